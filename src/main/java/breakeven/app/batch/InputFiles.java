package breakeven.app.batch;

import breakeven.core.input.Decimals;
import breakeven.core.input.RowHandler;
import breakeven.core.table.Sheets;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.exchange.files.CsvFile;
import breakeven.workbook.write.BackgroundWorkbook;
import breakeven.workbook.write.CsvWorkbook;
import breakeven.workbook.write.CsvWorkbook.CutCell;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/**
 * The files of a run, open for reading.
 *
 * @param look what the input looked like when it was opened
 * @param input the file that was named
 * @param book the input; a file of rows as a workbook; null: such a file is read as it is
 * @param rows that file; null where there is a workbook
 * @param prices the workbook that missing tables are taken from; null where none was named
 * @param bare whether the input is a CSV file, that holds no other table
 * @param decimals what points and commas in texts of the input mean
 * @param cut cells of such a file that a workbook cannot hold whole
 * @param temporary the workbook made of such a file, deleted at the end; null where there is none
 */
public record InputFiles(
    Path input,
    Look look,
    @Nullable XlsxFile book,
    @Nullable CsvFile rows,
    @Nullable XlsxFile prices,
    boolean bare,
    Decimals decimals,
    List<CutCell> cut,
    @Nullable Path temporary)
    implements Closeable {
  /** Size and time of a file: where one differs, it is another file by now. */
  private record Look(long size, FileTime modified) {
    static Look at(Path file) throws IOException {
      return new Look(Files.size(file), Files.getLastModifiedTime(file));
    }
  }

  /**
   * Refuses results of an input that somebody changed while it was read.
   *
   * @throws BadInput where it was changed
   */
  void requireUnchanged() throws IOException {
    if (!Files.exists(input) || !Look.at(input).equals(look)) {
      throw new BadInput(
          input + " was changed while it was read: wait until it is whole, and review it again");
    }
  }

  /** Opens the input of a review: as a workbook where one is to be written. */
  static InputFiles open(ReviewOptions options, Progress progress) throws IOException {
    if (options.workbook() == null) {
      return openRows(options.input(), options.prices(), options.decimals(), progress);
    }
    return open(options.input(), options.prices(), options.decimals(), progress);
  }

  /** Opens a workbook that people typed, and did not say how. */
  public static InputFiles open(Path input, Progress progress) throws IOException {
    return open(input, null, Decimals.UNSAID, progress);
  }

  /** Opens an input as a workbook, whatever it is. */
  static InputFiles open(Path input, @Nullable Path prices, Decimals decimals, Progress progress)
      throws IOException {
    Look look = Look.at(input);
    if (!ReviewOptions.isRows(input)) {
      return open(input, look, input, prices, decimals, List.of(), null);
    }
    Path temporary = Temporary.file(".xlsx");
    RunEvents.opened(input);
    try {
      progress.begin("copying", "rows", 0);
      Decimals said = decimals(decimals, prices);
      List<CutCell> cut =
          CsvWorkbook.write(
              input, CsvFile.of(input, Workloads.TABLE)::read, temporary, said, progress::advance);
      return open(input, look, temporary, prices, said, cut, temporary);
    } catch (RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** What points and commas mean in a file of rows, of which the workbook of prices may know. */
  private static Decimals decimals(Decimals asked, @Nullable Path prices) {
    if (prices == null) {
      return asked;
    }
    try (XlsxFile book = XlsxFile.open(prices)) {
      return TablesReader.decimals(asked, null, book);
    }
  }

  /** Opens an input whose rows alone are wanted: a file of rows stays one, however long it is. */
  static InputFiles openRows(
      Path input, @Nullable Path prices, Decimals decimals, Progress progress) throws IOException {
    if (!ReviewOptions.isRows(input)) {
      return open(input, prices, decimals, progress);
    }
    RunEvents.opened(input);
    return new InputFiles(
        input,
        Look.at(input),
        null,
        CsvFile.of(input, Workloads.TABLE),
        prices == null ? null : book(prices),
        true,
        decimals(decimals, prices),
        List.of(),
        null);
  }

  private static XlsxFile book(Path path) {
    XlsxFile book = XlsxFile.open(path);
    RunEvents.opened(book);
    return book;
  }

  /** The input as a workbook. */
  public XlsxFile workbook() {
    XlsxFile known = book;
    if (known == null) {
      throw new IllegalStateException(input + " was not opened as a workbook");
    }
    return known;
  }

  /** Begins to open the workbook for our sheets. */
  BackgroundWorkbook opening() {
    return new BackgroundWorkbook(workbook(), workloads().map(SheetInfo::part).orElse(""));
  }

  /** The sheet of the workloads; empty where there is none of that name. */
  Optional<SheetInfo> workloads() {
    return book == null
        ? Optional.of(new SheetInfo(Sheets.WORKLOADS, "", 1, 0, true))
        : book.sheet(Sheets.WORKLOADS);
  }

  /** Passes the cells of the workloads. */
  void read(SheetInfo workloads, RowHandler handler) {
    if (rows != null) {
      rows.read(handler);
    } else {
      SheetRows.read(workbook(), workloads, handler);
    }
  }

  private static InputFiles open(
      Path input,
      Look look,
      Path book,
      @Nullable Path prices,
      Decimals decimals,
      List<CutCell> cut,
      @Nullable Path temporary) {
    XlsxFile workbook = temporary == null ? book(book) : XlsxFile.made(book);
    try {
      XlsxFile others = prices == null ? null : book(prices);
      return new InputFiles(
          input,
          look,
          workbook,
          null,
          others,
          temporary != null,
          temporary == null ? TablesReader.decimals(decimals, workbook, others) : decimals,
          cut,
          temporary);
    } catch (RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  /** The SHA-256 of the file that was named, in hexadecimal. */
  String sha256() {
    if (!bare) {
      return workbook().sha256();
    }
    return Uncheck.get(() -> XlsxFile.sha256(input));
  }

  /** The same of each sheet of inputs that the file has, in their order; none of a CSV file. */
  Map<String, String> sheetsSha256(String workloads) {
    Set<String> inputs = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Tables.ALL.forEach(table -> inputs.add(table.sheet()));
    inputs.add(workloads);
    Map<String, String> hashes = new LinkedHashMap<>();
    for (SheetInfo sheet : bare ? List.<SheetInfo>of() : workbook().sheets()) {
      if (inputs.contains(sheet.name())) {
        hashes.put(sheet.name(), workbook().sha256(sheet));
      }
    }
    return hashes;
  }

  /** The size of the file that was named, in bytes. */
  long size() {
    return Uncheck.get(() -> Files.size(input));
  }

  @Override
  public void close() throws IOException {
    if (book != null) {
      book.close();
    }
    if (prices != null) {
      prices.close();
    }
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }
}
