package breakeven.xlsx.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/**
 * A user's workbook, open for reading only: its sheets, the cells of a sheet, and its parts as they
 * are in the file. Whatever makes a file unusable as a whole is refused with {@link BadInput},
 * mostly when it is opened.
 *
 * <p>Part names are written without a leading slash, for example {@code xl/workbook.xml}, and are
 * found without regard to case. One object belongs to one thread.
 */
public final class XlsxFile implements AutoCloseable {
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  /** The beginning of names of Strict Open XML; a plain workbook may have one in a list. */
  public static final String STRICT = "http://purl.oclc.org/ooxml";

  /** How the types of relationships begin that mean what their last word says. */
  private static final List<String> TYPES =
      List.of("http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", STRICT);

  /**
   * With ours there must be fewer than 32,768, beyond which POI counts wrong; and what it needs for
   * them grows with their square.
   */
  private static final int MOST_STYLES = 30_000;

  /** With them POI needs most of 256 MB. */
  private static final int MOST_NAMES = 100_000;

  /** The names of parts that are XML. */
  private static final Pattern XML = Pattern.compile("(?i)\\.(xml|rels|vml)$");

  private static final long MIB = 1 << 20;

  /** Read as trees of objects, parts take so many times their size. */
  private static final int SHARE_OF_MEMORY = 16;

  /** The names by which other programs find parts, whatever leads to them, by kind. */
  private static final Map<String, String> USUAL =
      Map.of("styles", "xl/styles.xml", "sharedStrings", "xl/sharedStrings.xml");

  private final PackageFile file;
  private final String workbookPart;
  private final List<Relation> workbookRelations;
  private final List<SheetInfo> sheets = new ArrayList<>();
  private int definedNames;
  private boolean date1904;
  private @Nullable NumberStyles styles;
  private @Nullable SharedStrings strings;

  private XlsxFile(PackageFile file) {
    this.file = file;
    workbookPart = findWorkbook();
    workbookRelations = relations(workbookPart);
    requireUnlike(workbookRelations);
    USUAL.forEach(this::leaveUsualName);
    readWorkbook();
  }

  /** A part that nothing leads to leaves the usual name to one that something will lead to. */
  private void leaveUsualName(String type, String name) {
    if (related(type) == null && has(name)) {
      file.rename(name);
    }
  }

  /** Opens a workbook and checks that it can be read and handed back whole. */
  public static XlsxFile open(Path path) {
    return open(path, false);
  }

  /**
   * Opens a workbook that this program has made; texts that repeat may deflate to nearly nothing.
   */
  public static XlsxFile made(Path path) {
    return open(path, true);
  }

