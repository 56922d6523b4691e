package breakeven.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheet;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Some sheets of a workbook, read or changed by POI without the others: it parses all that it
 * opens, and the notes, drawings, charts and tables of sheets take longer than most reviews.
 */
public final class LightBook {
  private static final String NO_CELLS =
      "<worksheet"
          + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>";

  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** The parts of the sheets that are not wanted, and those that only such a sheet refers to. */
  private final Set<String> sheets = new HashSet<>();

  private final Set<String> theirs = new HashSet<>();

  /** The parts of the sheets that are wanted. */
  private final Set<String> wanted = new HashSet<>();

  /** What says what the sheets refer to that are not wanted. */
  private final Set<String> hidden = new HashSet<>();

  private final ZipFile whole;

  private LightBook(ZipFile whole, Predicate<String> wanted) throws IOException {
    this.whole = whole;
    Map<String, String> targets = targets(WORKBOOK);
    NodeList all = elements(WORKBOOK, "sheet");
    Set<String> ofOthers = new HashSet<>(targets.values());
    for (int i = 0; i < all.getLength(); i++) {
      Element sheet = (Element) all.item(i);
      String part = targets.get(sheet.getAttributeNS(RELATIONSHIPS, "id"));
      if (part != null && wanted.test(sheet.getAttribute("name"))) {
        this.wanted.add(part);
      } else if (part != null) {
        sheets.add(part);
        hidden.add(relations(part));
      }
    }
    ofOthers.removeAll(sheets);
    theirs.addAll(reached(sheets));
    theirs.removeAll(reached(ofOthers));
    theirs.removeAll(sheets);
  }

  /** A workbook as if it had the wanted sheets alone, to be read. */
  static XSSFWorkbook only(Predicate<String> wanted, InputStream in) throws IOException {
    return opened(new LightBook(zip(in.readAllBytes()), wanted), wanted);
  }

  /** The same as if cells were all that they have. */
  static XSSFWorkbook cells(Predicate<String> wanted, InputStream in) throws IOException {
    LightBook book = new LightBook(zip(in.readAllBytes()), wanted);
    for (String part : book.wanted) {
      String relations = relations(part);
      // POI wants to know where a link leads.
      if (!book.has(relations) || !book.text(relations).contains("relationships/hyperlink")) {
        book.hidden.add(relations);
      }
    }
    return opened(book, wanted);
  }

  private static XSSFWorkbook opened(LightBook book, Predicate<String> wanted) throws IOException {
    try {
      return new XSSFWorkbook(OPCPackage.open(new Readable(book))) {
        @Override
        public void parseSheet(Map<String, XSSFSheet> byId, CTSheet sheet) {
          if (wanted.test(sheet.getName())) {
            super.parseSheet(byId, sheet);
          }
        }
      };
    } catch (InvalidFormatException e) {
      throw new IOException(e);
    }
  }

  /**
   * Writes a changed copy, and gives its file: sheets that are not wanted are empty while it is
   * changed, and stand in the copy as they were, with all that belongs to them.
   */
  public static Path edit(
      Path in, Path out, Predicate<String> wanted, Consumer<XSSFWorkbook> change) {
    try (ZipFile zip = zip(Files.readAllBytes(in))) {
      LightBook light = new LightBook(zip, wanted);
      ByteArrayOutputStream changed = new ByteArrayOutputStream();
      try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(light.emptied()))) {
        change.accept(workbook);
        SavedBook.write(workbook, changed);
      }
      try (ZipFile parts = zip(changed.toByteArray())) {
        Files.write(out, light.filled(parts));
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ZipFile zip(byte[] bytes) throws IOException {
    return ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
  }

  /** The package with sheets that are empty. */
  private byte[] emptied() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream to = new ZipArchiveOutputStream(bytes)) {
      for (ZipArchiveEntry entry : Collections.list(whole.getEntries())) {
        String name = entry.getName();
        if (sheets.contains(name) || theirs.contains(name)) {
          to.putArchiveEntry(new ZipArchiveEntry(name));
          to.write((sheets.contains(name) ? NO_CELLS : "").getBytes(StandardCharsets.UTF_8));
          to.closeArchiveEntry();
        } else if (!hidden.contains(name)) {
          to.addRawArchiveEntry(entry, whole.getRawInputStream(entry));
        }
      }
    }
    return bytes.toByteArray();
  }

  /** The changed package with what was left out of it. */
  private byte[] filled(ZipFile changed) throws IOException {
    Map<String, ZipFile> from = new LinkedHashMap<>();
    for (ZipArchiveEntry entry : Collections.list(changed.getEntries())) {
      String name = entry.getName();
      boolean left = sheets.contains(name) || theirs.contains(name);
      from.put(name, left ? whole : changed);
      if (sheets.contains(name) && has(relations(name))) {
        from.put(relations(name), whole);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream to = new ZipArchiveOutputStream(bytes)) {
      for (Map.Entry<String, ZipFile> part : from.entrySet()) {
        ZipArchiveEntry entry = part.getValue().getEntry(part.getKey());
        to.addRawArchiveEntry(entry, part.getValue().getRawInputStream(entry));
      }
    }
    return bytes.toByteArray();
  }

  // --- what refers to what -----------------------------------------------------------------------

  private static String relations(String part) {
    int name = part.lastIndexOf('/') + 1;
    return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
  }

  private Set<String> reached(Set<String> from) throws IOException {
    Set<String> reached = new HashSet<>(from);
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      for (String target : targets(open.remove()).values()) {
        if (reached.add(target)) {
          open.add(target);
        }
      }
    }
    return reached;
  }

  /** The parts that a part refers to, by the ID of the relationship. */
  private Map<String, String> targets(String part) throws IOException {
    Map<String, String> targets = new HashMap<>();
    if (has(relations(part))) {
      NodeList all = elements(relations(part), "Relationship");
      for (int i = 0; i < all.getLength(); i++) {
        Element one = (Element) all.item(i);
        if (!one.getAttribute("TargetMode").equals("External")) {
          String path = URI.create("/" + part).resolve(one.getAttribute("Target")).getPath();
          targets.put(one.getAttribute("Id"), path.substring(1));
        }
      }
    }
    return targets;
  }

  private boolean has(String part) {
    return whole.getEntry(part) != null;
  }

  private String text(String part) throws IOException {
    try (InputStream in = whole.getInputStream(whole.getEntry(part))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private NodeList elements(String part, String name) throws IOException {
    ZipArchiveEntry entry = whole.getEntry(part);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try (InputStream in = whole.getInputStream(entry)) {
      return factory.newDocumentBuilder().parse(in).getElementsByTagNameNS("*", name);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(part, e);
    }
  }

  /** The package without what belongs to sheets that are not wanted. */
  private record Readable(LightBook book) implements ZipEntrySource {
    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
      List<ZipArchiveEntry> shown =
          Collections.list(book.whole.getEntries()).stream()
              .filter(entry -> !book.hidden.contains(entry.getName()))
              .toList();
      return Collections.enumeration(shown);
    }

    @Override
    public ZipArchiveEntry getEntry(String path) {
      return book.whole.getEntry(path);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
      return book.whole.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
      book.whole.close();
    }

    @Override
    public boolean isClosed() {
      return false;
    }
  }
}
