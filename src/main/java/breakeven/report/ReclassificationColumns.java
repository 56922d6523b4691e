package breakeven.report;

import static breakeven.report.TableColumn.number;
import static breakeven.report.TableColumn.text;

import breakeven.report.Reclassification.Change;
import breakeven.table.Workloads;
import java.util.List;

/** The columns of the changes on {@code Reclassification}: one row a workload that changes. */
public final class ReclassificationColumns {
  private ReclassificationColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Change>> of(String currency) {
    return List.of(
        text("Workload", Format.TEXT, 32, Workloads.WORKLOAD.help(), Change::name),
        text("Today", Format.TEXT, 19, "Current approach as typed, or its default.", Change::from),
        text("Verdict's approach", Format.TEXT, 19, "What the verdict makes of it.", Change::to),
        text("Verdict", Format.TEXT, 23, "What to do, by the table of rules.", Change::verdict),
        number(
            "TCO today",
            currency,
            Format.MONEY,
            15,
            "Total cost of today's approach over the row's horizon.",
            Change::tcoToday),
        number(
            "TCO then",
            currency,
            Format.MONEY,
            15,
            "Total cost of the verdict's approach over the row's horizon.",
            Change::tcoThen),
        number(
            "Money at stake",
            currency,
            Format.MONEY,
            15,
            "TCO today less TCO then: what can be booked.",
            Change::money),
        number(
            "Net saving",
            currency,
            Format.MONEY,
            15,
            "TCO alternative less TCO fine-tuned; empty where the candidate is closed.",
            Change::netSaving),
        number(
            "First release",
            currency,
            Format.MONEY,
            15,
            "What the first release of a tune costs; empty where the change is not to a tune.",
            Change::firstRelease),
        text(
            "Why",
            Format.TEXT,
            70,
            "The figures that decided the verdict, at the review.",
            Change::why));
  }
}
