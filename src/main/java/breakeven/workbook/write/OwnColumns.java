package breakeven.workbook.write;

import breakeven.core.input.Header;
import breakeven.core.report.CellContent;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RunLog;
import breakeven.core.table.JsonKeys;
import breakeven.xlsx.ooxml.CustomProperties;
import breakeven.xlsx.read.XlsxFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the result columns are in {@code Workloads}: the places of an earlier review, found by
 * their headers, else the first free columns at the right of the user's own.
 *
 * @param places the column of each result column, from 0, in their order
 * @param old the columns of an earlier review, whose cells are replaced
 */
public record OwnColumns(int[] places, Set<Integer> old) {
  /**
   * Headers that are ours where the workbook names columns of ours, or the day of a review is
   * there, as in files and in the workbooks of earlier editions.
   */
  private static final List<String> MARKS = List.of(Columns.VERDICT, Columns.WHY);

  /** Columns that files and earlier editions have among the others. */
  private static final List<String> FURTHER =
      Stream.concat(Columns.ONLY_IN_FILES.stream(), Columns.FORMER.stream()).toList();

  /** How far right of the verdict earlier editions wrote Why. */
  private static final int[] WHY_APART = {8, 1};

  private static final String NAMED = RunLog.PROGRAM + ": Result columns";

  /** What a sheet has besides the results, behind them and not shown. */
  static final List<ResultColumn> HIDDEN =
      List.of(
          new ResultColumn(Columns.REVIEW_ROW, "", Format.COUNT, 10, "", CellContent.NOTHING),
          new ResultColumn(Columns.EDITED, "", Format.COUNT, 10, "", CellContent.NOTHING));

  private static final Pattern NUMBERED = Pattern.compile(" [0-9]+$");

  /** How the first free column is found, once it is known how many are needed. */
  @FunctionalInterface
  public interface FirstFree {
    int column(int needed);
  }

  /**
   * Finds the places of all result columns.
   *
   * @param headerTexts all texts of the header row by column
   * @param named what the workbook says of its columns, as {@link #property} has it
   */
  public static OwnColumns find(
      List<ResultColumn> columns,
      Header header,
      Map<Integer, String> headerTexts,
      String named,
      FirstFree firstFree) {
    TreeSet<Integer> old = new TreeSet<>(earlier(columns, header, headerTexts, named).values());
    // Whatever the order in which a user has moved them: cells are written from left to right. A
    // file has more of our columns than a sheet; those that are left over at the end are emptied.
    List<Integer> places = new ArrayList<>(old);
    int missing = columns.size() - places.size();
    if (missing > 0) {
      int free = firstFree.column(missing);
      for (int i = 0; i < missing; i++) {
        places.add(free + i);
      }
      Collections.sort(places);
    }
    int[] first = places.stream().mapToInt(place -> place).limit(columns.size()).toArray();
    return new OwnColumns(first, old);
  }

  /** The same of a sheet, which has the columns that are not shown too. */
  static List<ResultColumn> withHidden(List<ResultColumn> columns) {
    return Stream.concat(columns.stream(), HIDDEN.stream()).toList();
  }

  /**
   * The columns of an earlier review by header, without unit: from its verdict on, so that a user's
   * own "Issues" further left stays. Empty where there was no review.
   */
  public static Map<String, Integer> earlier(
      List<ResultColumn> columns, Header header, Map<Integer, String> headerTexts, String named) {
    Map<String, TreeSet<Integer>> byKey = new HashMap<>();
    headerTexts.forEach((column, text) -> add(byKey, text, column));
    boolean reviewed = !named.isEmpty() || byKey.containsKey(key(Columns.REVIEWED_ON));
    boolean marked = reviewed && MARKS.stream().allMatch(mark -> byKey.containsKey(key(mark)));
    if (!marked && !mostOf(columns, byKey)) {
      return Map.of();
    }
    int first = marked ? first(columns, byKey) : unmarked(columns, byKey);
    Map<String, Integer> found = new HashMap<>();
    int before = -1;
    List<ResultColumn> all = columns.containsAll(HIDDEN) ? columns : withHidden(columns);
    for (ResultColumn column : all) {
      Integer place = at(byKey, column.header()).ceiling(first);
      boolean ours = place != null && header.at(place) == null;
      // A word that no earlier edition wrote is the user's, but where ours stands.
      boolean taken = named.isEmpty() && Columns.NEW.contains(column.header());
      if (place != null && ours && (!taken || place == before + 1)) {
        found.put(column.header(), place);
        before = place;
      }
    }
    if (named.isEmpty()) {
      further(found, header, byKey, first);
    }
    return found;
  }

