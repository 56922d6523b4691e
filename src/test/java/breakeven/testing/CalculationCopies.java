package breakeven.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.util.CellReference;

/**
 * A small workbook with copies of the sheet {@code Calculation} of a reviewed one, each with a
 * workload of its own chosen: one run of a spreadsheet program calculates them all.
 */
public final class CalculationCopies {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** Where the workload is chosen. */
  private static final Pattern CHOICE = Pattern.compile("(<c r=\"C1\"[^>]*>)<v>[^<]*</v>");

  private static final Pattern CELL = Pattern.compile("<c r=\"([A-Z]+)\\d+\"[^>]*><f>.*?</c>");

  /** The column of month 1, and the columns of what is typed and of what it comes to. */
  private static final int FIRST_MONTH = 12;

  private static final List<String> TRIED = List.of("D", "E");

  private static final Pattern LABEL =
      Pattern.compile("<c r=\"A(?:[6-9]|[1-9]\\d+)\"[^>]*><v>([^<]*)</v></c>");

  private CalculationCopies() {}

  /**
   * One copy.
   *
   * @param workload what is chosen in C1
   * @param tried what is typed in E, by the row
   * @param months how many months it has
   */
  public record Copy(String workload, Map<Integer, Object> tried, int months) {
    /** All that the sheet has: half of them come after the horizons of most workloads. */
    public static final int ALL = Integer.MAX_VALUE;

    public static final int TWO_YEARS = 24;

    /** What a review has found stands in figures alone, which no month leads to. */
    public static final int AS_REVIEWED = 0;
  }

  /** The parts of a reviewed workbook that the copies are made of. */
  private record Parts(
      String calculation, String review, byte[] styles, Map<String, String> names) {}

  /** The workloads that can be chosen. */
  public static List<String> workloads(Path reviewed) {
    Parts parts = parts(reviewed);
    String labels = java.util.Objects.requireNonNull(parts.names().get("Rv_Label"));
    int last = Integer.parseInt(labels.substring(labels.lastIndexOf('$') + 1));
    return LABEL
        .matcher(parts.review())
        .results()
        .limit(last - 5)
        .map(found -> unescaped(found.group(1)))
        .toList();
  }

  /** All formulas of the sheet. */
  public static List<String> formulas(Path reviewed) {
    return Pattern.compile("<f>([^<]*)</f>")
        .matcher(parts(reviewed).calculation())
        .results()
        .map(found -> unescaped(found.group(1)))
        .toList();
  }

