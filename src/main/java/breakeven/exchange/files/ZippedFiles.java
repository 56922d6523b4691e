package breakeven.exchange.files;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Temporary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.io.IOUtils;

/**
 * The files in a zip, as DeepSeek and Azure hand out a month: each is unpacked to a temporary file
 * of its name, which goes when the run ends.
 */
public final class ZippedFiles {
  private static final Pattern READ =
      Pattern.compile("(?i)(?!manifest\\.)[^.].*\\.(csv|tsv|json|jsonl|ndjson|parquet)(\\.gz)?");

  /** How many times as long as packed a file may be, so that none fills the disk. */
  private static final int MOST_TIMES = 200;

  /** Bytes that a file may have however short it is packed. */
  private static final long ALWAYS = 1 << 20;

  private final Path zip;
  private final List<Path> files = new ArrayList<>();

  private ZippedFiles(Path zip) {
    this.zip = zip;
  }

  /**
   * Files as given, and in the place of a zip the CSV, JSON and Parquet files that are in it, in
   * the order of their names.
   *
   * @throws BadInput where a zip is damaged or has none of them
   */
  public static List<Path> unpacked(List<Path> given) {
    List<Path> all = new ArrayList<>();
    for (Path path : given) {
      all.addAll(isZip(path) ? new ZippedFiles(path).unpack() : List.of(path));
    }
    return all;
  }

  private static boolean isZip(Path path) {
    if (!Files.isRegularFile(path)) {
      return false; // whoever reads it says so
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 'P' && in.read() == 'K' && in.read() == 3 && in.read() == 4;
    } catch (IOException e) {
      throw new BadInput(path + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private List<Path> unpack() {
    try (ZipFile opened = new ZipFile(zip.toFile())) {
      if (opened.getEntry("[Content_Types].xml") != null) {
        return List.of(zip); // a workbook: whoever reads it says so
      }
      Path folder =
          Path.of(
              System.getProperty("java.io.tmpdir"),
              Temporary.prefix() + UUID.randomUUID() + ".unpacked");
      Temporary.untilExit(folder, () -> Files.createDirectory(folder));
      Set<String> names = new HashSet<>();
      for (ZipEntry entry : entries(opened)) {
        String name = name(entry);
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
          throw new BadInput(zip + " has two files called " + name + ": unpack it");
        }
        Path file = folder.resolve(name);
        Temporary.untilExit(file, () -> Files.createFile(file));
        copy(opened, entry, file);
        files.add(file);
      }
    } catch (IOException e) {
      throw new BadInput(
          zip + " cannot be unpacked (" + e.getMessage() + "): download it again, or unpack it", e);
    }
    if (files.isEmpty()) {
      throw new BadInput(zip + " is a zip without CSV, JSON or Parquet files");
    }
    return files;
  }

  private static List<ZipEntry> entries(ZipFile opened) {
    return opened.stream()
        .filter(entry -> !entry.getName().startsWith("__MACOSX/"))
        .filter(entry -> READ.matcher(name(entry)).matches())
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .map(ZipEntry.class::cast)
        .toList();
  }

  private static String name(ZipEntry entry) {
    String whole = entry.getName().replace('\\', '/');
    return whole.substring(whole.lastIndexOf('/') + 1);
  }

  private void copy(ZipFile opened, ZipEntry entry, Path file) throws IOException {
    long most = Math.max(ALWAYS, MOST_TIMES * entry.getCompressedSize());
    try (InputStream in = opened.getInputStream(entry);
        OutputStream out = Files.newOutputStream(file)) {
      if (IOUtils.copyLarge(in, out, 0, most + 1) > most) {
        throw new BadInput(
            zip + ": " + name(entry) + " is more than " + MOST_TIMES + " times as long as packed");
      }
    }
  }
}
