package breakeven.xlsx.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A file that is no zip, and so no workbook, whatever its name says: what it is shows in its first
 * bytes, and what to do follows from it.
 */
public final class ForeignFile {
  private static final String SAVE = "save it in Excel as Excel Workbook (*.xlsx)";
  private static final String PACKED = "unpack it and give the workbook inside";
  private static final String ASK = "give the workbook that it was made from";

  /** First bytes, each as a character, with what they say and what to do. */
  private static final Map<String, String> STARTS = new LinkedHashMap<>();

  static {
    start("a PDF file", ASK, "%PDF");
    start(
        "a Parquet file",
        "give workloads as a workbook or CSV, or review on Spark; import reads bills",
        "PAR1");
    start("a picture", ASK, "\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8");
    start("packed with gzip", PACKED, "\u001f\u008b");
    start("a 7z archive", PACKED, "7z\u00bc\u00af");
    start("a RAR archive", PACKED, "Rar!");
    start("a Rich Text document", ASK, "{\\rtf");
    start(
        "a placeholder of Git LFS",
        "fetch the workbook itself (git lfs pull)",
        "version https://git-lfs");
    start(
        "a web page",
        "download the workbook itself, or, if it opens in Excel, " + SAVE,
        "<htm",
        "<!do",
        "<table",
        "<head",
        "<meta",
        "mime-version:");
    start("an XML file", SAVE, "<?xm");
  }

  /** How every zip begins, and so every workbook. */
  private static final String ZIP = "PK\u0003\u0004";

  /** Bytes in which it shows what a file is, and whether it is text. */
  private static final int HEAD = 512;

  private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";
  private static final int OLE_SCAN = 64 << 20;

  private ForeignFile() {}

  private static void start(String what, String fix, String... starts) {
    for (String start : starts) {
      STARTS.put(start, what + ", not an Excel workbook: " + fix);
    }
  }

  /**
   * Refuses a file that does not begin as a zip does.
   *
   * @throws BadInput saying what it is and what to do
   */
  public static void refuse(Path path) throws IOException {
    String head = head(path);
    if (head.isEmpty()) {
      throw new BadInput(path + " is empty: fetch or save it again");
    }
    if (head.startsWith(ZIP)) {
      return;
    }
    String known = known(path, head);
    throw new BadInput(path + " is " + (known.isEmpty() ? other(head) : known));
  }

  /**
   * Refuses a file that is no list with separators, although its name says so.
   *
   * @throws BadInput saying what it is and what to do
   */
  public static void refuseAsText(Path path) throws IOException {
    String head = head(path);
    if (head.isEmpty()) {
      throw new BadInput(path + " is empty: fetch or save it again");
    }
    if (head.startsWith(ZIP)) {
      throw new BadInput(path + " is a workbook or zip file, not text: name a workbook .xlsx");
    }
    String known = known(path, head);
    if (!known.isEmpty()) {
      throw new BadInput(path + " is " + known);
    }
  }

  private static String head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    }
  }

  /** What old Office files and protected ones are kept in, distinguished by the names inside. */
  private static String ole(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      String names = new String(in.readNBytes(OLE_SCAN), StandardCharsets.ISO_8859_1);
      if (names.contains(inside("EncryptedPackage"))) {
        return "protected with a password: open it in Excel, remove the password (File, Info,"
            + " Protect Workbook) and save it";
      }
      return names.contains(inside("Workbook")) || names.contains(inside("Book"))
          ? "an old Excel file (.xls): " + SAVE
          : "an old Office file, not an Excel workbook: give an .xlsx workbook";
    }
  }

  /** A name as such a file holds it: UTF-16, here one character for each byte. */
  private static String inside(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }

  /** What a file is and what to do; empty where its first bytes do not say. */
  private static String known(Path path, String head) throws IOException {
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      return ole(path);
    }
    boolean marked = head.startsWith(UTF_8_MARK);
    String text = (marked ? head.substring(UTF_8_MARK.length()) : head).strip();
    String lower = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> each : STARTS.entrySet()) {
      if (head.startsWith(each.getKey()) || lower.startsWith(each.getKey())) {
        return each.getValue();
      }
    }
    return "";
  }

  private static String other(String head) {
    if (head.startsWith("PK")) {
      return "an empty or damaged zip file: fetch the workbook again";
    }
    return isText(head)
        ? "a text file, not an Excel workbook: name a list of workloads .csv, or save it as .xlsx"
        : "not an Excel workbook: " + SAVE;
  }

  /** UTF-16 says so in its first bytes; elsewhere no control characters are in a text. */
  private static boolean isText(String head) {
    return head.startsWith("\u00ff\u00fe")
        || head.startsWith("\u00fe\u00ff")
        || head.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\r' || c == '\n');
  }
}
