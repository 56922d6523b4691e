package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;
import static breakeven.core.expression.Formula.whole;

import breakeven.core.model.Place;
import breakeven.core.report.CellContent;
import breakeven.core.report.Format;
import breakeven.core.report.InvestmentColumns;
import breakeven.core.report.ResultColumn;
import breakeven.workbook.live.LiveCells;
import breakeven.xlsx.ooxml.RowFormula;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * A budget, typed above the table of {@code Investment ranking}: the rows that it pays for are
 * marked.
 */
final class Budget {
  static final ResultColumn COLUMN =
      new ResultColumn(
          "Within the budget",
          "",
          Format.WORD,
          14,
          "Yes where the budget pays for this workload and all that are ranked before it. Follows"
              + " the budget as it is typed.",
          CellContent.NOTHING);

  /** Above the header, from 0. */
  private static final int ROW = OutputSheet.HEADER_ROW - 1;

  private static final int AMOUNT = 1;
  private static final int SENTENCE = 2;
  private static final String INVITATION =
      "Type a budget in the yellow cell: the workloads that it pays for are marked, best return"
          + " first.";

  private final int within;
  private final int rows;
  private final String currency;

  /**
   * @param within where {@link #COLUMN} is, from 0
   * @param rows of the table
   */
  Budget(int within, int rows, String currency) {
    this.within = within;
    this.rows = rows;
    this.currency = currency;
  }

  private static String amount() {
    return Place.fixed(AMOUNT, ROW + 1);
  }

  /** The formula of {@link #COLUMN}. */
  RowFormula within() {
    String needed =
        Place.inColumn(InvestmentColumns.at(InvestmentColumns.NEEDED_SO_FAR), LiveCells.ROW);
    return new RowFormula(
        when(isNumber(amount()), ifElse(needed + "<=" + amount(), quoted("Yes"), quoted("No"))));
  }

  /** Writes the cell for the budget and the sentence beside it. */
  void write(OutputSheet sheet, ResultStyles styles) {
    sheet
        .cell(ROW, 0, styles.of(ResultStyles.Role.ANSWER))
        .setCellValue("Budget (" + currency + ")");
    sheet.cell(
        ROW,
        AMOUNT,
        styles.of(ResultStyles.Role.CHOICE, Format.MONEY.code(), HorizontalAlignment.RIGHT));
    XSSFCell said = sheet.cell(ROW, SENTENCE, styles.band(ResultStyles.Role.NOTE));
    OutputSheet.formula(said, sentence(), INVITATION);
    check(sheet);
  }

  private String sentence() {
    List<String> yes = List.of(range(within), quoted("Yes"));
    return ifElse(
        isNumber(amount()),
        join(
            call("COUNTIF", yes),
            quoted(" of " + rows + " workloads: "),
            whole(call("SUMIF", yes, range(InvestmentColumns.at(InvestmentColumns.NEEDED)))),
            quoted(" " + currency + " needed, "),
            whole(call("SUMIF", yes, range(InvestmentColumns.at(InvestmentColumns.SAVING)))),
            quoted(" " + currency + " saved")),
        quoted(INVITATION));
  }

  private String range(int column) {
    return new CellRangeAddress(
            OutputSheet.HEADER_ROW + 1, OutputSheet.HEADER_ROW + rows, column, column)
        .formatAsString(null, true);
  }

  private static void check(OutputSheet sheet) {
    DataValidationHelper helper = sheet.sheet.getDataValidationHelper();
    DataValidation rule =
        helper.createValidation(
            helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
            new CellRangeAddressList(ROW, ROW, AMOUNT, AMOUNT));
    rule.createErrorBox("Budget must be a number", "Type an amount of money, for example 20000.");
    rule.setShowErrorBox(true);
    rule.createPromptBox(
        "Budget",
        "Type an amount: what it pays for is marked below. A new review leaves it empty.");
    rule.setShowPromptBox(true);
    sheet.sheet.addValidationData(rule);
  }
}
