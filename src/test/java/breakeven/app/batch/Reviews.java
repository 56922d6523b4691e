package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.input.Decimals;
import breakeven.core.input.RowFilter.Condition;
import breakeven.core.report.Columns;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.LibreOffice;
import breakeven.testing.Portfolio;
import breakeven.testing.WorkbookDump;
import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Reviews workbooks as the program does and reads back what was written. */
public final class Reviews {
  public static final LocalDate AS_OF = Portfolio.AS_OF;
  public static final List<String> OUR_SHEETS =
      List.of(
          Sheets.SUMMARY,
          Sheets.NEXT_STEPS,
          Sheets.DECISIONS,
          Sheets.CHECKS,
          Sheets.ISSUES,
          Sheets.RUN_LOG);

  /** What was written of the sample, by what was asked. */
  private static final Map<ReviewOptions, byte[]> OF_THE_SAMPLE = new ConcurrentHashMap<>();

  private Reviews() {}

  /** A review of all rows, of texts of which nobody says what points and commas in them mean. */
  public static ReviewOptions asked(
      Path in,
      @Nullable Path out,
      LocalDate asOf,
      boolean overwrite,
      @Nullable Path prices,
      @Nullable Path previous,
      @Nullable Integer draws,
      @Nullable Path csv,
      @Nullable Path json) {
    return new ReviewOptions(
        in,
        out,
        asOf,
        overwrite,
        prices,
        previous,
        draws,
        csv,
        json,
        List.of(),
        Decimals.UNSAID,
        true,
        null);
  }

  /** A review that writes one file and compares it with none. */
  public static ReviewOptions options(
      Path in,
      Path out,
      LocalDate asOf,
      boolean overwrite,
      @Nullable Path prices,
      @Nullable Integer draws) {
    return asked(in, out, asOf, overwrite, prices, null, draws, null, null);
  }

  /** The same review without the search for the best shape. */
  public static ReviewOptions withoutShapes(ReviewOptions options) {
    return with(options, options.output(), options.overwrite(), options.where(), false);
  }

  /** The same review of those rows alone whose cell shows a value: {@code Business unit=Claims}. */
  public static ReviewOptions where(ReviewOptions options, String condition) {
    List<Condition> where = List.of(Objects.requireNonNull(Condition.parse(condition)));
    return with(options, options.output(), options.overwrite(), where, options.shapes());
  }

  private static ReviewOptions with(
      ReviewOptions options,
      @Nullable Path output,
      boolean overwrite,
      List<Condition> where,
      boolean shapes) {
    return new ReviewOptions(
        options.input(),
        output,
        options.asOf(),
        overwrite,
        options.prices(),
        options.previous(),
        options.draws(),
        options.csv(),
        options.json(),
        where,
        options.decimals(),
        shapes,
        options.reopen());
  }

  /** A few draws of each workload: as many as it takes to have them. */
  public static final int DRAWS = 100;

  /** The same review with {@link #DRAWS}. */
  public static ReviewOptions fewDraws(ReviewOptions options) {
    return new ReviewOptions(
        options.input(),
        options.output(),
        options.asOf(),
        options.overwrite(),
        options.prices(),
        options.previous(),
        DRAWS,
        options.csv(),
        options.json(),
        options.where(),
        options.decimals(),
        options.shapes(),
        options.reopen());
  }

  /** A review with few draws, whose results are values, and without the search for shapes. */
  public static ReviewOptions quick(Path in, Path out, LocalDate asOf) {
    return withoutShapes(options(in, out, asOf, false, null, 200));
  }

  public static ReviewOptions options(Path in, Path out) {
    return options(in, out, AS_OF, false, null, null);
  }

  public static ReviewOptions options(Path in, Path out, Path prices) {
    return options(in, out, AS_OF, false, prices, null);
  }

  /** Reviews a workbook into a file that is not there yet, and gives that file. */
  public static Path review(Path in, Path out) {
    return review(options(in, out));
  }

  /**
   * Reviews a workbook as the command does, formulas included, and replaces an earlier output.
   *
   * @param draws draws of a workload; null: as many as assumed
   */
  public static Path reviewLive(Path in, Path out, @Nullable Integer draws) {
    return review(options(in, out, AS_OF, true, null, draws));
  }

