package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.table.Workloads;
import java.util.List;

/**
 * The columns of {@code Decisions}: one row for each workload whose verdict changes its approach.
 */
public final class DecisionColumns {
  // Headers by which the sheet finds what its formulas are.
  public static final String WORKLOAD = "Workload";
  public static final String ID = "ID";
  public static final String OWNER = "Owner";
  public static final String UNIT = "Business unit";
  public static final String COST_CENTRE = "Cost centre";
  public static final String FROM = "Today";
  public static final String TO = "Verdict's approach";
  public static final String VERDICT = "Verdict";
  public static final String MODEL = "Model to use";
  public static final String TCO_TODAY = "TCO today";
  public static final String TCO_THEN = "TCO then";
  public static final String SAVING = "Saving";
  public static final String ONE_OFF = "One-off";
  public static final String PAYBACK = Columns.PAYBACK;
  public static final String CHANCE = "Chance of saving";
  public static final String P10 = "Saving P10";
  public static final String P90 = "Saving P90";
  public static final String WARNINGS = "Open warnings";

  private DecisionColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Proposal>> of(String currency) {
    return List.of(
        text(WORKLOAD, Format.TEXT, 28, Workloads.WORKLOAD.help(), Proposal::name),
        text(ID, Format.TEXT, 9, Workloads.ID.help(), Proposal::id),
        text(OWNER, Format.TEXT, 14, "As typed in Workloads.", Proposal::owner),
        text(UNIT, Format.TEXT, 15, "As typed in Workloads.", Proposal::unit),
        text(COST_CENTRE, Format.TEXT, 11, "As typed in Workloads.", Proposal::costCentre),
        text(FROM, Format.TEXT, 11, "Current approach as typed, or its default.", Proposal::from),
        text(TO, Format.TEXT, 12, "The approach to change to.", Proposal::to),
        text(VERDICT, Format.WORD, 18, "What to do, by the table of rules.", Proposal::verdict),
        text(
            MODEL,
            Format.TEXT,
            19,
            "The model to prompt, or to fine-tune, as named or assumed at the review.",
            Proposal::model),
        number(
            TCO_TODAY,
            currency,
            Format.MONEY,
            11,
            "Total cost of today's approach over the workload's horizon.",
            Proposal::tcoToday),
        number(
            TCO_THEN,
            currency,
            Format.MONEY,
            11,
            "Total cost of the verdict's approach over the workload's horizon.",
            Proposal::tcoThen),
        number(
            SAVING,
            currency,
            Format.MONEY,
            11,
            "TCO today less TCO then: ready to approve; 0 or less: quality, data or grounding demand"
                + " the change.",
            Proposal::saving),
        number(
            ONE_OFF,
            currency,
            Format.MONEY,
            10,
            "What the change costs before month 1.",
            Proposal::oneOff),
        number(
            PAYBACK,
            "month",
            Format.COUNT,
            9,
            "First month from which the saving of the change stays at 0 or above; blank where it"
                + " saves nothing.",
            Proposal::payback),
        number(
            CHANCE,
            "%",
            Format.SHARE,
            9,
            "Share of draws, at the review, in which the change costs no more than today."
                + " Blank where none was drawn: today's option goes on, or its cost is unknown.",
            Proposal::chance),
        number(
            P10,
            currency,
            Format.MONEY,
            11,
            "Saving of the change that one draw in ten is below, at the review; blank likewise.",
            Proposal::p10),
        number(
            P90,
            currency,
            Format.MONEY,
            11,
            "Saving of the change that nine draws in ten are below, at the review; blank likewise.",
            Proposal::p90),
        text(
            WARNINGS,
            Format.TEXT,
            20,
            "Warnings of the checklist that are raised, at the review.",
            Proposal::warnings));
  }
}
