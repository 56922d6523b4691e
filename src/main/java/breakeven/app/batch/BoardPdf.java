package breakeven.app.batch;

import breakeven.core.table.Sheets;
import breakeven.exchange.export.Targets;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.ooxml.PrintedSheets;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.ShownText;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sheets of a reviewed workbook that a board reads, as LibreOffice prints them. */
public final class BoardPdf {
  private static final List<String> SHEETS =
      List.of(Sheets.SUMMARY, Sheets.DECISIONS, Sheets.FORECAST);

  /** What LibreOffice may need for the longest workbook. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final List<Path> places;
  private final Duration limit;

  /** With the LibreOffice of this machine. */
  public BoardPdf() {
    this(places(System.getenv()), LIMIT);
  }

  /**
   * With another one.
   *
   * @param places where its program may be, the likeliest first
   * @param limit how long it may take
   */
  BoardPdf(List<Path> places, Duration limit) {
    this.places = List.copyOf(places);
    this.limit = limit;
  }

  /** Where the program may be: in a folder of PATH, else in its usual places. */
  static List<Path> places(Map<String, String> environment) {
    // On Windows soffice.com waits for the work and says what is wrong.
    Stream<Path> path =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .flatMap(
                folder ->
                    Stream.of("soffice", "libreoffice", "soffice.com")
                        .map(name -> new File(folder, name).toPath()));
    Stream<Path> windows =
        Stream.of("ProgramFiles", "ProgramFiles(x86)")
            .map(environment::get)
            .flatMap(Stream::ofNullable)
            .map(folder -> Path.of(folder, "LibreOffice", "program", "soffice.com"));
    Stream<Path> others =
        Stream.of(
                "/Applications/LibreOffice.app/Contents/MacOS/soffice",
                "/usr/bin/soffice",
                "/usr/local/bin/soffice",
                "/usr/lib/libreoffice/program/soffice",
                "/opt/libreoffice/program/soffice",
                "/snap/bin/libreoffice")
            .map(Path::of);
    return Stream.of(path, windows, others).flatMap(all -> all).toList();
  }

  /**
   * Prints Summary, Decisions and Forecast, and nothing else.
   *
   * @param progress not advanced: nobody knows how far LibreOffice is
   * @return what was written, a line
   * @throws BadInput where there is no LibreOffice, or it makes no PDF: an earlier one stays
   */
  public List<String> run(PdfOptions options, Progress progress) throws IOException {
    Path program = program(options.program());
    Path folder = Temporary.folder();
    try (Targets targets = new Targets(options.workbook(), options.overwrite());
        OutputStream out = targets.create(options.pdf())) {
      Path copy = folder.resolve(options.workbook().toAbsolutePath().getFileName());
      try (XlsxFile book = XlsxFile.made(options.workbook())) {
        Map<String, String> ours = ReviewedWorkbook.ownSheets(book);
        PrintedSheets.copy(
            book, SHEETS.stream().flatMap(one -> Stream.ofNullable(ours.get(one))).toList(), copy);
      }
      Files.copy(printed(program, copy, folder), out);
      targets.finish();
      targets.place();
      targets.keep();
    } finally {
      Temporary.remove(folder);
    }
    return List.of("written to " + options.pdf() + ": " + String.join(", ", SHEETS));
  }

  private Path program(@Nullable Path named) {
    if (named != null) {
      return Optional.of(named)
          .filter(BoardPdf::isProgram)
          .orElseThrow(() -> none(named + " is no program: --libreoffice names soffice"));
    }
    return places.stream()
        .filter(BoardPdf::isProgram)
        .findFirst()
        .orElseThrow(
            () ->
                none(
                    "LibreOffice is not found: install it, or name its program, --libreoffice"
                        + " /path/to/soffice"));
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static BadInput none(String why) {
    return new BadInput("no PDF is written, all else is; " + why);
  }

  /** Lets LibreOffice print, with a profile of its own, so that one that is open is not asked. */
  private Path printed(Path program, Path copy, Path folder) throws IOException {
    Path said = folder.resolve("said.txt");
    Path made = Files.createDirectory(folder.resolve("made"));
    Process process =
        new ProcessBuilder(
                program.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf:calc_pdf_Export",
                "--outdir",
                made.toString(),
                copy.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    process.getOutputStream().close();
    boolean ended;
    try {
      ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (!ended) {
      throw none(
          program
              + " did not end within "
              + limit.toSeconds()
              + " s: try it again, or print the workbook");
    }
    // It ends with 0 also where it has made nothing.
    try (Stream<Path> files = Files.list(made)) {
      return files.findFirst().orElseThrow(() -> none(program + " made none" + reason(said)));
    }
  }

  private static String reason(Path said) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      return lines.isEmpty() ? "" : " (" + ShownText.line(lines.get(lines.size() - 1)) + ")";
    } catch (IOException e) {
      return "";
    }
  }
}
