package breakeven.core.report;

import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
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
  public static final String MODEL = "Model and set-up";
  public static final String TODAY = "As today";
  public static final String THEN = "Then";
  public static final String TCO_TODAY = "TCO today";
  public static final String TCO_THEN = "TCO then";
  public static final String SAVING = "Saving";
  public static final String CASH = "Cash saving";
  public static final String FEWER = "Fewer bad answers";
  public static final String ONE_OFF = "One-off";
  public static final String PAYBACK = Columns.PAYBACK;
  public static final String EXPECTED = Columns.EXPECTED;
  public static final String CHANCE = "Chance";
  public static final String IN_ALL = "Expected in all";
  public static final String P10 = "P10";
  public static final String P90 = "P90";
  public static final String NPV = "NPV";
  public static final String RETURN = "Return";
  public static final String WARNINGS = "Open warnings";
  public static final String PURPOSE = "What for";
  public static final String STATE = "Proposal";
  public static final String NOTE = "Note";
  public static final String DECISION = DecisionsTable.DECISION.header();

  /** The cells that people type in, in the order of their columns. */
  public static final List<String> TYPED =
      DecisionsTable.TYPED.stream().map(Column::header).toList();

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
    return Heads.of(Sheets.DECISIONS, currency).all().stream()
        .map(DecisionColumns::column)
        .toList();
  }

  private static TableColumn<Proposal> column(ResultColumn head) {
    String header = head.header();
    if (header.equals(RETURN)) {
      return TableColumn.number(head, Proposal::returned);
    }
    return head.format().number()
        ? TableColumn.number(head, row -> row.number(header))
        : TableColumn.text(head, row -> row.text(header));
  }

  /** The same without what follows from others. */
  public static List<TableColumn<Proposal>> stored(String currency) {
    return of(currency).stream().filter(column -> !column.head().header().equals(RETURN)).toList();
  }
}