  /** What only files and earlier editions have is ours between the first and the last of ours. */
  private static void further(
      Map<String, Integer> found, Header header, Map<String, TreeSet<Integer>> byKey, int first) {
    Integer day = at(byKey, Columns.REVIEWED_ON).ceiling(first);
    int last = found.values().stream().mapToInt(place -> place).max().orElse(-1);
    for (String words : FURTHER) {
      Integer place = at(byKey, words).ceiling(first);
      if (place != null
          && header.at(place) == null
          && place <= Math.max(last, day == null ? -1 : day)) {
        found.put(words, place);
      }
    }
  }

  /** Whether most of our headers are there, though one of the marks was deleted or renamed. */
  private static boolean mostOf(List<ResultColumn> columns, Map<String, TreeSet<Integer>> byKey) {
    long there = columns.stream().filter(column -> !at(byKey, column.header()).isEmpty()).count();
    return there > columns.size() / 2;
  }

  /**
   * The verdict left of Why; one of the user's own is further left. Where a verdict under another
   * name is where ours is written, or was by an earlier edition, ours was renamed.
   */
  private static int first(List<ResultColumn> columns, Map<String, TreeSet<Integer>> byKey) {
    int why = at(byKey, Columns.WHY).last();
    Integer verdict = at(byKey, Columns.VERDICT).lower(why);
    if (verdict == null) {
      return at(byKey, Columns.VERDICT).first();
    }
    int now = columns.stream().map(ResultColumn::header).toList().indexOf(Columns.WHY);
    for (int apart : new int[] {now, WHY_APART[0], WHY_APART[1]}) {
      int ours = why - apart;
      boolean renamed =
          byKey.entrySet().stream()
              .anyMatch(
                  each ->
                      each.getValue().contains(ours)
                          && each.getKey().contains(key(Columns.VERDICT)));
      if (verdict < ours && renamed) {
        return ours + 1;
      }
    }
    return verdict;
  }

  /**
   * Where a mark is gone: the verdict, as far left of the next of our columns as it is written,
   * else that one. A verdict further left is the user's own.
   */
  private static int unmarked(List<ResultColumn> columns, Map<String, TreeSet<Integer>> byKey) {
    int next = 1;
    while (at(byKey, columns.get(next).header()).isEmpty()) {
      next++;
    }
    int place = at(byKey, columns.get(next).header()).last();
    Integer verdict = at(byKey, columns.get(0).header()).lower(place);
    return verdict == null || verdict < place - next ? place : verdict;
  }

  /** Under its own name, and under that without the number that makes it unique in a table. */
  private static void add(Map<String, TreeSet<Integer>> byKey, String header, int column) {
    for (String each : List.of(header, NUMBERED.matcher(header.strip()).replaceFirst(""))) {
      byKey.computeIfAbsent(key(each), k -> new TreeSet<>()).add(column);
    }
  }

  private static TreeSet<Integer> at(Map<String, TreeSet<Integer>> byKey, String header) {
    return byKey.getOrDefault(key(header), new TreeSet<>());
  }

  /** A header without its bracket, as headers are compared; a file may have it in one word. */
  private static String key(String header) {
    int bracket = header.indexOf('(');
    String words = bracket > 0 ? header.substring(0, bracket) : header;
    return JsonKeys.of(words).toLowerCase(Locale.ROOT);
  }

  /** The property of a workbook that names the columns of ours that no earlier edition wrote. */
  static CustomProperties.Property property() {
    return new CustomProperties.Property(NAMED, Double.NaN, String.join(", ", Columns.NEW));
  }

  /** What a workbook says of its columns; empty where none of this edition reviewed it. */
  public static String named(@Nullable XlsxFile book) {
    return book == null ? "" : CustomProperties.text(book, NAMED);
  }

  int first() {
    int first = Integer.MAX_VALUE;
    for (int place : places) {
      first = Math.min(first, place);
    }
    return first;
  }

  int last() {
    int last = -1;
    for (int place : places) {
      last = Math.max(last, place);
    }
    return last;
  }
}
