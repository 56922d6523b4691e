package breakeven.workbook.write;

import static breakeven.core.expression.Formula.and;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.or;
import static breakeven.core.expression.Formula.quoted;

import breakeven.core.model.Place;
import breakeven.core.table.Column;
import breakeven.core.table.InputFormats;
import breakeven.core.table.PriceTable;
import breakeven.core.table.Range;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFDataValidationConstraint;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** Drop-downs, limits and prompts of input cells, all from the definition of their column. */
final class Validations {
  /** How far down a rule goes, so that rows typed below a table are checked too. */
  static final int LAST_ROW = 10_000;

  private static final String FIRST_DAY = call("DATE", 2000, 1, 1);

  private static final int TITLE = 32;
  private static final int TEXT = 255;

  private final XSSFSheet sheet;
  private final DataValidationHelper helper;

  Validations(XSSFSheet sheet) {
    this.sheet = sheet;
    this.helper = sheet.getDataValidationHelper();
  }

  /**
   * Adds the rule of a column to rows {@code first} to {@code last}, from 0.
   *
   * @param index where the column is
   * @param name what the rule calls the cell
   * @param help its definition
   */
  void add(Column column, int first, int last, int index, String name, String help) {
    var cells = new CellRangeAddressList(first, last, index, index);
    DataValidation rule = helper.createValidation(constraint(column, first, index), cells);
    rule.setEmptyCellAllowed(true);
    rule.setSuppressDropDownArrow(listed(column));
    rule.createPromptBox(cut(name, TITLE), cut(help, TEXT));
    rule.setShowPromptBox(true);
    boolean checked = column.type() != Type.TEXT || Workloads.KEYS.contains(column);
    if (checked) {
      rule.setErrorStyle(strictness(column));
      rule.createErrorBox(cut(name, TITLE), cut(error(column), TEXT));
    }
    rule.setShowErrorBox(checked);
    sheet.addValidationData(rule);
  }

  /** Whether a day cannot lie ahead: nobody has looked at a price tomorrow. */
  /** Lets one cell hold one of some words alone. */
  static void oneOf(XSSFSheet sheet, int row, int column, String otherwise, List<String> words) {
    DataValidationHelper helper = sheet.getDataValidationHelper();
    DataValidation rule =
        helper.createValidation(
            helper.createExplicitListConstraint(words.toArray(String[]::new)),
            new CellRangeAddressList(row, row, column, column));
    rule.setSuppressDropDownArrow(true);
    rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
    rule.createErrorBox(otherwise, "Choose one from the list.");
    rule.setShowErrorBox(true);
    sheet.addValidationData(rule);
  }

  private static boolean hasCome(Column column) {
    return PriceTable.ALL.stream().anyMatch(prices -> prices.checkedOn() == column);
  }

  private static boolean listed(Column column) {
    return column.type() == Type.WORD || column.type() == Type.MODEL || column.type() == Type.GPU;
  }

  /** Words and types are enforced; a name may be new, and a strong growth may be true. */
  private static int strictness(Column column) {
    if (column.type() == Type.MODEL || column.type() == Type.GPU) {
      return DataValidation.ErrorStyle.WARNING;
    }
    boolean doubted = Double.isFinite(column.range().doubtfulAbove());
    return doubted ? DataValidation.ErrorStyle.WARNING : DataValidation.ErrorStyle.STOP;
  }

  private DataValidationConstraint constraint(Column column, int row, int index) {
    String cell = Place.cell(index, row + 1);
    return switch (column.type()) {
      case WORD ->
          Lists.has(column.words())
              ? helper.createFormulaListConstraint(Lists.name(column.words()))
              : helper.createExplicitListConstraint(column.words().toArray(String[]::new));
      case MODEL -> helper.createFormulaListConstraint(Lists.MODELS);
      case GPU -> helper.createFormulaListConstraint(Lists.GPUS);
      case DATE ->
          hasCome(column)
              ? helper.createDateConstraint(
                  OperatorType.BETWEEN, FIRST_DAY, call("TODAY"), InputFormats.DATE)
              : helper.createDateConstraint(
                  OperatorType.GREATER_OR_EQUAL, FIRST_DAY, null, InputFormats.DATE);
      case MONTHS_OR_NONE ->
          helper.createCustomConstraint(
              or(cell + "=" + quoted(Words.NONE), and(isNumber(cell), cell + ">0")));
      case NUMBER, WHOLE, MONEY, SHARE -> number(column, cell, row);
      case TEXT ->
          Workloads.KEYS.contains(column)
              ? helper.createCustomConstraint(once(index, cell))
              : new XSSFDataValidationConstraint(
                  ValidationType.ANY, OperatorType.IGNORED, "", null);
    };
  }

