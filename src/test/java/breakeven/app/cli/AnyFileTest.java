package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import breakeven.oracle.SeededPortfolio;
import breakeven.testing.OpenPyxl;
import breakeven.testing.OpenXmlValidator;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.ooxml.StubWorkbook;
import breakeven.xlsx.read.Packages;
import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workbooks that other programs write in other ways, or that are damaged: reviewed with the same
 * result, or refused in one line with exit code 2. Never anything in between.
 */
@Thorough
class AnyFileTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final String SHEET = Packages.SHEET;
  private static final String TEXTS = "xl/sharedStrings.xml";
  private static final String STYLES = "xl/styles.xml";
  private static final String TEXTS_ASIDE = "xl/sharedStrings1.xml";
  private static final String STYLES_ASIDE = "xl/styles1.xml";

  @TempDir private static Path shared;
  private static Map<String, byte[]> plain;
  private static Map<String, byte[]> usual;
  private static List<String> results;

  @TempDir private Path folder;
  private Path input;
  private Path output;
  private String more = "--as-of=2026-11-24";
  private String out;
  private String err;

  @BeforeAll
  static void reviewThePlainBook() throws IOException {
    Path book = new PlainBook(SeededPortfolio.rows(1, 3)).write(shared.resolve("book.xlsx"));
    plain = Packages.parts(book);
    usual = Packages.parts(UsualBook.write(Packages.write(shared.resolve("usual.xlsx"), plain)));
    AnyFileTest test = new AnyFileTest();
    test.input = book;
    test.output = shared.resolve("out.xlsx");
    assertThat(test.review()).as(test.err).isZero();
    results = test.dump();
    Files.delete(test.output);
  }

  @BeforeEach
  void name() {
    input = folder.resolve("book.xlsx");
    output = folder.resolve("out.xlsx");
  }

  private int review() {
    return run("review", input.toString(), "-o", output.toString(), "--draws", "0", more);
  }

  private int run(String... arguments) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    Terminal terminal =
        new Terminal(new StandardOutput(outText), new PrintWriter(errText), false, false);
    int code = new Cli(terminal, Wiring.shipped(), CLOCK).run(arguments);
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  /** The result as text, but for what is said of the input file. */
  private List<String> dump() throws IOException {
    long size = Files.size(input);
    return WorkbookDump.of(output)
        .lines()
        .filter(line -> !line.matches(".*\\b[0-9a-f]{64}\\b.*"))
        .filter(line -> !line.endsWith("number  " + size))
        .toList();
  }

  private void given(Consumer<Map<String, byte[]>> edit) {
    Map<String, byte[]> parts = new LinkedHashMap<>(plain);
    edit.accept(parts);
    Packages.write(input, parts);
  }

  private void reviewedAsUsual() throws IOException {
    assertThat(review()).as(err).isZero();
    assertThat(err).isEmpty();
    List<String> expected = results;
    List<String> result = dump();
    for (int i = 0; i < expected.size(); i++) {
      assertThat(result.get(i)).as("line " + i).isEqualTo(expected.get(i));
    }
    assertThat(result).hasSameSizeAs(expected);
  }

  private void refused(String... words) throws IOException {
    refused(this::review, words);
  }

  private void refused(IntSupplier command, String... words) throws IOException {
    byte[] before = Files.readAllBytes(input);
    assertThat(command.getAsInt()).as(err).isEqualTo(2);
    assertThat(err).startsWith("breakeven: ").hasLineCount(1).contains(words);
    assertThat(err).hasSizeLessThan(1000).contains(input.toString());
    assertThat(err).doesNotContain("Exception", "org.apache", "java.", "null");
    assertThat(out).isEmpty();
    assertThat(output).doesNotExist();
    assertThat(Files.readAllBytes(input)).isEqualTo(before);
  }

  // --- parts are found by their relationships ----------------------------------------------------

  @Test
  void textsAreInThePartThatTheRelationshipNames() throws IOException {
    given(parts -> Packages.rename(parts, TEXTS, "xl/texts.xml"));
    reviewedAsUsual();
  }

  @ParameterizedTest
  @ValueSource(strings = {TEXTS, "xl/worksheets/sharedStrings.xml"})
  void anOrphanOfTheUsualNameIsNotRead(String orphan) throws IOException {
    byte[] others =
        ("<sst xmlns=\"" + Packages.MAIN + "\"><si><t>orphan</t></si></sst>")
            .getBytes(StandardCharsets.UTF_8);
    given(
        parts -> {
          Packages.rename(parts, TEXTS, "xl/texts.xml");
          parts.put(orphan, others);
        });
    reviewedAsUsual();
    assertThat(Packages.parts(output)).containsEntry(orphan, others);
  }

  /** A list of texts that is in the list of parts, of cells that all have their texts inside. */
  @Test
  void textsThatNothingLeadsToAreNotOurs() throws IOException {
    given(AnyFileTest::textsInside);
    reviewedAsUsual();
    // The usual name, by which openpyxl finds it, is that of the texts that the workbook leads to.
    assertThat(Packages.parts(output)).containsEntry(TEXTS_ASIDE, plain.get(TEXTS));
    assertThat(OpenXmlValidator.errors(output)).isEmpty();
    assertThat(OpenPyxl.dump(output)).contains("[Summary]");
  }

  @Test
  void stylesThatNothingLeadsToLeaveTheirNameToOurs() throws IOException {
    given(AnyFileTest::plainStyles);
    reviewedAsUsual();
    assertThat(Packages.parts(output)).containsEntry(STYLES_ASIDE, plain.get(STYLES));
    assertThat(OpenXmlValidator.errors(output)).isEmpty();
    assertThat(OpenPyxl.dump(output)).contains("[Summary]");
  }

  /** No cell has a style, and the workbook leads to none. */
  private static void plainStyles(Map<String, byte[]> parts) {
    for (String part : List.copyOf(parts.keySet())) {
      if (part.startsWith("xl/worksheets/sheet")) {
        String xml = new String(parts.get(part), StandardCharsets.UTF_8);
        Packages.put(
            parts, part, xml.replaceAll("(<(?:c|row|col)\\b[^>]*?) s(?:tyle)?=\"\\d+\"", "$1"));
      }
    }
    String list = "xl/_rels/workbook.xml.rels";
    String links = new String(parts.get(list), StandardCharsets.UTF_8);
    Packages.put(
        parts, list, links.replaceFirst("<Relationship [^>]*relationships/styles\"[^>]*/>", ""));
  }

  private static void textsInside(Map<String, byte[]> parts) {
    List<String> texts =
        Pattern.compile("<si>(.*?)</si>")
            .matcher(new String(parts.get(TEXTS), StandardCharsets.UTF_8))
            .results()
            .map(text -> text.group(1))
            .toList();
    String cells =
        Pattern.compile("t=\"s\"([^>]*)><v>([0-9]+)</v>")
            .matcher(new String(parts.get(SHEET), StandardCharsets.UTF_8))
            .replaceAll(
                cell ->
                    Matcher.quoteReplacement(
                        "t=\"inlineStr\""
                            + cell.group(1)
                            + "><is>"
                            + texts.get(Integer.parseInt(cell.group(2)))
                            + "</is>"));
    Packages.put(parts, SHEET, cells);
    String list = "xl/_rels/workbook.xml.rels";
    String links = new String(parts.get(list), StandardCharsets.UTF_8);
    Packages.put(parts, list, links.replaceFirst("<Relationship [^>]*sharedStrings[^>]*/>", ""));
  }

  @Test
  void propertiesThatAnotherTypeOfRelationshipLeadsToGetNoSecondOne() throws IOException {
    given(
        parts ->
            Packages.replace(
                parts,
                "_rels/.rels",
                "package/2006/relationships/metadata/core-properties",
                "officeDocument/2006/relationships/metadata/core-properties"));
    reviewedAsUsual();
    assertThat(OpenXmlValidator.errors(output)).isEmpty();
  }

  /** As some libraries leave them that write properties a second time. */
  @Test
  void ofTwoPartsOfCorePropertiesTheFirstCountsAndTheSecondIsCopied() throws IOException {
    given(
        parts -> {
          parts.put("docProps/core0.xml", parts.get("docProps/core.xml"));
          Packages.replace(
              parts,
              "[Content_Types].xml",
              "</Types>",
              "<Override PartName=\"/docProps/core0.xml\""
                  + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                  + "</Types>");
          Packages.replace(
              parts,
              "_rels/.rels",
              "</Relationships>",
              "<Relationship Id=\"again\" Type=\"http://schemas.openxmlformats.org/package/2006"
                  + "/relationships/metadata/core-properties\" Target=\"docProps/core0.xml\"/>"
                  + "</Relationships>");
        });
    reviewedAsUsual();
    assertThat(Packages.parts(output))
        .containsEntry("docProps/core0.xml", plain.get("docProps/core.xml"));
    assertThat(OpenXmlValidator.errors(output)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"styles", "sharedStrings", "worksheet"})
  void aStrictTypeOfARelationshipIsReadByItsLastWord(String type) throws IOException {
    given(
        parts ->
            Packages.replace(
                parts,
                "xl/_rels/workbook.xml.rels",
                "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type,
                "\"http://purl.oclc.org/ooxml/officeDocument/relationships/" + type));
    reviewedAsUsual();
    assertThat(OpenXmlValidator.errors(output)).isEmpty();
  }

  @Test
  void stylesAreInThePartThatTheRelationshipNames() throws IOException {
    given(
        parts -> {
          byte[] orphan = parts.get("xl/styles.xml");
          Packages.rename(parts, "xl/styles.xml", "xl/looks.xml");
          parts.put("xl/styles.xml", orphan);
        });
    reviewedAsUsual();
  }

  @Test
  void twoPartsForOnePurposeAreRefused() throws IOException {
    given(
        parts -> {
          parts.put("xl/others.xml", parts.get(TEXTS));
          Packages.replace(
              parts,
              "xl/_rels/workbook.xml.rels",
              "</Relationships>",
              "<Relationship Id=\"other\" Type=\""
                  + Packages.RELATIONS
                  + "/sharedStrings\" Target=\"others.xml\"/></Relationships>");
        });
    refused("leads to two parts for one purpose (xl/sharedStrings.xml, xl/others.xml)");
  }

  @Test
  void aRelationshipOfAnotherTypeThatEndsInTheSameWordLeadsElsewhere() throws IOException {
    given(
        parts -> {
          Packages.put(parts, "xl/others.xml", "<others/>");
          Packages.replace(
              parts,
              "xl/_rels/workbook.xml.rels",
              "</Relationships>",
              "<Relationship Id=\"other\" Type=\"http://example.com/sharedStrings\""
                  + " Target=\"others.xml\"/></Relationships>");
        });
    reviewedAsUsual();
  }

  @Test
  void aSignatureIsLeftOutWhereverItIs() throws IOException {
    String origin = "package/services/digital-signature/origin.psdsor";
    given(
        parts -> {
          parts.put(origin, new byte[0]);
          Packages.put(parts, "package/services/digital-signature/xml-signature/1.psdsxs", "<s/>");
          Packages.put(
              parts,
              "package/services/digital-signature/_rels/origin.psdsor.rels",
              Packages.relations("rId1", "signature", "xml-signature/1.psdsxs"));
          Packages.replace(
              parts,
              "[Content_Types].xml",
              "</Types>",
              "<Default Extension=\"psdsor\" ContentType=\"application/octet-stream\"/><Default"
                  + " Extension=\"psdsxs\" ContentType=\"application/octet-stream\"/></Types>");
          Packages.replace(
              parts,
              "_rels/.rels",
              "</Relationships>",
              "<Relationship Id=\"sign\""
                  + " Type=\"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin\""
                  + " Target=\"/"
                  + origin
                  + "\"/></Relationships>");
        });
    assertThat(review()).as(err).isZero();
    assertThat(Packages.parts(output).keySet()).noneMatch(name -> name.contains("signature"));
    assertThat(dump()).anyMatch(line -> line.contains("digitally signed"));
  }

  // --- checksums ---------------------------------------------------------------------------------

  /** One digit of one cell, one letter of a text, one bit of what is only copied. */
  @ParameterizedTest
  @ValueSource(strings = {SHEET, TEXTS, "xl/styles.xml", "docProps/app.xml"})
  void aPartThatDisagreesWithItsChecksumIsRefused(String part) throws IOException {
    byte[] bytes = plain.get(part).clone();
    for (int i = bytes.length - 1; i > 0; i--) {
      if (bytes[i] >= '1' && bytes[i] <= '8' && bytes[i - 1] == '>') {
        bytes[i]++;
        break;
      }
      if (i == 1) {
        bytes[bytes.length - 1] = ' ';
      }
    }
    Packages.damaged(input, plain, part, bytes);
    refused("damaged", part);
  }

  @Test
  void aDamagedPictureIsRefusedSinceTheOutputWouldBeDamagedToo() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>(plain);
    parts.put("xl/media/image1.png", new byte[2000]);
    byte[] bytes = new byte[2000];
    bytes[77] = 1;
    Packages.damaged(input, parts, "xl/media/image1.png", bytes);
    refused("has a damaged part (xl/media/image1.png: its checksum is wrong)");
  }

  // --- what is said ------------------------------------------------------------------------------

  @Test
  @Timeout(120)
  void aSheetNamedByAMillionBlanksIsTold() throws IOException {
    given(parts -> renameSheet(parts, "x" + " ".repeat(1_000_000) + "y"));
    refused("has no sheet named Workloads (x  ");
  }

  private static void renameSheet(Map<String, byte[]> parts, String name) {
    Packages.replace(parts, "xl/workbook.xml", "\"Workloads\"", "\"" + name + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sheet", "address", "row", "relationship", "part", "entity", "encoding"})
  void aTextOfFortyThousandCharactersIsCut(String what) throws IOException {
    String many = "x".repeat(40_000);
    given(
        parts -> {
          switch (what) {
            case "sheet" -> renameSheet(parts, many);
            case "address" -> Packages.replace(parts, SHEET, "r=\"A1\"", "r=\"" + many + "\"");
            case "row" -> Packages.replace(parts, SHEET, "<row r=\"1\"", "<row r=\"" + many + "\"");
            case "relationship" ->
                Packages.replace(
                    parts,
                    "xl/_rels/workbook.xml.rels",
                    "</Relationships>",
                    ("<Relationship Id=\"" + many + "\" Type=\"a\" Target=\"b\"/>").repeat(2)
                        + "</Relationships>");
            case "part" ->
                Packages.replace(
                    parts, "_rels/.rels", "Target=\"xl/workbook.xml\"", "Target=\"" + many + "\"");
            case "entity" -> Packages.replace(parts, SHEET, "<v>0<", "<v>&" + many + ";<");
            default ->
                Packages.replace(parts, SHEET, "encoding=\"UTF-8\"", "encoding=\"" + many + "\"");
          }
        });
    refused("book.xlsx");
  }

  @Test
  void namesAreSaidWithoutWhatATerminalObeys() throws IOException {
    given(parts -> renameSheet(parts, "&#x202E;evil&#x2066; &#x9B;2J&#x85;x"));
    refused("has no sheet named Workloads (evil 2J x)");
  }

  // --- encodings ---------------------------------------------------------------------------------

  /** Our cells have letters that the declared encoding has not. */
  @ParameterizedTest
  @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "windows-1252", "UTF-16"})
  void aSheetInAnotherEncodingBecomesOneInUtf8(String encoding) throws IOException {
    given(
        parts -> {
          Packages.replace(parts, SHEET, "encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"");
          String text = new String(parts.get(SHEET), StandardCharsets.UTF_8);
          parts.put(SHEET, text.getBytes(Charset.forName(encoding)));
        });
    reviewedAsUsual();
    XlsxFile.requireXml(Packages.parts(output).get(SHEET), "the sheet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16"})
  void aPartWithADoctypeThatNobodyReadsIsRefused(String encoding) throws IOException {
    String doctype =
        "<!-- mine --><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    given(parts -> parts.put("customXml/item1.xml", doctype.getBytes(Charset.forName(encoding))));
    refused("customXml/item1.xml contains a DOCTYPE");
  }

  @Test
  void aRelationshipWithoutAnIdIsRefused() throws IOException {
    given(
        parts ->
            Packages.replace(
                parts,
                "xl/_rels/workbook.xml.rels",
                "</Relationships>",
                "<Relationship Type=\"a\" Target=\"b\"/></Relationships>"));
    refused("has a relationship without an id: open it in Excel");
  }

  @Test
  void aListOfRelationshipsWithLettersThatItsEncodingHasNotIsRefusedInPlainWords()
      throws IOException {
    String list = "xl/_rels/workbook.xml.rels";
    given(
        parts -> {
          String text = new String(parts.get(list), StandardCharsets.UTF_8);
          parts.put(
              list, text.replaceFirst("xml", "xm\u00fcl").getBytes(StandardCharsets.ISO_8859_1));
        });
    refused("is damaged (letters that its encoding has not)");
  }

  @Test
  void aPartThatNobodyReadsNeedNotBeXml() throws IOException {
    byte[] odd = {'<', 'a', 0, (byte) 0xff, '!', 'D'};
    given(parts -> parts.put("customXml/item1.xml", odd));
    reviewedAsUsual();
    assertThat(Packages.parts(output)).containsEntry("customXml/item1.xml", odd);
  }

  // --- what is read late -------------------------------------------------------------------------

  private void givenUsual(String part, String old, String text) {
    Map<String, byte[]> parts = new LinkedHashMap<>(usual);
    Packages.replace(parts, part, old, text);
    Packages.write(input, parts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xl/styles.xml|rgb=\"010203\"|rgb=\"zz\"",
        "xl/styles.xml|rgb=\"090807\"|rgb=\"#fff\"",
        "xl/styles.xml|style=\"thin\"|style=\"zz\"",
        "xl/styles.xml|numFmtId=\"164\"|numFmtId=\"zz\"",
        "xl/workbook.xml|localSheetId=\"0\"|localSheetId=\"zz\"",
        "xl/workbook.xml|localSheetId=\"0\"|localSheetId=\"99\"",
        "xl/tables/table1.xml|ref=\"A1|ref=\"zz",
        "xl/tables/table1.xml| id=\"1\"| id=\"zz\"",
        "xl/comments1.xml|ref=\"A2\"|ref=\"zz\"",
      })
  void anAttributeThatIsReadLateIsNoFaultOfOurs(String part, String old, String text)
      throws IOException {
    givenUsual(part, old, text);
    if (review() == 0) {
      assertThat(err).isEmpty();
      assertThat(WorkbookDump.of(output)).contains("[Summary]");
    } else {
      refused("book.xlsx");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/worksheets/_rels/sheet1.xml.rels"
      })
  void aListOfRelationshipsOfAnotherNamespaceIsRefused(String list) throws IOException {
    givenUsual(list, "xmlns=\"http://", "xmlns=\"https://");
    refused(list + " is no list of relationships");
  }

  @Test
  void aWorkbookWithoutWindowsIsReviewed() throws IOException {
    givenUsual(
        "xl/workbook.xml",
        "<bookViews><workbookView activeTab=\"0\"/></bookViews>",
        "<bookViews></bookViews>");
    assertThat(review()).as(err).isZero();
  }

  @Test
  void aDefinedNameThatIsMissingIsRefused() throws IOException {
    givenUsual("xl/workbook.xml", "name=\"Local\"", "");
    refused("has a defined name that is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99"})
  void aWindowThatShowsNoSheetIsReviewed(String tab) throws IOException {
    givenUsual("xl/workbook.xml", "activeTab=\"0\"", "activeTab=\"" + tab + "\"");
    assertThat(review()).as(err).isZero();
  }

  @Test
  void namesOfPartsThatDifferByCaseAreTaken() throws IOException {
    given(
        parts -> {
          Packages.put(parts, "xl/drawings/VMLDRAWING1.VML", "<xml/>");
          Packages.put(parts, "xl/COMMENTS1.XML", "<x/>");
          Packages.replace(
              parts,
              "[Content_Types].xml",
              "</Types>",
              "<Default Extension=\"VML\" ContentType=\"application/octet-stream\"/></Types>");
        });
    assertThat(review()).as(err).isZero();
    assertThat(Packages.parts(output)).containsKeys("xl/drawings/VMLDRAWING1.VML");
  }

  /** Letters that do not deflate to nearly nothing. */
  private static String letters(int count) {
    Random random = new Random(count);
    StringBuilder text = new StringBuilder(count);
    while (text.length() < count) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  // --- what mutants found ------------------------------------------------------------------------

  /** Java's own parser tells standard error of them before it throws. */
  @ParameterizedTest
  @ValueSource(strings = {TEXTS, "xl/workbook.xml", "_rels/.rels", "[Content_Types].xml"})
  void lettersThatTheirEncodingHasNotAreToldInOneLineAlone(String part) throws IOException {
    given(
        parts -> {
          byte[] bytes = parts.get(part).clone();
          bytes[bytes.length - 20] = (byte) 0xC3;
          parts.put(part, bytes);
        });
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      refused("damaged");
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aRowAboveTheHeadersBehindLaterOnesIsRefused() throws IOException {
    given(
        parts -> {
          Packages.replace(parts, SHEET, "<row r=\"3\"", "<row r=\"1\"");
          // The number of a cell's row is that of its row.
          String xml = new String(parts.get(SHEET), StandardCharsets.UTF_8);
          Packages.put(parts, SHEET, xml.replaceAll("(<c r=\"[A-Z]+)3\"", "$11\""));
        });
    refused("row 1 of Workloads comes behind later rows");
  }

  // --- size --------------------------------------------------------------------------------------

  @Test
  void aCellWithATextOfMillionsOfCharactersIsReported() throws IOException {
    String many = letters(3_000_000);
    given(
        parts ->
            Packages.replace(
                parts,
                SHEET,
                "</row></sheetData>",
                "<c r=\"A4\" t=\"inlineStr\"><is><t>" + many + "</t></is></c></row></sheetData>"));
    assertThat(review()).as(err).isZero();
  }

  @Test
  void aSharedTextOfMillionsOfCharactersIsRefused() throws IOException {
    String many = letters(3_000_000);
    given(parts -> Packages.replace(parts, TEXTS, "</sst>", "<si><t>" + many + "</t></si></sst>"));
    refused("has a text of more than a million characters");
  }

  @Test
  void aCommentOfManyMegabytesIsRefused() throws IOException {
    String many = letters(5_000_000);
    given(parts -> Packages.replace(parts, SHEET, "<sheetData>", "<!--" + many + "--><sheetData>"));
    refused("a comment or section is longer than 4 MiB");
  }

  /** Ours come in addition: the output may have more parts than an input may. */
  @Test
  void aBookJustBelowTheLimitOfPartsIsReviewed() throws IOException {
    given(
        parts -> {
          for (int i = parts.size(); i < 5_000; i++) {
            parts.put("customXml/item" + i + ".xml", "<x/>".getBytes(StandardCharsets.UTF_8));
          }
        });
    assertThat(review()).as(err).isZero();
    assertThat(err).isEmpty();
    assertThat(Packages.parts(output)).hasSizeGreaterThan(5_000);
    given(
        parts -> {
          for (int i = parts.size(); i <= 5_000; i++) {
            parts.put("customXml/item" + i + ".xml", "<x/>".getBytes(StandardCharsets.UTF_8));
          }
        });
    Files.delete(output);
    refused("holds more than 5000 parts");
  }

  /** The commands that add sheets to a workbook; the imports add one that it lacks. */
  private int command(String name) {
    String resources = "src/test/resources/";
    String into = "--into=" + input;
    return switch (name) {
      case "usage" ->
          run(
              ("import --actuals --model=gpt-5 " + resources + "usage/own-log.csv").split(" "),
              "--workload=seed 1 row 0",
              into);
      case "prices" -> run(("import " + resources + "prices/own-models.csv").split(" "), into);
      default -> review();
    };
  }

  private int run(String[] first, String... then) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(then));
    all.add("--output=" + output);
    return run(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"review", "usage", "prices"})
  @Timeout(120)
  void moreStylesThanAnybodyUsesAreRefused(String command) throws IOException {
    given(
        parts -> {
          Packages.replace(
              parts, "xl/styles.xml", "</cellXfs>", "<xf/>".repeat(30_001) + "</cellXfs>");
          // Nobody asks for the style of a number then.
          Packages.put(
              parts,
              SHEET,
              new String(parts.get(SHEET), StandardCharsets.UTF_8)
                  .replaceAll("(<c [^>]*) s=\"[0-9]+\"", "$1"));
        });
    refused(() -> command(command), "has more than 30,000 cell styles");
  }

  @ParameterizedTest
  @ValueSource(strings = {"review", "usage", "prices"})
  void moreNamesThanAnybodyUsesAreRefused(String command) throws IOException {
    String name = "<definedName name=\"n%d\">Workloads!$B$%d</definedName>";
    StringBuilder names = new StringBuilder();
    for (int i = 1; i <= 100_001; i++) {
      names.append(name.formatted(i, 1 + i * 31 % 1_000_003));
    }
    given(
        parts ->
            Packages.replace(
                parts,
                "xl/workbook.xml",
                "</sheets>",
                "</sheets><definedNames>" + names + "</definedNames>"));
    refused(() -> command(command), "has more than 100,000 defined names", "Name Manager");
  }

  @ParameterizedTest
  @ValueSource(strings = {"review", "usage", "prices"})
  void aDaySystemThatCannotBeReadIsRefused(String command) throws IOException {
    given(
        parts ->
            Packages.put(
                parts,
                "xl/workbook.xml",
                new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8)
                    .replaceFirst("<workbookPr[^>]*/>", "<workbookPr date1904=\"yes\"/>")));
    refused(() -> command(command), "says \"yes\" where it says whether days count from 1904");
  }

  @ParameterizedTest
  @ValueSource(strings = {"review", "usage", "prices"})
  void aColourThatCannotBeReadIsRefused(String command) throws IOException {
    givenUsual("xl/styles.xml", "rgb=\"090807\"", "rgb=\"zz\"");
    refused(() -> command(command), "cannot be annotated");
  }

  @ParameterizedTest
  @CsvSource({"#fa0,FFffaa00", "#FAFBFC,FFFAFBFC", "#80FAFBFC,80FAFBFC", "FAFBFC,FAFBFC"})
  void aColourAsWebPagesHaveItIsTheColourThatIsMeant(String written, String kept)
      throws IOException {
    givenUsual("xl/styles.xml", "rgb=\"090807\"", "rgb=\"" + written + "\"");
    assertThat(review()).as(err).isZero();
    assertThat(new String(Packages.parts(output).get("xl/styles.xml"), StandardCharsets.UTF_8))
        .contains("<fgColor rgb=\"" + kept + "\"/>");
  }

  @Test
  void aModuleOfExcel95IsNoDamage() throws IOException {
    given(
        parts ->
            Packages.replace(
                parts,
                "xl/workbook.xml",
                "</sheets>",
                "<sheet name=\"Module\" sheetId=\"77\" r:id=\"\" xmlns:r=\""
                    + Packages.RELATIONS
                    + "\"/></sheets>"));
    refused("has the sheet \"Module\", a module of Excel 95", "copy the other sheets");
    assertThat(err).doesNotContain("repair");
  }

  @ParameterizedTest
  @ValueSource(strings = {"usage", "prices"})
  void whatIsImportedKeepsItsTextsBesideThoseThatNothingLeadsTo(String command) throws IOException {
    given(AnyFileTest::textsInside);
    assertThat(command(command)).as(err).isZero();
    assertThat(OpenXmlValidator.errors(output)).isEmpty();
    assertThat(WorkbookDump.of(output)).contains(command.equals("usage") ? "[Actuals]" : "OpenAI");
  }

  @Test
  void aLargePartOfOthersIsCopiedAndNotRead() throws IOException {
    byte[] large = new byte[5_000_000];
    new Random(1).nextBytes(large);
    given(parts -> parts.put("customXml/item1.xml", large));
    reviewedAsUsual();
    assertThat(Packages.parts(output).get("customXml/item1.xml")).isEqualTo(large);
    try (XlsxFile file = XlsxFile.open(input)) {
      assertThat(StubWorkbook.of(file).bytes()).hasSizeLessThan(1_000_000);
    }
  }

  // --- the output --------------------------------------------------------------------------------

  @Test
  void anOutputThatIsReplacedKeepsItsRights() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    given(parts -> {});
    Files.writeString(output, "old");
    Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rw-------"));
    more = "--overwrite";
    assertThat(review()).as(err).isZero();
    assertThat(Files.getPosixFilePermissions(output))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"book.xlsx", "book.csv"})
  void whoeverMayReadTheInputMayReadWhatComesOfIt(String name) throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    input = folder.resolve(name);
    if (name.endsWith(".csv")) {
      Files.writeString(
          input,
          "Workload,Requests (per month),Input tokens,Output tokens,Prompted model\nA,1,2,3,x\n");
    } else {
      given(parts -> {});
    }
    Path rows = folder.resolve("rows");
    Path json = folder.resolve("all.json");
    Path table = folder.resolve("table.csv");
    for (String rights : List.of("rw-r-----", "rw-rw-rw-", "r--r--r--")) {
      Files.setPosixFilePermissions(input, PosixFilePermissions.fromString(rights));
      assertThat(
              run(
                  "review",
                  input.toString(),
                  "-o",
                  output.toString(),
                  "--draws=0",
                  "--csv=" + rows,
                  "--json=" + json))
          .as(err)
          .isZero();
      assertThat(run("review", input.toString(), "-o", table.toString(), "--draws=0"))
          .as(err)
          .isZero();
      List<Path> all = new ArrayList<>(List.of(output, json, table));
      all.addAll(
          FileUtils.listFiles(rows.toFile(), null, false).stream().map(File::toPath).toList());
      assertThat(all).hasSizeGreaterThan(3);
      for (Path made : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
            .as(made.toString())
            .isEqualTo(rights);
      }
      FileUtils.cleanDirectory(rows.toFile());
      List.of(output, json, table, rows).forEach(made -> made.toFile().delete());
    }
  }
}
