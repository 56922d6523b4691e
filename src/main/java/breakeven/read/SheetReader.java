package breakeven.read;

import breakeven.input.CellType;
import breakeven.input.RowHandler;
import breakeven.model.Place;
import java.util.BitSet;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Turns the XML of one worksheet into calls of a {@link RowHandler}. */
final class SheetReader implements XmlText.Visitor {
  static final int LAST_ROW = 1_048_576;
  static final int LAST_COLUMN = 16_383;

  /** Cells of one sheet that are read before the reader gives up. */
  private static final long MAX_CELLS = 100_000_000;

  private final String where;
  private final RowHandler handler;
  private final CellValue value;

  private boolean inData;
  private boolean done;
  private long cells;

  private final BitSet rows = new BitSet();
  private final BitSet columns = new BitSet();
  private int row;
  private int column;
  private boolean rowTwice;

  private String fault = "";
  private int phonetic;
  private boolean inText;

  SheetReader(XlsxFile file, String where, RowHandler handler) {
    this.where = where;
    this.handler = handler;
    value = new CellValue(file);
  }

  @Override
  public boolean done() {
    return done;
  }

  @Override
  public void start(XMLStreamReader xml, int depth) {
    if (depth == 2) {
      inData = xml.getLocalName().equals("sheetData");
    } else if (inData && depth > 2) {
      startInside(xml, depth, xml.getLocalName());
    }
  }

  private void startInside(XMLStreamReader xml, int depth, String name) {
    if (depth == 3 && name.equals("row")) {
      startRow(xml);
    } else if (depth == 4 && name.equals("c")) {
      startCell(xml);
    } else if (depth == 5) {
      value.has(name);
      inText = name.equals("v");
    } else if (depth > 5 && name.equals("rPh")) {
      phonetic++;
    } else if (depth > 5 && name.equals("t")) {
      inText = phonetic == 0;
    }
  }

  private void startRow(XMLStreamReader xml) {
    String r = XmlText.attribute(xml, "r");
    int number = r == null ? row + 1 : rowNumber(r);
    if (number > LAST_ROW) {
      throw wrongRow(String.valueOf(number));
    }
    row = number;
    rowTwice = rows.get(row);
    rows.set(row);
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
            + text
            + "\" (1 to "
            + LAST_ROW
            + " are possible): open the file in Excel, let it repair it and save");
  }

  private void startCell(XMLStreamReader xml) {
    if (++cells > MAX_CELLS) {
      throw new BadInput(where + " has more than 100 million cells, the limit: split the workbook");
    }
    String address = null;
    String style = null;
    String type = null;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      switch (xml.getAttributeLocalName(i)) {
        case "r" -> address = xml.getAttributeValue(i);
        case "s" -> style = xml.getAttributeValue(i);
        case "t" -> type = xml.getAttributeValue(i);
        default -> {}
      }
    }
    fault = "";
    column = address == null ? column + 1 : addressColumn(address.strip());
    if (column > LAST_COLUMN) {
      throw wrongAddress(String.valueOf(address));
    }
    checkTwice();
    columns.set(column);
    value.start(type == null ? "n" : type.strip(), style);
  }

  private void checkTwice() {
    if (rowTwice) {
      fault = "row " + row + " stands twice in the file, and so does the cell " + cell();
    } else if (columns.get(column)) {
      fault = "the cell " + cell() + " stands twice in the file";
    }
  }

  private String cell() {
    return new Place("", row, column).cell();
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
      fault = "a cell with the address " + address + " stands in row " + row;
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
            + address
            + "\" (columns A to XFD are possible):"
            + " open the file in Excel, let it repair it and save");
  }

  @Override
  public void text(XMLStreamReader xml) {
    if (inText) {
      value.text(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }
  }

  @Override
  public void end(XMLStreamReader xml, int depth) {
    if (!inData) {
      return;
    }
    switch (depth) {
      case 2 -> {
        inData = false;
        done = true;
      }
      case 3 -> endRow(xml.getLocalName());
      case 4 -> endCell(xml.getLocalName());
      default -> {
        inText = false;
        if (xml.getLocalName().equals("rPh")) {
          phonetic--;
        }
      }
    }
  }

  private void endRow(String name) {
    if (name.equals("row") && !handler.endRow(row)) {
      done = true;
    }
  }

  private void endCell(String name) {
    if (!name.equals("c")) {
      return;
    }
    value.decide();
    @Nullable CellType type = value.type();
    if (type == null) {
      return;
    }
    if (fault.isEmpty()) {
      handler.cell(column, type, value.number(), value.text());
    } else {
      handler.cell(column, CellType.UNREADABLE, 0, fault);
    }
  }
}
