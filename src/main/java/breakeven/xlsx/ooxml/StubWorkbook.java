package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.ShownText;
import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBookView;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBookViews;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorder;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorderPr;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTColor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDefinedName;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDefinedNames;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbook;

/**
 * A user's workbook without its rows, texts and pictures, small enough for POI's model to edit:
 * styles, new sheets, charts, names. {@link PackageComposer} puts the edited stub and the user's
 * own parts together again.
 *
 * <p>The indexes of the user's cell styles are the same in the stub; POI only appends to them.
 */
public final class StubWorkbook {
  /** The type of the relationship that leads from the package to its signatures. */
  private static final String SIGNATURE = "origin";

  /** The kinds of parts that are made here, by the ends of their names. */
  private static final Map<String, String> KINDS =
      Map.of("xml", "application/xml", "vml", XSSFRelation.VML_DRAWINGS.getContentType());

  /** What a part that is made here is called: {@code xl/drawings/drawing1.xml}. */
  private static final Pattern NUMBERED =
      Pattern.compile("xl/(?:[a-z]+/)?[a-z]+[0-9]+\\.(xml|vml)", Pattern.CASE_INSENSITIVE);

  private final SheetOutlines sheets;
  private final XlsxFile in;
  private final List<SheetInfo> replaced;
  private final Set<String> signature;
  private final Set<String> dropped;

  /** Parts that are there for their names alone while the stub is edited. */
  private final List<PackagePartName> taken = new ArrayList<>();

  private StubWorkbook(SheetOutlines sheets, List<SheetInfo> replaced) {
    this.sheets = sheets;
    in = sheets.workbook();
    in.requireRoom();
    this.replaced = replaced;
    signature = ReplacedSheets.partsBehind(in, SIGNATURE);
    dropped = dropped();
  }

  /** The stub of a workbook with all its sheets. */
  public static StubWorkbook of(XlsxFile in) {
    return of(new SheetOutlines(in));
  }

  /** The same, of sheets that others look at too. */
  public static StubWorkbook of(SheetOutlines sheets) {
    return new StubWorkbook(sheets, List.of());
  }

  /**
   * The stub without some sheets (names without regard to case; one that the workbook lacks is
   * passed over): ours of an earlier review, to be made anew. Their parts, and what only they lead
   * to, are left out of the result too.
   */
  public StubWorkbook withoutSheets(Set<String> names) {
    List<SheetInfo> gone =
        in.sheets().stream()
            .filter(s -> names.stream().anyMatch(s.name()::equalsIgnoreCase))
            .toList();
    if (gone.size() == in.sheets().size()) {
      throw new IllegalArgumentException("no sheet would be left");
    }
    return new StubWorkbook(sheets, gone);
  }

  private Set<String> dropped() {
    Set<String> parts = new HashSet<>(ReplacedSheets.parts(in, replaced));
    String chain = in.related("calcChain");
    if (chain != null) {
      parts.add(ReplacedSheets.key(chain));
    }
    parts.addAll(signature);
    return parts;
  }

  /** Whether a part of the input is left out of the result. */
  boolean drops(String part) {
    return dropped.contains(ReplacedSheets.key(part));
  }

  /** Whether the input was signed; the result is not, since any change makes a signature void. */
  public boolean dropsSignature() {
    return !signature.isEmpty();
  }

  /** POI passes over a part whose name it cannot take, such as one with a space in it. */
  private void requireSheets(XSSFWorkbook workbook) {
    for (SheetInfo sheet : in.sheets()) {
      boolean kept = sheet.worksheet() && !replaced.contains(sheet);
      if (kept && workbook.getSheet(sheet.name()) == null) {
        throw new BadInput(
            in.path()
                + " cannot be opened for adding sheets (the sheet \""
                + ShownText.name(sheet.name())
                + "\" is not found at its part "
                + ShownText.name(sheet.part())
                + "): open it in Excel, save it and try again");
      }
    }
  }

