package breakeven.core.report;

import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Workloads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  public static final String CHANGE = "From → to";
  public static final String TO = "Verdict's approach";
  public static final String MODEL = "Model and shape";
  public static final String TCO_TODAY = "TCO today";
  public static final String TCO_THEN = "TCO then";
  public static final String SAVING = "Saving";
  public static final String CASH = "Cash saving";
  public static final String FEWER = "Fewer bad answers";
  public static final String ONE_OFF = "One-off";
  public static final String PAYBACK = Columns.PAYBACK;
  public static final String EXPECTED = Columns.EXPECTED;
  public static final String CHANCE = "Chance";
  public static final String P10 = "P10";
  public static final String P90 = "P90";
  public static final String NPV = "NPV";
  public static final String RETURN = "Return";
  public static final String WARNINGS = "Open warnings";
  public static final String STATE = "Proposal";
  public static final String NOTE = "Note";
  public static final String DECISION = DecisionsTable.DECISION.header();

  /** The cells that people type in, in the order of their columns. */
  public static final List<String> TYPED =
      DecisionsTable.TYPED.stream().map(Column::header).toList();

  private static final String HORIZON = " over the horizon";

  private static final Map<String, Integer> PLACES = new HashMap<>();

  static {
    stored("").forEach(column -> PLACES.put(column.head().header(), PLACES.size()));
  }

  /** How many columns are stored. */
  static final int COUNT = PLACES.size();

  private DecisionColumns() {}

  /** The place of a stored column, from 0. */
  static int at(String header) {
    Integer at = PLACES.get(header);
    if (at == null) {
      throw new IllegalArgumentException("no column " + header);
    }
    return at;
  }

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Proposal>> of(String currency) {
    return TableColumn.join(
        change(currency), typed(), whose(), money(currency), range(currency), state(currency));
  }

  /** The same without what follows from others. */
  public static List<TableColumn<Proposal>> stored(String currency) {
    return of(currency).stream().filter(column -> !column.head().header().equals(RETURN)).toList();
  }

  /** What is decided on: all of it is on the first screen, and on one page. */
  private static List<TableColumn<Proposal>> change(String currency) {
    return List.of(
        text(WORKLOAD, Format.TEXT, 36, Workloads.WORKLOAD.help()),
        text(
            CHANGE,
            Format.TEXT,
            42,
            "Today's approach and the one advised now; meanwhile where evidence of fine-tuning is"
                + " pending."),
        text(
            MODEL,
            Format.TEXT,
            56,
            "The model to prompt, or to fine-tune with the shape it is priced in: provider, tuning"
                + " method, serving, card. As named, assumed or chosen at the review."),
        number(
            EXPECTED,
            currency + " a year",
            Format.MONEY,
            11,
            "Mean saving of the change over the draws, in 12 months, at the review. Blank where"
                + " none was drawn."),
        number(ONE_OFF, currency, Format.MONEY, 10, "What the change costs before month 1."),
        number(
            PAYBACK,
            "month",
            Format.COUNT,
            9,
            "First month from which the saving of the change stays at 0 or above; blank where it"
                + " saves nothing."),
        number(
            CHANCE,
            "%",
            Format.SHARE,
            9,
            "Share of draws, at the review, in which the change costs no more than today."
                + " Blank where none was drawn: today's option goes on, or its cost is unknown."));
  }

  private static List<TableColumn<Proposal>> typed() {
    return List.of(
        text(DECISION, Format.TEXT, 11, DecisionsTable.DECISION.help()),
        text(DecisionsTable.DECIDED_BY.header(), Format.TEXT, 14, DecisionsTable.DECIDED_BY.help()),
        day(DecisionsTable.DECIDED_ON),
        day(DecisionsTable.EFFECTIVE_FROM),
        text(DecisionsTable.COMMENT.header(), Format.TEXT, 24, DecisionsTable.COMMENT.help()));
  }

  private static List<TableColumn<Proposal>> whose() {
    return List.of(
        text(OWNER, Format.TEXT, 20, "As typed in Workloads."),
        text(UNIT, Format.TEXT, 24, "As typed in Workloads."),
        text(COST_CENTRE, Format.TEXT, 11, "As typed in Workloads."),
        text(ID, Format.TEXT, 9, Workloads.ID.help()),
        text(
            WARNINGS,
            Format.TEXT,
            40,
            "Warnings of the checklist, raised at the review, that concern the approach changed"
                + " to."));
  }

  private static List<TableColumn<Proposal>> money(String currency) {
    return List.of(
        number(
            SAVING,
            currency + HORIZON,
            Format.MONEY,
            12,
            "TCO today less TCO then, at today's prices. 0 or less: quality, data or grounding"
                + " demand the change."),
        number(CASH, currency + HORIZON, Format.MONEY, 12, "That part of the saving that is paid."),
        number(
            FEWER,
            currency + HORIZON,
            Format.MONEY,
            12,
            "That part of the saving that is expected cost of wrong answers."),
        number(
            TCO_TODAY,
            currency,
            Format.MONEY,
            11,
            "Total cost of today's approach over the workload's horizon."),
        number(
            TCO_THEN,
            currency,
            Format.MONEY,
            11,
            "Total cost of the approach advised now over the workload's horizon."));
  }

  private static List<TableColumn<Proposal>> range(String currency) {
    return List.of(
        number(
            P10,
            currency + HORIZON,
            Format.MONEY,
            12,
            "Saving of the change that one draw in ten is below, at the review; blank where none"
                + " was drawn."),
        number(
            P90,
            currency + HORIZON,
            Format.MONEY,
            12,
            "Saving of the change that nine draws in ten are below, at the review; blank"
                + " likewise."),
        number(
            NPV,
            currency,
            Format.MONEY,
            11,
            "The saving over the horizon, each month's part discounted to month 0."),
        TableColumn.number(
            RETURN,
            "multiple",
            Format.MULTIPLE,
            9,
            "What it saves over the horizon for each unit of one-off cost; blank where it has"
                + " none.",
            Proposal::returned));
  }

  /** What the cycle remembers, and what the change was when it was decided on. */
  private static List<TableColumn<Proposal>> state(String currency) {
    return List.of(
        text(
            STATE,
            Format.TEXT,
            15,
            "Proposed, or Proposed again with the reason in Note. What was rejected or deferred is"
                + " remembered, and proposed again once the saving has moved or six months have"
                + " passed."),
        text(TO, Format.TEXT, 20, "The approach to change to."),
        day(DecisionsTable.BASIS_DAY),
        text(DecisionsTable.BASIS_TO.header(), Format.TEXT, 20, DecisionsTable.BASIS_TO.help()),
        number(
            DecisionsTable.BASIS_SAVING.header(),
            currency,
            Format.MONEY,
            11,
            DecisionsTable.BASIS_SAVING.help()),
        text(
            NOTE,
            Format.TEXT,
            60,
            "Why a change is back or is not proposed, and what is wrong with what is typed."));
  }

  private static TableColumn<Proposal> day(Column column) {
    return number(column.header(), column.unit(), Format.DATE, 12, column.help());
  }

  private static TableColumn<Proposal> number(
      String header, String unit, Format format, int width, String help) {
    return TableColumn.number(header, unit, format, width, help, row -> row.number(header));
  }

  private static TableColumn<Proposal> text(String header, Format format, int width, String help) {
    return TableColumn.text(header, format, width, help, row -> row.text(header));
  }
}
