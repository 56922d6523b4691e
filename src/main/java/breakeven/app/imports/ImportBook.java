package breakeven.app.imports;

import breakeven.app.batch.InputFiles;
import breakeven.app.batch.Progress;
import breakeven.app.batch.RunEvents;
import breakeven.app.batch.TablesReader;
import breakeven.app.batch.WorkloadsInput;
import breakeven.core.evaluation.InputTables;
import breakeven.core.table.Table;
import breakeven.workbook.write.SheetUpsert;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.io.function.Uncheck;

/** The workbook that an import changes: what is read of it, what is typed, and how it ends. */
final class ImportBook implements Closeable {
  private final Into into;
  private final BookFile file;
  private final InputFiles opened;
  private final List<SheetUpsert> sheets = new ArrayList<>();

  ImportBook(Into into, Progress progress) throws IOException {
    this.into = into;
    file = BookFile.of(into);
    opened = InputFiles.open(file.path(), progress);
  }

  XlsxFile workbook() {
    return opened.workbook();
  }

  /**
   * Reads the tables beside the workloads, with what is typed so far; of an import nobody asks what
   * is wrong in them.
   */
  InputTables tables() {
    return Uncheck.get(
        () ->
            sheets.stream().noneMatch(SheetUpsert::any) ? TablesReader.read(workbook()) : typed());
  }

  private InputTables typed() throws IOException {
    Path typed = Temporary.file(".xlsx");
    try {
      SheetUpsert.write(workbook(), sheets, Map.of(), typed);
      try (XlsxFile made = XlsxFile.made(typed)) {
        return TablesReader.read(made);
      }
    } finally {
      Files.deleteIfExists(typed);
    }
  }

  WorkloadsInput workloads(InputTables tables, Progress progress) {
    return WorkloadsInput.read(opened, tables.rates().reporting(), progress);
  }

  /** A sheet that takes figures: see {@link SheetUpsert}. */
  SheetUpsert sheet(
      Table table,
      String things,
      String fewer,
      Function<XlsxFile, Optional<SheetUpsert.Place>> finder) {
    SheetUpsert sheet = new SheetUpsert(table, things, fewer, finder);
    sheets.add(sheet);
    return sheet;
  }

  /**
   * Writes what was typed, unless nothing was, or the run is a dry one. Nothing can be read from
   * the workbook then.
   *
   * @return whether anything was typed
   */
  private boolean write() throws IOException {
    boolean any = sheets.stream().anyMatch(SheetUpsert::any);
    if (any && !into.dryRun()) {
      try {
        SheetUpsert.write(workbook(), sheets, Map.of(), file.target());
      } catch (BadInput e) {
        throw file.named(e);
      }
      workbook().close();
      file.finish();
      sheets.forEach(sheet -> RunEvents.event("rows typed {}", sheet.said()));
      RunEvents.written(file.result());
    }
    return any;
  }

  /** Writes, and says behind an empty line what was written, and what to do with it. */
  void finish(Consumer<String> out) throws IOException {
    boolean any = write();
    out.accept("");
    if (!any) {
      out.accept("Nothing to change: " + into.book() + " stays as it is");
    } else if (into.dryRun()) {
      out.accept("Dry run: nothing was written");
    } else {
      Path backup = file.backup();
      String before =
          backup == null ? "" : "; the workbook before the import: " + backup.getFileName();
      out.accept("Wrote " + result() + before);
      out.accept("Next: breakeven review " + argument(result()));
    }
  }

  /** The file that holds the result in the end. */
  Path result() {
    return file.result();
  }

  /** The file as a shell takes it for one argument. */
  private static String argument(Path file) {
    String name = file.toString();
    return name.contains(" ") ? "\"" + name + "\"" : name;
  }

  @Override
  public void close() throws IOException {
    try (file;
        opened) {
      for (SheetUpsert sheet : sheets) {
        sheet.close();
      }
    }
  }
}