  /** What changes in a stub. */
  @FunctionalInterface
  public interface Edit {
    /** Changes it. */
    void in(XSSFWorkbook workbook) throws IOException;
  }

  /**
   * Opens the stub in POI, changes it, and gives it as {@link #save} does.
   *
   * @throws BadInput where POI fails in what the user's workbook has
   */
  public byte[] edited(Edit edit) {
    return UsersFault.in(
        in,
        () -> {
          try (XSSFWorkbook workbook = open()) {
            edit.in(workbook);
            return save(workbook);
          }
        });
  }

  /** Opens the stub in POI. What is wrong with it may show later, see {@link UsersFault}. */
  public XSSFWorkbook open() {
    byte[] bytes = bytes();
    try {
      XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes));
      takeNames(workbook.getPackage());
      requireSheets(workbook);
      return asWorkbook(workbook);
    } catch (BadInput e) {
      throw e;
    } catch (InvalidFormatException | IOException | RuntimeException | StackOverflowError e) {
      throw refused(bytes, e);
    }
  }

  /** Says which part of a stub is damaged; where none is, that the workbook cannot be opened. */
  private BadInput refused(byte[] stub, Throwable cause) {
    StubParts parts = StubParts.read(stub);
    for (String part : parts.names()) {
      String name = part.toLowerCase(Locale.ROOT);
      if (name.endsWith(".xml") || name.endsWith(".rels")) {
        XlsxFile.requireXml(parts.bytes(part), in.where(part));
      }
    }
    return new BadInput(
        in.path() + " cannot be opened for adding sheets: open it in Excel, save it and try again",
        cause);
  }

  /**
   * Takes the names of parts that a sheet of the input leads to and that are not there, as some
   * programs write them: a drawing of ours of that name would be that sheet's too.
   */
  private void takeNames(OPCPackage all) throws InvalidFormatException {
    for (SheetInfo sheet : in.sheets()) {
      for (Relation relation : in.relations(sheet.part())) {
        String target = relation.target();
        Matcher numbered = NUMBERED.matcher(target);
        if (!relation.external() && !in.has(target) && numbered.matches()) {
          PackagePartName name = PackagingURIHelper.createPartName("/" + target);
          if (!all.containPart(name)) {
            all.createPart(name, KINDS.get(numbered.group(1).toLowerCase(Locale.ROOT)));
            taken.add(name);
          }
        }
      }
    }
  }

  /** A template becomes a workbook: under a workbook's name, Excel refuses it otherwise. */
  private static XSSFWorkbook asWorkbook(XSSFWorkbook workbook) {
    String type = workbook.getPackagePart().getContentType();
    if (type.equals(XSSFRelation.TEMPLATE_WORKBOOK.getContentType())) {
      workbook.setWorkbookType(XSSFWorkbookType.XLSX);
    } else if (type.equals(XSSFRelation.MACRO_TEMPLATE_WORKBOOK.getContentType())) {
      workbook.setWorkbookType(XSSFWorkbookType.XLSM);
    }
    return workbook;
  }

  /** The stub as a package of its own. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String list = "[Content_Types].xml";
    Predicate<String> isPart = ContentTypes.parts(in.open(list), in.path() + ": the part " + list);
    boolean encoded = in.entries().stream().anyMatch(e -> PartNameEscaping.isEncoded(e.getName()));
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      StubContent content = new StubContent(sheets, replaced, this::drops);
      for (LackingParts.Part part : content.lacking()) {
        store(zip, part.name(), part.bytes());
      }
      for (ZipArchiveEntry e : in.entries()) {
        String part = in.storedName(e.getName());
        if (!e.isDirectory() && isPart.test(part) && !drops(part)) {
          byte[] stored = content.of(part);
          store(
              zip,
              encoded ? PartNameEscaping.plain(part) : part,
              encoded ? PartNameEscaping.plain(part, stored) : stored);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Stored, not deflated: POI's alarm for zip bombs has nothing to measure then. */
  private static void store(ZipOutputStream zip, String part, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(part);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /**
   * The edited stub, which was {@link #open}ed here, as bytes, for the composer, which reads them
   * at once.
   */
  public byte[] save(XSSFWorkbook workbook) {
    taken.forEach(workbook.getPackage()::removePart);
    taken.clear();
    workbook.getStylesSource().getBorders().forEach(border -> asRead(border.getCTBorder()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      zip.setUseZip64(Zip64Mode.AsNeeded);
      zip.setLevel(Deflater.NO_COMPRESSION);
      workbook.write(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Takes out the colours that POI, as it reads, writes beside those that are told by the theme.
   */
  private static void asRead(CTBorder border) {
    Stream.of(
            border.getLeft(),
            border.getRight(),
            border.getTop(),
            border.getBottom(),
            border.getDiagonal(),
            border.getVertical(),
            border.getHorizontal())
        .filter(side -> side != null && side.isSetColor())
        .map(CTBorderPr::getColor)
        .filter(color -> color.isSetTheme() && color.isSetRgb())
        .forEach(CTColor::unsetRgb);
  }

  /** The part of a sheet of the stub, without the leading slash. */
  public static String partName(XSSFSheet sheet) {
    return PartNameEscaping.original(sheet.getPackagePart().getPartName().getName().substring(1));
  }

  /**
   * Puts the tabs in an order, and lets the workbook open on the first of them. Call it when all
   * sheets are made.
   *
   * @param order the names of all sheets of the stub
   */
  public void arrange(XSSFWorkbook workbook, List<String> order) {
    List<String> before = new ArrayList<>();
    workbook.forEach(sheet -> before.add(sheet.getSheetName()));
    CTWorkbook all = workbook.getCTWorkbook();
    CTBookViews views = all.isSetBookViews() ? all.getBookViews() : all.addNewBookViews();
    if (views.sizeOfWorkbookViewArray() == 0) {
      views.addNewWorkbookView();
    }
    CTBookView[] windows = views.getWorkbookViewArray();
    List<String> shown = new ArrayList<>();
    for (CTBookView window : windows) {
      // One that no program should write is that of no tab.
      long tab = Math.max(0, Math.min(window.getActiveTab(), before.size() - 1L));
      shown.add(before.get((int) tab));
    }
    for (int i = 0; i < order.size(); i++) {
      workbook.setSheetOrder(order.get(i), i);
    }
    for (int i = 0; i < windows.length; i++) {
      // Other windows than the first go on showing what they showed.
      show(windows[i], i == 0 ? 0 : order.indexOf(shown.get(i)));
    }
    workbook.getSheet(order.get(0)).setSelected(true);
    number(workbook);
  }

  private static void show(CTBookView window, int tab) {
    window.setActiveTab(tab);
    if (window.isSetFirstSheet()) {
      window.unsetFirstSheet();
    }
  }

  /** The parts of the user's sheets that are selected in the first window, whatever their kind. */
  public List<String> selected() {
    return in.sheets().stream()
        .filter(sheet -> !replaced.contains(sheet))
        .map(SheetInfo::part)
        .filter(part -> in.has(part) && SelectedTab.in(in, part))
        .toList();
  }

  /**
   * Gives the rebuilt sheets the numbers of those they replace, and new ones numbers of their own.
   * Call it when all sheets are made.
   */
  public void number(XSSFWorkbook workbook) {
    restoreIds(workbook.getCTWorkbook());
  }

  private void restoreIds(CTWorkbook workbook) {
    long next = 0;
    for (SheetInfo s : in.sheets()) {
      next = Math.max(next, s.sheetId());
    }
    for (CTSheet sheet : workbook.getSheets().getSheetArray()) {
      long id = in.sheet(sheet.getName()).map(SheetInfo::sheetId).orElse(0L);
      if (id == 0) {
        id = ++next;
      }
      sheet.setSheetId(id);
    }
  }

  /**
   * Has our columns printed, unless the print area leaves out columns of what they belong to: the
   * first of them alone where the key column is repeated on each page; else the area is widened
   * over them all.
   *
   * @param sheet position of the sheet among the tabs of the stub
   * @param ours our columns, from the header's row to the last one
   * @param last the last column that is printed beside the key, from 0
   * @param key the key column, from 0
   * @param covered the column that the print area must reach, from 0
   * @param unset whether nobody has set up how it is printed: then the key column is repeated
   */
  public static void print(
      XSSFWorkbook workbook,
      int sheet,
      CellRange ours,
      int last,
      int key,
      int covered,
      boolean unset) {
    XSSFSheet on = workbook.getSheetAt(sheet);
    CellRangeAddress repeated = on.getRepeatingColumns();
    if (unset && repeated == null && workbook.getPrintArea(sheet) == null) {
      repeated = new CellRangeAddress(-1, -1, key, key);
      on.setRepeatingColumns(repeated);
      on.setRepeatingRows(new CellRangeAddress(ours.firstRow() - 1, ours.firstRow() - 1, -1, -1));
    }
    String area = workbook.getPrintArea(sheet);
    CellRange printed = area == null ? null : CellRange.parse(cells(area));
    boolean all = area == null || printed != null && printed.lastColumn() >= covered;
    if (all && repeated != null && repeated.containsColumn(key)) {
      workbook.setPrintArea(
          sheet, ours.firstColumn(), last, ours.firstRow() - 1, ours.lastRow() - 1);
    } else {
      widenPrintArea(workbook, sheet, covered, ours.lastColumn());
    }
  }

  /** The cells of a reference without their sheet. */
  private static String cells(String reference) {
    return reference.substring(reference.lastIndexOf('!') + 1).replace("$", "");
  }

  private static void widenPrintArea(XSSFWorkbook workbook, int sheet, int covered, int last) {
    CTDefinedNames names = workbook.getCTWorkbook().getDefinedNames();
    if (names == null) {
      return;
    }
    for (XSSFName name : workbook.getAllNames()) {
      String area = name.getRefersToFormula();
      int end = area == null ? -1 : area.lastIndexOf('!');
      CellRange range = end < 0 ? null : CellRange.parse(area.substring(end + 1).replace("$", ""));
      boolean prints =
          name.getNameName().equalsIgnoreCase("_xlnm.Print_Area") && name.getSheetIndex() == sheet;
      if (prints && range != null && range.lastColumn() >= covered && range.lastColumn() < last) {
        name.setRefersToFormula(reference(workbook, sheet, range.withLastColumn(last).absolute()));
      }
    }
  }

  /**
   * Sets the hidden name that goes with the filter of a sheet, where the workbook has it.
   *
   * @param sheet position of the sheet among the tabs of the stub
   * @param range the filter's new range, for example {@code A1:AE101}
   */
  public static void setFilterName(XSSFWorkbook workbook, int sheet, String range) {
    CTDefinedNames names = workbook.getCTWorkbook().getDefinedNames();
    CellRange r = CellRange.parse(range);
    if (names == null || r == null) {
      return;
    }
    for (CTDefinedName name : names.getDefinedNameArray()) {
      boolean filter = name.getName().equalsIgnoreCase("_xlnm._FilterDatabase");
      if (filter && name.isSetLocalSheetId() && name.getLocalSheetId() == sheet) {
        name.setStringValue(reference(workbook, sheet, r.absolute()));
      }
    }
  }

  /** Cells of a sheet as a name refers to them. */
  private static String reference(XSSFWorkbook workbook, int sheet, String cells) {
    return "'" + workbook.getSheetName(sheet).replace("'", "''") + "'!" + cells;
  }
}
