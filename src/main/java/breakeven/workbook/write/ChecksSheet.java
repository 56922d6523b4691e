package breakeven.workbook.write;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.join;
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
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The sheet on which the workbook checks itself, and the one cell that says how it is. */
final class ChecksSheet {
  /** The name of the cell that rolls all checks up. */
  static final String ALL = "Chk_All";

  private static final String MEASURED = "Measured";
  private static final String EXPECTED = "Expected";
  private static final String DIFFERENCE = "Difference";
  private static final String TOLERANCE = "Tolerance";
  private static final String RESULT = "Result";
  private static final int ROW_HEIGHT = 18;

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
    Block<Check> block =
        sheet.add(new Block<>(columns(checks), checks).table("tblChecks").height(ROW_HEIGHT));
    sheet.widths(block.heads().stream().mapToInt(ResultColumn::width).toArray());
    light(checks, block, onSummary);
    sheet.list(block, 2);
    return sheet;
  }

  // --- one check -------------------------------------------------------------------------------

  private static List<BlockColumn<Check>> columns(List<Check> checks) {
    return List.of(
        BlockColumn.number(
            "#", Format.COUNT, 6, "The number of the check.", check -> 1 + checks.indexOf(check)),
        BlockColumn.text("Check", 48, "What ought to hold.", Check::name),
        BlockColumn.<Check>text(
                "Where", 38, "Where it is measured; click to go there.", Check::where)
            .leading(check -> check.link().reference()),
        figure(
            MEASURED,
            "The value in the workbook. On white a formula; on blue a value of the review.",
            Check::measured),
        figure(EXPECTED, "What it must be.", Check::expected),
        BlockColumn.<Check>number(
                DIFFERENCE, Format.COUNT, 12, "Measured less expected.", Check::difference)
            .formatted(check -> check.format().code())
            .by(
                (check, here) ->
                    ifError(
                        round(here.beside(MEASURED) + "-" + here.beside(EXPECTED), 6),
                        quoted("error"))),
        BlockColumn.<Check>number(
                TOLERANCE,
                Format.COUNT,
                11,
                "The difference that is still no matter.",
                Check::tolerance)
            .formatted(check -> ResultStyles.GENERAL),
        BlockColumn.<Check>text(
                RESULT, 10, "OK, or CHECK where the difference is greater.", Check::result)
            .coloured(WordFormats.Cells.RESULT)
            .by((check, here) -> result(here)),
        BlockColumn.<Check>text("What to do", 78, "Empty where the check holds.", Check::todo)
            .by((check, here) -> todo(check, here)));
  }

  private static String result(Block<Check>.Here here) {
    return ifError(
        ifElse(
            call("ABS", here.beside(DIFFERENCE)) + "<=" + here.beside(TOLERANCE),
            quoted(Check.OK),
            quoted(Check.CHECK)),
        quoted(Check.CHECK));
  }

  private static String todo(Check check, Block<Check>.Here here) {
    return ifElse(
        here.beside(RESULT) + "=" + quoted(Check.OK),
        NOTHING,
        ifError(check.advice().formula(here.beside(MEASURED)), NOTHING));
  }

  private static BlockColumn<Check> figure(
      String header, String help, Function<Check, Check.Figure> of) {
    return BlockColumn.<Check>number(
            header, Format.COUNT, 15, help, check -> of.apply(check).value())
        .formatted(check -> check.format().code())
        .by(
            (check, here) -> {
              @Nullable String formula = of.apply(check).formula();
              return formula == null ? "" : ifError(formula, quoted("error"));
            });
  }

  // --- all checks ------------------------------------------------------------------------------

  private void light(List<Check> checks, Block<Check> block, Place onSummary) {
    String results = block.cells(RESULT);
    String open = call("ROWS", results) + "-" + countIf(results, quoted(Check.OK));
    String formula =
        ifElse(
            open + "=0",
            join(quoted("All "), call("ROWS", results), quoted(" checks OK")),
            join(
                open,
                quoted(" of "),
                call("ROWS", results),
                ifElse(
                    open + "=1",
                    quoted(" checks needs attention"),
                    quoted(" checks need attention"))));
    String good = "All " + checks.size() + " checks OK";
    Block<String> light =
        sheet.state(
            List.of(
                BlockColumn.<String>text("", text -> text)
                    .as(Role.ANSWER)
                    .by((text, here) -> formula)),
            says(checks, good));
    Place place = new Place(sheet.page.sheet.getSheetName(), light.first(), 0);
    book.formats().warnUnless(sheet.page.sheet, place.cell(), good);
    String name = name(place);
    XSSFSheet summary = book.workbook().getSheet(book.names().of(Sheets.SUMMARY));
    if (summary != null) {
      onSummary(summary, onSummary, name, says(checks, good), good);
    }
  }

  private static String says(List<Check> checks, String good) {
    long open = checks.stream().filter(check -> !check.holds()).count();
    String rest = open == 1 ? " checks needs attention" : " checks need attention";
    return open == 0 ? good : open + " of " + checks.size() + rest;
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

  private void onSummary(XSSFSheet summary, Place place, String name, String says, String good) {
    XSSFCell cell = summary.getRow(place.row() - 1).createCell(place.column());
    cell.setCellStyle(book.styles().of(Role.SMALL_LINK));
    OutputSheet.formula(cell, name, says);
    sheet.page.link(cell, new Place(sheet.page.sheet.getSheetName(), 1, 0));
    book.formats().warnUnless(summary, place.cell(), good);
  }
}
