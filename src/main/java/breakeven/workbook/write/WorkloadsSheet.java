package breakeven.workbook.write;

import breakeven.core.input.Header;
import breakeven.core.model.Place;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.ReviewedWorkbook.RowSheet;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.ColumnWidth;
import breakeven.xlsx.ooxml.Drawings;
import breakeven.xlsx.ooxml.RowCells;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.SheetFacts;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.SheetView;
import breakeven.xlsx.ooxml.StubWorkbook;
import breakeven.xlsx.ooxml.TableParts;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The user's sheet of the workloads with our result columns: where they are, what its table and its
 * filter become, the notes on their headers. All this is known before a row is judged.
 */
public final class WorkloadsSheet {
  /**
   * What is added to the sheet.
   *
   * @param header where the input columns are in it
   * @param headerTexts all texts of its header row by column
   * @param results the result columns, and their cells once all rows are judged
   */
  public record Wanted(
      SheetInfo sheet, Header header, Map<Integer, String> headerTexts, RowSheet results) {
    List<ResultColumn> columns() {
      return OwnColumns.withHidden(results.columns());
    }
  }

  /** The name of the block of result columns. */
  static final String RESULTS = "Results";

  /** More columns or rows are not frozen: they would fill a small screen. */
  private static final int MOST_FROZEN = 8;

  /** By this a later review knows the name again. */
  static final String NAMED_BY_US = "The result columns of Breakeven";

  private final XlsxFile in;
  private final Wanted wanted;
  private final SheetFacts facts;
  private final OwnColumns own;
  private final TableParts.Plan table;
  private final Optional<String> filter;
  private final Rows rows;
  private final SheetSplice splice;
  private String resultsName = RESULTS;

  /**
   * Makes the sheet ready.
   *
   * @param opened the workbook, in which the notes are made
   * @throws BadInput where it has no room for our columns
   */
  WorkloadsSheet(XlsxFile in, BackgroundWorkbook.Done opened, Wanted wanted) {
    this.in = in;
    this.wanted = wanted;
    facts = opened.sheets().of(wanted.sheet().part()).facts();
    own =
        OwnColumns.find(
            wanted.columns(),
            wanted.header(),
            wanted.headerTexts(),
            OwnColumns.named(in),
            this::firstFree);
    table =
        TableParts.plan(
            in,
            wanted.sheet(),
            wanted.header().row(),
            own.places(),
            wanted.columns().stream().map(ResultColumn::title).toList(),
            own.old());
    filter = facts.filterWith(own.first(), own.last());
    rows = new Rows(opened.styles());
    splice = splice(opened.workbook());
  }

  private int firstFree(int needed) {
    int free = facts.firstFreeColumn(needed);
    if (free < 0) {
      throw new BadInput(
          "the sheet "
              + wanted.sheet().name()
              + " has no room for "
              + needed
              + " result columns at its right: clear its last columns, or write CSV (-o OUT.csv,"
              + " or -o none with --csv DIR)");
    }
    return free;
  }

  private SheetSplice splice(XSSFWorkbook workbook) {
    List<ColumnWidth> widths = new ArrayList<>();
    for (int i = 0; i < wanted.columns().size(); i++) {
      boolean hidden = i >= wanted.results().columns().size();
      widths.add(new ColumnWidth(own.places()[i], wanted.columns().get(i).width(), hidden));
    }
    XSSFSheet sheet = workbook.getSheet(wanted.sheet().name());
    notes(sheet);
    int last = table.left().isEmpty() ? own.last() : Math.max(own.last(), table.left().lastKey());
    SheetSplice all =
        new SheetSplice().remove(own.old()).widths(widths).cells(last, rows).notes(sheet);
    int names = wanted.header().indexOf(Workloads.WORKLOAD) + 1;
    all.view(
        new SheetView(
            names <= MOST_FROZEN ? names : 0,
            Math.min(wanted.header().row(), MOST_FROZEN),
            own.first()));
    if (own.old().isEmpty() && facts.lastColumn() < own.first()) {
      all.rightOfAll();
    }
    // A column of the user's own behind the inputs may be left out on purpose.
    int inputs =
        Workloads.TABLE.columns().stream().mapToInt(wanted.header()::indexOf).max().orElse(0);
    StubWorkbook.print(
        workbook,
        workbook.getSheetIndex(sheet),
        block(),
        own.places()[at(Columns.LAST_PRINTED)],
        wanted.header().indexOf(Workloads.WORKLOAD),
        Math.min(inputs, own.first() - 1),
        !facts.pageSetUp());
    // Left out where the sheet has one.
    all.extra("pageSetup", PrintWidth.LEGIBLE);
    results(workbook);
    filter.ifPresent(
        range -> {
          all.autoFilter(range);
          StubWorkbook.setFilterName(workbook, workbook.getSheetIndex(sheet), range);
        });
    return all;
  }

  /** Lets edits of inputs be seen; call it before the first row is written. */
  void follow(EditedInputs edits, WordFormats formats) {
    rows.follow(edits);
    String edited = Place.letters(own.places()[at(Columns.EDITED)]);
    int first = wanted.header().row() + 1;
    List<String> blocks = new ArrayList<>();
    int begins = 0;
    for (int i = 1; i <= own.places().length; i++) {
      if (i == own.places().length || own.places()[i] != own.places()[i - 1] + 1) {
        int from = own.places()[begins];
        blocks.add(new CellRange(first, from, block().lastRow(), own.places()[i - 1]).toString());
        begins = i;
      }
    }
    String range = String.join(" ", blocks);
    int priority = facts.freePriority(format -> format.ranges().equals(range));
    splice.conditionalFormatting(
        formats.xml(WordFormats.Look.OUTDATED, range, "$" + edited + first + ">0", priority));
  }

