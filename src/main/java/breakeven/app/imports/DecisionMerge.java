package breakeven.app.imports;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.DecisionRows;
import breakeven.app.batch.Progress;
import breakeven.app.batch.ReviewFacts;
import breakeven.app.batch.WorkloadsInput;
import breakeven.core.cycle.Basis;
import breakeven.core.cycle.LogEnd;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.cycle.WorkloadKeys;
import breakeven.core.input.Header;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.RowFilter;
import breakeven.core.input.Texts;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.workbook.write.SheetUpsert;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings the decisions that were typed into hand-outs back into the workbook of the whole. */
public final class DecisionMerge {
  /** A decision that counts, and where it was typed. */
  private record Taken(TypedDecision typed, String where) {}

  /** Workloads that are named of those that a hand-out has no row of. */
  private static final int NAMED = 5;

  private final Map<Integer, Taken> taken = new HashMap<>();
  private int same;
  private int told;

  /**
   * Imports, and tells line by line what came of it.
   *
   * @return whether anything changes
   */
  public boolean run(MergeOptions options, Progress progress, Consumer<String> out)
      throws IOException {
    try (ImportBook book = new ImportBook(options.into(), progress)) {
      DecisionRows whole = DecisionRows.of(book.workbook());
      Header header = whole.header();
      if (whole.sheet() == null) {
        throw new BadInput(
            options.into().book()
                + " has no sheet Decisions of ours: review it, then merge into that");
      }
      WorkloadKeys<TypedDecision> rows = new WorkloadKeys<>();
      whole.typed().forEach(row -> rows.put(row.id(), row.workload(), row));
      DecisionMerge merge = new DecisionMerge();
      List<LogEntry> log = DecisionLogs.chain(book.workbook()).entries();
      for (Path handOut : handOuts(options.folder())) {
        merge.take(handOut, whole.typed(), rows, log, c -> others(book, c, progress), out);
      }
      out.accept(
          merge.taken.size()
              + (merge.taken.size() == 1 ? " decision merged, " : " decisions merged, ")
              + merge.same
              + " there already, "
              + merge.told
              + " not taken");
      SheetUpsert sheet =
          book.sheet(
              DecisionsTable.TABLE,
              "decisions",
              "merge fewer hand-outs",
              workbook -> Optional.ofNullable(header).map(at -> new SheetUpsert.Place(at, 0)));
      merge.taken.forEach((row, one) -> sheet.change(row, cells(one.typed())));
      boolean any = book.write();
      if (options.into().dryRun()) {
        out.accept("nothing was written (--dry-run)");
      } else if (any) {
        out.accept("written to " + book.result());
      }
      return any;
    }
  }

