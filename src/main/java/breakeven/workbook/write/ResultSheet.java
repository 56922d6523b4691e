package breakeven.workbook.write;

import breakeven.core.report.CellContent;
import breakeven.core.report.CellSink;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.ResultTable;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.report.ShapeColumns;
import breakeven.core.table.Sheets;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.write.ReviewedWorkbook.ListSheet;
import breakeven.workbook.write.ReviewedWorkbook.RowSheet;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with one row a workload: title block, headers with their definitions, table, print
 * set-up. Its rows are streamed when the workbook is composed; a narrow column with the verdict's
 * sign is left of the verdict.
 */
public final class ResultSheet {
  private static final Map<ResultTable<?>, String> LAST_PRINTED =
      Map.of(
          ResultTable.SENSITIVITY, SensitivityColumns.RANK,
          ResultTable.SHAPES, ShapeColumns.MEASURE);

  private static final ResultColumn SIGN =
      new ResultColumn(
          "Sign",
          "",
          Format.WORD,
          7,
          "The verdict's sign: ▲ fine-tune, ◆ measure first, ● close, ■ smaller model, ▼ stay, ? data missing.",
          CellContent.NOTHING);

  /** Workloads that one of our sheets has rows for, below its title and headers. */
  public static final int MOST_ROWS =
      SpreadsheetVersion.EXCEL2007.getMaxRows() - OutputSheet.HEADER_ROW - 1;

  private final OutputSheet sheet;
  private final List<ResultColumn> columns;
  private final ResultCells cells;
  private final int[] at;
  private final int signed;
  private final int rows;
  private @Nullable LiveModel model;

  /** Last columns that are formulas of the sheet itself, and are in no spool. */
  private int always;

  /** Whether only the first columns are printed, as many as fit a page. */
  /** The last column on paper; what charts and formulas look up right of it is for the screen. */
  private String lastPrinted = "";

  /** The five checks and five warnings with their evidence. */
  static ResultSheet checklist(OutputWorkbook book, RowSheet content, int rows) {
    return new ResultSheet(book.add(Sheets.CHECKLIST), book.styles(), content.columns(), rows)
        .layOut(
            book.names(),
            book.formats(),
            "Checklist",
            "Every check and warning of each workload, with the figures behind it."
                + order(content, rows),
            "tblChecklist");
  }

  /** A sheet whose rows are not the workloads. */
  static ResultSheet list(OutputWorkbook book, ListSheet content) {
    String name = content.table().name();
    ResultSheet made =
        new ResultSheet(book.add(name), book.styles(), content.columns(), content.rows());
    made.lastPrinted = LAST_PRINTED.getOrDefault(content.table(), "");
    return made.layOut(
        book.names(), book.formats(), name, content.sentence(), content.table().tableName());
  }

  /** The fine-tunes that pay, with a budget that can be typed and what it pays for. */
  static ResultSheet investing(OutputWorkbook book, ListSheet content, String currency) {
    OutputSheet sheet = book.add(Sheets.INVESTMENT_RANKING);
    Budget budget = new Budget(content.columns().size(), content.rows(), currency);
    List<ResultColumn> columns = new ArrayList<>(content.columns());
    columns.add(Budget.COLUMN);
    ResultSheet made = new ResultSheet(sheet, book.styles(), columns, content.rows());
    made.cells.always(content.columns().size(), budget.within());
    made.always = 1;
    made.layOut(
        book.names(),
        book.formats(),
        Sheets.INVESTMENT_RANKING,
        content.sentence(),
        content.table().tableName());
    if (content.rows() > 0) {
      budget.write(sheet, book.styles());
    }
    return made;
  }

  /** Each driver's break-even value beside today's. */
  static ResultSheet breakEven(OutputWorkbook book, RowSheet content, int rows, boolean drawn) {
    return new ResultSheet(book.add(Sheets.BREAK_EVEN), book.styles(), content.columns(), rows)
        .layOut(
            book.names(),
            book.formats(),
            "Break-even",
            "The value of each driver at which fine-tuning neither saves nor costs, all else as given. Where there is none, a word says why."
                + order(content, rows)
                + (drawn ? "" : " Chance and P10 to P90 are blank: nothing was drawn."),
            "tblBreakEven");
  }

  /** Which workloads come first, where not all are alike. */
  private static String order(RowSheet content, int rows) {
    int first = content.first().cardinality();
    if (first == 0 || first == rows) {
      return "";
    }
    return first == 1
        ? " The workload that should change comes first, then the others."
        : " The "
            + Plurals.number(first)
            + " workloads that should change come first, then the others.";
  }

  private ResultSheet(
      OutputSheet sheet, ResultStyles styles, List<ResultColumn> columns, int rows) {
    this.sheet = sheet;
    this.columns = List.copyOf(columns);
    this.rows = rows;
    signed = columns.stream().map(ResultColumn::header).toList().indexOf(Columns.VERDICT);
    at = new int[columns.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = signed >= 0 && i >= signed ? i + 1 : i;
    }
    cells = new ResultCells(styles, columns, at, signed);
  }