  /** Reviews a workbook; the sample once for all that ask the same, each with a copy. */
  public static Path review(ReviewOptions options) {
    Path out = options.output();
    try {
      if (!ofTheSampleAlone(options)) {
        new Review().run(options, Progress.hidden());
        return out;
      }
      ReviewOptions asked = with(options, null, true, options.where(), options.shapes());
      byte[] before = OF_THE_SAMPLE.get(asked);
      if (before == null) {
        new Review().run(options, Progress.hidden());
        OF_THE_SAMPLE.put(asked, Files.readAllBytes(out));
      } else {
        Files.write(out, before);
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean ofTheSampleAlone(ReviewOptions options) {
    return options.input().equals(SampleWorkbook.FILE)
        && options.workbook() != null
        && (options.overwrite() || !Files.exists(options.output()))
        && Stream.of(options.prices(), options.previous(), options.csv(), options.json())
            .allMatch(Objects::isNull);
  }

  /** Writes workloads, by header without unit, as a CSV file that can be reviewed. */
  public static Path csv(List<Map<String, String>> rows, Path csv) throws IOException {
    List<Column> columns = Workloads.TABLE.columns();
    try (Writer out = Files.newBufferedWriter(csv);
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT)) {
      printer.printRecord(columns.stream().map(Column::title).toList());
      for (Map<String, String> row : rows) {
        printer.printRecord(
            columns.stream().map(column -> row.getOrDefault(column.header(), "")).toList());
      }
    }
    return csv;
  }

  /** The result columns of {@code Workloads}, their headers with the unit. */
  public static List<String> titles(String currency) {
    return columns(currency).workloads().stream().map(ResultColumn::title).toList();
  }

  /** The columns of a review. */
  public static Columns columns(String currency) {
    Decision decision = new Decision();
    return new Columns(decision, new Sentences(decision, currency), currency, AS_OF);
  }

  // --- cells -------------------------------------------------------------------------------------

  /** The rows of a sheet below its headers, as text by header. */
  public static List<Map<String, String>> rows(Path file, String sheet) {
    return rows(file, List.of(sheet)).get(0);
  }

  private static List<List<Map<String, String>>> rows(Path file, List<String> sheets) {
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = WorkbookDump.cells(sheets::contains, in)) {
      return sheets.stream().map(sheet -> rows(workbook.getSheet(sheet), key(sheet))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A reviewed workbook as LibreOffice calculates it, its sheets by their names; among them the
   * table {@code Costs}, its header first, as the same review writes it as CSV.
   *
   * @param draws draws of a workload
   */
  public static Map<String, List<CSVRecord>> withCosts(Path in, Path folder, int draws) {
    return withCosts(
        asked(in, folder.resolve("out.xlsx"), AS_OF, true, null, null, draws, null, null), folder);
  }

  /** The same of a review as asked for. */
  public static Map<String, List<CSVRecord>> withCosts(ReviewOptions asked, Path folder) {
    Path csv = folder.resolve("csv-" + asked.output().getFileName());
    Path reviewed =
        review(
            new ReviewOptions(
                asked.input(),
                asked.output(),
                asked.asOf(),
                asked.overwrite(),
                asked.prices(),
                asked.previous(),
                asked.draws(),
                csv,
                asked.json(),
                asked.where(),
                asked.decimals(),
                asked.shapes(),
                asked.reopen()));
    Map<String, List<CSVRecord>> sheets =
        new LinkedHashMap<>(LibreOffice.calculate(reviewed, folder.resolve("calculated")));
    sheets.put(Sheets.COSTS, csvRecords(csv, Sheets.COSTS));
    return sheets;
  }

  private static List<CSVRecord> csvRecords(Path folder, String table) {
    try (CSVParser rows =
        CSVParser.parse(
            Files.readString(folder.resolve(table + ".csv")).replaceFirst("^\\uFEFF", ""),
            CSVFormat.DEFAULT)) {
      return rows.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a table of results, as {@code --csv} writes it into a folder. */
  public static List<Map<String, String>> csvRows(Path folder, String table) {
    try (CSVParser rows =
        CSVParser.parse(
            Files.readString(folder.resolve(table + ".csv")).replaceFirst("^\\uFEFF", ""),
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return rows.stream().map(CSVRecord::toMap).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with what its formulas come to. */
  public static List<Map<String, String>> carried(Path file, String sheet) {
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = WorkbookDump.cells(sheet::equals, in)) {
      workbook.getSheet(sheet).forEach(row -> row.forEach(Cell::removeFormula));
      return rows(workbook.getSheet(sheet), key(sheet));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String sheet) {
    return switch (sheet) {
      case Sheets.ISSUES -> "Severity";
      case Sheets.PRICES_USED -> "Looked up";
      default -> "Workload";
    };
  }

  /** A checksum of every part of a package. */
  public static Map<String, Long> checksums(Path xlsx) throws IOException {
    Map<String, Long> sums = new HashMap<>();
    try (XlsxFile file = XlsxFile.open(xlsx)) {
      for (ZipArchiveEntry entry : file.entries()) {
        CRC32 sum = new CRC32();
        sum.update(file.open(entry.getName()).readAllBytes());
        sums.put(entry.getName(), sum.getValue());
      }
    }
    return sums;
  }

  /** The names of the sheets, in the order of their tabs. */
  public static List<String> sheets(Path file) {
    try (XlsxFile book = XlsxFile.open(file)) {
      return book.sheets().stream().map(SheetInfo::name).toList();
    }
  }

  /** Sheets, tables, styles and the workbook itself are as the schema wants them. */
  public static void valid(Path file) {
    parts(file)
        .forEach(
            (name, part) -> {
              if (name.matches("xl/(worksheets|tables)/[^/]*\\.xml|xl/(workbook|styles)\\.xml")) {
                assertThat(Schemas.faults(part.bytes())).as(name).isEmpty();
              }
            });
  }

  private static List<Map<String, String>> rows(Sheet sheet, String key) {
    List<Map<String, String>> rows = new ArrayList<>();
    Map<Integer, String> header = null;
    for (Row row : sheet) {
      Map<Integer, String> texts = new TreeMap<>();
      for (Cell cell : row) {
        String text = text(cell);
        if (!text.isEmpty()) {
          texts.put(cell.getColumnIndex(), text);
        }
      }
      if (header != null) {
        Map<String, String> named = new LinkedHashMap<>();
        header.forEach((at, name) -> named.put(name, texts.getOrDefault(at, "")));
        if (!named.getOrDefault(key, "").isEmpty()) {
          rows.add(named);
        }
      } else if (texts.containsValue(key)) {
        header = texts;
      }
    }
    return rows;
  }

  private static String text(Cell cell) {
    return switch (cell.getCellType()) {
      case STRING -> cell.getStringCellValue();
      case NUMERIC -> number(cell.getNumericCellValue());
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      case FORMULA -> "=" + cell.getCellFormula();
      case ERROR -> "#" + cell.getErrorCellValue();
      default -> "";
    };
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** What was found out about each workload: by its name, the result cells beside it. */
  public static Map<String, Map<String, String>> results(Path reviewed) {
    return results(reviewed, "GBP");
  }

  public static Map<String, Map<String, String>> results(Path reviewed, String currency) {
    List<String> titles = titles(currency);
    Map<String, Map<String, String>> results = new LinkedHashMap<>();
    for (Map<String, String> row : rows(reviewed, Sheets.WORKLOADS)) {
      Map<String, String> found = new LinkedHashMap<>();
      titles.forEach(title -> found.put(title, Objects.requireNonNull(cell(row, title), title)));
      results.put(row.get("Workload").strip(), found);
    }
    return results;
  }

  /** Without draws the header of the expected saving says on what basis it is. */
  private static @Nullable String cell(Map<String, String> row, String title) {
    return row.getOrDefault(title, row.get(title.replaceFirst("\\)$", ", at today's prices)")));
  }

  /** The lines of {@code Issues}. */
  public static List<Map<String, String>> issues(Path reviewed) {
    return rows(reviewed, Sheets.ISSUES).stream()
        .filter(row -> !row.get("Problem").isEmpty())
        .toList();
  }

  // --- parts -------------------------------------------------------------------------------------

  /**
   * An entry of a package as it is stored.
   *
   * @param raw the compressed bytes
   * @param bytes what they mean
   */
  public record Part(byte[] raw, byte[] bytes) {
    public String text() {
      return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** The entries of a package in their order. */
  public static Map<String, Part> parts(Path file) {
    Map<String, Part> parts = new LinkedHashMap<>();
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry entry :
          (Iterable<ZipArchiveEntry>) () -> zip.getEntriesInPhysicalOrder().asIterator()) {
        try (InputStream raw = zip.getRawInputStream(entry);
            InputStream bytes = zip.getInputStream(entry)) {
          parts.put(entry.getName(), new Part(raw.readAllBytes(), bytes.readAllBytes()));
        }
      }
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the parts that are not the same bytes in both; parts of one only included. */
  public static List<String> differing(Map<String, Part> a, Map<String, Part> b) {
    java.util.Set<String> all = new java.util.TreeSet<>(a.keySet());
    all.addAll(b.keySet());
    return all.stream()
        .filter(
            name ->
                !a.containsKey(name)
                    || !b.containsKey(name)
                    || !java.util.Arrays.equals(a.get(name).bytes(), b.get(name).bytes()))
        .collect(Collectors.toList());
  }
}
