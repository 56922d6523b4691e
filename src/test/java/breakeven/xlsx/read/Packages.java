package breakeven.xlsx.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Workbooks made by hand, part by part, for tests of what no program should write but some do. */
public final class Packages {
  public static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  public static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  public static final String SHEET = "xl/worksheets/sheet1.xml";

  private static final String LIST = "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private Packages() {}

  /** A workbook with one sheet, {@code Workloads}, with these rows; styles 0 plain, 1 date. */
  public static Map<String, byte[]> book(String rows) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    put(parts, "[Content_Types].xml", contentTypes());
    put(parts, "_rels/.rels", relations("rId1", "officeDocument", "xl/workbook.xml"));
    put(
        parts,
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + RELATIONS
            + "\"><sheets><sheet name=\"Workloads\" sheetId=\"7\""
            + " r:id=\"rId1\"/></sheets></workbook>");
    put(
        parts,
        "xl/_rels/workbook.xml.rels",
        relations(
            "rId1",
            "worksheet",
            "worksheets/sheet1.xml",
            "rId2",
            "styles",
            "styles.xml",
            "rId3",
            "sharedStrings",
            "sharedStrings.xml"));
    put(
        parts,
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders"
            + " count=\"1\"><border/></borders><cellStyleXfs"
            + " count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf"
            + " numFmtId=\"14\"/></cellXfs></styleSheet>");
    put(
        parts,
        "xl/sharedStrings.xml",
        "<sst xmlns=\""
            + MAIN
            + "\"><si><t>first</t></si>"
            + "<si><r><t>two </t></r><r><rPr/><t>runs</t></r></si>"
            + "<si><t>\u6f22\u5b57</t><rPh sb=\"0\" eb=\"2\"><t>\u30ab\u30f3\u30b8</t></rPh></si>"
            + "<si><t>a_x000D_b_x005F_x0041_</t></si></sst>");
    put(parts, SHEET, sheet("<sheetData>" + rows + "</sheetData>"));
    return parts;
  }

  /** A worksheet with these children. */
  public static String sheet(String children) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\""
        + MAIN
        + "\">"
        + children
        + "</worksheet>";
  }

  /** A list of relationships: id, last word of the type, target, and again. */
  public static String relations(String... idTypeTarget) {
    StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + LIST + "\">");
    for (int i = 0; i < idTypeTarget.length; i += 3) {
      xml.append("<Relationship Id=\"")
          .append(idTypeTarget[i])
          .append("\" Type=\"")
          .append(RELATIONS)
          .append('/')
          .append(idTypeTarget[i + 1])
          .append("\" Target=\"")
          .append(idTypeTarget[i + 2])
          .append("\"/>");
    }
    return xml.append("</Relationships>").toString();
  }

  private static String contentTypes() {
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
        + " Extension=\"rels\""
        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
        + " Extension=\"xml\" ContentType=\"application/xml\"/>"
        + override("xl/workbook.xml", "sheet.main")
        + override(SHEET, "worksheet")
        + override("xl/styles.xml", "styles")
        + override("xl/sharedStrings.xml", "sharedStrings")
        + "</Types>";
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/" + part + "\" ContentType=\"" + TYPE + type + "+xml\"/>";
  }

  public static void put(Map<String, byte[]> parts, String name, String text) {
    parts.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces text in a part. */
  public static void replace(Map<String, byte[]> parts, String name, String old, String text) {
    String before = new String(parts.get(name), StandardCharsets.UTF_8);
    if (!before.contains(old)) {
      throw new IllegalArgumentException(old);
    }
    put(parts, name, before.replace(old, text));
  }

  /** The parts of a file, unzipped, in its order. */
  public static Map<String, byte[]> parts(Path file) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        try (InputStream bytes = zip.getInputStream(entry)) {
          parts.put(entry.getName(), bytes.readAllBytes());
        }
      }
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a part another name, in the lists of parts and relationships too. */
  public static void rename(Map<String, byte[]> parts, String name, String other) {
    Map<String, byte[]> before = new LinkedHashMap<>(parts);
    parts.clear();
    before.forEach(
        (part, bytes) -> {
          if (part.endsWith(".rels") || part.equals("[Content_Types].xml")) {
            String old = name.substring(name.lastIndexOf('/') + 1);
            String text = new String(bytes, StandardCharsets.UTF_8);
            put(parts, part, text.replace(old, other.substring(other.lastIndexOf('/') + 1)));
          } else {
            parts.put(part.equals(name) ? other : part, bytes);
          }
        });
  }

  /**
   * Zips parts, one of them with other bytes than its checksum is of, as on a damaged disk.
   *
   * @param damaged the part
   * @param bytes what is in the file
   */
  public static Path damaged(Path file, Map<String, byte[]> parts, String damaged, byte[] bytes) {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        CRC32 sum = new CRC32();
        sum.update(part.getValue());
        byte[] inside = part.getKey().equals(damaged) ? bytes : part.getValue();
        ZipArchiveEntry entry = new ZipArchiveEntry(part.getKey());
        entry.setTime(1_700_000_000_000L);
        entry.setMethod(ZipArchiveEntry.STORED);
        entry.setCrc(sum.getValue());
        entry.setSize(inside.length);
        entry.setCompressedSize(inside.length);
        zip.addRawArchiveEntry(entry, new ByteArrayInputStream(inside));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Zips the parts into a file. */
  public static Path write(Path file, Map<String, byte[]> parts) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipArchiveEntry entry = new ZipArchiveEntry(part.getKey());
        entry.setTime(1_700_000_000_000L);
        zip.putArchiveEntry(entry);
        zip.write(part.getValue());
        zip.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Nothing in a package tells when it was written: neither its entries nor its properties. */
  public static void timeless(Path file) {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      assertThat(Collections.list(zip.getEntries()))
          .allMatch(entry -> Instant.ofEpochMilli(entry.getTime()).isBefore(yesterday));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    parts(file)
        .forEach(
            (name, part) -> {
              if (name.startsWith("docProps/")) {
                assertThat(new String(part, StandardCharsets.UTF_8)).doesNotContain(today);
              }
            });
  }
}
