package breakeven.core.table;

/** The number format that a typed cell is shown in. What is stored is never rounded. */
public final class InputFormats {
  public static final String GENERAL = "General";
  public static final String TEXT = "@";
  public static final String COUNT = "#,##0";
  public static final String PRICE = "#,##0.0000";
  public static final String SMALL_MONEY = "#,##0.00##;-#,##0.00##;0.00";
  public static final String MONEY = "#,##0;-#,##0;0";
  public static final String SHARE = "0.0%";
  public static final String MONTHS = "0.0";
  public static final String DATE = "yyyy-mm-dd";

  /** From here on a whole number is easier to read with its thousands apart. */
  private static final double GROUPED = 1000;

  private InputFormats() {}

  /**
   * The format of an assumption's value.
   *
   * @param share whether it is a fraction, to be shown as per cent
   */
  public static String ofAssumption(boolean share, double value) {
    if (share) {
      return "0.0##%";
    }
    return value == Math.rint(value) && Math.abs(value) >= GROUPED ? COUNT : GENERAL;
  }

  /** The number format code of an input cell of this column. */
  public static String of(Column column) {
    return switch (column.type()) {
      case TEXT, MODEL, GPU -> TEXT;
      case WORD -> GENERAL;
      case SHARE -> SHARE;
      case DATE -> DATE;
      case MONTHS_OR_NONE -> MONTHS;
      case WHOLE -> COUNT;
      case MONEY -> money(column.unit());
      case NUMBER -> number(column);
    };
  }

  private static String money(String unit) {
    if (unit.contains("1M tokens")) {
      return PRICE;
    }
    boolean small = unit.contains("hour") || unit.contains("example") || unit.contains("requests");
    return small || unit.isEmpty() ? SMALL_MONEY : MONEY;
  }

  private static String number(Column column) {
    String unit = column.unit();
    boolean counts =
        unit.contains("request") || unit.contains("tokens") || unit.contains("month")
            ? !unit.equals("months")
            : column.header().endsWith("examples");
    if (counts) {
      return COUNT;
    }
    if (column.sheet().equals(Sheets.DECISION_LOG)) {
      return column.header().startsWith("Cost of a request") ? SMALL_MONEY : MONEY;
    }
    return unit.equals("months") || unit.equals("days") ? MONTHS : GENERAL;
  }

  /** Whether a column's cells are at the right. */
  public static boolean right(Column column) {
    return column.type() != Type.WORD && column.type() != Type.DATE && column.numeric();
  }
}
