package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.opc.ContentTypes;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What is in each part of a stub.
 *
 * <p>Chart, dialog and macro sheets are empty worksheets in it: POI passes over those that it does
 * not know, and counts all other sheets wrong then. {@link Relationships#merged} gives back their
 * types.
 */
final class StubContent {
  private static final String SPREADSHEET =
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String WORKSHEET = XSSFRelation.WORKSHEET.getRelation();

  /**
   * The types of relationships by which POI finds what a workbook is made of, by their last words.
   * Programs write some of them with other beginnings.
   */
  private static final Map<String, String> TYPES =
      Stream.of(
              WORKSHEET,
              XSSFRelation.SHARED_STRINGS.getRelation(),
              XSSFRelation.STYLES.getRelation(),
              XSSFRelation.THEME.getRelation(),
              PackageRelationshipTypes.CORE_DOCUMENT,
              PackageRelationshipTypes.CORE_PROPERTIES,
              PackageRelationshipTypes.EXTENDED_PROPERTIES,
              PackageRelationshipTypes.CUSTOM_PROPERTIES)
          .collect(
              Collectors.toMap(type -> type.substring(type.lastIndexOf('/') + 1), type -> type));

  /** From this number of bytes on a part of somebody else's is not read. */
  private static final long LARGE = 1 << 20;

  private static final byte[] NOTHING = new byte[0];
  private static final byte[] EMPTY_SHEET =
      ("<worksheet xmlns=\"" + SPREADSHEET + "\"><sheetData/></worksheet>")
          .getBytes(StandardCharsets.UTF_8);

  /**
   * The properties of a document, by the type of the relationship that leads to them, without any:
   * POI refuses days that it cannot read, and the user's part is copied anyway.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "core-properties",
          "<coreProperties"
              + " xmlns=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
          "extended-properties",
          "<Properties"
              + " xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
          "custom-properties",
          "<Properties"
              + " xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>");

  /** What is drawn on a sheet. POI would read it, keep it and write it for nobody. */
  private static final Set<String> DRAWN = Set.of("drawing", "comments", "vmlDrawing");

  private final SheetOutlines sheets;
  private final XlsxFile in;
  private final List<SheetInfo> replaced;
  private final Predicate<String> drops;
  private final Set<String> worksheets = new HashSet<>();
  private final Set<String> otherSheets = new HashSet<>();
  private final Map<String, byte[]> properties = new HashMap<>();
  private final @Nullable String strings;
  private final @Nullable String styles;
  private final List<LackingParts.Part> lacking;

  StubContent(SheetOutlines sheets, List<SheetInfo> replaced, Predicate<String> drops)
      throws IOException {
    this.sheets = sheets;
    in = sheets.workbook();
    this.replaced = replaced;
    this.drops = drops;
    strings = in.related("sharedStrings");
    styles = in.related("styles");
    lacking = LackingParts.of(in);
    in.sheets().forEach(s -> (s.worksheet() ? worksheets : otherSheets).add(s.part()));
    for (Relation r : in.relations("")) {
      String none = PROPERTIES.get(r.type());
      if (none != null && !r.external()) {
        properties.put(in.storedName(r.target()), none.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** The parts that the stub has and the workbook has not. */
  List<LackingParts.Part> lacking() {
    return lacking;
  }

  byte[] of(String part) throws IOException {
    String lower = part.toLowerCase(Locale.ROOT);
    if (worksheets.contains(part)) {
      return sheets.of(part).xml();
    }
    if (otherSheets.contains(part)) {
      return EMPTY_SHEET;
    }
    byte[] none = properties.get(part);
    if (none != null) {
      return none;
    }
    if (part.equals(strings)) {
      return empty("sst");
    }
    if (part.equals(styles)) {
      return StyleTable.complete(bytes(part), where(part));
    }
    if (lower.endsWith(".bin") || lower.contains("/media/") || isLarge(part)) {
      return NOTHING;
    }
    if (lower.contains("pivotcacherecords")) {
      return empty("pivotCacheRecords");
    }
    return manifest(part, lower);
  }

  /** A part that nothing of the workbook's own is: POI needs its name alone. */
  private boolean isLarge(String part) {
    String folder = in.workbookPart().substring(0, in.workbookPart().lastIndexOf('/') + 1);
    ZipArchiveEntry entry = in.entry(part);
    return entry != null && entry.getSize() > LARGE && !part.startsWith(folder);
  }

  private byte[] manifest(String part, String lower) throws IOException {
    if (lower.equals("[content_types].xml")) {
      return contentTypes(part);
    }
    if (part.equals(in.workbookPart()) && !replaced.isEmpty()) {
      return WorkbookSheets.without(bytes(part), where(part), replaced);
    }
    return lower.endsWith(".rels") ? relationships(part) : bytes(part);
  }

  private static byte[] empty(String root) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<"
            + root
            + " xmlns=\""
            + SPREADSHEET
            + "\" count=\"0\"/>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytes(String part) throws IOException {
    try (InputStream stream = in.open(part)) {
      return stream.readAllBytes();
    }
  }

  private String where(String part) {
    return in.path() + ": the part " + part;
  }

  private byte[] contentTypes(String part) throws IOException {
    Document document = Dom.read(in.open(part), where(part));
    List<Element> gone = new ArrayList<>();
    for (Element e : Dom.children(document.getDocumentElement(), "Override")) {
      String name = e.getAttribute("PartName");
      if (drops.test(name.startsWith("/") ? name.substring(1) : name)) {
        gone.add(e);
      }
    }
    gone.forEach(Dom::remove);
    boolean again = coreAgain(document);
    LackingParts.type(lacking, document);
    return gone.isEmpty() && lacking.isEmpty() && !again ? bytes(part) : Dom.bytes(document);
  }

  /** POI takes one part of core properties: any other is XML like any, and copied. */
  private boolean coreAgain(Document document) throws IOException {
    String first =
        in.relations("").stream()
            .filter(r -> r.type().equals("core-properties") && !r.external())
            .map(Relation::target)
            .findFirst()
            .orElse("");
    boolean again = false;
    for (Element e : Dom.children(document.getDocumentElement(), "Override")) {
      if (e.getAttribute("ContentType").equals(ContentTypes.CORE_PROPERTIES_PART)
          && !e.getAttribute("PartName").equalsIgnoreCase("/" + first)
          && !first.isEmpty()) {
        e.setAttribute("ContentType", ContentTypes.PLAIN_OLD_XML);
        again = true;
      }
    }
    return again;
  }

  private byte[] relationships(String part) throws IOException {
    Set<String> gone = new HashSet<>();
    Map<String, String> types = new HashMap<>();
    String owner = XlsxFile.ownerOf(part);
    boolean workbook = owner.equals(in.workbookPart());
    boolean bare = worksheets.contains(owner) && sheets.drawnForNobody(owner);
    for (Relation r : in.relations(owner)) {
      if (r.external()) {
        continue;
      }
      @Nullable String usual = workbook || owner.isEmpty() ? TYPES.get(r.type()) : null;
      boolean again =
          PROPERTIES.containsKey(r.type()) && usual != null && types.containsValue(usual);
      if (again || drops.test(r.target()) || bare && DRAWN.contains(r.type())) {
        gone.add(r.id());
      } else if (workbook && otherSheets.contains(in.storedName(r.target()))) {
        types.put(r.id(), WORKSHEET);
      } else if (usual != null) {
        types.put(r.id(), usual);
      }
    }
    if (gone.isEmpty() && types.isEmpty()) {
      return bytes(part);
    }
    Document document = Dom.read(in.open(part), where(part));
    for (Element e : Dom.children(document.getDocumentElement(), "Relationship")) {
      String id = e.getAttribute("Id");
      String type = types.get(id);
      if (gone.contains(id)) {
        Dom.remove(e);
      } else if (type != null) {
        e.setAttribute("Type", type);
      }
    }
    if (workbook) {
      LackingParts.relate(lacking, document);
    }
    return Dom.bytes(document);
  }
}