  /** Whether no other cell of the column holds the same. */
  private static String once(int index, String cell) {
    return countIf(Place.fixed(index, 2) + ":" + Place.fixed(index, LAST_ROW), cell) + "<=1";
  }

  private DataValidationConstraint number(Column column, String cell, int row) {
    if (Workloads.INPUT_PARTS.contains(column)) {
      String whole = Place.inColumn(Workloads.INPUT_TOKENS.ordinal(), row + 1);
      return helper.createCustomConstraint(and(isNumber(cell), cell + ">=0", cell + "<=" + whole));
    }
    Range range = column.range();
    double high = Math.min(range.high(), range.doubtfulAbove());
    if (range.low() == Double.NEGATIVE_INFINITY) {
      return numeric(column, OperatorType.GREATER_THAN, "-1E+300", null);
    }
    String low = text(range.low());
    if (high == Double.POSITIVE_INFINITY) {
      int from = range.lowOpen() ? OperatorType.GREATER_THAN : OperatorType.GREATER_OR_EQUAL;
      return numeric(column, from, low, null);
    }
    // "Between" takes its ends; an open end is near enough to the nearest share typed.
    String open = range.lowOpen() ? text(range.low() + 1e-6) : low;
    return numeric(column, OperatorType.BETWEEN, open, text(range.highOpen() ? high - 1e-6 : high));
  }

  private DataValidationConstraint numeric(
      Column column, int operator, String a, @Nullable String b) {
    int type = column.type() == Type.WHOLE ? ValidationType.INTEGER : ValidationType.DECIMAL;
    return helper.createNumericConstraint(type, operator, a, b);
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** What is wrong, what is allowed, and an example. */
  private static String error(Column column) {
    String example = column.example().isEmpty() ? "" : ", for example " + example(column);
    boolean share = column.type() == Type.SHARE;
    return switch (column.type()) {
      case WORD -> "Not one of the words. Choose from the list: " + words(column) + ".";
      case MODEL ->
          "No row of Model prices has this name. Choose from the list, or write Provider: Name.";
      case GPU ->
          "The list of GPUs does not have this name. Choose from it, or add the card to GPU"
              + " prices.";
      case DATE ->
          hasCome(column)
              ? "Not a day, or one that is still to come. Type the day on which this row was read"
                  + " from its source as a date"
                  + example
                  + "."
              : "Not a day. Type the day as a date" + example + ".";
      case MONTHS_OR_NONE -> "Not a number of months. Type months above 0, or none.";
      case TEXT ->
          column == Workloads.ID
              ? "This ID is in another row. Each workload has an ID of its own, or none."
              : "This name is in another row. Each workload has a name of its own.";
      default -> {
        if (Workloads.INPUT_PARTS.contains(column)) {
          yield "More than the whole prompt. These tokens are a part of the input tokens in column "
              + Place.letters(Workloads.INPUT_TOKENS.ordinal())
              + " and cannot exceed them.";
        }
        if (Double.isFinite(column.range().doubtfulAbove())) {
          yield "More than 30% a month, or less than -100%. Is the rate a month's?";
        }
        String kind = column.type() == Type.WHOLE ? "a whole number, " : "a plain number, ";
        yield "Out of range, or not a number. Type "
            + (share ? "a share, " : kind)
            + column.range().words(share)
            + example
            + ".";
      }
    };
  }

  private static String example(Column column) {
    if (column.type() != Type.SHARE) {
      return column.example();
    }
    return text(Double.parseDouble(column.example()) * 100) + "%";
  }

  private static String words(Column column) {
    return String.join(", ", column.words());
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
