package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the result together: the user's parts as they are zipped, the edited stub's lists, styles
 * and new sheets, and the parts that were asked to be changed. Equal inputs give equal bytes.
 */
public final class PackageComposer {
  private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");

  private final XlsxFile in;
  private final StubWorkbook stub;
  private final StubParts edited;
  private final LongParts parts;
  private final Map<String, SheetSplice> splices = new HashMap<>();
  private final Map<String, PartWriter> writers = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> fromStub = new HashSet<>();
  private final Map<String, ZipArchiveEntry> done = new LinkedHashMap<>();
  private final Map<String, Long> texts = new LinkedHashMap<>();
  private Path users;
  private String sealedPart = "";
  private Sealed sealed = seal -> new byte[0];

  /**
   * @param in the input, still open
   * @param stub the stub that was edited
   * @param edited its bytes, see {@link StubWorkbook#save}
   */
  public PackageComposer(XlsxFile in, StubWorkbook stub, byte[] edited) {
    this(in, stub, edited, new LongParts(in));
  }

  /**
   * The same where a sheet was begun.
   *
   * @param parts the sheet; closed at the end
   */
  public PackageComposer(XlsxFile in, StubWorkbook stub, byte[] edited, LongParts parts) {
    this.in = in;
    users = in.path();
    this.stub = stub;
    this.edited = StubParts.read(edited);
    this.parts = parts;
    fromStub("[Content_Types].xml");
    fromStub(in.workbookPart());
    fromStub(XlsxFile.relationsPart(in.workbookPart()));
    String styles = in.related("styles");
    if (styles != null) {
      fromStub(styles);
    }
    if (rootChanged()) {
      fromStub("_rels/.rels");
    }
  }

  /**
   * Document properties that the user's file lacked or had twice, or a signature that goes: then
   * the list of roots changes.
   */
  private boolean rootChanged() {
    return !types(in.relations("")).equals(types(edited.relations("")));
  }

  private static List<String> types(List<Relation> relations) {
    return relations.stream().map(Relation::type).sorted().toList();
  }

  /**
   * Takes a part from the edited stub even though the input has it, for example {@code
   * docProps/custom.xml}.
   */
  public PackageComposer fromStub(String part) {
    fromStub.add(ReplacedSheets.key(part));
    return this;
  }

  /**
   * Takes the notes of a user's sheet from the edited stub, for notes that were added there to our
   * header cells. The user's own notes are in the stub too and stay. The sheet itself leads to them
   * by {@link SheetSplice#notes}.
   */
  public PackageComposer notes(String sheetPart) {
    fromStub(XlsxFile.relationsPart(sheetPart));
    for (Relation r : edited.relations(sheetPart)) {
      if (r.type().equals("comments") || r.type().equals("vmlDrawing")) {
        fromStub(r.target());
      }
    }
    return this;
  }

  /**
   * Changes a sheet while it is copied: the user's from the input, a new one from the edited stub.
   */
  public PackageComposer splice(String part, SheetSplice splice) {
    splices.put(ReplacedSheets.key(part), splice);
    return this;
  }

  /**
   * The user's file, where the input was made of it: it is never overwritten, and the result may be
   * read by whoever may read it.
   */
  public PackageComposer madeOf(Path file) {
    users = file;
    return this;
  }

  /** Writes a part anew, be it one of the input's (a table) or one that neither has. */
  public PackageComposer part(String part, PartWriter writer) {
    writers.put(ReplacedSheets.key(part), writer);
    names.put(ReplacedSheets.key(part), part);
    return this;
  }

  /** Writes a part anew. */
  public PackageComposer part(String part, byte[] bytes) {
    return part(part, out -> out.write(bytes));
  }

  /** Makes the part that carries the seal of all others. */
  interface Sealed {
    byte[] bytes(String seal) throws IOException;
  }

  /** Writes a part last, when the {@link Seal} of all others is known. */
  void sealing(String part, Sealed bytes) {
    sealedPart = part;
    sealed = bytes;
    part(part, out -> out.write(sealed.bytes(seal())));
  }

  private String seal() {
    Seal seal = new Seal();
    done.remove(sealedPart);
    done.forEach(seal::add);
    return seal.digest();
  }

