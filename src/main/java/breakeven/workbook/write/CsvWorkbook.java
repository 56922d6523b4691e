package breakeven.workbook.write;

import breakeven.core.input.CellType;
import breakeven.core.input.Decimals;
import breakeven.core.input.Finding;
import breakeven.core.input.FirstRows;
import breakeven.core.input.Header;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.RowHandler;
import breakeven.core.input.WorkbookDays;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.table.InputFormats;
import breakeven.core.table.SheetGroup;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.LongParts;
import breakeven.xlsx.ooxml.PackageComposer;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.apache.commons.io.function.Uncheck;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of workloads as a workbook with one sheet, so that it is reviewed like any other: same
 * cells in the same places, plain numbers as numbers, everything else as text. Headers look as
 * those of the template, and the sheet prints as it does.
 */
public final class CsvWorkbook {
  /**
   * What is a number in every language and loses nothing by becoming one: no leading zeros, no more
   * digits than a sheet keeps.
   */
  private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,15})?");

  /** Digits and separators alone, since a name such as 1e5 is none, and no leading zeros. */
  private static final Pattern DIGITS = Pattern.compile("-?(?!0[0-9])[0-9.,]+");

  private static final int MOST_DIGITS = 16;
  private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex() + 1;
  private static final int LAST_COLUMN = SpreadsheetVersion.EXCEL2007.getLastColumnIndex();

  private CsvWorkbook() {}

  /**
   * A cell whose text is longer than a cell of a workbook can hold; its end is cut off.
   *
   * @param row as a spreadsheet shows it, from 1
   * @param column from 0
   * @param length characters of the whole text
   */
  public record CutCell(int row, int column, int length) {
    /** What to do about it, told at the cell under a header. */
    public Problem problem(String sheet, String header) {
      return Finding.warning(
              Plurals.of(length, "character"),
              "The text is longer than the "
                  + Plurals.number(CellXml.MAX_TEXT)
                  + " characters that a cell of a workbook can hold, and its end is cut off",
              "Shorten it, or write the results as CSV (-o OUT.csv or --csv DIR), where it stays"
                  + " whole")
          .at(sheet, new Place(sheet, row, column).cell(), header);
    }
  }

  /**
   * Writes the workbook; the caller deletes it.
   *
   * @param csv the file, as messages name it
   * @param read passes the cells of the file; asked twice
   * @param decimals what points and commas in it mean: a text that is two numbers stays one
   * @param rows is told how many more rows are written
   * @return the cells that do not fit
   */
  public static List<CutCell> write(
      Path csv, Consumer<RowHandler> read, Path workbook, Decimals decimals, LongConsumer rows) {
    List<CutCell> cut = new ArrayList<>();
    Path skeleton = null;
    try {
      skeleton = Temporary.file(".skeleton");
      FirstRows first = new FirstRows(Sheets.WORKLOADS);
      read.accept(first);
      Header header = first.header(Workloads.TABLE);
      int headers = header == null ? 0 : header.row();
      Looks looks = skeleton(skeleton, headers);
      try (XlsxFile in = XlsxFile.open(skeleton)) {
        StubWorkbook stub = StubWorkbook.of(in);
        String part = in.sheet(Sheets.WORKLOADS).orElseThrow().part();
        new PackageComposer(in, stub, stub.bytes(), new LongParts(in).telling(rows))
            .splice(
                part,
                new SheetSplice().rows(to -> read.accept(new Copy(csv, to, looks, decimals, cut))))
            .write(workbook, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(skeleton);
    }
    return cut;
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How cells look, as indexes of styles.
   *
   * @param row of the headers, from 1; 0 where there are none. What is above them looks like
   *     nothing in particular
   * @param header of their cells
   * @param text of a text below them
   * @param number of a number below them
   * @param day of a day below them
   */
  private record Looks(int row, int header, int text, int number, int day) {
    int text(int of) {
      return of == row ? header : of > row ? text : 0;
    }

    int number(int of) {
      return of > row ? number : text(of);
    }
  }

  /** Writes the workbook without its rows. */
  private static Looks skeleton(Path file, int headers) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      NamedStyles.normal(workbook);
      // The same input gives the same workbook, whatever the time.
      workbook
          .getProperties()
          .getCoreProperties()
          .getUnderlyingProperties()
          .setCreatedProperty(Optional.empty());
      Language.say(workbook);
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      sheet.setTabColor(NamedStyles.color(Colors.tab(SheetGroup.INPUTS)));
      int first = Math.max(1, headers);
      sheet.createFreezePane(1, first);
      sheet.setDefaultColumnWidth(16);
      InputSheet.page(sheet, first - 1, PrintWidth.UNKNOWN);
      TemplateStyles styles = new TemplateStyles(workbook);
      Looks looks =
          new Looks(
              headers,
              look(styles, TemplateStyles.Role.HEADER, HorizontalAlignment.LEFT),
              look(styles, TemplateStyles.Role.BELOW, HorizontalAlignment.LEFT),
              look(styles, TemplateStyles.Role.BELOW, HorizontalAlignment.RIGHT),
              styles
                  .of(TemplateStyles.Role.BELOW, InputFormats.DATE, HorizontalAlignment.RIGHT)
                  .getIndex());
      try (OutputStream out = Files.newOutputStream(file)) {
        TemplateWriter.save(workbook, out);
      }
      return looks;
    }
  }

  private static int look(
      TemplateStyles styles, TemplateStyles.Role role, HorizontalAlignment side) {
    return styles.of(role, InputFormats.GENERAL, side).getIndex();
  }

  /** Copies row after row. */
  private static final class Copy implements RowHandler {
    private final Path csv;
    private final RowXml rows;
    private final Looks looks;
    private final Decimals decimals;
    private final List<CutCell> cut;
    private int row;
    private @Nullable CellXml cells;

    Copy(Path csv, RowXml rows, Looks looks, Decimals decimals, List<CutCell> cut) {
      this.csv = csv;
      this.rows = rows;
      this.looks = looks;
      this.decimals = decimals;
      this.cut = cut;
    }

    @Override
    public void startRow(int number) {
      if (number > LAST_ROW) {
        throw tooLarge("rows", "row 1,048,576");
      }
      row = number;
      cells = rows.startRow(number);
    }

    @Override
    public void cell(int column, CellType type, double number, @Nullable String text) {
      if (column > LAST_COLUMN) {
        throw tooLarge("columns", "column XFD, the 16,384th");
      }
      CellXml into = cells;
      if (into == null) {
        return;
      }
      switch (type) {
        case NUMBER, PER_CENT -> into.number(column, looks.number(row), number);
        case BOOLEAN -> into.text(column, looks.text(row), number != 0 ? "TRUE" : "FALSE");
        case DATE -> day(into, column, number);
        default -> text(into, column, text == null ? "" : text);
      }
    }

    /** A day that a workbook can hold as one; else as text. */
    private void day(CellXml into, int column, double epochDay) {
      LocalDate day = LocalDate.ofEpochDay((long) Math.floor(epochDay));
      if (WorkbookDays.contains(day)) {
        double time = epochDay - Math.floor(epochDay);
        into.number(column, looks.day(), DateUtil.getExcelDate(day) + time);
      } else {
        into.text(column, looks.text(row), day.toString());
      }
    }

    private void text(CellXml into, int column, String text) {
      String trimmed = text.strip();
      double plain = mayBeNumber(trimmed) ? plain(trimmed) : Double.NaN;
      if (!Double.isNaN(plain)) {
        into.number(column, looks.number(row), plain);
      } else {
        into.text(column, looks.text(row), text);
        if (text.length() > CellXml.MAX_TEXT) {
          cut.add(new CutCell(row, column, text.length()));
        }
      }
    }

    /** The number that a text is in this file and in a sheet; NaN where it stays a text. */
    private double plain(String text) {
      double number = decimals.number(text);
      return !Double.isNaN(number)
              && PLAIN.matcher(PlainNumber.text(number)).matches()
              && DIGITS.matcher(text).matches()
          ? number
          : Double.NaN;
    }

    /** Most texts are distinguished from a number by their first letter. */
    private static boolean mayBeNumber(String text) {
      return !text.isEmpty() && text.length() <= MOST_DIGITS && text.charAt(0) <= '9';
    }

    private BadInput tooLarge(String what, String end) {
      return new BadInput(
          csv
              + " has more "
              + what
              + " than a workbook can hold, which ends at "
              + end
              + ": write the results as CSV, which has no end (-o OUT.csv or --csv DIR), or split the"
              + " file");
    }

    @Override
    public boolean endRow(int number) {
      Uncheck.run(() -> rows.endRow());
      return true;
    }
  }
}
