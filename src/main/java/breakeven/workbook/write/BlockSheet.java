package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.Columns;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.Markup;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sheet of ours that is blocks one below the other, under its title, a sentence and the way back.
 * Where a block stands is known as soon as it is added, and it is written when the workbook is
 * composed: formulas may refer to blocks above and below.
 */
final class BlockSheet {
  /** Where the first block stands, from 1. */
  static final int FIRST = OutputSheet.HEADER_ROW + 1;

  private static final int TITLE_LINES = 3;

  /** Its page: widths, panes, print. */
  final OutputSheet page;

  /** What stands on a sheet, below the part before it. */
  interface Part {
    /** Stands from a row on, counted from 1; gives the first row below it. */
    int place(int row);

    /** Adds what is no cell, and asks for styles while the workbook takes new ones. */
    void layOut(OutputSheet sheet, OutputWorkbook book) throws IOException;

    /** Where its cells lead to. */
    default void links(Markup xml) throws IOException {}

    /** Writes its rows. */
    void write(RowXml out, ResultStyles styles, OutputSheet sheet) throws IOException;
  }

  private final OutputWorkbook book;
  private final List<Part> parts = new ArrayList<>();
  private int next = 1;

  /** Points of rows on a page of {@link #keepWithHeading}. */
  private double room = OutputSheet.LEAST_HEIGHT;

  /** Those of the page that are filled. */
  private double used = FIRST * RowHeight.points(1);

  /**
   * Adds the sheet behind the last one.
   *
   * @param usual its usual name, which is its title
   */
  BlockSheet(OutputWorkbook book, String usual, String sentence) {
    this(book, usual, sentence, "");
  }

  /**
   * The same.
   *
   * @param formula what the sentence comes from; empty where it stays as it is
   */
  BlockSheet(OutputWorkbook book, String usual, String sentence, String formula) {
    this.book = book;
    page = book.add(usual);
    page.titled(usual, sentence);
    String summary = book.names().of(Sheets.SUMMARY);
    line(Role.TITLE, usual);
    line(Role.SUBTITLE, sentence, formula);
    add(
        new Block<>(
                List.of(
                    BlockColumn.<String>text("", text -> text)
                        .as(Role.LINK)
                        .leading(text -> new Place(summary, 1, 0).reference())),
                List.of("Back to " + summary))
            .header(0));
    gap();
  }

  /**
   * Adds a sheet that is one table.
   *
   * @param none what is said where the table has no rows
   */
  static BlockSheet of(
      OutputWorkbook book, String usual, String sentence, Block<?> table, String none) {
    BlockSheet sheet = new BlockSheet(book, usual, sentence);
    sheet.add(table);
    if (table.last() < table.first()) {
      sheet.line(Role.SUBTITLE, none);
    }
    sheet.widths(table);
    sheet.list(table, 1);
    return sheet;
  }

  /** Adds a block below the last one. */
  <P extends Part> P add(P part) {
    next = part.place(next);
    parts.add(part);
    return part;
  }

  /** Leaves a row free. */
  void gap() {
    gap(1);
  }

  /** Leaves rows free. */
  void gap(int rows) {
    next += rows;
  }

  /** Says something in the row between the way back and the first block. */
  Block<String> state(List<BlockColumn<String>> cells, String text) {
    Block<String> block = new Block<>(cells, List.of(text)).header(0);
    block.place(FIRST - 1);
    parts.add(TITLE_LINES, block);
    return block;
  }

  /** The next free row, from 1. */
  int next() {
    return next;
  }

  /** Adds one line of text. */
  void line(Role role, String text) {
    line(role, text, "");
  }

  /** The same of one that comes from a formula, where that is not empty. */
  void line(Role role, String text, String formula) {
    BlockColumn<String> cell =
        BlockColumn.<String>text("", one -> one).as(role).by((one, here) -> formula);
    add(new Block<>(List.of(cell), List.of(text)).header(0));
  }