  /**
   * Writes the workbook: into a file beside the target, which then takes the target's place at
   * once.
   *
   * @param overwrite whether a target that exists may be replaced; never the input itself
   */
  public void write(Path out, boolean overwrite) {
    write(out, overwrite, () -> {});
  }

  /** What is still to be done when a workbook is whole and not yet in its place. */
  @FunctionalInterface
  public interface Last {
    /** Does it; where it fails, the workbook does not take its place. */
    void run() throws IOException;
  }

  /** The same, with something else to be done in the last moment. */
  public void write(Path out, boolean overwrite, Last last) {
    try (parts;
        TargetFile target = TargetFile.create(users, out, overwrite)) {
      Set<String> written = compose(target);
      verify(target, written);
      target.force();
      Temporary.whole(
          () -> {
            last.run();
            target.finish();
            return target;
          });
    } catch (IOException e) {
      throw new BadInput(
          out
              + " cannot be written ("
              + e.getMessage()
              + "): check the folder and the free space, there and in the folder for temporary"
              + " files, "
              + System.getProperty("java.io.tmpdir"),
          e);
    }
  }

  private Set<String> compose(TargetFile target) throws IOException {
    Set<String> written = new LinkedHashSet<>();
    beginSheets();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(target.channel())) {
      zip.setUseZip64(Zip64Mode.AsNeeded);
      zip.setLevel(parts.level());
      for (ZipArchiveEntry entry : in.entries()) {
        String part = in.storedName(entry.getName());
        if (!stub.drops(part) && !part.equals(sealedPart)) {
          written.add(part);
          copy(zip, entry, part);
        }
      }
      for (String part : edited.names()) {
        if (fresh(part) && !part.equals(sealedPart)) {
          written.add(part);
          putFresh(zip, part);
        }
      }
      for (Map.Entry<String, PartWriter> e : writers.entrySet()) {
        String part = names.getOrDefault(e.getKey(), e.getKey());
        if (!in.has(part) && !edited.has(part) && !part.equals(sealedPart)) {
          written.add(part);
          put(zip, part, null, e.getValue());
        }
      }
      if (!sealedPart.isEmpty()) {
        written.add(sealedPart);
        put(
            zip,
            sealedPart,
            in.has(sealedPart) ? in.entry(sealedPart) : null,
            Objects.requireNonNull(writers.get(ReplacedSheets.key(sealedPart))));
      }
    }
    return written;
  }

  /** Begins with all sheets that are spliced, which are then done side by side. */
  private void beginSheets() {
    for (ZipArchiveEntry entry : in.entries()) {
      String part = in.storedName(entry.getName());
      SheetSplice splice = splices.get(ReplacedSheets.key(part));
      if (splice != null && !stub.drops(part)) {
        parts.begin(part, splice);
      }
    }
    for (String part : edited.names()) {
      if (fresh(part) && isSheet(part)) {
        SheetSplice splice = splices.getOrDefault(ReplacedSheets.key(part), new SheetSplice());
        byte[] bytes = edited.bytes(part);
        parts.begin(part, splice.inline(edited.texts()), () -> new ByteArrayInputStream(bytes));
      }
    }
  }

  /** Whether the edited stub alone has a part. */
  private boolean fresh(String part) {
    return !in.has(part) || stub.drops(part);
  }

  private static boolean isSheet(String part) {
    return SHEET.matcher(ReplacedSheets.key(part)).matches();
  }

  private void copy(ZipArchiveOutputStream zip, ZipArchiveEntry entry, String part)
      throws IOException {
    String key = ReplacedSheets.key(part);
    PartWriter writer = writers.get(key);
    if (writer != null) {
      put(zip, part, entry, writer);
    } else if (splices.containsKey(key)) {
      sheet(zip, part, entry);
    } else if (fromStub.contains(key) && edited.has(part)) {
      put(zip, part, entry, o -> o.write(stubBytes(part)));
    } else {
      copyRaw(zip, entry, part);
    }
  }

  private byte[] stubBytes(String part) {
    byte[] bytes = edited.bytes(part);
    if (part.equalsIgnoreCase("[Content_Types].xml")) {
      return ContentTypes.merged(bytes, in.open(part), stub::drops);
    }
    return part.endsWith(".rels")
        ? Relationships.merged(
            XlsxFile.ownerOf(part), bytes, in.open(part), target -> !fresh(target))
        : bytes;
  }

  /** A part that only the edited stub has. */
  private void putFresh(ZipArchiveOutputStream zip, String part) throws IOException {
    PartWriter writer = writers.get(ReplacedSheets.key(part));
    if (writer != null) {
      put(zip, part, null, writer);
    } else if (isSheet(part)) {
      sheet(zip, part, null);
    } else {
      put(zip, part, null, out -> out.write(edited.bytes(part)));
    }
  }

  private void sheet(ZipArchiveOutputStream zip, String part, @Nullable ZipArchiveEntry like)
      throws IOException {
    try (BlockDeflater deflated = parts.of(part)) {
      texts.put(part, deflated.texts().highest());
      deflated.putInto(zip, entry(part, like));
    }
  }

  private void copyRaw(ZipArchiveOutputStream zip, ZipArchiveEntry entry, String part)
      throws IOException {
    ZipArchiveEntry copy = entry;
    if (entry.getTime() < firstDay()) {
      copy = new ZipArchiveEntry(part);
      copy.setMethod(entry.getMethod());
      copy.setSize(entry.getSize());
      copy.setCompressedSize(entry.getCompressedSize());
      copy.setCrc(entry.getCrc());
      copy.setTime(firstDay());
    } else if (!entry.getName().equals(part)) {
      copy =
          new ZipArchiveEntry(entry) {
            @Override
            public String getName() {
              return part;
            }
          };
    }
    done.put(part, copy);
    try (InputStream raw = in.openRaw(entry)) {
      zip.addRawArchiveEntry(copy, raw);
    }
  }

  private void put(
      ZipArchiveOutputStream zip, String part, @Nullable ZipArchiveEntry like, PartWriter writer)
      throws IOException {
    zip.putArchiveEntry(entry(part, like));
    OutputStream buffered = new BufferedOutputStream(zip, 1 << 14);
    writer.write(buffered);
    buffered.flush();
    zip.closeArchiveEntry();
  }

  private ZipArchiveEntry entry(String part, @Nullable ZipArchiveEntry like) {
    ZipArchiveEntry entry = new ZipArchiveEntry(part);
    entry.setTime(like == null ? firstDay() : Math.max(like.getTime(), firstDay()));
    done.put(part, entry);
    return entry;
  }

  /**
   * A fixed time. Not the very first moment that a zip can name: in some time zones that takes a
   * field of its own, and the same input would give other bytes.
   */
  private static long firstDay() {
    return LocalDateTime.of(1980, 2, 1, 0, 0)
        .atZone(ZoneId.systemDefault())
        .toInstant()
        .toEpochMilli();
  }

  private void verify(TargetFile target, Set<String> written) {
    try (XlsxFile result = XlsxFile.made(target.path())) {
      Set<String> found = new LinkedHashSet<>();
      result.entries().forEach(e -> found.add(result.storedName(e.getName())));
      if (!found.equals(written)) {
        throw new IllegalStateException("the finished workbook has other parts than were written");
      }
      for (String part : written) {
        verifyCopy(part, result);
      }
      PackageCheck.require(in, result, texts);
    } catch (BadInput e) {
      throw new IllegalStateException(
          "the finished workbook cannot be opened again: " + e.getMessage(), e);
    }
  }

  private void verifyCopy(String part, XlsxFile result) {
    String key = ReplacedSheets.key(part);
    ZipArchiveEntry before = in.entry(part);
    ZipArchiveEntry after = result.entry(part);
    boolean changed =
        writers.containsKey(key)
            || splices.containsKey(key)
            || fromStub.contains(key)
            || stub.drops(part);
    if (before != null
        && after != null
        && !changed
        && (before.getCrc() != after.getCrc() || before.getSize() != after.getSize())) {
      throw new IllegalStateException("the part " + part + " was not copied whole");
    }
  }
}
