package breakeven.dist;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/**
 * What {@code mvn -Pdist package} puts into {@code target/dist}: an archive with a Java of its own
 * for the system that it is made on, a Debian package where its tools are, what makes a container
 * of the archive, and checksums. Equal sources and an equal JDK give equal bytes. Run as a source
 * file, with {@code target/lib} on the class path.
 */
public final class Distribution {
  private static final Path TARGET = Path.of("target");
  private static final Path DIST = TARGET.resolve("dist");
  private static final Path WORK = TARGET.resolve("dist-work");

  /**
   * What runs need of Java. POI knows colours and sizes of java.desktop and signatures of
   * java.xml.crypto; Logback asks java.naming; jdk.charsets reads what is not Unicode, and
   * jdk.unsupported is for Jackson.
   */
  private static final List<String> MODULES =
      List.of(
          "java.desktop",
          "java.logging",
          "java.management",
          "java.naming",
          "java.sql",
          "java.xml.crypto",
          "jdk.charsets",
          "jdk.unsupported");

  /** Windows, sounds, fonts and pictures, which nothing here opens, and what they would need. */
  private static final List<String> NEVER_USED =
      List.of(
          "awt_xawt",
          "splashscreen",
          "jsound",
          "javajpeg",
          "mlib_image",
          "jawt",
          "fontmanager",
          "lcms",
          "freetype");

  /** What is beside the program in the archive. */
  private static final List<String> PAPERS =
      List.of("LICENSE", "README.md", "CHANGELOG.md", "docs", "samples", "templates");

  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;

  private final String version;
  private final Instant time;
  private final String system = system();
  private final boolean windows = system.startsWith("windows");

  private Distribution(String version, Instant time) {
    this.version = version;
    this.time = time;
  }