  /** The rows of each copy, as LibreOffice calculates them. */
  public static List<List<CSVRecord>> calculate(Path reviewed, List<Copy> copies, Path folder) {
    Path made = folder.resolve("copies.xlsx");
    write(reviewed, copies, made);
    Map<String, List<CSVRecord>> sheets = LibreOffice.calculate(made, folder.resolve("calculated"));
    List<List<CSVRecord>> all = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      all.add(java.util.Objects.requireNonNull(sheets.get(name(i))));
    }
    return all;
  }

  private static String name(int copy) {
    return "Copy_" + copy;
  }

  /** Writes the workbook, without results, so that every program has to find them. */
  public static void write(Path reviewed, List<Copy> copies, Path made) {
    Parts parts = parts(reviewed);
    Map<Integer, String> empty = new HashMap<>();
    try (OutputStream file = Files.newOutputStream(made);
        ZipOutputStream out = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      StringBuilder sheets = new StringBuilder();
      StringBuilder names = new StringBuilder();
      StringBuilder relations = new StringBuilder();
      StringBuilder types = new StringBuilder();
      for (int i = 0; i < copies.size(); i++) {
        sheets.append(
            "<sheet name=\"%s\" sheetId=\"%s\" r:id=\"r%s\"/>".formatted(name(i), i + 1, i));
        int sheet = i;
        parts
            .names()
            .forEach(
                (name, cells) -> {
                  if (!cells.contains("Review")) {
                    names.append(
                        "<definedName name=\"%s\" localSheetId=\"%s\">%s</definedName>"
                            .formatted(name, sheet, cells.replace("'Calculation'", name(sheet))));
                  }
                });
        relations.append(relation("r" + i, "worksheet", "worksheets/copy" + i + ".xml"));
        types.append(override("worksheets/copy" + i + ".xml", "worksheet"));
        String blank =
            empty.computeIfAbsent(
                copies.get(i).months(), months -> empty(parts.calculation(), months));
        put(out, "xl/worksheets/copy" + i + ".xml", filled(blank, copies.get(i)));
      }
      sheets.append(
          "<sheet name=\"Review\" sheetId=\"%s\" r:id=\"review\"/>".formatted(copies.size() + 1));
      parts
          .names()
          .forEach(
              (name, cells) -> {
                if (cells.contains("Review")) {
                  names.append("<definedName name=\"%s\">%s</definedName>".formatted(name, cells));
                }
              });
      relations.append(relation("review", "worksheet", "worksheets/review.xml"));
      relations.append(relation("styles", "styles", "styles.xml"));
      types.append(override("worksheets/review.xml", "worksheet"));
      types.append(override("styles.xml", "styles"));
      types.append(override("workbook.xml", "sheet.main"));
      put(out, "xl/worksheets/review.xml", parts.review());
      put(
          out,
          "xl/workbook.xml",
          "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets><definedNames>%s</definedNames></workbook>"
              .formatted(MAIN, RELATIONS, sheets, names));
      put(out, "xl/_rels/workbook.xml.rels", relations(relations.toString()));
      put(out, "_rels/.rels", relations(relation("book", "officeDocument", "xl/workbook.xml")));
      put(
          out,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              + types
              + "</Types>");
      out.putNextEntry(new ZipEntry("xl/styles.xml"));
      out.write(parts.styles());
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String empty(String calculation, int months) {
    return CELL.matcher(calculation)
        .replaceAll(
            cell -> has(cell.group(1), months) ? Matcher.quoteReplacement(cell.group()) : "")
        .replaceAll("(</f>)<v>[^<]*</v>", "$1")
        .replaceAll("(<c r=\"[A-Z]+\\d+\"(?: s=\"\\d+\")?) t=\"str\">(<f>)", "$1>$2");
  }

  private static boolean has(String column, int months) {
    int month = CellReference.convertColStringToIndex(column) - FIRST_MONTH;
    return month < months && !(months == Copy.AS_REVIEWED && TRIED.contains(column));
  }

  private static String filled(String sheet, Copy copy) {
    String filled =
        CHOICE
            .matcher(sheet)
            .replaceFirst(
                Matcher.quoteReplacement("") + "$1<v>" + quoted(copy.workload()) + "</v>");
    for (Map.Entry<Integer, Object> tried : copy.tried().entrySet()) {
      boolean number = tried.getValue() instanceof Number;
      Pattern cell = Pattern.compile("<c r=\"E" + tried.getKey() + "\"( s=\"\\d+\")/>");
      String typed =
          "<c r=\"E%s\"$1%s><v>%s</v></c>"
              .formatted(
                  tried.getKey(),
                  number ? "" : " t=\"str\"",
                  quoted(String.valueOf(tried.getValue())));
      Matcher found = cell.matcher(filled);
      if (!found.find()) {
        throw new IllegalArgumentException("nothing can be tried in row " + tried.getKey());
      }
      filled = found.replaceFirst(typed);
    }
    return filled;
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, RELATIONS, type, target);
  }

  private static String relations(String all) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + all
        + "</Relationships>";
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/xl/%s\" ContentType=\"%s%s+xml\"/>".formatted(part, TYPES, type);
  }

  private static void put(ZipOutputStream out, String part, String xml) throws IOException {
    out.putNextEntry(new ZipEntry(part));
    out.write(xml.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }

  private static Parts parts(Path reviewed) {
    try (ZipFile file = new ZipFile(reviewed.toFile())) {
      String book = text(file, "xl/workbook.xml");
      Map<String, String> names = new LinkedHashMap<>();
      Pattern.compile("<definedName ([^>]*)>([^<]*)</definedName>")
          .matcher(book)
          .results()
          .filter(found -> found.group(1).contains("Named by the review for Calculation"))
          .forEach(found -> names.put(attribute(found.group(1), "name"), found.group(2)));
      return new Parts(
          bare(sheet(file, book, "Calculation")),
          bare(sheet(file, book, "Review")),
          bytes(file, "xl/styles.xml"),
          names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sheet(ZipFile file, String book, String name) throws IOException {
    String id = attribute(element(book, "sheet", "name=\"" + name + "\""), "r:id");
    String relations = text(file, "xl/_rels/workbook.xml.rels");
    String target = attribute(element(relations, "Relationship", "Id=\"" + id + "\""), "Target");
    return text(file, "xl/" + target.replaceFirst("^/?(xl/)?", ""));
  }

  private static String element(String xml, String name, String with) {
    return Pattern.compile("<" + name + " [^>]*/>")
        .matcher(xml)
        .results()
        .map(MatchResult::group)
        .filter(found -> found.contains(with))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + with));
  }

  private static String attribute(String element, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(element);
    if (!found.find()) {
      throw new IllegalStateException("no " + name + " in " + element);
    }
    return found.group(1);
  }

  /** Without what leads to other parts, and without what only looks. */
  private static String bare(String sheet) {
    String bare = sheet;
    for (String element :
        List.of(
            "hyperlinks",
            "drawing",
            "legacyDrawing",
            "dataValidations",
            "sheetProtection",
            "conditionalFormatting")) {
      bare = bare.replaceAll("<" + element + "\\b[^>]*/>", "");
      bare = bare.replaceAll("(?s)<" + element + "\\b.*?</" + element + ">", "");
    }
    return bare;
  }

  private static String text(ZipFile file, String part) throws IOException {
    return new String(bytes(file, part), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ZipFile file, String part) throws IOException {
    try (InputStream in = file.getInputStream(file.getEntry(part))) {
      return in.readAllBytes();
    }
  }
}
