package breakeven.app.batch;

import breakeven.core.evaluation.InputTables;
import breakeven.core.input.RowFilter.Condition;
import breakeven.core.input.Texts;
import breakeven.core.model.FreeName;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reviews of parts of a portfolio, one for each business unit, owner or the like. */
public final class HandOuts {
  private static final String NONE = "(none)";

  /** UTF-16 units of the name of a file, before its ending. */
  private static final int LONGEST_NAME = 80;

  /** Names that Windows gives no file. */
  private static final Set<String> RESERVED =
      Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3");

  /**
   * Writes a workbook for each value.
   *
   * @return what was written, a line a workbook
   */
  public List<String> run(HandOutOptions options, Progress progress) throws IOException {
    ReviewOptions review = options.review();
    Column column = column(options.column());
    Map<String, String> values = values(review, column, progress);
    Files.createDirectories(options.folder());
    List<String> said = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String value : values.values()) {
      Path file = options.folder().resolve(fileName(value, taken) + ".xlsx");
      if (Files.exists(file) && !review.overwrite()) {
        throw new BadInput(file + " exists; add --overwrite to replace it");
      }
      List<Condition> where = new ArrayList<>(review.where());
      where.add(new Condition(column.header(), true, value));
      new Review()
          .run(
              new ReviewOptions(
                  review.input(),
                  file,
                  review.asOf(),
                  review.overwrite(),
                  review.prices(),
                  null,
                  review.formulas(),
                  review.draws(),
                  null,
                  null,
                  where,
                  review.decimals(),
                  review.shapes(),
                  true),
              Progress.hidden());
      said.add((value.isEmpty() ? NONE : value) + ": written to " + file);
    }
    leftOut(review, progress).ifPresent(said::add);
    return said;
  }

  /** The user's sheets that no hand-out has, since nobody knows whose they are. */
  private static Optional<String> leftOut(ReviewOptions review, Progress progress)
      throws IOException {
    try (InputFiles opened =
        InputFiles.openRows(review.input(), review.prices(), review.decimals(), progress)) {
      XlsxFile book = opened.book();
      List<String> sheets = book == null ? List.of() : ReviewedWorkbook.others(book);
      return sheets.isEmpty()
          ? Optional.empty()
          : Optional.of("left out of all of them: " + String.join(", ", sheets));
    }
  }

  private static Column column(String header) {
    List<Column> texts =
        Workloads.TABLE.columns().stream().filter(one -> one.type() == Type.TEXT).toList();
    return texts.stream()
        .filter(one -> Texts.fold(one.header()).equals(Texts.fold(header)))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "--split-by \""
                        + header
                        + "\" is no column to split by: give one of "
                        + texts.stream().map(Column::header).collect(Collectors.joining(", "))));
  }

  /** The values of the column, each as first typed, in the order of the file. */
  private static Map<String, String> values(ReviewOptions review, Column column, Progress progress)
      throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    try (InputFiles opened =
        InputFiles.openRows(review.input(), review.prices(), review.decimals(), progress)) {
      InputTables tables = TablesReader.read(opened, problem -> {});
      WorkloadsInput workloads = WorkloadsInput.read(opened, tables.rates().reporting(), progress);
      workloads.only(review.where());
      workloads.each(
          batch -> {
            for (int i = 0; i < batch.size(); i++) {
              String typed = batch.texts(column)[i];
              String value = typed == null ? "" : Texts.oneLine(typed);
              values.putIfAbsent(Texts.fold(value), value);
            }
          });
    }
    return values;
  }

  /** A name that every file system takes, and that no other value has. */
  private static String fileName(String value, Set<String> taken) {
    String plain =
        value.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cs}]", "-").replaceAll("[. ]+$", "");
    String name = plain.isEmpty() ? NONE : Texts.first(plain, LONGEST_NAME);
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      name = name + " -";
    }
    return FreeName.of(name, " ", key -> !taken.add(key));
  }
}
