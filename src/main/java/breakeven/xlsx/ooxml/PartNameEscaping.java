package breakeven.xlsx.ooxml;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of parts that are written as in an address, such as {@code sheet%201.xml}. POI takes none
 * of them, so that a stub has {@code sheet-percent-sign-201.xml} instead, in its lists too; what
 * comes back of it has the names of the user's file again.
 */
final class PartNameEscaping {
  private static final String MARK = "-percent-sign-";
  private static final Pattern ENCODED = Pattern.compile("%(?=[0-9A-Fa-f]{2})");

  private PartNameEscaping() {}

  /** Whether a name is written so. */
  static boolean isEncoded(String part) {
    return ENCODED.matcher(part).find();
  }

  /** The name that a part of the user's has in a stub. */
  static String plain(String part) {
    return ENCODED.matcher(part).replaceAll(MARK);
  }

  /** The name that a part of a stub has in the user's file. */
  static String original(String part) {
    return part.replace(MARK, "%");
  }

  /** A part of the user's as a stub has it: a list names the parts as they are called there. */
  static byte[] plain(String part, byte[] bytes) {
    return isList(part) ? plain(text(bytes)).getBytes(StandardCharsets.ISO_8859_1) : bytes;
  }

  /** The way back. */
  static byte[] original(String part, byte[] bytes) {
    return isList(part) ? original(text(bytes)).getBytes(StandardCharsets.ISO_8859_1) : bytes;
  }

  private static boolean isList(String part) {
    String name = part.toLowerCase(Locale.ROOT);
    return name.endsWith(".rels") || name.equals("[content_types].xml");
  }

  /** Byte by byte, so that other letters stay as they are. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