  private static XlsxFile open(Path path, boolean made) {
    PackageFile file = PackageFile.open(path, made);
    try {
      return new XlsxFile(file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private String findWorkbook() {
    if (file.entry("META-INF/manifest.xml") != null && file.entry("content.xml") != null) {
      throw bad("is an OpenDocument file: save it as Excel workbook (*.xlsx)");
    }
    if (file.entry("Index/Document.iwa") != null || file.entry("Index.zip") != null) {
      throw bad("is a Numbers file: export it in Numbers as Excel (File, Export To, Excel)");
    }
    if (file.entry("_rels/.rels") == null || file.entry("[Content_Types].xml") == null) {
      throw bad("is a zip file but not a workbook: give an .xlsx workbook");
    }
    List<Relation> roots = relations("");
    requireUnlike(roots);
    String part =
        roots.stream()
            .filter(r -> r.type().equals("officeDocument") && !r.external())
            .map(Relation::target)
            .findFirst()
            .orElseThrow(
                () -> bad("names no workbook inside: open it in Excel, let it repair it and save"));
    if (part.endsWith(".bin")) {
      throw bad("is a binary workbook (.xlsb): save it in Excel as Excel Workbook (*.xlsx)");
    }
    if (file.entry(part) == null) {
      throw bad(
          "lacks its part "
              + ShownText.name(part)
              + ": open it in Excel, let it repair it and save");
    }
    return storedName(part);
  }

  private void requireUnlike(List<Relation> relations) {
    Set<String> ids = new HashSet<>();
    for (Relation relation : relations) {
      if (!ids.add(relation.id())) {
        throw bad(
            "leads to two parts by the name "
                + ShownText.name(relation.id())
                + ": open it in Excel, let it repair it and save");
      }
    }
  }

  private void readWorkbook() {
    boolean[] seen = new boolean[1];
    Set<String> names = new HashSet<>();
    XmlText.visit(
        open(workbookPart),
        where(workbookPart),
        (xml, depth) -> {
          switch (depth + " " + xml.getLocalName()) {
            case "1 workbook" -> {
              seen[0] = true;
              refuseStrict(xml.getNamespaceURI());
            }
            case "2 workbookPr" -> date1904 = countsFrom1904(XmlText.attribute(xml, "date1904"));
            case "3 sheet" -> addSheet(xml, names);
            case "3 definedName" -> countName(xml);
            default -> {}
          }
        });
    if (!seen[0]) {
      throw bad("is an Office file but not a workbook: give an .xlsx workbook");
    }
    if (sheets.isEmpty()) {
      throw bad("has no sheets: open it in Excel, let it repair it and save");
    }
  }

  private void countName(XMLStreamReader xml) {
    if (XmlText.attribute(xml, "name") == null) {
      throw bad("has a defined name that is missing: open it in Excel, let it repair it and save");
    }
    definedNames++;
  }

  private void addSheet(XMLStreamReader xml, Set<String> names) {
    String name = orEmpty(XmlText.attribute(xml, "name"));
    String id = relationId(xml);
    if (id != null && id.isEmpty()) {
      throw bad(
          "has the sheet \""
              + ShownText.name(name)
              + "\", a module of Excel 95, which only Excel can carry along: copy the other sheets"
              + " into a new workbook");
    }
    Relation relation = relation(workbookRelations, orEmpty(id));
    boolean sheetLike =
        relation != null && relation.type().toLowerCase(Locale.ROOT).endsWith("sheet");
    if (relation == null
        || relation.external()
        || !sheetLike
        || file.entry(relation.target()) == null) {
      throw bad(
          "lacks the part of its sheet \""
              + ShownText.name(name)
              + "\": open it in Excel, let it repair it and save");
    }
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      throw bad(
          "has two sheets with the name \"" + ShownText.name(name) + "\": rename one in Excel");
    }
    sheets.add(
        new SheetInfo(
            name,
            storedName(relation.target()),
            sheetId(xml, name),
            sheets.size(),
            relation.type().equals("worksheet")));
  }

  private long sheetId(XMLStreamReader xml, String name) {
    try {
      return Long.parseLong(orEmpty(XmlText.attribute(xml, "sheetId")).strip());
    } catch (NumberFormatException e) {
      throw new BadInput(
          file.path()
              + " has no number for its sheet \""
              + ShownText.name(name)
              + "\": save it again in Excel",
          e);
    }
  }

  private static @Nullable String relationId(XMLStreamReader xml) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String space = xml.getAttributeNamespace(i);
      if (xml.getAttributeLocalName(i).equals("id")
          && space != null
          && space.endsWith("/relationships")) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  private void refuseStrict(@Nullable String name) {
    if (name != null && name.startsWith(STRICT)) {
      throw bad("is saved as Strict Open XML: save it in Excel as Excel Workbook (*.xlsx)");
    }
  }

  /** The file that was opened. */
  public Path path() {
    return file.path();
  }

  /** All sheets in the order of their tabs, chart sheets included. */
  public List<SheetInfo> sheets() {
    return List.copyOf(sheets);
  }

  /** A sheet by its name, without regard to case; if there is none, also to outer spaces. */
  public Optional<SheetInfo> sheet(String name) {
    return sheets.stream()
        .filter(s -> s.name().equalsIgnoreCase(name))
        .findFirst()
        .or(() -> sheets.stream().filter(s -> s.name().strip().equalsIgnoreCase(name)).findFirst());
  }

  /**
   * Whether the workbook counts days from 1904, as old Mac files do. {@link #readSheet} takes care
   * of it.
   */
  public boolean date1904() {
    return date1904;
  }

  /** The workbook's own part, for example {@code xl/workbook.xml}. */
  public String workbookPart() {
    return workbookPart;
  }

  /**
   * Passes the cells of a sheet. A cell that is twice is passed again as {@link
   * CellKind#UNREADABLE}, and a row that is twice is started again with all its cells unreadable:
   * the later word counts. The totals row of a table is no row and is not passed.
   */
  public void readSheet(SheetInfo sheet, SheetHandler handler) {
    if (!sheet.worksheet()) {
      throw bad(
          "has no cells on its sheet \""
              + ShownText.name(sheet.name())
              + "\", which is a chart or macro sheet");
    }
    String where = where(sheet.part());
    SheetHandler rows = TotalsRows.of(this, sheet.part()).without(handler);
    try (InputStream in = open(sheet.part())) {
      if (new SheetReader(this, where, rows).read(in)) {
        // What is behind the cells has no figures, but the checksum is over all.
        in.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException e) {
      throw XmlText.broken(where, e);
    }
  }

  NumberStyles styles() {
    if (styles == null) {
      String part = related("styles");
      styles = part == null ? NumberStyles.none() : NumberStyles.read(open(part), where(part));
    }
    return styles;
  }

  /**
   * Refuses a workbook to which nothing can be added.
   *
   * @throws BadInput where it has too many cell styles or names
   */
  public void requireRoom() {
    if (definedNames > MOST_NAMES) {
      throw bad(
          "has more than 100,000 defined names, the limit: delete those that nobody uses (in Excel:"
              + " Formulas, Name Manager)");
    }
    if (styles().count() > MOST_STYLES) {
      throw bad("has more than 30,000 cell styles, the limit: copy the sheets into a new workbook");
    }
  }

  /** How many texts the cells of the workbook share; 0 where it has no list of them. */
  public int texts() {
    return related("sharedStrings") == null ? 0 : strings().size();
  }

  SharedStrings strings() {
    if (strings == null) {
      String part = related("sharedStrings");
      if (part == null) {
        throw bad(
            "lacks its texts (xl/sharedStrings.xml): open it in Excel, let it repair it and save");
      }
      strings = SharedStrings.read(file.open(part), where(part));
    }
    return strings;
  }

  /**
   * The part that the workbook names for a purpose, for example {@code styles}; null where it has
   * none.
   */
  public @Nullable String related(String type) {
    List<String> parts =
        workbookRelations.stream()
            .filter(r -> r.type().equals(type) && !r.external() && has(r.target()))
            .map(r -> storedName(r.target()))
            .distinct()
            .toList();
    if (parts.size() > 1) {
      throw bad(
          "leads to two parts for one purpose ("
              + ShownText.name(parts.get(0))
              + ", "
              + ShownText.name(parts.get(1))
              + "): open it in Excel, let it repair it and save");
    }
    return parts.isEmpty() ? null : parts.get(0);
  }

  private static @Nullable Relation relation(List<Relation> relations, String id) {
    return relations.stream().filter(r -> r.id().equals(id)).findFirst().orElse(null);
  }

  /**
   * The relationships of a part, or of the package for the empty name; none where it has no list of
   * them.
   */
  public List<Relation> relations(String part) {
    String list = relationsPart(part);
    if (file.entry(list) == null) {
      return List.of();
    }
    return relations(part, open(list), where(list));
  }

  /**
   * Reads a list of relationships.
   *
   * @param part the part that they belong to, which their targets are relative to; empty for the
   *     package
   * @param list the XML; it is closed
   * @param where what the list is, for messages
   */
  public static List<Relation> relations(String part, InputStream list, String where) {
    List<Relation> result = new ArrayList<>();
    XmlText.visit(
        list,
        where,
        (xml, depth) -> {
          if (depth == 1 && !RELATIONSHIPS.equals(xml.getNamespaceURI())) {
            throw new BadInput(
                where + " is no list of relationships: let Excel repair the file and save it");
          }
          if (depth == 2 && xml.getLocalName().equals("Relationship")) {
            result.add(readRelation(xml, part, where));
          }
        });
    return result;
  }

  private static Relation readRelation(XMLStreamReader xml, String part, String where) {
    String id = orEmpty(XmlText.attribute(xml, "Id"));
    if (id.isEmpty()) {
      throw new BadInput(
          where + " has a relationship without an id: open it in Excel, let it repair it and save");
    }
    String type = orEmpty(XmlText.attribute(xml, "Type"));
    String target = orEmpty(XmlText.attribute(xml, "Target"));
    boolean external = "External".equals(XmlText.attribute(xml, "TargetMode"));
    return new Relation(
        id,
        TYPES.stream().anyMatch(type::startsWith)
            ? type.substring(type.lastIndexOf('/') + 1)
            : type,
        external ? target : resolve(part, target),
        external);
  }

  /** The part that holds the relationships of a part: {@code xl/_rels/workbook.xml.rels}. */
  public static String relationsPart(String part) {
    int slash = part.lastIndexOf('/') + 1;
    return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
  }

  /** The part that a list of relationships belongs to; empty for that of the package. */
  public static String ownerOf(String relationsPart) {
    return relationsPart.replaceFirst("(^|/)_rels/([^/]*)\\.rels$", "$1$2");
  }

  /**
   * Where a relative target leads, seen from a part. A target that is no address leads nowhere: it
   * stays as it is.
   */
  public static String resolve(String part, String target) {
    String path = target.replace('\\', '/');
    try {
      String full =
          URI.create("/" + part.replace(" ", "%20")).resolve(path.replace(" ", "%20")).getRawPath();
      String plain =
          URLDecoder.decode(
              (full == null ? path : full).replace("+", "%2B"), StandardCharsets.UTF_8);
      return plain.startsWith("/") ? plain.substring(1) : plain;
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  /** All entries of the zip in their order in the file. */
  public List<ZipArchiveEntry> entries() {
    return file.entries();
  }

  /** An entry by part name; null where there is none. */
  public @Nullable ZipArchiveEntry entry(String part) {
    return file.entry(part);
  }

  /** Whether the package has the part. */
  public boolean has(String part) {
    return file.entry(part) != null;
  }

  /**
   * The name as the zip writes it, with forward slashes; the name itself where there is no such
   * part.
   */
  public String storedName(String part) {
    ZipArchiveEntry entry = file.entry(part);
    return entry == null ? part : PackageFile.name(entry);
  }

  /** A part's bytes, unzipped. What is wrong with them shows as {@link BadInput} while reading. */
  public InputStream open(String part) {
    ZipArchiveEntry entry = file.entry(part);
    long modest = modest();
    if (entry != null
        && entry.getSize() > modest
        && sheets.stream().noneMatch(sheet -> sheet.part().equals(storedName(part)))) {
      throw bad(
          "has a part ("
              + ShownText.name(part)
              + ") of "
              + entry.getSize() / MIB
              + " MB, more than the "
              + modest / MIB
              + " MB that can be read at once; start with more memory, for example"
              + " BREAKEVEN_JAVA_OPTS=-Xmx4g");
    }
    return file.open(part);
  }

  /** Bytes of a part that is read as a whole; sheets and texts are read bit by bit. */
  private static long modest() {
    return Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
  }

  /**
   * A part's bytes as they are zipped, to be copied into another zip.
   *
   * @throws BadInput where they do not agree with the part's checksum, or are XML with a DOCTYPE
   */
  public InputStream openRaw(ZipArchiveEntry entry) throws IOException {
    file.requireWhole(entry);
    if (XML.matcher(entry.getName()).find()) {
      XmlText.refuseDoctype(file.open(entry.getName()), where(entry.getName()));
    }
    return file.openRaw(entry);
  }

  /**
   * Refuses a part that is no XML.
   *
   * @param where file and part, for the message
   */
  public static void requireXml(byte[] part, String where) {
    XmlText.visit(new ByteArrayInputStream(part), where, (xml, depth) -> {});
  }

  /** File and part as messages name them. */
  public String where(String part) {
    return file.path() + ": the part " + ShownText.name(part);
  }

  private BadInput bad(String what) {
    return new BadInput(file.path() + " " + what);
  }

  /** The SHA-256 of the file, 64 lower-case hexadecimal digits. */
  public String sha256() {
    return Uncheck.get(() -> sha256(file.path()));
  }

  /** The SHA-256 of any file, in hexadecimal. */
  public static String sha256(Path path) throws IOException {
    return sha256(Files.newInputStream(path));
  }

  /** The SHA-256 of the part of a sheet, as it is in the file. */
  public String sha256(SheetInfo sheet) {
    return Uncheck.get(() -> sha256(open(sheet.part())));
  }

  private static String sha256(InputStream opened) throws IOException {
    try (InputStream in = opened;
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All days depend on it: Excel takes no other words either. */
  private boolean countsFrom1904(@Nullable String text) {
    return switch (text == null ? "" : text.strip()) {
      case "1", "true" -> true;
      case "", "0", "false" -> false;
      default ->
          throw bad(
              "says \""
                  + ShownText.name(orEmpty(text))
                  + "\" where it says whether days count from 1904: let Excel repair it and save it");
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public void close() {
    if (strings != null) {
      strings.close();
    }
    file.close();
  }
}
