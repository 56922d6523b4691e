package breakeven.app.imports;

import breakeven.app.batch.Progress;
import breakeven.exchange.files.FileKind;
import breakeven.exchange.files.ZippedFiles;
import breakeven.exchange.usage.UsageAsk;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings files of any kind into a workbook: each is looked at, and taken for what it is. Rates come
 * first and prices next, so that bills are compared with what holds then. All come in, or nothing.
 */
public final class FileImport {
  /**
   * Imports, and tells line by line what came of it.
   *
   * @param out what it takes holds where nothing was refused
   */
  public Imported run(ImportRequest request, Progress progress, Consumer<String> out)
      throws IOException {
    ReadFiles files = new ReadFiles();
    try (ImportBook book = new ImportBook(request.into(), progress)) {
      Map<FileKind, List<Path>> kinds = kinds(request, mapped(request, book), files);
      if (files.whole()) {
        requireTaken(request.options(), kinds.keySet());
      }
      for (Map.Entry<FileKind, List<Path>> each : kinds.entrySet()) {
        files.read(
            () -> {
              take(each.getKey(), request, each.getValue(), book, files, progress, out);
              return "";
            });
      }
      if (files.whole()) {
        book.finish(out);
        return new Imported(List.of(), List.of());
      }
      List<String> read = new ArrayList<>(files.read());
      if (!read.isEmpty()) {
        read.add("Nothing is imported: " + request.into().book() + " stays as it is");
      }
      return new Imported(read, files.refused());
    }
  }

  private static void take(
      FileKind kind,
      ImportRequest request,
      List<Path> paths,
      ImportBook book,
      ReadFiles files,
      Progress progress,
      Consumer<String> out)
      throws IOException {
    switch (kind) {
      case RATES -> new RatesImport(request.asOf(), out).take(book, paths, files);
      case PRICES -> new PriceImport().take(book, request.of(paths), files, progress, out);
      case USAGE -> new UsageImport().take(book, request.of(paths), files, progress, out);
    }
  }

  /** What is said of logs, with the columns that the workbook keeps where none are given. */
  private static UsageAsk mapped(ImportRequest request, ImportBook book) {
    try {
      return request.ask().mapping().columns().isEmpty()
          ? request.ask().with(KeptMapping.known(book.workbook()))
          : request.ask();
    } catch (BadInput e) {
      // A price list needs no mapping; whoever reads a log says what is wrong with it.
      return request.ask();
    }
  }

  private static Map<FileKind, List<Path>> kinds(
      ImportRequest request, UsageAsk ask, ReadFiles files) throws IOException {
    Map<FileKind, List<Path>> kinds = new EnumMap<>(FileKind.class);
    for (Path given : request.files()) {
      files.read(
          () -> {
            for (Path path : ZippedFiles.unpacked(List.of(given))) {
              FileKind kind = kind(path, request.as(), ask);
              kinds.computeIfAbsent(kind, each -> new ArrayList<>()).add(path);
            }
            return "";
          });
    }
    return kinds;
  }

  /** What is nothing that is known is left to the reader of bills, which says what it has. */
  private static FileKind kind(Path path, @Nullable FileKind as, UsageAsk ask) {
    Set<FileKind> kinds = FileKind.of(path, ask);
    if (as != null && (kinds.isEmpty() || kinds.contains(as))) {
      return as;
    }
    if (kinds.size() > 1) {
      throw new BadInput(
          path
              + " could be "
              + kinds.stream().map(FileKind::title).collect(Collectors.joining(" or "))
              + ": say which with "
              + kinds.stream()
                  .map(kind -> "--as " + kind.word())
                  .collect(Collectors.joining(" or ")));
    }
    return kinds.isEmpty() ? FileKind.USAGE : kinds.iterator().next();
  }

  /** An option that no file knows was meant for another one. */
  private static void requireTaken(Map<String, FileKind> options, Set<FileKind> kinds) {
    options.forEach(
        (option, kind) -> {
          if (!kinds.contains(kind)) {
            throw new BadInput(
                option + " is of " + kind.title() + ", and none of the files is one: leave it out");
          }
        });
  }
}
