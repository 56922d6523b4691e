package breakeven.xlsx.read;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The zip file beneath a workbook, opened for reading only and with everything refused that is no
 * honest package.
 */
final class PackageFile implements AutoCloseable {
  private static final long GIB = 1L << 30;

  /** Bytes of one part, unzipped. */
  private static final long MAX_PART = GIB;

  /** Sheets are read bit by bit: a million rows with their results take 3 GiB. */
  private static final long MAX_SHEET = 8 * GIB;

  private static final long MAX_TOTAL = 16 * GIB;
  private static final int MAX_ENTRIES = 5_000;
  private static final long RATIO_GRACE = 1 << 20;
  private static final long MAX_RATIO = 200;

  private final Path path;
  private final boolean made;
  private final ZipFile zip;

  /** By lower-case name with forward slashes, in the order of the file. */
  private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();

  /**
   * Those whose name is written as in an address, {@code sheet%201.xml}, by the key of what that
   * means: {@link XlsxFile#resolve} says where an address leads in plain letters.
   */
  private final Map<String, ZipArchiveEntry> encoded = new HashMap<>();

  /** Those that have another name here than in the file, and how the library knows them. */
  private final Map<ZipArchiveEntry, ZipArchiveEntry> inside = new IdentityHashMap<>();

  /** The entries that were read to their end and agree with their checksums. */
  private final Set<String> whole = ConcurrentHashMap.newKeySet();

  private PackageFile(Path path, boolean made, ZipFile zip) {
    this.path = path;
    this.made = made;
    this.zip = zip;
  }

  /**
   * @param made whether this program has made it, so that no ratio is suspicious, nor our own parts
   *     too many beside the user's
   */
  static PackageFile open(Path path, boolean made) {
    checkFirstBytes(path);
    ZipFile zip = openZip(path);
    try {
      PackageFile file = new PackageFile(path, made, zip);
      file.checkEntries();
      return file;
    } catch (RuntimeException e) {
      closeQuietly(zip);
      throw e;
    }
  }

  private static ZipFile openZip(Path path) {
    try {
      return ZipFile.builder().setPath(path).get();
    } catch (IOException | RuntimeException e) {
      throw new BadInput(
          path + " is cut off or damaged (its table of contents is missing): fetch the file again",
          e);
    }
  }

  private static void checkFirstBytes(Path path) {
    if (String.valueOf(path.getFileName()).startsWith("~$")) {
      throw new BadInput(
          path
              + " is the lock file that Excel keeps of an open workbook: give the workbook itself");
    }
    if (!Files.exists(path)) {
      throw new BadInput(path + " does not exist: check the name");
    }
    if (!Files.isRegularFile(path)) {
      throw new BadInput(path + " is not a file: give an .xlsx workbook");
    }
    try {
      ForeignFile.refuse(path);
    } catch (IOException e) {
      throw new BadInput(
          path + " cannot be read (" + e.getMessage() + "): check that you may open it", e);
    }
  }

