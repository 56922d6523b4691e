package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.TagScanner;
import breakeven.xlsx.read.TagScanner.Token;
import breakeven.xlsx.read.Utf8Xml;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A worksheet part whose rows move down from a row on. What is not about these rows is copied as it
 * is.
 */
public final class MovedRows {
  /** Where elements of a worksheet say which cells they are about. */
  private static final Set<String> REF =
      Set.of(
          "dimension", "autoFilter", "sortState", "sortCondition", "mergeCell", "hyperlink", "f");

  private static final Set<String> SQREF =
      Set.of("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange");

  private static final Set<String> FORMULAS = Set.of("f", "formula", "formula1", "formula2");

  private final RowShift shift;
  private final TagScanner scan;
  private final OutputStream out;
  private boolean inData;
  private boolean inBreaks;
  private boolean inExtension;
  private boolean inFormula;
  private int row;

  private MovedRows(RowShift shift, TagScanner scan, OutputStream out) {
    this.shift = shift;
    this.scan = scan;
    this.out = out;
  }

  /** Copies the sheet; neither stream is closed. */
  public static void copy(RowShift shift, InputStream in, OutputStream out, String where)
      throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    new MovedRows(shift, new TagScanner(Utf8Xml.of(in), where), buffered).run();
    buffered.flush();
  }

  private void run() throws IOException {
    for (Token t = scan.next(); t != Token.END; t = scan.next()) {
      if (t == Token.TEXT && inFormula) {
        formula();
      } else if (t == Token.OPEN || t == Token.EMPTY) {
        tag(t);
      } else {
        inFormula &= t != Token.CLOSE;
        scan.copyTo(out);
      }
    }
  }

  private void tag(Token t) throws IOException {
    if (scan.depth() == 2) {
      inData = scan.is("sheetData");
      inBreaks = scan.is("rowBreaks");
      inExtension = scan.is("extLst");
    }
    String name = scan.name();
    inFormula = t == Token.OPEN && !inExtension && FORMULAS.contains(name);
    if (inData && scan.depth() == 3 && scan.is("row")) {
      row();
    } else if (inData && scan.depth() == 4 && scan.is("c")) {
      ranges("r");
    } else if (inBreaks && scan.depth() == 3) {
      // A break is below the row that it names.
      number("id", (int) scan.number("id") + 1, -1);
    } else {
      String attribute = REF.contains(name) ? "ref" : SQREF.contains(name) ? "sqref" : null;
      ranges(inExtension ? null : attribute);
    }
  }

  private void formula() throws IOException {
    boolean moved = inData && row >= shift.from();
    String before = RowShift.typed(scan.string());
    String after = shift.formula(before, true, moved);
    if (after.equals(before)) {
      scan.copyTo(out);
    } else {
      out.write(after.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void row() throws IOException {
    long r = scan.number("r");
    row = r < 0 ? row + 1 : (int) r;
    if (r < 0 && row == shift.from()) {
      scan.copyWithTo(out, " r=\"" + shift.row(row) + "\"");
    } else {
      number("r", row, 0);
    }
  }

  private void ranges(@Nullable String attribute) throws IOException {
    String range = attribute == null ? null : scan.attribute(attribute);
    replace(attribute, range == null ? null : shift.ranges(range));
  }

  private void number(String attribute, int row, int more) throws IOException {
    replace(attribute, String.valueOf(shift.row(row) + more));
  }

  private void replace(@Nullable String attribute, @Nullable String value) throws IOException {
    if (attribute == null || value == null || value.equals(scan.attribute(attribute))) {
      scan.copyTo(out);
    } else {
      scan.copyReplacingTo(out, attribute, value);
    }
  }
}
