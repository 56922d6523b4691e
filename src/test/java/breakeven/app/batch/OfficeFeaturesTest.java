package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews.Part;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.OpenXmlValidator;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.Packages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Excel of Microsoft 365 keeps beside the cells stays to the byte: sensitivity labels, check
 * boxes in cells, slicers, threads of comments.
 */
class OfficeFeaturesTest {
  private static final String TYPES = "[Content_Types].xml";
  private static final String WORKBOOK_LINKS = "xl/_rels/workbook.xml.rels";
  private static final String SHEET_LINKS = "xl/worksheets/_rels/sheet1.xml.rels";
  private static final String MICROSOFT = "http://schemas.microsoft.com/office/";
  private static final String X14 = MICROSOFT + "spreadsheetml/2009/9/main";
  private static final String THREADS = MICROSOFT + "spreadsheetml/2018/threadedcomments";
  private static final String THREAD = "{6C4C8A2B-5F0B-4B8E-9E0A-0D1E2F3A4B5C}";
  private static final String PERSON = "{0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0}";
  private static final String LABEL = "MSIP_Label_f42aa342-8706-4288-bd11-ebb85995028c_";

  /** Parts that nothing of ours is in, with what they hold and what leads to each. */
  private enum Kept {
    LABEL_INFO(
        "docMetadata/LabelInfo.xml",
        "_rels/.rels",
        "2020/02/relationships/classificationlabels",
        "vnd.ms-office.classificationlabels",
        "<clbl:labelList xmlns:clbl=\""
            + MICROSOFT
            + "2020/mipLabelMetadata\"><clbl:label"
            + " id=\"{f42aa342-8706-4288-bd11-ebb85995028c}\" enabled=\"1\" method=\"Privileged\""
            + " siteId=\"{72f988bf-86f1-41af-91ab-2d7cd011db47}\" contentBits=\"0\""
            + " removed=\"0\"/></clbl:labelList>"),
    CHECK_BOXES(
        "xl/featurePropertyBag/featurePropertyBag.xml",
        WORKBOOK_LINKS,
        "2022/11/relationships/FeaturePropertyBag",
        "vnd.ms-excel.featurepropertybag",
        "<FeaturePropertyBags xmlns=\""
            + MICROSOFT
            + "spreadsheetml/2022/featurepropertybag\"><bag type=\"Checkbox\"/><bag"
            + " type=\"XFControls\"><bagId k=\"CellControl\">0</bagId></bag><bag"
            + " type=\"XFComplement\"><bagId k=\"XFControls\">1</bagId></bag><bag"
            + " type=\"XFComplements\" extRef=\"XFComplementsMapperExtRef\"><a"
            + " k=\"MappedFeaturePropertyBags\"><bagId>2</bagId></a></bag></FeaturePropertyBags>"),
    SLICER_CACHE(
        "xl/slicerCaches/slicerCache1.xml",
        WORKBOOK_LINKS,
        "2007/relationships/slicerCache",
        "vnd.ms-excel.slicerCache",
        "<slicerCacheDefinition xmlns=\""
            + X14
            + "\" name=\"Slicer_Owner\" sourceName=\"Owner\"/>"),
    SLICER(
        "xl/slicers/slicer1.xml",
        SHEET_LINKS,
        "2007/relationships/slicer",
        "vnd.ms-excel.slicer",
        "<slicers xmlns=\""
            + X14
            + "\"><slicer name=\"Owner\" cache=\"Slicer_Owner\" caption=\"Owner\""
            + " rowHeight=\"241300\"/></slicers>"),
    THREADED(
        "xl/threadedComments/threadedComment1.xml",
        SHEET_LINKS,
        "2017/10/relationships/threadedComment",
        "vnd.ms-excel.threadedcomments",
        "<ThreadedComments xmlns=\""
            + THREADS
            + "\"><threadedComment ref=\"A2\" dT=\"2026-11-20T10:00:00.00\" personId=\""
            + PERSON
            + "\" id=\""
            + THREAD
            + "\"><text>Who owns this?</text></threadedComment></ThreadedComments>"),
    PERSONS(
        "xl/persons/person.xml",
        WORKBOOK_LINKS,
        "2017/10/relationships/person",
        "vnd.ms-excel.person",
        "<personList xmlns=\""
            + THREADS
            + "\"><person displayName=\"Ann Analyst\" id=\""
            + PERSON
            + "\" userId=\"ann@example.com\" providerId=\"AD\"/></personList>");

    private final String part;
    private final String links;
    private final String relation;
    private final String type;
    private final String xml;

    Kept(String part, String links, String relation, String type, String xml) {
      this.part = part;
      this.links = links;
      this.relation = relation;
      this.type = type;
      this.xml = xml;
    }