  private static List<Path> handOuts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(
                  file -> {
                    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
                    return (name.endsWith(".xlsx") || name.endsWith(".xlsm"))
                        && !name.startsWith("~$")
                        && !name.startsWith(".");
                  })
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new BadInput(folder + " holds no workbook: give the folder of --split-dir");
      }
      return found;
    }
  }

  /** Tells which workloads of the whole, by ID and name, are not those of a condition. */
  private static BiPredicate<String, String> others(
      ImportBook book, RowFilter.@Nullable Condition condition, Progress progress) {
    if (condition == null) {
      return (id, name) -> false;
    }
    try {
      WorkloadsInput workloads = book.workloads(book.tables(), progress);
      workloads.only(List.of(condition));
      return workloads::leftOut;
    } catch (BadInput e) {
      // Nobody has this unit any more.
      return (id, name) -> true;
    }
  }

  private void take(
      Path handOut,
      List<TypedDecision> listed,
      WorkloadKeys<TypedDecision> whole,
      List<LogEntry> log,
      Function<RowFilter.@Nullable Condition, BiPredicate<String, String>> others,
      Consumer<String> out) {
    String name = String.valueOf(handOut.getFileName());
    List<TypedDecision> typed;
    BiPredicate<String, String> foreign;
    List<String> lacking;
    try (XlsxFile workbook = XlsxFile.open(handOut)) {
      DecisionRows rows = DecisionRows.of(workbook);
      RowFilter.Condition madeFor = ReviewFacts.handedOut(workbook);
      foreign = others.apply(madeFor);
      LogEnd end = ReviewFacts.logEnd(workbook);
      if (end.lines() > 0 && log.stream().map(LogEnd::of).noneMatch(end::equals)) {
        out.accept(
            name
                + ": line "
                + end.lines()
                + " of Decision log is another one here than where it was handed out");
      }
      if (rows.sheet() == null) {
        out.accept(name + " has no sheet Decisions of ours, and is passed over");
        return;
      }
      typed = rows.typed().stream().filter(TypedDecision::any).toList();
      lacking = madeFor == null ? List.of() : lacking(rows.typed(), listed, foreign);
    }
    if (!lacking.isEmpty()) {
      told += lacking.size();
      out.accept(
          name
              + " was made for "
              + String.join(", ", lacking.subList(0, Math.min(NAMED, lacking.size())))
              + (lacking.size() > NAMED ? " and " + (lacking.size() - NAMED) + " more" : "")
              + " too, and has no such row");
    }
    for (TypedDecision one : typed) {
      TypedDecision there = whole.of(one.id(), one.workload());
      if (there == null) {
        told++;
        out.accept(
            said(name, one) + ": no row of Decisions has this ID or name, and it is not taken");
        continue;
      }
      String why = notOwn(one, there, foreign);
      if (why.isEmpty()) {
        take(name, one, there, out);
      } else {
        told++;
        out.accept(said(name, one) + ": not taken, since " + why);
      }
    }
  }

  /** The workloads of a hand-out that it has no row of. */
  private static List<String> lacking(
      List<TypedDecision> rows, List<TypedDecision> whole, BiPredicate<String, String> foreign) {
    WorkloadKeys<TypedDecision> there = new WorkloadKeys<>();
    rows.forEach(row -> there.put(row.id(), row.workload(), row));
    return whole.stream()
        .filter(row -> !foreign.test(row.id(), row.workload()))
        .filter(row -> there.of(row.id(), row.workload()) == null)
        .map(TypedDecision::workload)
        .toList();
  }

  /** Why a row is not one that its hand-out was made for; empty where it is. */
  private static String notOwn(
      TypedDecision one, TypedDecision there, BiPredicate<String, String> foreign) {
    boolean same =
        Texts.fold(one.workload()).equals(Texts.fold(there.workload()))
            && Texts.fold(one.id()).equals(Texts.fold(there.id()));
    return !same
        ? "row "
            + there.row()
            + " of the whole is "
            + there.workload()
            + (there.id().isEmpty() ? "" : " with the ID " + there.id())
        : foreign.test(there.id(), there.workload())
            ? "the workload is not among those that this file was made for"
            : "";
  }

  private void take(String name, TypedDecision one, TypedDecision there, Consumer<String> out) {
    Taken before = taken.get(there.row());
    TypedDecision known = before == null ? there : before.typed();
    if (known.any() && known.same(one)) {
      same++;
      return;
    }
    if (known.any()) {
      told++;
      out.accept(
          said(name, one)
              + ": not taken, since "
              + (before == null ? "the workbook" : before.where())
              + " says "
              + words(known));
      return;
    }
    if (!one.unread().isEmpty()) {
      told++;
      out.accept(said(name, one) + ": not taken, since " + String.join("; ", one.unread()));
      return;
    }
    Basis figures = one.basis();
    if (!figures.agrees(there.basis().to(), there.basis().saving())) {
      out.accept(
          said(name, one)
              + ": decided on the figures of "
              + figures.day()
              + ", which differ from those of "
              + there.basis().day()
              + "; apply refuses it until it is confirmed");
    }
    taken.put(there.row(), new Taken(one, name));
  }

  private static Map<Column, String> cells(TypedDecision one) {
    Basis figures = one.basis();
    Map<Column, String> cells = new LinkedHashMap<>(one.cellTexts());
    cells.put(DecisionsTable.BASIS_DAY, text(figures.day()));
    cells.put(DecisionsTable.BASIS_TO, figures.to());
    cells.put(
        DecisionsTable.BASIS_SAVING,
        Double.isNaN(figures.saving()) ? "" : PlainNumber.text(figures.saving()));
    return cells;
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private static String said(String name, TypedDecision one) {
    return name + ", row " + one.row() + ", " + one.workload() + ": " + words(one);
  }

  private static String words(TypedDecision one) {
    return (one.choice() == null ? "no decision" : one.choice().word())
        + (one.by().isEmpty() ? "" : " by " + one.by())
        + (one.comment().isEmpty() ? "" : " (" + one.comment() + ")");
  }
}
