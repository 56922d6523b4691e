package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.SheetParts;
import breakeven.xlsx.read.TagScanner;
import breakeven.xlsx.read.TagScanner.Token;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.util.CellReference;

/**
 * One pass over a worksheet part. Tags are recognised; whatever needs no change is copied as it is.
 */
final class SplicePass {
  /** What a cell says of the kind of its value. */
  private final SheetSplice plan;

  private final TagScanner scan;
  private final OutputStream out;
  private final RowCount count;
  private final CellXml ours = new CellXml();
  private final Set<String> present = new HashSet<>();

  /** In the order in which the schema wants them. */
  private final List<SheetSplice.Extra> extras;

  private final boolean[] written;

  private String prefix = "";
  private boolean colsWritten;
  private int row;
  private int column;
  private int pending;
  private boolean shifted;
  private int nextFill;

  SplicePass(SheetSplice plan, TagScanner scan, OutputStream out, RowCount count) {
    this.plan = plan;
    this.scan = scan;
    this.out = out;
    this.count = count;
    extras =
        plan.extras.stream()
            .sorted(Comparator.comparingInt(extra -> SheetParts.order(extra.name())))
            .toList();
    written = new boolean[extras.size()];
    nextFill = plan.firstFill;
  }

  void run() throws IOException {
    for (Token t = scan.next(); t != Token.END; t = scan.next()) {
      if (lengthens(t)) {
        lengthen();
      } else if (t == Token.TEXT || t == Token.OTHER || scan.depth() > 2) {
        scan.copyTo(out);
      } else if (scan.depth() == 1) {
        root(t);
      } else if (t == Token.CLOSE) {
        scan.copyTo(out);
      } else {
        child(t);
      }
    }
  }

  /** Whether the tag is a rule for typed cells, and rows are added. */
  private boolean lengthens(Token t) {
    return plan.lastOld > 0
        && scan.depth() == 3
        && (t == Token.OPEN || t == Token.EMPTY)
        && scan.is("dataValidation");
  }

  private void lengthen() throws IOException {
    String ref = scan.attribute("sqref");
    if (ref == null || plan.lastOld <= 0) {
      scan.copyTo(out);
    } else {
      scan.copyReplacingTo(out, "sqref", FormatRanges.lengthened(ref, plan.lastOld, plan.lastFill));
    }
  }

  private void root(Token t) throws IOException {
    if (t == Token.EMPTY) {
      throw new IllegalStateException("a worksheet without sheetData");
    }
    if (t == Token.OPEN) {
      prefix = scan.prefix();
    } else {
      extrasBefore(Integer.MAX_VALUE);
    }
    scan.copyTo(out);
  }

  private void child(Token t) throws IOException {
    String name = scan.name();
    extrasBefore(SheetParts.order(name));
    if (hasOurs(name)) {
      // It is behind its place, where ours, which leads to the same, was written.
      if (t == Token.OPEN) {
        skip();
      }
      return;
    }
    present.add(name);
    switch (name) {
      case "sheetViews" -> views(t);
      case "dimension" -> dimension(t);
      case "cols" -> cols(t);
      case "sheetData" -> data(t);
      case "autoFilter" -> {
        if (plan.autoFilter.isEmpty()) {
          scan.copyTo(out);
        } else {
          scan.copyReplacingTo(out, "ref", plan.autoFilter);
        }
      }
      case "conditionalFormatting" -> conditionalFormatting(t);
      default -> scan.copyTo(out);
    }
  }

  /** Few lines, in which the first view is another. */
  private void views(Token t) throws IOException {
    StringBuilder xml = new StringBuilder(scan.string());
    while (t == Token.OPEN && scan.nextWithin(2)) {
      xml.append(
          plan.unselected && isElement() && SelectedTab.at(scan)
              ? scan.string()
                  .replaceFirst(
                      SelectedTab.ATTRIBUTE + "\\s*=\\s*([\"'])[^\"']*",
                      SelectedTab.ATTRIBUTE + "=$10")
              : scan.string());
    }
    xml.append(t == Token.OPEN ? scan.string() : "");
    write(plan.view == null ? xml.toString() : plan.view.in(xml.toString(), prefix));
  }

  private void extrasBefore(int order) throws IOException {
    for (int i = 0; i < written.length; i++) {
      SheetSplice.Extra extra = extras.get(i);
      if (written[i] || SheetParts.order(extra.name()) >= order) {
        continue;
      }
      written[i] = true;
      if (extra.name().equals("conditionalFormatting") || !present.contains(extra.name())) {
        write(prefixed(extra.xml()));
      }
    }
  }