    /** The target as the list of relationships writes it. */
    private String target() {
      return part.startsWith("xl/") ? "/" + part : part;
    }

    private void put(Map<String, byte[]> parts) {
      Packages.put(parts, part, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml);
      Packages.replace(
          parts,
          links,
          "</Relationships>",
          "<Relationship Id=\"rId"
              + (700 + ordinal())
              + "\" Type=\""
              + MICROSOFT
              + relation
              + "\" Target=\""
              + target()
              + "\"/></Relationships>");
      Packages.replace(
          parts,
          TYPES,
          "</Types>",
          "<Override PartName=\"/"
              + part
              + "\" ContentType=\"application/"
              + type
              + "+xml\"/></Types>");
    }
  }

  @TempDir private static Path folder;
  private static Path in;
  private static Path out;
  private static Map<String, Part> before;
  private static Map<String, Part> after;

  @BeforeAll
  static void review() {
    Path plain =
        new PlainBook(SeededPortfolio.rows(1, 3))
            .edit(OfficeFeaturesTest::labelAndThread)
            .write(folder.resolve("plain.xlsx"));
    Map<String, byte[]> parts = new LinkedHashMap<>(Packages.parts(plain));
    for (Kept kept : Kept.values()) {
      kept.put(parts);
    }
    Packages.replace(
        parts,
        "xl/styles.xml",
        "</cellXfs>",
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\">"
            + CHECK_BOX
            + "</xf></cellXfs>");
    in = Packages.write(folder.resolve("in.xlsx"), parts);
    out = Reviews.review(in, folder.resolve("out.xlsx"));
    before = Reviews.parts(in);
    after = Reviews.parts(out);
  }

  private static final String CHECK_BOX =
      "<extLst><ext uri=\"{C7286773-470A-42A8-94C5-96B5CB345126}\" xmlns:xfpb=\""
          + MICROSOFT
          + "spreadsheetml/2022/featurepropertybag\"><xfpb:xfComplement i=\"0\"/></ext></extLst>";

  /** Programs that know no threads show them as a note by an author of this kind. */
  private static void labelAndThread(XSSFWorkbook workbook) {
    var custom = workbook.getProperties().getCustomProperties();
    custom.addProperty(LABEL + "Enabled", "true");
    custom.addProperty(LABEL + "Name", "Confidential");
    XSSFSheet sheet = workbook.getSheet("Workloads");
    ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
    anchor.setCol2(3);
    anchor.setRow2(4);
    Comment note = sheet.createDrawingPatriarch().createCellComment(anchor);
    note.setAuthor("tc=" + THREAD);
    note.setString(new XSSFRichTextString("[Threaded comment]\n\nComment:\n    Who owns this?"));
    note.setAddress(1, 0);
  }

  @Test
  void theirPartsAreKeptToTheByte() {
    for (Kept kept : Kept.values()) {
      assertThat(after.get(kept.part).raw()).as(kept.part).isEqualTo(before.get(kept.part).raw());
    }
  }

  @Test
  void whatLeadsToThemLeadsToThemStill() {
    for (Kept kept : Kept.values()) {
      String file = kept.part.substring(kept.part.lastIndexOf('/') + 1);
      assertThat(
              Pattern.compile("<Relationship [^>]*>")
                  .matcher(after.get(kept.links).text())
                  .results())
          .as(kept.part)
          .anyMatch(
              link -> link.group().contains(kept.relation + "\"") && link.group().contains(file));
      assertThat(after.get(TYPES).text()).contains("application/" + kept.type + "+xml");
    }
  }

  @Test
  void theLabelAmongThePropertiesIsBesideOurs() {
    assertThat(after.get("docProps/custom.xml").text())
        .contains("name=\"" + LABEL + "Enabled\"", "name=\"" + LABEL + "Name\"", "Confidential");
  }

  @Test
  void theStyleOfACheckBoxSaysSoStill() {
    assertThat(after.get("xl/styles.xml").text())
        .containsPattern("\\{C7286773-470A-42A8-94C5-96B5CB345126}\"[^>]*><xfpb:xfComplement");
  }

  /** Our notes on the headers of the same sheet are in the same part. */
  @Test
  void theNoteThatStandsForAThreadIsStillItsOwn() {
    List<String> notes =
        after.entrySet().stream()
            .filter(part -> part.getKey().matches("xl/comments\\d+\\.xml"))
            .map(part -> new String(part.getValue().bytes(), StandardCharsets.UTF_8))
            .filter(text -> text.contains("<author>tc=" + THREAD + "</author>"))
            .toList();
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).contains("ref=\"A2\"", "Who owns this?");
  }

  @Thorough
  @Test
  void nothingIsWrongForExcelThatWasNotWrongBefore() {
    assertThat(OpenXmlValidator.errors(out)).isSubsetOf(OpenXmlValidator.errors(in));
  }
}
