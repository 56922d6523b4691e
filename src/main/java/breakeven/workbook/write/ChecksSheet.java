package breakeven.workbook.write;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.round;

import breakeven.core.model.FreeName;
import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The sheet on which the workbook checks itself, and the one cell that says how it is. */
final class ChecksSheet {
  /** The name of the cell that rolls all checks up. */
  static final String ALL = "Chk_All";

  /** The number of checks that are against, where there are any. */
  private static final String OPEN = "0;;";

  private static final String NUMBER = "#";
  private static final String MEASURED = "Measured";
  private static final String EXPECTED = "Expected";
  private static final String DIFFERENCE = "Difference";
  private static final String TOLERANCE = "Tolerance";
  private static final String RESULT = "Result";
  private static final String ADVICE = "Advice";

  /** Characters of a line of what is to be done, and of the hidden column that it is from. */
  private static final int TODO = 56;

  private final OutputWorkbook book;
  private final BlockSheet sheet;

  /**
   * Adds the empty sheet behind the last one; {@link #write} fills it once all others are there.
   */
  ChecksSheet(OutputWorkbook book) {
    this.book = book;
    sheet =
        new BlockSheet(
            book,
            Sheets.CHECKS,
            "What must hold in this workbook. Sums are formulas; figures of the review show an"
                + " edit after the next one.");
  }

  /**
   * Fills the sheet, and shows how it is at the head of Summary.
   *
   * @param onSummary the cell of Summary that says how they are
   */
  BlockSheet write(List<Check> checks, Place onSummary) {
    Block<Check> block = sheet.add(new Block<>(columns(checks), checks).table("tblChecks").tall());
    sheet.widths(block.heads().stream().mapToInt(ResultColumn::width).toArray());
    light(checks, block, onSummary);
    sheet.list(block, 2);
    sheet.page.sheet.setColumnHidden(block.at(ADVICE), true);
    return sheet;
  }

  // --- one check -------------------------------------------------------------------------------

  private static List<BlockColumn<Check>> columns(List<Check> checks) {
    return List.of(
        BlockColumn.number(
            NUMBER,
            Format.COUNT,
            6,
            "The number of the check.",
            check -> 1 + checks.indexOf(check)),
        BlockColumn.text("Check", 44, "What ought to hold.", Check::name),
        BlockColumn.<Check>text(
                "Where", 28, "Where it is measured; click to go there.", Check::where)
            .leading(check -> check.link().reference()),
        figure(
            MEASURED,
            "The value in the workbook. On white a formula; on blue a value of the review.",
            Check::measured),
        figure(EXPECTED, "What it must be.", Check::expected),
        BlockColumn.<Check>number(
                DIFFERENCE, Format.COUNT, 11, "Measured less expected.", Check::difference)
            .formatted(check -> check.format().code())
            .by((check, here) -> round(here.beside(MEASURED) + "-" + here.beside(EXPECTED), 6)),
        BlockColumn.<Check>number(
                TOLERANCE,
                Format.COUNT,
                10,
                "The difference that is still no matter.",
                Check::tolerance)
            .formatted(check -> ResultStyles.GENERAL),
        BlockColumn.<Check>text(
                RESULT, 9, "OK, or CHECK where the difference is greater.", Check::result)
            .coloured(WordFormats.Cells.RESULT)
            .by((check, here) -> result(here)),
        BlockColumn.<Check>text("What to do", TODO, "Empty where the check holds.", Check::todo)
            .by(
                (check, here) ->
                    ifElse(
                        here.beside(RESULT) + "=" + quoted(Check.OK),
                        NOTHING,
                        here.beside(ADVICE))),
        BlockColumn.text(
            ADVICE, TODO, "What is to be done where it does not hold.", Check::advice));
  }

  private static String result(Block<Check>.Here here) {
    return ifError(
        ifElse(
            call("ABS", here.beside(DIFFERENCE)) + "<=" + here.beside(TOLERANCE),
            quoted(Check.OK),
            quoted(Check.CHECK)),
        quoted(Check.CHECK));
  }

  private static BlockColumn<Check> figure(
      String header, String help, Function<Check, Check.Figure> of) {
    return BlockColumn.<Check>number(
            header, Format.COUNT, 13, help, check -> of.apply(check).value())
        .formatted(check -> check.format().code())
        .by(
            (check, here) -> {
              String formula = of.apply(check).formula();
              return formula == null ? "" : formula;
            });
  }

  // --- all checks ------------------------------------------------------------------------------

  private void light(List<Check> checks, Block<Check> block, Place onSummary) {
    long open = checks.stream().filter(check -> !check.holds()).count();
    Block<String> light =
        sheet.state(
            List.of(
                BlockColumn.<String>number("", Format.COUNT, text -> open)
                    .as(Role.ANSWER)
                    .formatted(text -> OPEN)
                    .by((text, here) -> open(block)),
                BlockColumn.<String>text("", text -> says(checks, open))
                    .as(Role.ANSWER)
                    .by((text, here) -> says(checks, Place.cell(0, BlockSheet.FIRST - 1)))),
            "");
    Place place = new Place(sheet.page.sheet.getSheetName(), light.first(), 0);
    String name = name(place);
    warn(sheet.page.sheet, place);
    XSSFSheet summary = book.workbook().getSheet(book.names().of(Sheets.SUMMARY));
    if (summary != null) {
      onSummary(summary, onSummary, name, checks, open);
    }
  }

  /** How many checks are against. */
  private static String open(Block<Check> block) {
    return call("COUNT", block.cells(NUMBER))
        + "-"
        + countIfs(block.cells(RESULT), quoted(Check.OK));
  }

  private static String says(List<Check> checks, long open) {
    return open == 0
        ? "All " + checks.size() + " checks OK"
        : "of "
            + checks.size()
            + (open == 1 ? " checks needs attention" : " checks need attention");
  }

  /** The same by a cell. */
  private static String says(List<Check> checks, String open) {
    return ifElse(
        open + "=0",
        quoted(says(checks, 0)),
        ifElse(open + "=1", quoted(says(checks, 1)), quoted(says(checks, 2))));
  }

  private void warn(XSSFSheet on, Place count) {
    book.formats()
        .where(
            Place.inColumn(count.column(), count.row()) + ">0",
            on,
            WordFormats.Look.WARNING,
            count.cell() + ":" + Place.cell(count.column() + 1, count.row()));
  }

  /** The name, made; with a number behind it where the user has one like it. */
  private String name(Place light) {
    Set<String> taken =
        book.workbook().getAllNames().stream()
            .map(Name::getNameName)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    String free = FreeName.of(ALL, "_", taken::contains);
    OutputWorkbook.name(
        book.workbook(),
        free,
        Place.reference(light.sheet(), Place.fixed(light.column(), light.row())));
    return free;
  }

  private void onSummary(
      XSSFSheet summary, Place place, String name, List<Check> checks, long open) {
    XSSFRow row = summary.getRow(place.row() - 1);
    XSSFCell count = row.createCell(place.column());
    count.setCellStyle(book.styles().of(Role.SMALL_LINK, OPEN, HorizontalAlignment.RIGHT));
    OutputSheet.formula(count, name, open);
    XSSFCell words = row.createCell(place.column() + 1);
    words.setCellStyle(book.styles().of(Role.SMALL_LINK));
    OutputSheet.formula(words, says(checks, place.cell()), says(checks, open));
    sheet.page.link(words, new Place(sheet.page.sheet.getSheetName(), 1, 0));
    warn(summary, place);
  }
}
