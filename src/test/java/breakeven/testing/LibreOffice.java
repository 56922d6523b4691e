package breakeven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * LibreOffice Calc as an independent spreadsheet: it calculates every formula anew when it opens a
 * workbook, whatever results the file carries.
 */
public final class LibreOffice {
  /** One CSV file for each sheet, figures with all their digits: {@code plan-Costs.csv}. */
  public static final String CSV =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1";

  public static final String XLSX = "xlsx:Calc MS Excel 2007 XML";
  public static final String PDF = "pdf:calc_pdf_Export";

  private static final Duration LIMIT = Duration.ofMinutes(3);

  // Always (0) calculate on load, instead of never (1) or on request (2).
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
      </oor:items>
      """;

  private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b[^s]");
  private static final Pattern PRINTED =
      Pattern.compile("<definedName [^>]*\"_xlnm\\.Print_[^>]*>[^<]*</definedName>");

  /** What a part draws, by the beginning of its path. */
  private static final Map<String, Pattern> DRAWN =
      Map.of(
          "/xl/drawings/drawing",
          Pattern.compile("<xdr:\\w+Anchor.*</xdr:\\w+Anchor>", Pattern.DOTALL),
          "/xl/drawings/vmlDrawing",
          Pattern.compile("<v:shape .*</v:shape>", Pattern.DOTALL),
          "/xl/comments",
          Pattern.compile("<comment .*</comment>", Pattern.DOTALL));

  private static Path profile;

  private LibreOffice() {}

  /**
   * Converts a workbook and gives the files that this made, in the order of their names.
   *
   * @param filter {@link #CSV}, {@link #XLSX} or another of LibreOffice's export filters
   * @param outDir made if it is not there; files of the same name are replaced
   */
  public static List<Path> convert(Path xlsx, String filter, Path outDir) {
    return convert(List.of(xlsx), filter, outDir);
  }

  private static List<Path> convert(List<Path> xlsx, String filter, Path outDir) {
    Optional<String> soffice = find();
    if (soffice.isEmpty()) {
      OtherProgram.missing("libreoffice", "LibreOffice (soffice) is not installed");
    }
    try {
      Files.createDirectories(outDir);
      Path fresh = Files.createTempDirectory(outDir, "convert-");
      String printed = run(soffice.orElseThrow(), xlsx, filter, fresh);
      List<Path> made = new ArrayList<>();
      for (Path file : sorted(fresh)) {
        Path to = outDir.resolve(file.getFileName());
        Files.deleteIfExists(to);
        made.add(Files.move(file, to));
      }
      Files.delete(fresh);
      // It ends with 0 also where it could not open the file.
      assertThat(made).as("files that LibreOffice made: %s", printed).isNotEmpty();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * On how many pages a workbook is printed. Its font must be Calibri: a font of the same widths,
   * Carlito, stands for it, since pages break elsewhere with any other.
   */
  public static int pages(Path xlsx, Path outDir) {
    Path pdf = convert(xlsx, PDF, outDir).get(0);
    try {
      String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
      if (!text.contains("Carlito") && !text.contains("Calibri")) {
        OtherProgram.missing("libreoffice", "The font Carlito is not installed");
      }
      return (int) PAGE.matcher(text).results().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of each page of a PDF, as it is laid out. */
  public static List<String> texts(Path pdf) {
    String path = System.getenv().getOrDefault("PATH", "");
    String reader =
        Stream.of(path.split(File.pathSeparator))
            .map(folder -> folder + "/pdftotext")
            .filter(file -> new File(file).canExecute())
            .findFirst()
            .orElse("");
    if (reader.isEmpty()) {
      OtherProgram.missing("libreoffice", "pdftotext is not installed");
    }
    String text = OtherProgram.run(LIMIT, List.of(reader, "-layout", pdf.toString(), "-"));
    // A form feed ends each page.
    return List.of(text.split("\f"));
  }

  /**
   * The cells of each sheet as LibreOffice calculates them, by sheet name; text as it stands,
   * figures with all their digits.
   */
  public static Map<String, List<CSVRecord>> calculate(Path xlsx, Path outDir) {
    return calculate(List.of(xlsx), outDir).get(xlsx);
  }

  /** The same of the file as it is, charts and print titles included. */
  public static Map<String, List<CSVRecord>> calculateWhole(Path xlsx, Path outDir) {
    return sheets(xlsx, convert(xlsx, CSV, outDir));
  }

  /**
   * The same for several workbooks, in one run of the program.
   *
   * @param xlsx files whose names do not begin with each other
   */
  public static Map<Path, Map<String, List<CSVRecord>>> calculate(List<Path> xlsx, Path outDir) {
    List<Path> made;
    try {
      Path folder = Files.createTempDirectory("breakeven-bare-");
      try {
        made = convert(bare(xlsx, folder), CSV, outDir);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<Path, Map<String, List<CSVRecord>>> all = new LinkedHashMap<>();
    for (Path one : xlsx) {
      all.put(
          one,
          sheets(
              one,
              made.stream().filter(csv -> fileName(csv).startsWith(stem(one) + "-")).toList()));
    }
    return all;
  }

  /**
   * Copies without charts and notes, and without what is printed on which page: LibreOffice lays
   * all of it out when it opens a file, which takes longer than our formulas, and calculates the
   * same without.
   */
  private static List<Path> bare(List<Path> xlsx, Path folder) {
    try {
      List<Path> copies = new ArrayList<>();
      for (Path one : xlsx) {
        Path copy = Files.copy(one, folder.resolve(fileName(one)));
        copies.add(copy);
        try (FileSystem zip = FileSystems.newFileSystem(copy)) {
          remove(zip.getPath("xl/workbook.xml"), PRINTED);
          for (Path part : files(zip.getPath("/xl"))) {
            for (Map.Entry<String, Pattern> drawn : DRAWN.entrySet()) {
              if (part.toString().startsWith(drawn.getKey())) {
                remove(part, drawn.getValue());
              }
            }
          }
        }
      }
      return copies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path part, Pattern what) throws IOException {
    String before = Files.readString(part);
    String after = what.matcher(before).replaceAll("");
    // A file where nothing goes is left as it was written.
    if (!after.equals(before)) {
      Files.writeString(part, after);
    }
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String stem(Path file) {
    String name = fileName(file);
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static Map<String, List<CSVRecord>> sheets(Path xlsx, List<Path> made) {
    int prefix = stem(xlsx).length() + 1;
    Map<String, List<CSVRecord>> sheets = new LinkedHashMap<>();
    for (Path csv : made) {
      String name = fileName(csv);
      String sheet = name.substring(prefix, name.length() - ".csv".length());
      try (Reader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8);
          CSVParser parser =
              CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get().parse(reader)) {
        sheets.put(sheet, parser.getRecords());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sheets;
  }

  private static Optional<String> find() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(folder + "/soffice", folder + "/soffice.exe")),
            Stream.of(
                "/usr/lib/libreoffice/program/soffice",
                "/Applications/LibreOffice.app/Contents/MacOS/soffice",
                "C:/Program Files/LibreOffice/program/soffice.exe"))
        .filter(path -> new File(path).canExecute())
        .findFirst();
  }

  /** One at a time: two of them cannot share a profile. */
  private static synchronized String run(
      String soffice, List<Path> xlsx, String filter, Path outDir) throws IOException {
    if (profile == null) {
      profile = newProfile();
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                soffice,
                "-env:UserInstallation=" + profile.toUri(),
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--convert-to",
                filter,
                "--outdir",
                outDir.toString()));
    xlsx.forEach(file -> command.add(file.toAbsolutePath().toString()));
    return OtherProgram.run(LIMIT, command);
  }

  /**
   * A profile of its own: the user's settings change nothing, and an open LibreOffice is no
   * obstacle.
   */
  private static Path newProfile() throws IOException {
    Path folder = Files.createTempDirectory("breakeven-libreoffice-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    Files.createDirectories(folder.resolve("user"));
    Files.writeString(folder.resolve("user/registrymodifications.xcu"), SETTINGS);
    return folder;
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
