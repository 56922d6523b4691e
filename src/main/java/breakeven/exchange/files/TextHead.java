package breakeven.exchange.files;

import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The first bytes of a file that is to be a list from outside, in which it shows what it is.
 *
 * @param path the file
 * @param text each byte a character, without a mark, NULs and outer spaces
 */
record TextHead(Path path, String text) {
  private static final int BYTES = 512;

  /** Of a file that is packed with gzip, the first bytes of what is inside. */
  static TextHead of(Path path) throws IOException {
    try (InputStream in = Unpacked.open(path)) {
      String text = new String(in.readNBytes(BYTES), StandardCharsets.ISO_8859_1);
      return new TextHead(
          path,
          text.replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
              .replace("\0", "")
              .strip());
    }
  }

  boolean isJson() {
    return text.startsWith("{") || text.startsWith("[");
  }

  /**
   * Refuses what is no text with rows.
   *
   * @param list what it is to be: "price list"
   * @param give what to give instead
   */
  void refuse(String list, String give) {
    if (text.isEmpty()) {
      throw bad("is empty: fetch it again");
    }
    if (text.startsWith("<")) {
      throw bad("is a web page or XML: download the list itself (the raw file)");
    }
    if (text.startsWith("PK")) {
      throw bad("is a workbook or zip file, not a " + list + ": " + give);
    }
    if (text.startsWith("(\u00b5/\u00fd")) {
      throw bad("is packed with zstd: unpack it and give the " + list + " inside");
    }
    if (text.chars().anyMatch(letter -> letter < ' ' && !Character.isWhitespace(letter))) {
      throw bad("is no text, so no " + list + ": " + give);
    }
  }

  private BadInput bad(String what) {
    return new BadInput(path + " " + what);
  }
}
