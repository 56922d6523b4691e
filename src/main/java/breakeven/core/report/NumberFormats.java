package breakeven.core.report;

import breakeven.core.expression.Text;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Column;
import breakeven.core.table.InputFormats;

/** Number formats of figures of the calculation, by what they are counted in. */
public final class NumberFormats {
  public static final String GENERAL = InputFormats.GENERAL;
  public static final String MONEY = InputFormats.MONEY;
  public static final String SHARE = InputFormats.SHARE;
  public static final String DATE = InputFormats.DATE;

  /** A chance above it is shown as "over 99.9%". */
  public static final double ALMOST = 0.9995;

  public static final String CHANCE = "[>" + ALMOST + "]\"over 99.9%\";" + SHARE;

  private static final String PRICE = InputFormats.PRICE;
  private static final String COUNT = InputFormats.COUNT;
  private static final String FINE = "#,##0.00";

  /** Whole replicas, and the part of one that a single request takes. */
  private static final String PARTS = "[=0]0;[<0.005]0.00E+00;" + FINE;

  /** A number so large that it is never reached is shown as what it means. */
  private static final String NEVER_REACHED = "[>=1E+90]\"";

  private static final String MONTHS = NEVER_REACHED + "no end\";0.0";

  private static final String ANY_TOKENS = NEVER_REACHED + "no limit\";" + COUNT;

  private static final String WHOLE = NEVER_REACHED + "no end\";General";

  /** From here on money is said in millions with one decimal: what rounds to a million. */
  public static final int MILLIONS = 999_500;

  /** Money on a page: in millions from one million on. */
  public static final String AMOUNT = "[>=" + MILLIONS + "]#,##0.0,,\" M\";[<0]-#,##0;#,##0";

  /** The same in a table in which most are nothing. */
  public static final String AMOUNT_IF_ANY = "[>=" + MILLIONS + "]#,##0.0,,\" M\";[<0]-#,##0;#,###";

  /** A count or money in full in such a table. */
  public static final String WHOLE_IF_ANY = "#,##0;-#,##0;";

  private NumberFormats() {}

  /** Money in a sentence, like {@link #AMOUNT}. */
  public static String amount(double value) {
    return Math.abs(value) < MILLIONS
        ? Text.fixed(value, 0)
        : Text.fixed(value / 1_000_000, 1) + " M";
  }

  /** The format of a line. */
  public static String of(Unit unit) {
    return switch (unit) {
      case MONEY, MONEY_A_MONTH, MONEY_A_YEAR -> MONEY;
      case MONEY_A_REQUEST, MONEY_A_SECOND -> "#,##0.000000";
      case MONEY_AN_HOUR, MONEY_A_THOUSAND, HOURS, DAYS_A_MONTH, GB -> FINE;
      case REPLICAS -> PARTS;
      case TOKENS, TOKENS_A_REQUEST, REQUESTS, REQUESTS_A_MONTH, GPUS -> COUNT;
      case MILLION_TOKENS -> Format.MILLIONS.code();
      case MONTHS -> MONTHS;
      case MONTH, COUNT -> WHOLE;
      case SECONDS, FACTOR -> PRICE;
      case FLOP -> "0.00E+00";
      case SHARE -> SHARE;
      case FLAG -> "0";
      case WORD -> GENERAL;
    };
  }

  /** As the user's own cell looks; a month that never comes is infinitely far here. */
  public static String of(Column column) {
    return switch (column.type()) {
      case MONTHS_OR_NONE -> MONTHS;
      case TEXT, MODEL, GPU -> GENERAL;
      default -> InputFormats.of(column);
    };
  }

  /** The format of a figure whose unit is reported in words. */
  public static String of(String unit) {
    if (unit.startsWith("money per 1M") || unit.startsWith("money per 1,000")) {
      return PRICE;
    }
    if (unit.equals(Variable.DAY)) {
      return DATE;
    }
    if (unit.equals("share of 1")) {
      return SHARE;
    }
    if (unit.equals("tokens")) {
      return ANY_TOKENS;
    }
    if (unit.startsWith("tokens")) {
      return COUNT;
    }
    return unit.startsWith("money") ? FINE : unit.equals("months") ? MONTHS : GENERAL;
  }

  /** The word for a number that is never reached, as a format shows it. */
  public static String endless(String format) {
    return format.startsWith(NEVER_REACHED) ? format.split("\"")[1] : "no end";
  }
}
