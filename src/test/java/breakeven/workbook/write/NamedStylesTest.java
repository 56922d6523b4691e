package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.app.batch.Reviews.Part;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.LibreOffice;
import breakeven.testing.OpenPyxl;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.Packages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a cell of ours is for stands in the list of cell styles, beside the user's own. */
class NamedStylesTest {
  private static final String STYLES = "xl/styles.xml";

  /** Role, fill and font as they are meant to be, told once more. */
  private static final Map<String, String> LOOKS =
      Map.ofEntries(
          Map.entry("Breakeven input", "FFFFF9DB FF1F3FBF"),
          Map.entry("Breakeven input at default", "FFFFF9DB FF1F3FBF italic"),
          Map.entry("Breakeven calculation", "none FF000000"),
          Map.entry("Breakeven from another sheet", "none FF0B6B3A"),
          Map.entry("Breakeven output", "FFE8EEF7 FF000000"),
          Map.entry("Breakeven warning", "FFFCE4D6 FF8A1C00"),
          Map.entry("Breakeven error", "FFC00000 FFFFFFFF bold"),
          Map.entry("Breakeven note", "none FF595959"),
          Map.entry("Breakeven input header", "FF7F6000 FFFFFFFF bold"),
          Map.entry("Breakeven result header", "FF1F3864 FFFFFFFF bold"));

  /** Of each sheet the named styles of its cells, and how many cells have each. */
  private static final String COUNTED =
      """
      import sys, collections
      from openpyxl import load_workbook
      from openpyxl.cell.cell import MergedCell  # of these it drops the style
      book = load_workbook(sys.argv[1])
      out = open(1, 'w', encoding='utf-8', newline='\\n')
      for sheet in book.worksheets:
          count = collections.Counter(
              cell.style for row in sheet.iter_rows() for cell in row
              if cell.has_style and not isinstance(cell, MergedCell))
          for style in sorted(count):
              out.write('%s\\t%s\\t%d\\n' % (sheet.title, style, count[style]))
      """;

  @TempDir private Path folder;

  // --- reading a style table ---------------------------------------------------------------------

  /** A style table as a spreadsheet reads it; whatever one would repair fails. */
  private static final class Table {
    private final Element root;
    private final Map<String, Integer> names = new LinkedHashMap<>();

    Table(Path file) throws IOException, SAXException {
      this(Reviews.parts(file).get(STYLES));
    }

    Table(Part part) throws IOException, SAXException {
      root =
          DocumentHelper.readDocument(new ByteArrayInputStream(part.bytes())).getDocumentElement();
      for (String list : List.of("fonts", "fills", "borders", "cellStyleXfs", "cellXfs")) {
        assertThat(one(list).getAttribute("count")).isEqualTo(String.valueOf(all(list).size()));
      }
      assertThat(one("cellStyles").getAttribute("count"))
          .isEqualTo(String.valueOf(all("cellStyles").size()));
      for (Element style : all("cellStyles")) {
        int place = Integer.parseInt(style.getAttribute("xfId"));
        assertThat(place).isBetween(0, all("cellStyleXfs").size() - 1);
        names.put(style.getAttribute("name"), place);
      }
      assertThat(names.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
          .hasSize(all("cellStyles").size())
          .doesNotHaveDuplicates();
      assertThat(all("cellXfs"))
          .allMatch(xf -> Integer.parseInt(xf.getAttribute("xfId")) < all("cellStyleXfs").size());
    }

    private Element one(String name) {
      NodeList found = root.getElementsByTagNameNS("*", name);
      assertThat(found.getLength()).as(name).isEqualTo(1);
      return (Element) found.item(0);
    }

    private List<Element> all(String list) {
      return children(one(list));
    }

    private static List<Element> children(Element parent) {
      List<Element> children = new ArrayList<>();
      for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
        if (parent.getChildNodes().item(i) instanceof Element child) {
          children.add(child);
        }
      }
      return children;
    }

    private List<String> texts(String list) {
      return all(list).stream().map(Table::text).toList();
    }

