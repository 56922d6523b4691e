package breakeven.xlsx.read;

import breakeven.xlsx.read.TagScanner.Token;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Turns the XML of one worksheet into calls of a {@link SheetHandler}. */
final class SheetReader {
  static final int LAST_ROW = 1_048_576;
  static final int LAST_COLUMN = 16_383;

  /** Cells of one sheet that are read before the reader gives up. */
  private static final long MAX_CELLS = 100_000_000;

  /** What may be between the cells and the list of merged ones, and that list. */
  private static final List<String> BEFORE_MERGES = SheetParts.behind("sheetData", "mergeCells");

  private final String where;
  private final SheetHandler handler;
  private final CellValue value;
  private final PlainCell plain = new PlainCell();

  private boolean inData;
  private boolean afterData;
  private boolean inRow;
  private boolean inCell;
  private boolean done;
  private long cells;

  private final BitSet rows = new BitSet();
  private final BitSet columns = new BitSet();
  private int row;
  private int column;
  private boolean rowTwice;
  private boolean rowForeign;

  /** Rows, from 1, and columns, from 0, that a spreadsheet does not show. */
  private final BitSet hiddenRows = new BitSet();

  private final BitSet hiddenColumns = new BitSet();

  private final HomeNamespace namespace = new HomeNamespace();

  private String fault = "";

  /** The child of the cell that is at hand. */
  private String child = "";

  private int phonetic;
  private boolean inText;

  SheetReader(XlsxFile file, String where, SheetHandler handler) {
    this.where = where;
    this.handler = handler;
    value = new CellValue(file);
  }

  /**
   * Reads the part, or as much of it as the handler wants; what is behind all that it says of cells
   * has to be XML too.
   *
   * @return whether all cells were passed
   */
  boolean read(InputStream in) throws IOException {
    TagScanner scan = new TagScanner(Utf8Xml.of(in), where);
    while (!done && scan.next() != Token.END) {
      switch (scan.token()) {
        case OPEN -> start(scan);
        case EMPTY -> {
          start(scan);
          end(scan);
        }
        case CLOSE -> end(scan);
        default -> text(scan);
      }
      if (inRow && scan.inside() == 3) {
        plainCells(scan);
      }
    }
    while (afterData && scan.token() != Token.END) {
      scan.next();
    }
    return afterData;
  }

  /** Cells that are written as usual need not be cut into tags. */
  private void plainCells(TagScanner scan) {
    while (namespace.unprefixed() && scan.take(plain, row)) {
      count();
      column = plain.column();
      if (wanted()) {
        value.take(plain);
        pass();
      }
    }
  }

  private void start(TagScanner scan) {
    int depth = scan.depth();
    if (depth > XmlText.MAX_DEPTH) {
      throw XmlText.tooDeep(where);
    }
    if (inData ? scan.is("AlternateContent") : depth > 2 && scan.is("sheetData")) {
      throw new BadInput(
          where
              + " has cells in alternate content (mc:AlternateContent): each program reads other"
              + " ones; open the file in Excel and save it");
    }
    if (depth == 1) {
      namespace.root(scan);
    } else if (depth == 2) {
      inData = scan.is("sheetData") && namespace.has(scan);
      if (inData && afterData) {
        throw new BadInput(
            where + " has its cells twice: open the file in Excel, let it repair it and save");
      }
      done = afterData && BEFORE_MERGES.stream().noneMatch(scan::is);
    } else if (inData && depth > 2) {
      startInside(scan, depth);
    } else if (depth == 3 && scan.is("col")) {
      // What is folded has a sign that unfolds it.
      if (isHidden(scan) && scan.number("outlineLevel") < 1) {
        hideColumns(scan.number("min"), scan.number("max"));
      }
    } else if (depth == 3 && scan.is("mergeCell")) {
      merged(TotalsRows.range(scan.attribute("ref")));
    }
  }

  private void text(TagScanner scan) {
    if (inText) {
      if (scan.token() == Token.OTHER && !scan.isSection()) {
        // Some programs read the text before it alone, some all of it.
        found("a comment or instruction is inside its value");
      }
      value.text(scan);
    }
  }

  /** Takes a fault of the cell at hand; the first counts. */
  private void found(String what) {
    fault = fault.isEmpty() ? what : fault;
  }

  private static boolean isHidden(TagScanner scan) {
    String hidden = scan.attribute("hidden");
    return hidden != null && (hidden.equals("1") || hidden.equals("true"));
  }

  private void hideColumns(long first, long last) {
    if (first > 0 && last >= first) {
      hiddenColumns.set(
          (int) Math.min(first - 1, LAST_COLUMN), (int) Math.min(last, LAST_COLUMN + 1));
    }
  }

  private void merged(@Nullable CellRangeAddress range) {
    if (range != null) {
      handler.merged(
          range.getFirstRow() + 1,
          range.getFirstColumn(),
          range.getLastRow() + 1,
          range.getLastColumn());
    }
  }

  private void startInside(TagScanner scan, int depth) {
    if (depth == 3) {
      inRow = scan.is("row");
      if (inRow) {
        startRow(scan);
      }
    } else if (depth == 4) {
      inCell = inRow && scan.is("c");
      if (inCell) {
        startCell(scan);
      }
    } else if (inCell) {
      insideCell(scan, depth);
    }
  }

