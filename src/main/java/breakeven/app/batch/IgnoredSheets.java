package breakeven.app.batch;

import breakeven.core.evaluation.InputTables.Origin;
import breakeven.core.input.Finding;
import breakeven.core.input.FirstRows;
import breakeven.core.input.Header;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.Texts;
import breakeven.core.model.NearMiss;
import breakeven.core.model.Place;
import breakeven.core.model.Severity;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionLog;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sheets that are not read, though whoever typed them would think that they count: those with the
 * headers of an input sheet and another name, such as {@code Model prices Nov}, and those of the
 * workbook named for prices that the input has itself.
 *
 * @param origins where each table but that of the workloads was taken from
 */
record IgnoredSheets(Map<Table, Origin> origins, ProblemSink problems) {
  /** With one required header only, as GPU, a list of somebody's own may well have it too. */
  private static final int BESIDE_ONE_REQUIRED = 3;

  /** A sheet's likeness to a table. */
  private record Likeness(Table table, Header header, long columns) {}

  /** Tells those of the input. */
  void ofInput(XlsxFile book) {
    for (SheetInfo sheet : others(book)) {
      Likeness like = likeness(book, sheet, table -> lacks(table) || isMeant(sheet, table));
      if (like != null) {
        unread(sheet, like);
      }
    }
  }

  /**
   * Tells those of the workbook that was named for prices: sheets that the input has itself, and
   * others where the shipped table counts.
   *
   * @throws BadInput where it has none of the sheets that are taken from it
   */
  void ofPrices(XlsxFile book) {
    List<Table> there =
        origins.keySet().stream().filter(table -> book.sheet(table.sheet()).isPresent()).toList();
    if (there.isEmpty()) {
      throw new BadInput(
          book.path()
              + ", named with --prices, has none of the sheets that are taken from it: "
              + origins.keySet().stream().map(Table::sheet).collect(Collectors.joining(", ")));
    }
    there.stream()
        .filter(table -> origins.get(table) == Origin.OWN)
        .forEach(table -> overruled(book, table));
    for (SheetInfo sheet : others(book)) {
      Likeness like =
          likeness(book, sheet, table -> lacks(table) && origins.get(table) == Origin.SHIPPED);
      if (like != null) {
        String wanted = like.table().sheet();
        tell(
            wanted,
            "",
            new Finding(
                Severity.WARNING,
                sheet.name(),
                "A sheet of the workbook named with --prices has the headers of "
                    + wanted
                    + " and another name, and is not read: the shipped table counts",
                rename(wanted)));
      }
    }
  }

  private void overruled(XlsxFile book, Table table) {
    tell(
        table.sheet(),
        "",
        new Finding(
            Severity.WARNING,
            String.valueOf(book.path().getFileName()),
            "This sheet counts, and not the one of the same name in the workbook named with"
                + " --prices",
            "Take this sheet out of the input where the other one is to count"));
  }

  private void unread(SheetInfo sheet, Likeness like) {
    String wanted = like.table().sheet();
    Column first =
        like.table().columns().stream().filter(Column::required).findFirst().orElseThrow();
    Place place = like.header().place(like.header().row(), first);
    boolean lacks = lacks(like.table());
    String instead =
        origins.get(like.table()) == Origin.PRICES ? "that of --prices" : "the shipped table";
    tell(
        sheet.name(),
        place == null ? "" : place.cell(),
        new Finding(
            lacks ? Severity.WARNING : Severity.INFO,
            sheet.name(),
            "The sheet has the headers of %s and another name, and is not read: %s counts"
                .formatted(wanted, lacks ? instead : "the sheet " + wanted),
            lacks ? rename(wanted) : "Nothing, or move the rows that count to " + wanted));
  }

  /** A problem of a sheet as a whole; its cell is only where a reader is led to, or empty. */
  private void tell(String sheet, String cell, Finding finding) {
    problems.add(finding.at(sheet, cell, ""));
  }

  private static String rename(String wanted) {
    return "Name the sheet " + wanted + " if its rows are to count";
  }

  private boolean lacks(Table table) {
    Origin origin = origins.get(table);
    return origin != null && origin != Origin.OWN;
  }

  /**
   * Whether a sheet with the headers of a table is likely to be one. Workloads may well be spread
   * over sheets of any name; others are called nearly as the input sheet is, or as that and more.
   */
  private static boolean isMeant(SheetInfo sheet, Table table) {
    return table.equals(Workloads.TABLE)
        || Texts.fold(sheet.name()).contains(Texts.fold(table.sheet()))
        || NearMiss.isSlip(sheet.name(), table.sheet());
  }

  /** A sheet with the headers of the decision log, and another name; empty where there is none. */
  static Optional<String> log(XlsxFile book) {
    for (SheetInfo sheet : others(book)) {
      FirstRows rows = new FirstRows(sheet.name());
      SheetRows.read(book, sheet, rows);
      if (rows.header(DecisionLog.TABLE) != null) {
        return Optional.of(sheet.name());
      }
    }
    return Optional.empty();
  }

  /** Sheets with cells that are neither input sheets nor of a review. */
  private static Iterable<SheetInfo> others(XlsxFile book) {
    Set<SheetInfo> inputs =
        Tables.ALL.stream()
            .flatMap(table -> book.sheet(table.sheet()).stream())
            .collect(Collectors.toSet());
    Collection<String> ours = ReviewedWorkbook.ownSheets(book).values();
    return book.sheets().stream()
            .filter(SheetInfo::worksheet)
            .filter(sheet -> !inputs.contains(sheet))
            .filter(sheet -> !ours.contains(sheet.name()))
        ::iterator;
  }

  /** The table whose columns a sheet has most of; null where it has none whole. */
  private static @Nullable Likeness likeness(
      XlsxFile book, SheetInfo sheet, Predicate<Table> asked) {
    if (Tables.ALL.stream().noneMatch(asked)) {
      return null;
    }
    FirstRows rows = new FirstRows(sheet.name());
    try {
      SheetRows.read(book, sheet, rows);
    } catch (BadInput e) {
      // A sheet that nobody asked for is handed back as it is, whatever is wrong with it.
      return null;
    }
    Likeness best = null;
    for (Table table : Tables.ALL) {
      Header header = rows.header(table);
      if (header != null) {
        long columns = table.columns().stream().filter(c -> header.indexOf(c) >= 0).count();
        long required = table.columns().stream().filter(Column::required).count();
        boolean enough = required > 1 || columns >= BESIDE_ONE_REQUIRED;
        if (enough && (best == null || columns > best.columns())) {
          best = new Likeness(table, header, columns);
        }
      }
    }
    return best != null && asked.test(best.table()) ? best : null;
  }
}