    private static String text(Element element) {
      Map<String, String> attributes = new TreeMap<>();
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        attributes.put(
            element.getAttributes().item(i).getNodeName(),
            element.getAttributes().item(i).getNodeValue());
      }
      return element.getLocalName()
          + attributes
          + children(element).stream().map(Table::text).toList();
    }

    private Element named(String name) {
      return all("cellStyleXfs").get(names.get(name));
    }

    private String look(Element xf) {
      Element font = all("fonts").get(Integer.parseInt(xf.getAttribute("fontId")));
      Element fill = all("fills").get(Integer.parseInt(xf.getAttribute("fillId")));
      return colour(fill, "fgColor", "none")
          + ' '
          + colour(font, "color", "")
          + (font.getElementsByTagNameNS("*", "b").getLength() > 0 ? " bold" : "")
          + (font.getElementsByTagNameNS("*", "i").getLength() > 0 ? " italic" : "");
    }

    private static String colour(Element in, String name, String none) {
      Element found = (Element) in.getElementsByTagNameNS("*", name).item(0);
      return found == null ? none : found.getAttribute("rgb");
    }
  }

  private static Map<String, Map<String, Integer>> counted(Path file) {
    Map<String, Map<String, Integer>> counted = new LinkedHashMap<>();
    OpenPyxl.python(COUNTED, file)
        .lines()
        .map(line -> line.split("\t"))
        .forEach(
            line ->
                counted
                    .computeIfAbsent(line[0], sheet -> new TreeMap<>())
                    .put(line[1], Integer.parseInt(line[2])));
    return counted;
  }

  // --- every cell --------------------------------------------------------------------------------

  @Thorough
  @Test
  void theTemplateAndAReviewOfItGoByTheStylesOfTheirRolesInEveryCell() throws Exception {
    Path template = Path.of("templates", "portfolio.xlsx");
    Path reviewed = Reviews.reviewLive(template, folder.resolve("reviewed.xlsx"), 0);
    for (Path file : List.of(template, reviewed)) {
      Map<String, Map<String, Integer>> counted = counted(file);
      assertThat(counted).containsKeys(Sheets.WORKLOADS, Sheets.CHOICES);
      counted.forEach(
          (sheet, styles) ->
              assertThat(styles.keySet())
                  .as(sheet)
                  .allMatch(style -> style.startsWith("Breakeven ")));
      Reviews.valid(file);
    }
    assertThat(counted(template).get(Sheets.READ_ME).keySet()).containsAll(readMe());
    Table table = new Table(reviewed);
    LOOKS.forEach((name, look) -> assertThat(table.look(table.named(name))).isEqualTo(look));
    Map<String, Map<String, Integer>> counted = counted(reviewed);
    assertThat(counted.get(Sheets.WORKLOADS).keySet())
        .contains(
            "Breakeven input",
            "Breakeven input header",
            "Breakeven result header",
            "Breakeven output");
    assertThat(counted.get(Sheets.FORECAST))
        .containsKeys("Breakeven output", "Breakeven calculation");
    assertThat(counted.get(Sheets.CALCULATION)).containsKey("Breakeven from another sheet");
    assertThat(counted.get(Sheets.SUMMARY)).containsKeys("Breakeven answer", "Breakeven link");
  }

  /** The roles that Read me of the template has an example of. */
  private static List<String> readMe() {
    return LOOKS.keySet().stream().filter(name -> !name.equals("Breakeven result header")).toList();
  }

  /** What a cell has from its style is not set apart, so that it changes with the style. */
  @Test
  void aCellHasFontFillAndLinesOfItsStyleUnlessItSaysSo() throws Exception {
    Path reviewed = Reviews.reviewLive(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"), 0);
    Table table = new Table(reviewed);
    int followed = 0;
    for (Element xf : table.all("cellXfs")) {
      int place = Integer.parseInt(xf.getAttribute("xfId"));
      Element named = table.all("cellStyleXfs").get(place);
      if (place == 0) {
        continue;
      }
      for (String part : List.of("font", "fill", "border")) {
        String apply =
            xf.getAttribute("apply" + part.toUpperCase(Locale.ROOT).charAt(0) + part.substring(1));
        boolean own = List.of("1", "true").contains(apply);
        boolean same = xf.getAttribute(part + "Id").equals(named.getAttribute(part + "Id"));
        assertThat(own).as(Table.text(xf)).isEqualTo(!same);
        followed += own ? 0 : 1;
      }
      assertThat(named.getAttribute("applyNumberFormat")).isIn("0", "false");
      assertThat(named.getAttribute("applyAlignment")).isIn("0", "false");
    }
    assertThat(followed).isGreaterThan(300);
  }

  @Thorough
  @Test
  void wordsWithoutConditionalFormatsAreOutputsToo() {
    Path reviewed = Reviews.review(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"));
    assertThat(counted(reviewed).get(Sheets.NEXT_STEPS).keySet())
        .containsExactlyInAnyOrder(
            "Breakeven title",
            "Breakeven text",
            "Breakeven link",
            "Breakeven result header",
            "Breakeven section",
            "Breakeven total",
            "Breakeven calculation",
            "Breakeven note",
            "Breakeven output");
  }

  // --- the user's workbook -----------------------------------------------------------------------

  /** A workbook with styles of its own, one of them under a name of ours. */
  private Path users() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Path plain =
        new PlainBook(List.of(PlainBook.answered("a", "2000000")))
            .withShippedTables()
            .write(folder.resolve("plain.xlsx"));
    Reviews.parts(plain).forEach((name, part) -> parts.put(name, part.bytes()));
    String xf = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"";
    Packages.replace(
        parts,
        STYLES,
        "<cellStyleXfs count=\"1\">" + xf + "/></cellStyleXfs>",
        "<cellStyleXfs count=\"4\">"
            + xf
            + "/>"
            + xf.replace("fillId=\"0\"", "fillId=\"1\"")
            + "/>"
            + xf
            + "/>"
            + xf
            + "/></cellStyleXfs>");
    Packages.replace(
        parts,
        STYLES,
        "</cellXfs>",
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"1\" borderId=\"0\" xfId=\"1\"/></cellXfs>"
            + "<cellStyles count=\"4\"><cellStyle name=\"Our house\" xfId=\"2\"/>"
            + "<cellStyle name=\"BREAKEVEN Output\" xfId=\"1\"/>"
            + "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
            + "<cellStyle name=\"Breakeven title\" xfId=\"77\"/></cellStyles>");
    return Packages.write(folder.resolve("users.xlsx"), parts);
  }

  @Test
  void theUsersStylesStayInTheirPlacesAndKeepTheirNames() throws Exception {
    Path in = users();
    String before = Reviews.parts(in).get(STYLES).text();
    Path out = Reviews.reviewLive(in, folder.resolve("out.xlsx"), 0);
    String after = Reviews.parts(out).get(STYLES).text();
    assertThat(after)
        .contains(
            "<cellStyle name=\"Our house\" xfId=\"2\"/>"
                + "<cellStyle name=\"BREAKEVEN Output\" xfId=\"1\"/>"
                + "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
                + "<cellStyle name=\"Breakeven title\" xfId=\"77\"/>"
                + "<cellStyle name=\"Breakeven ");
    for (String list : List.of("cellStyleXfs", "cellXfs")) {
      String own = inside(before, list);
      assertThat(own).isNotEmpty();
      assertThat(inside(after, list)).startsWith(own).hasSizeGreaterThan(own.length());
    }
    assertThat(after)
        .contains("name=\"Breakeven output 2\"", "name=\"Breakeven title 2\"")
        .doesNotContain("name=\"Breakeven output\"", "name=\"Breakeven title\" xfId=\"4\"");
    Reviews.valid(out);
  }

  private static String inside(String xml, String list) {
    return xml.replaceFirst("(?s).*<" + list + "[^>]*>(.*)</" + list + ">.*", "$1");
  }

  @Thorough
  @Test
  void aLaterReviewFindsOurStylesAgainAndAddsNone() throws Exception {
    Path first = Reviews.reviewLive(users(), folder.resolve("first.xlsx"), 0);
    Path second = Reviews.reviewLive(first, folder.resolve("second.xlsx"), 0);
    assertThat(Reviews.parts(second).get(STYLES).text())
        .isEqualTo(Reviews.parts(first).get(STYLES).text());
  }

  /** The user's change is kept, and our cells look as they should. */
  @Test
  void aStyleOfOursThatTheUserHasChangedIsTheUsers() throws Exception {
    Path first = Reviews.review(SampleWorkbook.FILE, folder.resolve("first.xlsx"));
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Reviews.parts(first).forEach((name, part) -> parts.put(name, part.bytes()));
    Table before = new Table(first);
    String green = "FF00B050";
    Packages.put(
        parts,
        STYLES,
        new String(parts.get(STYLES), StandardCharsets.UTF_8).replace("FFE8EEF7", green));
    Path changed = Packages.write(folder.resolve("changed.xlsx"), parts);
    Table after = new Table(Reviews.review(changed, folder.resolve("second.xlsx")));
    assertThat(after.look(after.named("Breakeven output"))).startsWith(green);
    assertThat(after.look(after.named("Breakeven output 2")))
        .isEqualTo(LOOKS.get("Breakeven output"));
    assertThat(after.names.keySet())
        .containsAll(before.names.keySet())
        .hasSize(before.names.size() + 1);
  }

  /** Programs without named styles leave their list out, or even the looks behind it. */
  @Thorough
  @ParameterizedTest
  @ValueSource(strings = {"", "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"})
  void aWorkbookWithoutAListOfStylesGetsOneThatBeginsWithNormal(String looks) throws Exception {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Path plain =
        new PlainBook(List.of(PlainBook.answered("a", "2000000")))
            .write(folder.resolve("plain.xlsx"));
    Reviews.parts(plain).forEach((name, part) -> parts.put(name, part.bytes()));
    String styles = new String(parts.get(STYLES), StandardCharsets.UTF_8);
    assertThat(styles).doesNotContain("cellStyles");
    Packages.put(
        parts,
        STYLES,
        styles
            .replaceFirst("<cellStyleXfs.*</cellStyleXfs>", looks)
            .replace("</cellXfs>", "</cellXfs><dxfs count=\"1\"><dxf/></dxfs>"));
    Path in = Packages.write(folder.resolve("in.xlsx"), parts);
    Path out = Reviews.reviewLive(in, folder.resolve("out.xlsx"), 0);
    Reviews.valid(out);
    assertThat(new Table(out).texts("cellStyles").get(0))
        .isEqualTo("cellStyle{builtinId=0, name=Normal, xfId=0}[]");
    assertThat(counted(out).get(Sheets.SUMMARY)).containsKey("Breakeven answer");
  }

  /** It numbers and writes everything anew. */
  @Thorough
  @Test
  void libreOfficeShowsAndKeepsTheStylesAndALaterReviewFindsThem() throws Exception {
    Path in =
        new PlainBook(List.of(PlainBook.answered("a", "2000000")))
            .write(folder.resolve("plain.xlsx"));
    Path first = Reviews.review(in, folder.resolve("first.xlsx"));
    Path saved = LibreOffice.convert(first, "xlsx", folder.resolve("saved")).get(0);
    Table before = new Table(saved);
    Path second = Reviews.review(saved, folder.resolve("second.xlsx"));
    Table after = new Table(second);
    assertThat(ours(before)).contains("Breakeven output", "Breakeven input").hasSizeGreaterThan(10);
    assertThat(ours(after)).isEqualTo(ours(before));
  }

  private static List<String> ours(Table table) {
    return table.names.keySet().stream()
        .filter(name -> name.startsWith("Breakeven "))
        .sorted()
        .collect(Collectors.toList());
  }
}
