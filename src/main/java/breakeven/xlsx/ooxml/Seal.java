package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Shows whether a workbook of ours is still as we wrote it: a digest over the name, length and
 * checksum of every part but the one that carries it. Any program that saves the workbook changes
 * some part, and drops or keeps a seal that then no longer agrees.
 */
public final class Seal {
  /** The property of the document that carries it. */
  static final String PROPERTY = "Breakeven: Content";

  private final Map<String, String> parts = new TreeMap<>();

  /** Takes a part whose length and checksum are known. */
  void add(String part, ZipArchiveEntry entry) {
    parts.put(part, entry.getSize() + " " + entry.getCrc());
  }

  /** The digest over all parts taken, whatever their order: 64 hexadecimal digits. */
  String digest() {
    StringBuilder all = new StringBuilder();
    parts.forEach((part, facts) -> all.append(part).append(' ').append(facts).append('\n'));
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(all.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a seal says of a file. */
  public enum State {
    /** A review wrote it, and nobody has saved it since. */
    UNBROKEN,
    /** A review wrote it, and it was saved since. */
    BROKEN,
    /** It carries none. */
    NONE
  }

  /** Looks at a file, which need not be a workbook. */
  public static State of(Path file) {
    try (XlsxFile book = XlsxFile.open(file)) {
      String carrier = CustomProperties.part(book);
      String carried =
          carrier == null || !book.has(carrier)
              ? ""
              : CustomProperties.text(book, carrier, PROPERTY);
      if (carried.isEmpty()) {
        return State.NONE;
      }
      Seal seal = new Seal();
      for (ZipArchiveEntry entry : book.entries()) {
        String part = book.storedName(entry.getName());
        if (!part.equals(carrier)) {
          seal.add(part, entry);
        }
      }
      return seal.digest().equals(carried) ? State.UNBROKEN : State.BROKEN;
    } catch (BadInput e) {
      return State.NONE;
    }
  }
}