  private void checkEntries() {
    if (zip.getFirstLocalFileHeaderOffset() != 0) {
      throw bad("has other data before the workbook: save it again in Excel");
    }
    long total = 0;
    for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
      checkEntry(entry);
      total += Math.max(0, entry.getSize());
      if (entries.putIfAbsent(key(entry.getName()), entry) != null) {
        throw bad(
            "holds the part " + ShownText.name(entry.getName()) + " twice: save it again in Excel");
      }
      if (entry.getName().indexOf('%') >= 0) {
        encoded.putIfAbsent(key(XlsxFile.resolve("", name(entry))), entry);
      }
    }
    if (!made && entries.size() > MAX_ENTRIES) {
      throw bad("holds more than " + MAX_ENTRIES + " parts, the limit: remove pictures or sheets");
    }
    if (total > MAX_TOTAL) {
      throw bad("unzips to more than 16 GiB, the limit: split the workbook");
    }
  }

  private void checkEntry(ZipArchiveEntry entry) {
    String name = name(entry);
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw bad(
          "has an encrypted part ("
              + ShownText.name(name)
              + "): save it in Excel without a password");
    }
    if (name.startsWith("/")
        || name.matches("[A-Za-z]:.*")
        || List.of(name.split("/")).contains("..")) {
      throw bad(
          "holds a part with the unsafe name " + ShownText.name(name) + ": save it again in Excel");
    }
    if (entry.getMethod() != ZipArchiveEntry.STORED
        && entry.getMethod() != ZipArchiveEntry.DEFLATED) {
      throw bad(
          "has a part in an unknown compression ("
              + ShownText.name(name)
              + "): save it again in Excel");
    }
    if (entry.getSize() > most(name)) {
      throw tooLarge(name);
    }
  }

  private static long most(String part) {
    return key(part).startsWith("xl/worksheets/") ? MAX_SHEET : MAX_PART;
  }

  private BadInput tooLarge(String name) {
    return bad(
        "has a part ("
            + ShownText.name(name)
            + ") of more than "
            + most(name) / GIB
            + " GiB, the limit: split the workbook");
  }

  private BadInput bad(String what) {
    return new BadInput(path + " " + what);
  }

  Path path() {
    return path;
  }

  /** Part name with forward slashes. */
  static String name(ZipArchiveEntry entry) {
    return entry.getName().replace('\\', '/');
  }

  private static String key(String name) {
    return name.replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  List<ZipArchiveEntry> entries() {
    return List.copyOf(entries.values());
  }

  @Nullable ZipArchiveEntry entry(String part) {
    ZipArchiveEntry entry = entries.get(key(part));
    return entry == null ? encoded.get(key(part)) : entry;
  }

  /**
   * Gives a part another name, with a number: one that nothing leads to, and whose name programs
   * know, as openpyxl takes {@code xl/styles.xml} for the styles.
   */
  void rename(String part) {
    Map<String, ZipArchiveEntry> before = new LinkedHashMap<>(entries);
    String other = part;
    for (int number = 1; before.containsKey(key(other)); number++) {
      other = part.replace(".xml", number + ".xml");
    }
    entries.clear();
    for (Map.Entry<String, ZipArchiveEntry> entry : before.entrySet()) {
      boolean renamed = entry.getKey().equals(key(part));
      entries.put(
          renamed ? key(other) : entry.getKey(),
          renamed ? renamed(entry.getValue(), other) : entry.getValue());
    }
  }

  private ZipArchiveEntry renamed(ZipArchiveEntry entry, String name) {
    try {
      ZipArchiveEntry renamed =
          new ZipArchiveEntry(entry) {
            @Override
            public String getName() {
              return name;
            }
          };
      inside.put(renamed, entry);
      return renamed;
    } catch (ZipException e) {
      throw new BadInput(
          path + " cannot be read (" + ShownText.name(name) + "): fetch the file again", e);
    }
  }

  /** The entry as the library knows it. */
  private ZipArchiveEntry inside(ZipArchiveEntry entry) {
    return inside.getOrDefault(entry, entry);
  }

  InputStream open(String part) {
    ZipArchiveEntry entry = entry(part);
    if (entry == null) {
      throw bad(
          "lacks the part "
              + ShownText.name(part)
              + ": open it in Excel, let it repair it and save");
    }
    try {
      return new Counted(entry, !made);
    } catch (IOException e) {
      throw new BadInput(
          path + " cannot be read (" + ShownText.name(part) + "): fetch the file again", e);
    }
  }

  /**
   * Refuses a part whose bytes are not those that its checksum was made of. One that was read to
   * its end has passed already.
   */
  void requireWhole(ZipArchiveEntry entry) throws IOException {
    if (!whole.contains(entry.getName())) {
      try (InputStream in = new Counted(entry, false)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** In larger pieces than those of the library, which cost a third more. */
  private InputStream unzipped(ZipArchiveEntry entry) throws IOException {
    return entry.getMethod() == ZipArchiveEntry.DEFLATED
        ? new Inflated(zip.getRawInputStream(inside(entry)))
        : zip.getInputStream(inside(entry));
  }

  InputStream openRaw(ZipArchiveEntry entry) throws IOException {
    return zip.getRawInputStream(inside(entry));
  }

  @Override
  public void close() {
    closeQuietly(zip);
  }

  private static void closeQuietly(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      // It was only read: nothing is lost.
    }
  }

  /** Inflates, and gives back the memory that this takes. */
  private static final class Inflated extends InflaterInputStream {
    private static final int PIECE = 1 << 14;

    /** A byte follows the deflated ones, since {@link Inflater} may ask for one. */
    Inflated(InputStream raw) {
      super(
          new SequenceInputStream(raw, new ByteArrayInputStream(new byte[1])),
          new Inflater(true),
          PIECE);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  /**
   * Counts what really comes out, since the sizes that a zip declares may lie, and compares its
   * checksum at the end.
   */
  private final class Counted extends FilterInputStream {
    private final ZipArchiveEntry entry;
    private final String name;
    private final boolean suspicious;
    private final long compressed;
    private final CRC32 sum = new CRC32();
    private long count;

    /** Asked for more, a stream that was closed at its end would complain. */
    private boolean ended;

    /**
     * @param suspicious whether a part that unzips to very much more is refused
     */
    Counted(ZipArchiveEntry entry, boolean suspicious) throws IOException {
      super(unzipped(entry));
      this.entry = entry;
      this.suspicious = suspicious;
      name = name(entry);
      compressed = Math.max(1, entry.getCompressedSize());
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (ended) {
        return -1;
      }
      int n;
      try {
        n = super.read(buffer, from, length);
      } catch (EOFException | ZipException e) {
        throw damaged("it cannot be unzipped", e);
      }
      if (n < 0) {
        ended = true;
        requireWhole();
      } else {
        sum.update(buffer, from, n);
        add(n);
      }
      return n;
    }

    private void requireWhole() {
      if (sum.getValue() != entry.getCrc() || count != entry.getSize()) {
        throw damaged("its checksum is wrong", null);
      }
      whole.add(entry.getName());
    }

    private BadInput damaged(String how, @Nullable Exception cause) {
      return new BadInput(
          path
              + " has a damaged part ("
              + ShownText.name(name)
              + ": "
              + how
              + "): fetch the file again",
          cause);
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void add(int n) {
      count += n;
      if (count > entry.getSize()) {
        throw damaged("it is longer than it says", null);
      }
      if (count > most(name)) {
        throw tooLarge(name);
      }
      if (suspicious && count > RATIO_GRACE && count / compressed > MAX_RATIO) {
        throw bad(
            "has a part ("
                + ShownText.name(name)
                + ") that unzips to more than "
                + MAX_RATIO
                + " times its size, the limit: save it again in Excel");
      }
    }
  }
}
