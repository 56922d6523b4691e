package breakeven.exchange.lists;

import breakeven.core.input.TableRows;
import breakeven.exchange.lists.Candidate.Other;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of several rows counts that speak of one model: the one of the latest day, else of the list
 * that was named first, else the first of its list. What the others say is evidence.
 */
public final class DuplicateRows {
  /**
   * What becomes of a row that has rivals.
   *
   * @param why why it does not count; null where it does
   * @param asNew whether it is a row of its own although it looks like one of the workbook: the
   *     list has that one too, written exactly so
   * @param others what the others say; empty where it does not count
   */
  public record Fate(@Nullable LeftOut why, boolean asNew, List<Other> others) {
    static final Fate ALONE = new Fate(null, false, List.of());
  }

  private final BookRows book;
  private final Map<Integer, Fate> fates = new HashMap<>();
  private final Map<TableRows.Row, List<String>> ambiguous = new LinkedHashMap<>();

  private record Entry(int ordinal, Candidate candidate) {}

  /**
   * @param found the rows that have a rival, by their place among all rows
   */
  public DuplicateRows(BookRows book, Map<Integer, Candidate> found) {
    this.book = book;
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    new TreeMap<>(found)
        .forEach(
            (ordinal, each) ->
                add(groups, target(each.row(), each.book()), new Entry(ordinal, each)));
    Map<String, List<Entry>> own = new LinkedHashMap<>();
    groups.values().forEach(group -> splitOff(group, own));
    groups.values().stream().filter(this::isAmbiguous).forEach(group -> splitAll(group, own));
    groups.values().forEach(group -> settle(group, false));
    own.values().forEach(group -> settle(group, true));
  }

  private static void add(Map<String, List<Entry>> groups, String key, Entry entry) {
    groups.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
  }

  /**
   * What rows have in common that are rivals. Days alone are no rival of a price.
   *
   * @param inBook the workbook's row of that name; null where there is none
   */
  public static String target(ListRow row, TableRows.@Nullable Row inBook) {
    String name = inBook == null ? row.key() : "row " + inBook.sheetRow();
    return row.isDaysAlone() ? "days of " + name : name;
  }

  /** Rows that are spelled otherwise than the workbook's, where their own list has that too. */
  private void splitOff(List<Entry> group, Map<String, List<Entry>> own) {
    List<ListSource> exact =
        group.stream().filter(this::isExact).map(each -> each.candidate().source()).toList();
    for (Entry each : List.copyOf(group)) {
      if (each.candidate().book() != null
          && !isExact(each)
          && exact.contains(each.candidate().source())) {
        group.remove(each);
        add(own, each.candidate().row().key(), each);
      }
    }
  }

  /** Whether rows of several providers speak of a row of the workbook that does not say whose. */
  private boolean isAmbiguous(List<Entry> group) {
    TableRows.Row row = group.isEmpty() ? null : group.get(0).candidate().book();
    return row != null
        && !book.hasProvider(row)
        && group.stream().map(each -> each.candidate().row().provider()).distinct().count() > 1;
  }

  /** Nobody can say which of them is meant: each is a row of its own. */
  private void splitAll(List<Entry> group, Map<String, List<Entry>> own) {
    TableRows.Row row = Objects.requireNonNull(group.get(0).candidate().book());
    ambiguous.put(
        row, group.stream().map(each -> each.candidate().row().provider()).distinct().toList());
    for (Entry each : group) {
      add(own, each.candidate().row().key(), each);
    }
    group.clear();
  }

  /**
   * Rows of the workbook without a provider that the lists have of several, and of which ones: they
   * stay as they are.
   */
  public Map<TableRows.Row, List<String>> ambiguous() {
    return Collections.unmodifiableMap(ambiguous);
  }

  private boolean isExact(Entry each) {
    return book.named(each.candidate().row()) != null;
  }

  private void settle(List<Entry> group, boolean asNew) {
    Entry winner =
        group.stream()
            .min(
                Comparator.comparing(
                        DuplicateRows::day, Comparator.nullsLast(Comparator.reverseOrder()))
                    .thenComparing(each -> each.candidate().source().order())
                    .thenComparing(Entry::ordinal))
            .orElse(null);
    if (winner == null) {
      return;
    }
    List<Other> others = new ArrayList<>();
    for (Entry each : group) {
      if (each != winner) {
        others.add(new Other(each.candidate().row(), each.candidate().source()));
        boolean sameList = each.candidate().source().equals(winner.candidate().source());
        fates.put(
            each.ordinal(),
            new Fate(sameList ? LeftOut.TWICE : LeftOut.OTHER_LIST, asNew, List.of()));
      }
    }
    fates.put(winner.ordinal(), new Fate(null, asNew, others));
  }

  private static @Nullable LocalDate day(Entry each) {
    return each.candidate().source().dayOf(each.candidate().row());
  }

  /** What becomes of a row, by its place among all rows. */
  public Fate fate(int ordinal) {
    return fates.getOrDefault(ordinal, Fate.ALONE);
  }
}