  /** Adds a heading over columns from the first one on. */
  void heading(String text, int columns) {
    heading(text, "", columns);
  }

  /** The same with more text from the second column on. */
  void heading(String text, String more, int columns) {
    List<BlockColumn<String>> cells = new ArrayList<>();
    cells.add(BlockColumn.<String>text("", one -> one).as(Role.SECTION));
    cells.add(BlockColumn.<String>text("", one -> more).as(Role.SECTION));
    IntStream.range(2, columns).forEach(i -> cells.add(BlockColumn.blank(Role.SECTION)));
    add(new Block<>(cells, List.of(text)).header(0));
  }

  /** Makes columns as wide as the headers of blocks ask for. */
  void widths(Block<?>... of) {
    List<Integer> widths = new ArrayList<>();
    for (Block<?> block : of) {
      List<ResultColumn> heads = block.heads();
      for (int i = 0; i < heads.size(); i++) {
        int width = OutputSheet.widthFor(heads.get(i).title(), heads.get(i).width());
        if (i < widths.size()) {
          widths.set(i, Math.max(widths.get(i), width));
        } else {
          widths.add(width);
        }
      }
    }
    widths(widths.stream().mapToInt(Integer::intValue).toArray());
    for (Block<?> block : of) {
      for (int i = 0; i < block.heads().size(); i++) {
        if (block.heads().get(i).header().equals(Columns.EDITED)) {
          page.sheet.setColumnHidden(i, true);
        }
      }
    }
  }

  /** Makes columns so many characters wide. */
  void widths(int... characters) {
    for (int i = 0; i < characters.length; i++) {
      page.width(i, characters[i]);
    }
  }

  /**
   * Lets the rows from a heading on begin the next page where the first one has no room for them.
   *
   * @param heading its row, from 1
   * @param points of all rows down to the end of what must not be parted
   */
  void keepTogether(int heading, double points) {
    if (points > page.flatHeight(Integer.MAX_VALUE)) {
      page.sheet.setRowBreak(heading - 2);
    }
  }

  /** Says which column, from 0, is the last of one page: so much fits the height of each. */
  void printedTo(int column) {
    room = page.flatHeight(column);
  }

  /**
   * The same of the blocks of a sheet that is several pages long, each with its heading, one after
   * the other: a heading is on the page of what is below it.
   *
   * @param heading the row of a heading, all of whose rows are there
   */
  void keepWithHeading(int heading) {
    double points = (next - heading) * RowHeight.points(1) + Block.HEADER_HEIGHT;
    if (used + points > room) {
      page.sheet.setRowBreak(heading - 2);
      used = 0;
    }
    used += points;
  }

  /**
   * All blocks are there, the last of which is what the sheet is for: its header stays in sight and
   * is on each page.
   *
   * @param kept columns that stay in sight
   */
  void list(Block<?> block, int kept) {
    page.sheet.createFreezePane(kept, block.header());
    page.printLong(
        block.header() - 1, Math.max(block.first(), block.last()) - 1, block.heads().size() - 1);
    done();
  }

  /** All blocks are there: nothing is added any more. */
  void done() {
    try {
      for (Part part : parts) {
        part.layOut(page, book);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    page.protect();
  }

  /** The sheet's part in the package. */
  String part() {
    return StubWorkbook.partName(page.sheet);
  }

  /** Its rows and links, to be added when the workbook is composed. */
  SheetSplice splice() {
    return new SheetSplice().rows(this::write).extra("hyperlinks", links());
  }

  private void write(RowXml out) throws IOException {
    for (Part part : parts) {
      part.write(out, book.styles(), page);
    }
  }

  private String links() {
    Markup xml = Markup.inside().add("<hyperlinks>");
    try {
      for (Part part : parts) {
        part.links(xml);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return xml.add("</hyperlinks>").toString();
  }
}