  /**
   * Makes all of it.
   *
   * @param args the version, and the time that every file carries
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    new Distribution(args[0], Instant.parse(args[1])).make();
  }

  private void make() throws IOException, InterruptedException {
    delete(WORK);
    delete(DIST);
    Files.createDirectories(DIST);
    Path home = WORK.resolve("breakeven-" + version);
    Path lib = home.resolve("lib");
    copy(TARGET.resolve("breakeven.jar"), lib.resolve("app/breakeven.jar"));
    copy(TARGET.resolve("lib"), lib.resolve("app/lib"));
    ownNativeOnly(lib.resolve("app/lib"));
    runtime(lib.resolve("runtime"));
    String launcher = windows ? "breakeven.cmd" : "breakeven";
    copy(Path.of(launcher), home.resolve(launcher));
    for (String paper : PAPERS) {
      copy(Path.of(paper), home.resolve(paper));
    }
    String name = "breakeven-" + version + "-" + system;
    if (windows) {
      zip(home, DIST.resolve(name + ".zip"));
    } else {
      tar(home, DIST.resolve(name + ".tar.gz"));
    }
    if (system.startsWith("linux")) {
      copy(Path.of("src/dist/Dockerfile"), DIST.resolve("Dockerfile"));
      debian(home);
    }
    copy(TARGET.resolve("bom.json"), DIST.resolve("breakeven-" + version + ".cdx.json"));
    checksums();
  }

  /** The system and processor that the archive is for, as people write them. */
  private static String system() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    String named = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : os;
    return named + "-" + (processor.equals("amd64") ? "x64" : processor);
  }

  /**
   * DuckDB brings a native library of some 50 MB for each system; the archive is for one. Beside
   * its jar it is loaded from there, else unpacked at every start.
   */
  private void ownNativeOnly(Path libs) throws IOException {
    String own = system.replace("-x64", "_amd64").replace("-aarch64", "_arm64");
    String wanted = own.startsWith("macos") ? "osx_universal" : own;
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(libs, "duckdb_jdbc-*.jar")) {
      for (Path jar : jars) {
        try (FileSystem inside = FileSystems.newFileSystem(jar);
            DirectoryStream<Path> natives =
                Files.newDirectoryStream(inside.getPath("/"), "libduckdb_java.so_*")) {
          for (Path each : natives) {
            if (each.toString().endsWith(wanted)) {
              Files.copy(each, libs.resolve(each.getFileName().toString()));
            }
            Files.delete(each);
          }
        }
      }
    }
  }

  // --- a Java of its own -------------------------------------------------------------------------

  private void runtime(Path into) throws IOException, InterruptedException {
    run(
        tool("jlink"),
        "--add-modules",
        String.join(",", MODULES),
        "--strip-java-debug-attributes",
        "--no-header-files",
        "--no-man-pages",
        "--exclude-files",
        String.join(",", NEVER_USED.stream().map(each -> "glob:/**" + each + ".*").toList()),
        "--output",
        into.toString());
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  // --- archives ----------------------------------------------------------------------------------

  private void tar(Path home, Path file) throws IOException {
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
        GzipCompressorOutputStream packed = new GzipCompressorOutputStream(bytes);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Path each : all(home)) {
        String name = name(home, each);
        boolean link = Files.isSymbolicLink(each);
        TarArchiveEntry entry =
            link ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK) : new TarArchiveEntry(name);
        boolean data = Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS);
        if (link) {
          entry.setLinkName(Files.readSymbolicLink(each).toString());
        }
        entry.setSize(data ? Files.size(each) : 0);
        entry.setMode(mode(each));
        entry.setModTime(time.toEpochMilli());
        tar.putArchiveEntry(entry);
        if (data) {
          Files.copy(each, tar);
        }
        tar.closeArchiveEntry();
      }
    }
  }

  private void zip(Path home, Path file) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      for (Path each : all(home)) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name(home, each));
        entry.setTime(time.toEpochMilli());
        entry.setUnixMode(mode(each));
        zip.putArchiveEntry(entry);
        if (Files.isRegularFile(each)) {
          Files.copy(each, zip);
        }
        zip.closeArchiveEntry();
      }
    }
  }

  private static List<Path> all(Path home) throws IOException {
    try (Stream<Path> inside = Files.walk(home)) {
      return inside.sorted(Comparator.comparing(each -> name(home, each))).toList();
    }
  }

  private static String name(Path home, Path each) {
    String name = home.getParent().relativize(each).toString().replace('\\', '/');
    return Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) ? name + "/" : name;
  }

  private static int mode(Path each) {
    boolean runs = Files.isDirectory(each) || Files.isExecutable(each);
    return runs ? EXECUTABLE : PLAIN;
  }

  // --- the Debian package ------------------------------------------------------------------------

  /** Makes Java's own class archive where the package is put, and takes it away with it. */
  private static final String CLASSES = "/usr/lib/breakeven/runtime/lib/server/classes.jsa";

  private static final String AFTER_INSTALL =
      "#!/bin/sh\n/usr/lib/breakeven/runtime/bin/java -Xshare:dump >/dev/null 2>&1 || true\n";
  private static final String BEFORE_REMOVAL =
      "#!/bin/sh\nrm -f " + CLASSES + " /usr/lib/breakeven/app/breakeven.jsa*\n";

  /**
   * What Debian keeps of every package in {@code /usr/share/doc}; it has the text of the licence.
   */
  private static final String COPYRIGHT =
      """
      Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
      Upstream-Name: Breakeven

      Files: *
      Copyright: The authors of Breakeven
      License: Apache-2.0
       The whole text is in /usr/share/common-licenses/Apache-2.0.
      """;

  /** By jpackage, with our launcher in place of its own, which chooses options by the input. */
  private void debian(Path home) throws IOException, InterruptedException {
    List<String> missing = Stream.of("dpkg-deb", "fakeroot").filter(each -> !onPath(each)).toList();
    if (!missing.isEmpty()) {
      System.out.println("no Debian package is made: install " + String.join(" and ", missing));
      return;
    }
    Path image = WORK.resolve("image");
    run(
        tool("jpackage"),
        "--type",
        "app-image",
        "--name",
        "breakeven",
        "--app-version",
        version,
        "--input",
        home.resolve("lib/app").toString(),
        "--main-jar",
        "breakeven.jar",
        "--runtime-image",
        home.resolve("lib/runtime").toString(),
        "--dest",
        image.toString());
    Path app = image.resolve("breakeven");
    for (String own : List.of("bin/breakeven", "lib/app/breakeven.cfg", "lib/libapplauncher.so")) {
      Files.delete(app.resolve(own));
    }
    copy(Path.of("breakeven"), app.resolve("bin/breakeven"));
    Path scripts = Files.createDirectories(WORK.resolve("scripts"));
    Files.writeString(scripts.resolve("postinst"), AFTER_INSTALL);
    Files.writeString(scripts.resolve("prerm"), BEFORE_REMOVAL);
    Files.writeString(scripts.resolve("copyright"), COPYRIGHT);
    run(
        tool("jpackage"),
        "--type",
        "deb",
        "--name",
        "breakeven",
        "--app-version",
        version,
        "--app-image",
        app.toString(),
        "--install-dir",
        "/usr",
        "--resource-dir",
        scripts.toString(),
        "--description",
        "Reviews a workbook of LLM workloads",
        "--vendor",
        "Breakeven",
        "--dest",
        DIST.toString());
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  // --- files -------------------------------------------------------------------------------------

  private static void checksums() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> made = Files.list(DIST)) {
      for (Path each : made.sorted().toList()) {
        text.append(sha256(each)).append("  ").append(each.getFileName()).append('\n');
      }
    }
    Files.writeString(DIST.resolve("SHA256SUMS"), text);
    System.out.print(text);
  }

  private static String sha256(Path file) throws IOException {
    try (DigestOutputStream digest =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      Files.copy(file, digest);
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path there = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(there);
        } else {
          Files.createDirectories(there.getParent());
          Files.copy(each, there);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    // dpkg-deb writes it in place of the time of day.
    builder.environment().put("SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond()));
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(
          Path.of(command[0]).getFileName() + " failed with exit code " + status);
    }
  }
}
