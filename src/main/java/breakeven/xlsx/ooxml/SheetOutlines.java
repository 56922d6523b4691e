package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** What the sheets of a workbook are without their rows. Each is read through once. */
public final class SheetOutlines {
  /**
   * A sheet without its rows.
   *
   * @param xml the part, its {@code sheetData} empty
   * @param facts what must be known of the rows
   */
  public record Outline(byte[] xml, SheetFacts facts) {}

  private final XlsxFile in;
  private final String sound;
  private final Map<String, Outline> known = new HashMap<>();

  SheetOutlines(XlsxFile in) {
    this(in, "");
  }

  /**
   * The same where a sheet was read before.
   *
   * @param sound its part; empty for none
   */
  public SheetOutlines(XlsxFile in, String sound) {
    this.in = in;
    this.sound = sound;
  }

  /** Whether what is drawn on a sheet is nobody's concern: notes go to the one that was read. */
  boolean drawnForNobody(String part) {
    return !sound.isEmpty() && !part.equals(sound);
  }

  /** The workbook. */
  XlsxFile workbook() {
    return in;
  }

  /** The outline of a worksheet's part. */
  public Outline of(String part) {
    return known.computeIfAbsent(part, this::read);
  }

  private Outline read(String part) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    SheetFacts facts = SheetFacts.of(in, part, part.equals(sound), rest);
    return new Outline(rest.toByteArray(), facts);
  }
}