  /** Whether one of our children of that name was written, of which a sheet has only one. */
  private boolean hasOurs(String name) {
    if (name.equals("conditionalFormatting") || present.contains(name)) {
      return false;
    }
    for (int i = 0; i < written.length; i++) {
      if (written[i] && extras.get(i).name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Elements are written without a prefix; in text and attributes there is no bare less-than sign.
   */
  private String prefixed(String xml) {
    return prefix.isEmpty() ? xml : xml.replaceAll("<(/?)", "<$1" + prefix);
  }

  private void dimension(Token t) throws IOException {
    CellRange range = CellRange.parse(scan.attribute("ref"));
    if (plan.dropDimension) {
      if (t == Token.OPEN) {
        skip();
      }
    } else if (range != null
        && (range.lastColumn() < plan.lastColumn || range.lastRow() < plan.lastFill)) {
      CellRange all =
          range
              .withLastColumn(Math.max(range.lastColumn(), plan.lastColumn))
              .withLastRow(Math.max(range.lastRow(), plan.lastFill));
      scan.copyReplacingTo(out, "ref", all.toString());
    } else {
      scan.copyTo(out);
    }
  }

  /** Passes over the element that the current tag opens. */
  private void skip() throws IOException {
    int depth = scan.depth();
    while (scan.nextWithin(depth)) {
      if (scan.token() == Token.END) {
        return;
      }
    }
  }

  private boolean columnsChange() {
    return !plan.widths.isEmpty() || !plan.removed.isEmpty();
  }

  private void cols(Token t) throws IOException {
    colsWritten = true;
    if (!columnsChange()) {
      scan.copyTo(out);
      return;
    }
    ColumnList list = new ColumnList(plan.widths, plan.removed, prefix);
    while (t == Token.OPEN && scan.nextWithin(2)) {
      if (scan.depth() == 3 && scan.token() != Token.CLOSE && scan.is("col")) {
        addColumn(list);
      }
    }
    if (!list.isEmpty()) {
      write(list.xml());
    }
  }

  private void addColumn(ColumnList list) {
    long min = scan.number("min");
    long max = scan.number("max");
    if (min < 1 || max < min) {
      return;
    }
    String tag = scan.string();
    String single = scan.token() == Token.EMPTY ? tag : tag.substring(0, tag.length() - 1) + "/>";
    list.add((int) min, (int) Math.min(max, CellXml.LAST_COLUMN + 1), single);
  }

  private void conditionalFormatting(Token t) throws IOException {
    String ref = scan.attribute("sqref");
    if (t != Token.OPEN || !FormatRanges.inside(ref, plan.removed)) {
      lengthen();
      return;
    }
    StringBuilder xml = new StringBuilder(scan.string());
    while (scan.nextWithin(2)) {
      xml.append(scan.string());
    }
    xml.append(scan.string());
    boolean replaced =
        extras.stream()
            .filter(e -> e.name().equals("conditionalFormatting"))
            .anyMatch(
                e ->
                    FormatRanges.makesWay(
                        ref, FormatRanges.rules(xml.toString()), plan.removed, e.xml()));
    if (!replaced) {
      write(xml.toString());
    }
  }

  private void data(Token t) throws IOException {
    if (!colsWritten && !plan.widths.isEmpty()) {
      write(new ColumnList(plan.widths, plan.removed, prefix).xml());
    }
    if (t == Token.EMPTY && plan.rows == SheetSplice.NO_ROWS) {
      scan.copyTo(out);
      return;
    }
    if (t == Token.EMPTY) {
      String name = scan.prefix() + "sheetData";
      scan.copyOpenTo(out);
      plan.rows.write(new RowXml(out, prefix, 0, count));
      write("</" + name + ">");
      return;
    }
    scan.copyTo(out);
    while (scan.nextWithin(2)) {
      if (isElement() && scan.depth() == 3 && scan.is("row")) {
        fillBefore((int) Math.max(scan.number("r"), -1));
        row();
      } else {
        scan.copyTo(out);
      }
    }
    fillBefore(Integer.MAX_VALUE);
    plan.rows.write(new RowXml(out, prefix, row, count));
    scan.copyTo(out);
  }

  /** Writes the new rows above one that the sheet has; -1: the one after the row before. */
  private void fillBefore(int next) throws IOException {
    int following = next < 0 ? row + 1 : next;
    for (; nextFill <= plan.lastFill && nextFill < following; nextFill++) {
      RowXml added = new RowXml(out, prefix, nextFill - 1, count);
      plan.cells.append(nextFill, added.startRow(nextFill));
      added.endRow();
    }
    nextFill = Math.max(nextFill, following == Integer.MAX_VALUE ? nextFill : following + 1);
  }

  private boolean isElement() {
    return scan.token() == Token.OPEN || scan.token() == Token.EMPTY;
  }

  private void row() throws IOException {
    long r = scan.number("r");
    row = r < 0 ? row + 1 : (int) r;
    column = -1;
    pending = 0;
    shifted = false;
    String rowPrefix = scan.prefix();
    ours.startRow(row, rowPrefix);
    plan.cells.append(row, ours);
    if (ours.count() > 0) {
      count.row();
    }
    if (scan.token() == Token.EMPTY) {
      emptyRow(rowPrefix);
      return;
    }
    scan.copyTo(out);
    if (!passes(rowPrefix)) {
      while (scan.nextWithin(3)) {
        rowContent();
      }
    }
    flush(Integer.MAX_VALUE);
    scan.copyTo(out);
  }

  /**
   * Passes over the user's cells of a row where none of them can be in our way: they were looked at
   * before. What may follow the cells of a row ({@code extLst}) is behind ours, and needs a look.
   */
  private boolean passes(String rowPrefix) throws IOException {
    return plan.rightOfAll && rowPrefix.isEmpty() && scan.copyInsideTo(out, 'e');
  }

  private void emptyRow(String rowPrefix) throws IOException {
    if (ours.count() == 0) {
      scan.copyTo(out);
      return;
    }
    scan.copyOpenTo(out);
    flush(Integer.MAX_VALUE);
    write("</" + rowPrefix + "row>");
  }

  private void rowContent() throws IOException {
    if (!isElement() || scan.depth() != 4) {
      scan.copyTo(out);
    } else if (scan.is("c")) {
      cell();
    } else {
      flush(Integer.MAX_VALUE);
      scan.copyTo(out);
    }
  }

  private void cell() throws IOException {
    int address = scan.addressColumn();
    column = address < 0 ? column + 1 : address;
    flush(column);
    boolean inOurWay = pending < ours.count() && ours.column(pending) == column;
    if (plan.removed.get(column)) {
      shifted = true;
      if (scan.token() == Token.OPEN) {
        skip();
      }
    } else if (inOurWay) {
      dropBlank();
    } else {
      copyCell(address < 0);
    }
  }

  /** A user's cell that is only styled gives way to ours; one that holds something must not. */
  private void dropBlank() throws IOException {
    shifted = true;
    if (scan.token() == Token.EMPTY) {
      return;
    }
    if (plan.replacing) {
      skip();
      return;
    }
    while (scan.nextWithin(4)) {
      if (isElement() && scan.depth() == 5 && (scan.is("v") || scan.is("f") || scan.is("is"))) {
        throw new IllegalStateException(
            "the cell " + new CellReference(row - 1, column).formatAsString() + " is the user's");
      }
    }
  }

  private void copyCell(boolean unaddressed) throws IOException {
    if (unaddressed && shifted) {
      // Counted from the cell before it, it would move.
      scan.copyWithTo(out, " r=\"" + new CellReference(row - 1, column).formatAsString() + "\"");
    } else if (!plan.texts.isEmpty()
        && "s".equals(scan.attribute("t"))
        && scan.token() == Token.OPEN) {
      inlineCell();
    } else {
      scan.copyTo(out);
    }
  }

  private void inlineCell() throws IOException {
    scan.copyReplacingTo(out, "t", "inlineStr");
    StringBuilder index = new StringBuilder();
    while (scan.nextWithin(4)) {
      if (scan.token() == Token.TEXT) {
        index.append(scan.string());
      }
    }
    write("<is>" + plan.texts.get(index.toString()) + "</is>");
    scan.copyTo(out);
  }

  /** Writes our cells left of a column. */
  private void flush(int before) throws IOException {
    int to = pending;
    while (to < ours.count() && ours.column(to) < before) {
      to++;
    }
    ours.writeTo(out, pending, to);
    pending = to;
  }

  private void write(String xml) throws IOException {
    out.write(xml.getBytes(StandardCharsets.UTF_8));
  }
}