  private ResultSheet layOut(
      SheetNames names, WordFormats formats, String title, String sentence, String table) {
    sheet.titleBlock(title, sentence);
    sheet.linkBack(names);
    List<String> titles = headers();
    sheet.sheet.createFreezePane(1, OutputSheet.HEADER_ROW + 1);
    int last = titles.size() - 1;
    if (rows > 0) {
      sheet.table(table, OutputSheet.HEADER_ROW, rows, titles);
      colour(formats);
    }
    int printed = titles.indexOf(lastPrinted);
    sheet.printLong(
        OutputSheet.HEADER_ROW, OutputSheet.HEADER_ROW + rows, printed < 0 ? last : printed);
    sheet.protect();
    return this;
  }

  private List<String> headers() {
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (i == signed) {
        header(titles, SIGN);
        sheet.centreHeader(OutputSheet.HEADER_ROW, titles.size() - 1);
      }
      header(titles, columns.get(i));
    }
    return titles;
  }

  private void header(List<String> titles, ResultColumn column) {
    int at = titles.size();
    sheet.header(OutputSheet.HEADER_ROW, at, column.title(), column.format(), help(column));
    sheet.width(at, OutputSheet.widthFor(column.title(), column.width() + 1));
    titles.add(column.title());
  }

  private static String help(ResultColumn column) {
    return column.unit().isEmpty()
        ? column.help()
        : column.help() + "\nUnit: " + column.unit() + ".";
  }

  private void colour(WordFormats formats) {
    if (signed >= 0) {
      formats.addTo(sheet.sheet, WordFormats.Cells.SIGN, range(at[signed] - 1));
      formats.addTo(sheet.sheet, WordFormats.Cells.VERDICT, range(at[signed]));
    }
    List<String> checks = new ArrayList<>();
    List<String> money = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Format format = columns.get(i).format();
      if (format == Format.MONEY || format == Format.MONEY_SMALL) {
        money.add(range(at[i]));
      } else if (format == Format.WORD
          && columns.get(i).header().startsWith(Columns.VERDICT + " ")) {
        formats.addTo(sheet.sheet, WordFormats.Cells.VERDICT, range(at[i]));
      } else if (format == Format.WORD && i != signed) {
        checks.add(range(at[i]));
      }
    }
    add(formats, WordFormats.Cells.CHECK, checks);
    add(formats, WordFormats.Cells.MONEY, money);
  }

  private void add(WordFormats formats, WordFormats.Cells kind, List<String> ranges) {
    if (!ranges.isEmpty()) {
      formats.addTo(sheet.sheet, kind, String.join(" ", ranges));
    }
  }

  private String range(int column) {
    return new CellRangeAddress(
            OutputSheet.HEADER_ROW + 1, OutputSheet.HEADER_ROW + rows, column, column)
        .formatAsString();
  }

  /** The sheet's part in the package. */
  public String part() {
    return StubWorkbook.partName(sheet.sheet);
  }

  /** Lets its cells be formulas; null: they are values. */
  ResultSheet calculating(@Nullable LiveModel live, WordFormats formats) {
    model = live;
    if (live != null) {
      cells.calculating(live, 0);
    }
    if (live == null || rows == 0) {
      return this;
    }
    String values =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).ofRun())
            .mapToObj(i -> range(at[i]))
            .collect(Collectors.joining(" "));
    if (!values.isEmpty()) {
      formats.outdated(sheet.sheet, values, live.differsNamed("$A" + (OutputSheet.HEADER_ROW + 2)));
    }
    return this;
  }

  /** The row of the first workload, as a spreadsheet counts it. */
  public int firstRow() {
    return OutputSheet.HEADER_ROW + 2;
  }

  /**
   * Begins the row of a workload: one value for each column must follow, in their order, and then
   * {@link RowXml#endRow}.
   *
   * @param place its place on the sheet, from 0
   * @param index the workload's place among all in the user's order, from 0
   */
  private CellSink startRow(RowXml out, int place, int index) {
    LiveModel live = model;
    return cells.start(out.startRow(firstRow() + place), live != null && live.found(index));
  }

  /** The splice that adds rows kept in a spool, in their order. */
  public SheetSplice splice(Spool spool) {
    return new SheetSplice().rows(out -> put(spool, out, 0, row -> true));
  }

  /**
   * The splice that adds the rows of workloads: those that come first, then the others. The spool
   * is read once for each, so that nothing has to be kept.
   */
  SheetSplice splice(RowSheet content) {
    BitSet first = content.first();
    return new SheetSplice()
        .rows(
            out -> {
              int next = first.isEmpty() ? 0 : put(content.cells(), out, 0, first::get);
              put(content.cells(), out, next, row -> !first.get(row));
            });
  }

  /**
   * Adds the rows that are wanted.
   *
   * @param next the place of the first of them on the sheet, from 0
   * @param wanted whether a row of the user's sheet is wanted
   * @return the place after the last of them
   */
  private int put(Spool spool, RowXml out, int next, IntPredicate wanted) throws IOException {
    int place = next;
    try (Spool.Replay replay = spool.replay()) {
      int row = replay.nextRow();
      for (int index = 0; row > 0; row = replay.nextRow(), index++) {
        if (wanted.test(row)) {
          CellSink sink = startRow(out, place++, index);
          replay.cells(columns.size() - always, sink);
          for (int n = 0; n < always; n++) {
            sink.blank();
          }
          out.height(cells.height());
          out.endRow();
        } else {
          replay.cells(columns.size() - always, CellSink.NOWHERE);
        }
      }
    }
    return place;
  }
}