  private void insideCell(TagScanner scan, int depth) {
    if (inText) {
      found("a tag is inside its value");
    }
    if (depth == 5) {
      child = scan.is("v") ? "v" : scan.is("f") ? "f" : scan.is("is") ? "is" : "";
      if (!child.isEmpty() && !namespace.has(scan)) {
        found("it has a value of another namespace");
      }
      String wrong = value.has(child);
      if (!wrong.isEmpty()) {
        found(wrong);
      }
      inText = child.equals("v");
    } else if (!child.equals("is")) {
      return;
    } else if (scan.is("rPh")) {
      phonetic++;
    } else if (scan.is("t")) {
      inText = phonetic == 0;
      if (!namespace.has(scan)) {
        found("it has a text of another namespace");
      }
    }
  }

  private void startRow(TagScanner scan) {
    long plain = scan.number("r");
    String r = plain > 0 ? null : scan.attribute("r");
    long number = plain > 0 ? plain : r == null ? row + 1 : rowNumber(r);
    if (number > LAST_ROW) {
      throw wrongRow(String.valueOf(number));
    }
    row = (int) number;
    rowForeign = !namespace.has(scan);
    rowTwice = rows.get(row);
    rows.set(row);
    if (isHidden(scan)) {
      hiddenRows.set(row);
    }
    columns.clear();
    column = -1;
    handler.startRow(row);
  }

  private int rowNumber(String text) {
    String r = text.strip();
    boolean digits =
        !r.isEmpty() && r.length() <= 7 && r.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = digits ? Integer.parseInt(r) : 0;
    if (number < 1 || number > LAST_ROW) {
      throw wrongRow(text);
    }
    return number;
  }

  private BadInput wrongRow(String text) {
    return new BadInput(
        where
            + " has a row with the number \""
            + ShownText.name(text)
            + "\" (1 to "
            + LAST_ROW
            + " are possible): open the file in Excel, let it repair it and save");
  }

  private void startCell(TagScanner scan) {
    count();
    String address = scan.attribute("r");
    column = address == null ? column + 1 : addressColumn(address.strip());
    if (column > LAST_COLUMN) {
      throw wrongAddress(String.valueOf(scan.attribute("r")));
    }
    inCell = wanted();
    if (!namespace.has(scan)) {
      found("it is a cell of another namespace");
    }
    if (inCell) {
      String type = scan.attribute("t");
      value.start(type == null ? "n" : type, scan.attribute("s"));
    }
  }

  private void count() {
    if (++cells > MAX_CELLS) {
      throw new BadInput(where + " has more than 100 million cells, the limit: split the workbook");
    }
    fault = "";
  }

  /** Whether somebody wants the cell at hand, whose column is known. */
  private boolean wanted() {
    checkTwice();
    columns.set(column);
    return handler.wants(column);
  }

  private void checkTwice() {
    if (rowForeign) {
      fault = "row " + row + " is one of another namespace";
    } else if (rowTwice) {
      fault = "row " + row + " is twice in the file, and so is the cell " + cell();
    } else if (columns.get(column)) {
      fault = "the cell " + cell() + " is twice in the file";
    }
  }

  private String cell() {
    return new CellReference(row - 1, column).formatAsString();
  }

  private int addressColumn(String address) {
    int at = 0;
    int number = 0;
    while (at < address.length() && at < 4 && isLetter(address.charAt(at))) {
      number = number * 26 + (Character.toUpperCase(address.charAt(at)) - 'A' + 1);
      at++;
    }
    if (number == 0 || number > LAST_COLUMN + 1) {
      throw wrongAddress(address);
    }
    if (!isRow(address, at)) {
      fault = "a cell with the address " + ShownText.name(address) + " is in row " + row;
    }
    return number - 1;
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  private boolean isRow(String address, int from) {
    int number = 0;
    for (int i = from; i < address.length(); i++) {
      int digit = address.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > LAST_ROW) {
        return false;
      }
      number = number * 10 + digit;
    }
    return number == row;
  }

  private BadInput wrongAddress(String address) {
    return new BadInput(
        where
            + " has a cell with the address \""
            + ShownText.name(address)
            + "\" (columns A to XFD are possible):"
            + " open the file in Excel, let it repair it and save");
  }

  private void end(TagScanner scan) {
    if (!inData) {
      return;
    }
    switch (scan.depth()) {
      case 2 -> {
        inData = false;
        afterData = true;
        if (!hiddenRows.isEmpty() || !hiddenColumns.isEmpty()) {
          handler.hidden(hiddenRows, hiddenColumns);
        }
      }
      case 3 -> endRow();
      case 4 -> endCell();
      default -> {
        inText = false;
        if (inCell && scan.is("rPh")) {
          phonetic--;
        }
      }
    }
  }

  private void endRow() {
    if (inRow && !handler.endRow(row)) {
      done = true;
    }
    inRow = false;
  }

  private void endCell() {
    if (!inCell) {
      return;
    }
    inCell = false;
    value.decide();
    pass();
  }

  /** Hands on what the cell's value came to. */
  private void pass() {
    @Nullable CellKind type = value.type();
    if (type == null) {
      return;
    }
    if (fault.isEmpty()) {
      handler.cell(column, type, value.number(), value.text());
    } else {
      handler.cell(column, CellKind.UNREADABLE, 0, fault);
    }
  }
}
