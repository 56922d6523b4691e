package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews.Part;
import breakeven.core.report.PastReview;
import breakeven.core.report.RunLog;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.OpenPyxl;
import breakeven.testing.PlainBook;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.Packages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reviewed workbook says in its properties what it was made of, beside the user's own. */
@Thorough
class RunPropertiesTest {
  private static final String PART = "docProps/custom.xml";
  private static final String NAMESPACE =
      "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
  private static final String VALUES =
      "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
  private static final String SET = "fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\"";

  /** All that openpyxl reads of them. */
  private static final String READ =
      """
      import sys
      from openpyxl import load_workbook
      out = open(1, 'w', encoding='utf-8', newline='\\n')
      for each in load_workbook(sys.argv[1]).custom_doc_props.props:
          out.write('%s\\t%s\\t%s\\n' % (each.name, type(each).__name__, each.value))
      """;

  @TempDir private Path folder;

  /** Name and value of each, as another program reads them. */
  private static Map<String, String> read(Path file) {
    Map<String, String> read = new LinkedHashMap<>();
    OpenPyxl.python(READ, file)
        .lines()
        .map(line -> line.split("\t", -1))
        .forEach(line -> assertThat(read.put(line[0], line[2])).isNull());
    return read;
  }

  private static String custom(Path file) {
    String text = Reviews.parts(file).get(PART).text();
    assertThat(Schemas.faults(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    return text;
  }

  private static List<String> all(String text, String group) {
    return Pattern.compile(group).matcher(text).results().map(found -> found.group(1)).toList();
  }

  // --- what they say -----------------------------------------------------------------------------

  @Test
  void everyFactOfTheRunLogIsAPropertyOfTheWorkbook() throws IOException {
    Path out = Reviews.review(SampleWorkbook.FILE, folder.resolve("out.xlsx"));
    Map<String, String> properties = read(out);
    Map<String, String> expected = new LinkedHashMap<>();
    facts(out)
        .forEach(
            (name, value) ->
                expected.put(
                    name.equals(RunLog.PROGRAM) ? name : RunLog.PROGRAM + ": " + name, value));
    assertThat(expected)
        .hasSizeGreaterThan(12)
        .containsKeys("Breakeven", "Breakeven: SHA-256 of the input", "Breakeven: Review date");
    assertThat(properties).containsAllEntriesOf(expected);
    properties.keySet().removeAll(expected.keySet());
    assertThat(properties.keySet())
        .containsExactly(
            "Breakeven: Seed",
            "Breakeven: Oldest price used",
            "Breakeven: Newest price used",
            "Breakeven: Result columns",
            "Breakeven: Content");
    assertThat(LocalDate.parse(properties.get("Breakeven: Oldest price used")))
        .isBefore(LocalDate.parse(properties.get("Breakeven: Newest price used")));
    assertThat(properties.get("Breakeven: Seed")).matches("[0-9]+");
  }

  /** The two columns of facts, as text. */
  private static Map<String, String> facts(Path file) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.RUN_LOG::equals, in)) {
      boolean inside = false;
      for (Row row : workbook.getSheet(Sheets.RUN_LOG)) {
        String name = row.getCell(0) == null ? "" : row.getCell(0).getStringCellValue();
        if (name.equals(PastReview.TABLE)) {
          break;
        }
        boolean valued = row.getCell(1) != null && !row.getCell(1).toString().isEmpty();
        // Of each sheet, not of the run.
        inside = name.equals("Run") || inside && !name.equals(RunLog.INPUT_SHEETS);
        inside |=
            !valued && !name.isEmpty() && !facts.isEmpty() && !name.equals(RunLog.INPUT_SHEETS);
        if (inside && valued) {
          facts.put(
              name,
              row.getCell(1).getCellType() == CellType.STRING
                  ? row.getCell(1).getStringCellValue()
                  : DateUtil.isCellDateFormatted(row.getCell(1))
                      ? row.getCell(1).getLocalDateTimeCellValue().toLocalDate().toString()
                      : String.valueOf((long) row.getCell(1).getNumericCellValue()));
        }
      }
    }
    return facts;
  }

  /** Screen readers choose their voice by it. */
  @Test
  void aWorkbookWithoutPropertiesSaysItsLanguageAndNoTime() {
    Path plain = new PlainBook(SeededPortfolio.rows(1, 1)).write(folder.resolve("plain.xlsx"));
    Map<String, byte[]> parts = new LinkedHashMap<>(Packages.parts(plain));
    parts.remove("docProps/core.xml");
    for (String list : List.of("_rels/.rels", "[Content_Types].xml")) {
      String text = new String(parts.get(list), StandardCharsets.UTF_8);
      Packages.put(
          parts, list, text.replaceAll("<(Relationship|Override) [^>]*core\\.xml[^>]*>", ""));
    }
    Path in = Packages.write(folder.resolve("bare.xlsx"), parts);
    Path out = Reviews.review(in, folder.resolve("out.xlsx"));
    String core = Reviews.parts(out).get("docProps/core.xml").text();
    assertThat(core).contains("<dc:language>en-GB</dc:language>").doesNotContain("created");
  }

  @Test
  void theWorkbooksOtherPropertiesStayAsTheyAre() {
    Path out = Reviews.review(SampleWorkbook.FILE, folder.resolve("out.xlsx"));
    Map<String, Part> before = Reviews.parts(SampleWorkbook.FILE);
    Map<String, Part> after = Reviews.parts(out);
    assertThat(before).doesNotContainKey(PART);
    for (String part : List.of("docProps/core.xml", "docProps/app.xml")) {
      assertThat(after.get(part).bytes()).isEqualTo(before.get(part).bytes());
    }
    assertThat(all(after.get("[Content_Types].xml").text(), "(custom-properties[^\"]*)"))
        .containsExactly("custom-properties+xml");
    assertThat(all(after.get("_rels/.rels").text(), "Target=\"([^\"]*)\""))
        .containsOnlyOnce(PART)
        .containsAll(all(before.get("_rels/.rels").text(), "Target=\"([^\"]*)\""));
    assertThat(custom(out)).contains(">" + "54" + "</vt:i4>").doesNotContain("vt:filetime");
  }

  @Test
  void withoutAnyPriceTheirDaysAreSaidToBeNone() {
    RunLog empty = new RunLog(List.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(empty.properties())
        .containsExactly(
            RunLog.Fact.of("Breakeven: Oldest price used", "none"),
            RunLog.Fact.of("Breakeven: Newest price used", "none"));
  }

  // --- beside the user's -------------------------------------------------------------------------

  private Path users(String properties) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Path plain =
        new PlainBook(List.of(PlainBook.answered("a", "2000000")))
            .edit(
                workbook ->
                    workbook.getProperties().getCustomProperties().addProperty("made", "here"))
            .write(folder.resolve("plain.xlsx"));
    Reviews.parts(plain).forEach((name, part) -> parts.put(name, part.bytes()));
    assertThat(parts).containsKey(PART);
    Packages.put(parts, PART, properties);
    return Packages.write(folder.resolve("users.xlsx"), parts);
  }

  private static String property(String name, int number, String value) {
    return "<property name='"
        + name
        + "' pid='"
        + number
        + "' "
        + SET
        + ">"
        + value
        + "</property>";
  }

  @Test
  void theUsersPropertiesKeepTheirBytesAndNumbers() throws IOException {
    String head =
        "<?xml version=\"1.0\"?>\n<Properties xmlns='"
            + NAMESPACE
            + "' xmlns:vt='"
            + VALUES
            + "'><!-- ours -->\n ";
    String mine =
        property("Owner &amp; \u00e9quipe", 2, "<vt:lpwstr>M\u00fcller</vt:lpwstr>")
            + "\n "
            + property("Breakeven: a note of mine", 5, "<vt:bool>true</vt:bool>");
    Path in = users(head + mine + "</Properties>");
    Path first = Reviews.review(in, folder.resolve("first.xlsx"));
    String once = custom(first);
    assertThat(once).startsWith(head + mine).endsWith("</Properties>");
    List<String> numbers = all(once, "pid=[\"']([0-9]+)");
    assertThat(numbers).startsWith("2", "5", "3", "4", "6", "7").doesNotHaveDuplicates();
    assertThat(Reviews.differing(Reviews.parts(in), Reviews.parts(first)))
        .contains(PART)
        .doesNotContain("_rels/.rels", "docProps/core.xml", "docProps/app.xml");
    assertThat(read(first))
        .containsEntry("Owner & \u00e9quipe", "M\u00fcller")
        .containsEntry("Breakeven: a note of mine", "True")
        .containsEntry("Breakeven: Workloads", "1");
  }

  @Test
  void aLaterReviewReplacesThoseOfTheEarlierAlsoWhereAnotherProgramHasSavedThem()
      throws IOException {
    String head = "<Properties xmlns='" + NAMESPACE + "' xmlns:vt='" + VALUES + "'>";
    Path in = users(head + property("Mine", 2, "<vt:i4>7</vt:i4>") + "</Properties>");
    Path first = Reviews.review(in, folder.resolve("first.xlsx"));
    Path saved = folder.resolve("saved.xlsx");
    try (InputStream read = Files.newInputStream(first);
        XSSFWorkbook workbook = new XSSFWorkbook(read);
        var out = Files.newOutputStream(saved)) {
      workbook.getProperties().getCustomProperties().addProperty("Later", true);
      SavedBook.write(workbook, out);
    }
    Path second = Reviews.review(saved, folder.resolve("second.xlsx"));
    List<String> names = all(custom(second), "name=\"([^\"]*)\"");
    assertThat(names).startsWith("Mine", "Later").doesNotHaveDuplicates();
    assertThat(names.subList(2, names.size()))
        .isEqualTo(all(custom(first), "name=\"(Breakeven[^\"]*)\""));
    assertThat(read(second))
        .containsEntry("Later", "True")
        .containsEntry("Breakeven: Input", "saved.xlsx");
    String hash = "Breakeven: SHA-256 of the input";
    assertThat(read(second).get(hash)).hasSize(64).isNotEqualTo(read(first).get(hash));
  }

  /** An empty list, another prefix, another encoding. */
  @Test
  void propertiesAreFoundHoweverTheyAreWritten() {
    Path empty = users("<Properties xmlns=\"" + NAMESPACE + "\"/>");
    Path out = Reviews.review(empty, folder.resolve("empty-reviewed.xlsx"));
    assertThat(custom(out)).startsWith("<Properties xmlns=\"" + NAMESPACE + "\"><property ");
    assertThat(read(out)).containsEntry("Breakeven: Workloads", "1");

    String prefixed =
        "<op:Properties xmlns:op=\""
            + NAMESPACE
            + "\"><op:property name=\"Mine\" pid=\"3\" "
            + SET
            + "><v:i4 xmlns:v=\""
            + VALUES
            + "\">7</v:i4></op:property></op:Properties>";
    out = Reviews.review(users(prefixed), folder.resolve("prefixed-reviewed.xlsx"));
    assertThat(all(custom(out), "<op:property [^>]*pid=\"([0-9]+)\"")).startsWith("3", "2", "4");
    assertThat(read(out)).containsEntry("Mine", "7").containsEntry("Breakeven: Workloads", "1");
  }

  /** A part that no program can read is no reason to refuse a workbook, and not ours to mend. */
  @ParameterizedTest
  @ValueSource(strings = {"", "<Properties>", "<properties/>", "no properties"})
  void whatCannotBeReadStays(String damaged) throws IOException {
    Path in = users(damaged);
    Path out = Reviews.review(in, folder.resolve("out.xlsx"));
    assertThat(Reviews.parts(out).get(PART).text()).isEqualTo(damaged);
    assertThat(facts(out)).containsKey("SHA-256 of the input");
  }

  @Test
  void numbersAndLongTextsAreAsAPropertyHoldsThem() throws IOException {
    String name = "x".repeat(200) + ".xlsx";
    Path in =
        new PlainBook(List.of(PlainBook.answered("a", "2000000"))).write(folder.resolve(name));
    List<String> values =
        new ArrayList<>(all(custom(Reviews.review(in, folder.resolve("o.xlsx"))), "<vt:([^<]*)<"));
    assertThat(values).contains("lpwstr>" + name, "i4>" + Files.size(in));
    assertThat(values).allMatch(value -> value.length() < 270);
  }
}
