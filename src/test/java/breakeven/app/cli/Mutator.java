package breakeven.app.cli;

import breakeven.xlsx.read.Packages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Damages a workbook as disks, networks, bad programs and bad people do: its zip, its package, the
 * XML of a part, a value. A seed makes one mutant, always the same.
 */
final class Mutator {
  /** What nobody expects in an attribute or a value. */
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "-1",
          "0",
          "1",
          "2",
          "7.5",
          "1e3",
          "1e400",
          "NaN",
          "99999999999",
          "4294967295",
          "-2147483648",
          "true",
          "zz",
          "#REF!",
          "A1",
          "A1:XFD1048576",
          "$",
          "../../x",
          "a%2fb",
          "rId1",
          "12,5",
          "\u0661\u0662",
          "\u202e\u001b",
          "&#0;",
          "&amp;",
          "&lt;",
          "&unknown;",
          "_x0031_",
          "x".repeat(40_000),
          " ".repeat(40_000));

  /** Numbers, or nearly, that readers may read in different ways. */
  private static final List<String> PADS =
      List.of(
          " 5",
          "5\n",
          "\u00a05",
          "+5",
          "5.",
          ".5",
          "05",
          "5e0",
          "5E+2",
          "5d",
          "5f",
          "0x5",
          "1_000",
          "1 000",
          "1,000",
          "&#53;",
          "5&#32;",
          "\uff15",
          "INF",
          "-0",
          "1e-400",
          "1e308",
          "5%",
          "5\u200b",
          "123456789012345678901234567890",
          "0.1000000000000000055511151231257827");

  private static final Pattern TAG = Pattern.compile("<[A-Za-z/][^<>]*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z:]+)=\"([^\"<]*)\"");
  private static final Pattern TEXT = Pattern.compile(">([^<>]+)<");
  private static final Pattern NUMBER = Pattern.compile("<v>([^<]*)</v>");
  private static final Pattern CELL = Pattern.compile("<c r=\"[^\"]*\"([^>]*)><v>[^<]*</v></c>");
  private static final Pattern ROW = Pattern.compile("<row r=\"(\\d+)\".*?</row>");
  private static final Pattern ADDRESS = Pattern.compile("<c r=\"([^\"]*)\"");

  private static final Pattern EMPTY = Pattern.compile("<[A-Za-z][^<>]*/>");
  private static final Pattern LINK = Pattern.compile("<Relationship [^<>]*/>");
  private static final Pattern LISTED = Pattern.compile("<(?:Override|Default) [^<>]*/>");
  private static final Pattern BEGINNING = Pattern.compile("Type=\"(http[^\"]*/)[^\"/]*\"");

  /** How types of relationships begin. */
  private static final List<String> BEGINNINGS =
      List.of(
          "http://purl.oclc.org/ooxml/officeDocument/relationships/",
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
          "http://schemas.openxmlformats.org/package/2006/relationships/",
          "http://schemas.microsoft.com/office/2006/relationships/",
          "HTTP://SCHEMAS.OPENXMLFORMATS.ORG/officeDocument/2006/relationships/",
          "urn:odd/",
          "");

  private static final List<String> ENCODINGS =
      List.of(
          "UTF-8",
          "UTF-16",
          "UTF-16LE",
          "UTF-32",
          "US-ASCII",
          "ISO-8859-1",
          "windows-1252",
          "IBM037",
          "KOI8-R");

  /** What a cell may be instead. */
  private static final List<String> KINDS =
      List.of(
          "",
          " t=\"n\"",
          " t=\"s\"",
          " t=\"b\"",
          " t=\"d\"",
          " t=\"e\"",
          " t=\"str\"",
          " t=\"inlineStr\"",
          " t=\"\"",
          " s=\"1\"",
          " s=\"2\"",
          " s=\"99\"",
          " t=\" n \"");

  private final Map<String, byte[]> parts;
  private final byte[] whole;

  /** The part of the sheet whose values are damaged. */
  private final String sheet;

  private final List<String> lists;

  Mutator(Path book, String sheet) {
    parts = Packages.parts(book);
    this.sheet = sheet;
    lists =
        List.of(
            "_rels/.rels",
            "xl/_rels/workbook.xml.rels",
            "xl/_rels/workbook.xml.rels",
            sheet.replaceFirst("([^/]*)$", "_rels/$1.rels"));
    try {
      whole = Files.readAllBytes(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the mutant of a seed into a file, and says what it is. */
  String write(long seed, Path file) {
    Random random = new Random(seed);
    try {
      return switch (random.nextInt(12)) {
        case 0 -> zip(random, file);
        case 10 -> related(random, file);
        case 11 -> crowded(random, file);
        case 1, 2 -> inPackage(random, file);
        case 3, 4, 5 -> value(random, file);
        default -> xml(random, file);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- zip ---------------------------------------------------------------------------------------

  private String zip(Random random, Path file) throws IOException {
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length);
    int kind = random.nextInt(6);
    switch (kind) {
      case 5 -> {
        return twice(random, file);
      }
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> {
        at = bytes.length - 1 - random.nextInt(Math.min(bytes.length, 2_000));
        bytes[at] = (byte) random.nextInt();
      }
      case 2 -> bytes = java.util.Arrays.copyOf(bytes, at);
      case 3 -> {
        int end = Math.min(bytes.length, at + 1 + random.nextInt(500));
        java.util.Arrays.fill(bytes, at, end, (byte) 0);
      }
      default -> {
        byte[] longer = new byte[bytes.length + 100];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(bytes, at, longer, at + 100, bytes.length - at);
        bytes = longer;
      }
    }
    Files.write(file, bytes);
    return "zip " + kind + " at " + at;
  }

  /** A part that is in the zip twice, the second time with other bytes. */
  private String twice(Random random, Path file) throws IOException {
    List<String> names = new ArrayList<>(parts.keySet());
    String part = names.get(random.nextInt(names.size()));
    Map<String, byte[]> mutant = new LinkedHashMap<>(parts);
    // As long as the name, so that it can take its place in the finished zip.
    String other = "#".repeat(part.length());
    String text = new String(parts.get(part), StandardCharsets.UTF_8);
    Packages.put(mutant, other, replaced(random, NUMBER, text, 1, "7"));
    Packages.write(file, mutant);
    String zip = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, zip.replace(other, part), StandardCharsets.ISO_8859_1);
    return "zip with two " + part;
  }

  // --- package -----------------------------------------------------------------------------------

  private String inPackage(Random random, Path file) {
    Map<String, byte[]> mutant = new LinkedHashMap<>(parts);
    List<String> names = new ArrayList<>(mutant.keySet());
    String part = names.get(random.nextInt(names.size()));
    String other = names.get(random.nextInt(names.size()));
    int kind = random.nextInt(8);
    switch (kind) {
      case 0 -> mutant.remove(part);
      case 1 -> mutant.put(part, new byte[0]);
      case 2 -> mutant.put(part, mutant.get(other));
      case 3 -> mutant.put(part.toUpperCase(Locale.ROOT), mutant.get(part));
      case 4 -> {
        byte[] bytes = mutant.remove(part);
        mutant.put(part.replace(".", "%20."), bytes);
      }
      case 5 -> {
        byte[] bytes = mutant.get(part);
        mutant.put(part, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      }
      case 6 -> {
        byte[] bytes = mutant.get(part).clone();
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        mutant.put(part, bytes);
      }
      default -> Packages.rename(mutant, part, part.replaceFirst("[a-z]+([0-9]*\\.)", "odd$1"));
    }
    Packages.write(file, mutant);
    return "package " + kind + " of " + part + " and " + other;
  }

  // --- what leads to what ------------------------------------------------------------------------

  private String related(Random random, Path file) {
    Map<String, byte[]> mutant = new LinkedHashMap<>(parts);
    String part = any(random);
    String copy = part.replaceFirst("(\\.[a-z]+)$", "-copy$1");
    String name = "[Content_Types].xml";
    String types = new String(parts.get(name), StandardCharsets.UTF_8);
    String list = lists.get(random.nextInt(lists.size()));
    String links = new String(parts.get(list), StandardCharsets.UTF_8);
    int kind = random.nextInt(6);
    switch (kind) {
      case 0 -> {
        String begins = BEGINNINGS.get(random.nextInt(BEGINNINGS.size()));
        Packages.put(mutant, list, replaced(random, BEGINNING, links, 1, begins));
      }
      case 1 -> Packages.put(mutant, list, doubled(random, LINK, links));
      case 2 -> Packages.put(mutant, name, doubled(random, LISTED, types));
      case 3 -> {
        // A second part for one purpose, whose relationship is like that to the first.
        mutant.put(copy, parts.get(part));
        String first = part.substring(part.lastIndexOf('/') + 1);
        String second = copy.substring(copy.lastIndexOf('/') + 1);
        Matcher link =
            Pattern.compile("<Relationship [^>]*" + Pattern.quote(first) + "[^>]*>").matcher(links);
        Packages.put(
            mutant,
            list,
            link.find()
                ? links.replace(
                    link.group(),
                    link.group() + link.group().replace(first, second).replace("\"rId", "\"rId9"))
                : links);
      }
      case 4 -> mutant.put(copy, parts.get(part));
      default -> Packages.put(mutant, "customXml/item1.xml", "<!DOCTYPE x []><x/>");
    }
    Packages.write(file, mutant);
    return "relation " + kind + " of " + part + " in " + list;
  }

  // --- more than anybody has ---------------------------------------------------------------------

  private String crowded(Random random, Path file) {
    String part = any(random);
    String xml = new String(parts.get(part), StandardCharsets.UTF_8);
    int kind = random.nextInt(8);
    switch (kind) {
      case 0, 1, 2 -> {
        int[] at = place(random, EMPTY, xml, 0);
        String tag = xml.substring(at[0], at[1]);
        String either =
            "<mc:AlternateContent"
                + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice"
                + " Requires=\"odd\" xmlns:odd=\"urn:odd\">"
                + tag
                + "</mc:Choice><mc:Fallback>"
                + tag
                + "</mc:Fallback></mc:AlternateContent>";
        return written(
            file, part, xml.substring(0, at[0]) + either + xml.substring(at[1]), "choice");
      }
      case 3, 4, 5 -> {
        String encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        String said = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        Map<String, byte[]> mutant = new LinkedHashMap<>(parts);
        String body = xml.replaceFirst("^<\\?xml[^>]*>", "");
        mutant.put(
            part,
            ("<?xml version=\"1.0\" encoding=\"" + said + "\"?>" + body)
                .getBytes(Charset.forName(encoding)));
        Packages.write(file, mutant);
        return "encoding " + encoding + " said to be " + said + " of " + part;
      }
      case 6 -> {
        // Texts that all have one hash.
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < 1 << 13; i++) {
          texts.append("<si><t>");
          for (int bit = 0; bit < 13; bit++) {
            texts.append((i >> bit & 1) == 0 ? "Aa" : "BB");
          }
          texts.append("</t></si>");
        }
        return end(file, "xl/sharedStrings.xml", "</sst>", texts.toString(), "equal hashes");
      }
      default -> {
        int count = 1 + random.nextInt(40_000);
        StringBuilder many = new StringBuilder();
        boolean styles = random.nextBoolean();
        for (int i = 0; i < (styles ? count : 3 * count); i++) {
          many.append(
              styles
                  ? "<xf numFmtId=\"" + random.nextInt(99) + "\"/>"
                  : "<definedName name=\"n" + i + "\">" + random.nextInt() + "</definedName>");
        }
        return styles
            ? end(file, "xl/styles.xml", "</cellXfs>", many.toString(), count + " styles")
            : end(file, "xl/workbook.xml", "</definedNames>", many.toString(), count + " names");
      }
    }
  }

  private String end(Path file, String part, String end, String more, String what) {
    String xml = new String(parts.get(part), StandardCharsets.UTF_8);
    return written(file, part, xml.replace(end, more + end), what);
  }

  // --- XML ---------------------------------------------------------------------------------------

  private String any(Random random) {
    List<String> names =
        parts.keySet().stream()
            .filter(name -> name.endsWith(".xml") || name.endsWith(".rels"))
            .toList();
    return names.get(random.nextInt(names.size()));
  }

  private String xml(Random random, Path file) {
    String part = any(random);
    String xml = new String(parts.get(part), StandardCharsets.UTF_8);
    int kind = random.nextInt(12);
    String odd = ODD.get(random.nextInt(ODD.size()));
    String mutant =
        switch (kind) {
          case 0 -> replaced(random, TAG, xml, 0, "");
          case 1 -> doubled(random, TAG, xml);
          case 2 -> replaced(random, TAG, xml, 0, "<odd/>");
          case 3 -> replaced(random, ATTRIBUTE, xml, 0, "");
          case 4 -> doubled(random, ATTRIBUTE, xml);
          case 5 -> replaced(random, ATTRIBUTE, xml, 1, "odd");
          case 6, 7, 8 -> replaced(random, ATTRIBUTE, xml, 2, odd);
          case 9 -> inserted(random, xml, "<!DOCTYPE x [<!ENTITY a \"b\">]>");
          case 10 -> inserted(random, xml, "<x:odd xmlns:x=\"urn:odd\">1</x:odd>");
          default -> replaced(random, TEXT, xml, 1, odd);
        };
    return written(file, part, mutant, "XML " + kind);
  }

  /** A value of a cell, or a cell. */
  private String value(Random random, Path file) {
    String part = random.nextInt(5) == 0 ? "xl/sharedStrings.xml" : sheet;
    String xml = new String(parts.get(part), StandardCharsets.UTF_8);
    int kind = random.nextInt(14);
    String odd = ODD.get(random.nextInt(ODD.size()));
    String mutant =
        switch (kind) {
          case 8 -> replaced(random, CELL, xml, 1, KINDS.get(random.nextInt(KINDS.size())));
          case 9 -> doubled(random, CELL, xml);
          case 10 -> doubled(random, ROW, xml);
          case 11 -> replaced(random, ROW, xml, 1, random.nextInt(5) + "");
          case 12 -> replaced(random, ADDRESS, xml, 1, "ABC".charAt(random.nextInt(3)) + "2");
          case 13 -> replaced(random, NUMBER, xml, 1, PADS.get(random.nextInt(PADS.size())));
          case 0 -> replaced(random, NUMBER, xml, 1, odd);
          case 1 -> doubled(random, NUMBER, xml);
          case 2 -> replaced(random, NUMBER, xml, 0, "<is><t>" + odd + "</t></is>");
          case 3 -> replaced(random, NUMBER, xml, 1, "1<odd>" + odd + "</odd>2");
          case 4 -> replaced(random, NUMBER, xml, 1, "1<!-- x -->2");
          case 5 -> replaced(random, NUMBER, xml, 0, "<x:v xmlns:x=\"urn:odd\">3</x:v>");
          case 6 -> replaced(random, NUMBER, xml, 0, "<f>1+1</f><v>" + odd + "</v>");
          default -> replaced(random, NUMBER, xml, 1, "<![CDATA[" + random.nextInt(100) + "]]>");
        };
    return written(file, part, mutant, "value " + kind);
  }

  private String written(Path file, String part, String xml, String what) {
    Map<String, byte[]> mutant = new LinkedHashMap<>(parts);
    Packages.put(mutant, part, xml);
    Packages.write(file, mutant);
    return what + " of " + part;
  }

  /** One of the matches, whichever the chance gives; null where there is none. */
  private static int[] place(Random random, Pattern pattern, String xml, int group) {
    List<int[]> all = new ArrayList<>();
    Matcher matcher = pattern.matcher(xml);
    while (matcher.find()) {
      all.add(new int[] {matcher.start(group), matcher.end(group)});
    }
    return all.isEmpty() ? new int[] {0, 0} : all.get(random.nextInt(all.size()));
  }

  private static String replaced(Random random, Pattern what, String xml, int group, String by) {
    int[] at = place(random, what, xml, group);
    return xml.substring(0, at[0]) + by + xml.substring(at[1]);
  }

  private static String doubled(Random random, Pattern what, String xml) {
    int[] at = place(random, what, xml, 0);
    return xml.substring(0, at[1]) + " " + xml.substring(at[0]);
  }

  private static String inserted(Random random, String xml, String what) {
    int[] at = place(random, TAG, xml, 0);
    return xml.substring(0, at[1]) + what + xml.substring(at[1]);
  }
}