  /** The results and their cells. */
  RowSheet results() {
    return wanted.results();
  }

  /** The first of our columns, from 0. */
  int first() {
    return own.first();
  }

  /** The name of the block of our columns. */
  String resultsName() {
    return resultsName;
  }

  /** A name for the block of our columns, where they stand together. */
  private void results(XSSFWorkbook workbook) {
    XSSFName name = ownName(workbook);
    resultsName = name.getNameName();
    name.setRefersToFormula(Place.reference(wanted.sheet().name(), block().absolute()));
  }

  /** Our columns with their headers. */
  private CellRange block() {
    int header = wanted.header().row();
    return new CellRange(header, own.first(), Math.max(header + 1, facts.lastRow()), own.last());
  }

  /** The name of an earlier review, else a free one. */
  private XSSFName ownName(XSSFWorkbook workbook) {
    for (int n = 1; ; n++) {
      String wantedName = n == 1 ? RESULTS : RESULTS + "_" + n;
      XSSFName found = workbook.getName(wantedName);
      if (found == null) {
        XSSFName made = workbook.createName();
        made.setNameName(wantedName);
        made.setComment(NAMED_BY_US);
        return made;
      }
      if (NAMED_BY_US.equals(found.getComment())) {
        return found;
      }
    }
  }

  /** The definition of each result column as a note on its header. */
  private void notes(XSSFSheet sheet) {
    for (int i = 0; i < wanted.results().columns().size(); i++) {
      CellAddress at = new CellAddress(wanted.header().row() - 1, own.places()[i]);
      XSSFComment note = sheet.getCellComment(at);
      if (note == null) {
        int column = at.getColumn();
        note =
            sheet
                .createDrawingPatriarch()
                .createCellComment(
                    new XSSFClientAnchor(
                        0, 0, 0, 0, column + 1, at.getRow() + 1, column + 4, at.getRow() + 7));
        note.setAddress(at);
        note.setAuthor("Breakeven");
      }
      note.setString(wanted.columns().get(i).help());
    }
  }

  /** The part of the sheet. */
  String part() {
    return wanted.sheet().part();
  }

  /** What changes in the part. */
  SheetSplice splice() {
    return splice;
  }

  /** The table over the rows with our columns inside, where there is one. */
  TableParts.Plan table() {
    return table;
  }

  /** Whether the sheet has a filter that does not reach our columns. */
  boolean filterEndsEarly() {
    return !facts.autoFilter().isEmpty() && filter.isEmpty();
  }

  /** Where the results are. */
  ResultPlaces places(int lastRow) {
    int header = wanted.header().row();
    return new ResultPlaces(
        wanted.sheet().name(),
        header,
        Math.max(header + 1, lastRow),
        Math.max(lastRow, facts.lastValueRow()),
        wanted.columns(),
        own.places());
  }

  /** The charts, pictures and slicers of the user's that cover cells of ours. */
  List<CellRange> covering() {
    int header = wanted.header().row();
    List<CellRange> ours =
        IntStream.of(own.places())
            .mapToObj(column -> new CellRange(header, column, facts.lastRow(), column))
            .toList();
    return Drawings.of(in, wanted.sheet().part()).stream()
        .filter(drawn -> ours.stream().anyMatch(drawn::meets))
        .toList();
  }

  private int at(String header) {
    return wanted.columns().stream().map(ResultColumn::header).toList().indexOf(header);
  }

  /**
   * The cells of each row: the header's, and those of every workload, which come in the order of
   * the file.
   */
  private final class Rows implements RowCells {
    private final ResultCells cells;
    private final int[] headers;
    private final int shown;
    private final int plain;
    private final int formula;
    private int numbered;
    private @Nullable EditedInputs edits;
    private @Nullable RowFormula edited;
    private Spool.@Nullable Replay replay;

    Rows(ResultStyles styles) {
      List<ResultColumn> columns = wanted.columns();
      shown = wanted.results().columns().size();
      plain = styles.output(Format.COUNT);
      formula =
          styles.cell(
              ResultStyles.Role.CALCULATION,
              Format.COUNT.code(),
              HorizontalAlignment.RIGHT,
              false,
              false);
      cells =
          new ResultCells(styles, wanted.results().columns(), Arrays.copyOf(own.places(), shown));
      headers = columns.stream().mapToInt(column -> styles.header(column.format())).toArray();
    }

    void follow(EditedInputs followed) {
      edits = followed;
      edited = followed.formula(own.places()[shown]);
    }

    @Override
    public void append(int row, CellXml out) {
      try {
        appendRow(row, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void appendRow(int row, CellXml out) throws IOException {
      if (row == wanted.header().row()) {
        SortedMap<Integer, Runnable> cells = new TreeMap<>();
        table.left().forEach((at, text) -> cells.put(at, () -> out.text(at, headers[0], text)));
        for (int i = 0; i < headers.length; i++) {
          int at = i;
          cells.put(own.places()[i], () -> out.text(own.places()[at], headers[at], header(at)));
        }
        cells.values().forEach(Runnable::run);
        return;
      }
      Spool.Replay rows = replay;
      if (rows == null) {
        rows = replay = wanted.results().cells().replay();
      }
      if (rows.nextRow() == row) {
        rows.cells(shown, cells.start(out));
        EditedInputs followed = edits;
        RowFormula differs = edited;
        numbered++;
        out.number(own.places()[shown], plain, followed == null ? numbered : followed.number(row));
        if (followed != null && differs != null && followed.follows(row)) {
          out.formula(own.places()[shown + 1], formula, differs, 0);
        }
      }
    }

    private String header(int column) {
      return table.extended() ? table.headers().get(column) : wanted.columns().get(column).title();
    }
  }
}
