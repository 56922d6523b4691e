package breakeven.report;

import static breakeven.report.TableColumn.number;
import static breakeven.report.TableColumn.text;

import breakeven.report.Reclassification.Change;
import breakeven.table.Workloads;
import java.util.List;

/** The columns of the changes on {@code Reclassification}: one row a workload that changes. */
public final class ReclassificationColumns {
  // Headers by which the sheet finds what its formulas are.
  public static final String WORKLOAD = "Workload";
  public static final String TODAY = "Today";
  public static final String APPROACH = "Verdict's approach";
  public static final String VERDICT = "Verdict";
  public static final String TCO_TODAY = "TCO today";
  public static final String TCO_THEN = "TCO then";
  public static final String MONEY = Columns.MONEY_AT_STAKE;
  public static final String SAVING = Columns.NET_SAVING;
  public static final String FIRST_RELEASE = "First release";
  public static final String WHY = "Why";

  private ReclassificationColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Change>> of(String currency) {
    return List.of(
        text(WORKLOAD, Format.TEXT, 32, Workloads.WORKLOAD.help(), Change::name),
        text(TODAY, Format.TEXT, 19, "Current approach as typed, or its default.", Change::from),
        text(APPROACH, Format.TEXT, 19, "What the verdict makes of it.", Change::to),
        text(VERDICT, Format.TEXT, 23, "What to do, by the table of rules.", Change::verdict),
        number(
            TCO_TODAY,
            currency,
            Format.MONEY,
            15,
            "Total cost of today's approach over the row's horizon.",
            Change::tcoToday),
        number(
            TCO_THEN,
            currency,
            Format.MONEY,
            15,
            "Total cost of the verdict's approach over the row's horizon.",
            Change::tcoThen),
        number(
            MONEY,
            currency,
            Format.MONEY,
            15,
            "TCO today less TCO then; negative where the change costs more.",
            Change::money),
        number(
            SAVING,
            currency,
            Format.MONEY,
            15,
            "TCO alternative less TCO fine-tuned; empty where the candidate is closed.",
            Change::netSaving),
        number(
            FIRST_RELEASE,
            currency,
            Format.MONEY,
            15,
            "What the first release of a fine-tuned model costs; empty where the change is not to a fine-tuned model.",
            Change::firstRelease),
        text(
            WHY,
            Format.TEXT,
            70,
            "The figures that decided the verdict, at the review.",
            Change::why));
  }
}
