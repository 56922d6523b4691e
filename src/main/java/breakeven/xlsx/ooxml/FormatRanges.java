package breakeven.xlsx.ooxml;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a conditional format of an earlier review of ours from a user's. */
public final class FormatRanges {
  private static final Pattern SQREF = Pattern.compile("\\ssqref\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Pattern RULE = Pattern.compile("<(?:[A-Za-z0-9._-]+:)?cfRule\\b");

  private FormatRanges() {}

  /** Whether all cells of a list of ranges lie in these columns. */
  static boolean inside(@Nullable String sqref, BitSet columns) {
    List<CellRange> ranges = ranges(sqref);
    return !ranges.isEmpty()
        && ranges.stream().allMatch(r -> columns.nextClearBit(r.firstColumn()) > r.lastColumn());
  }

  /**
   * Whether a conditional format makes way for one of ours: it lies in columns of ours alone, and
   * covers the same columns with as many rules.
   *
   * @param columns those of an earlier review
   * @param ours the element that is added
   */
  public static boolean makesWay(@Nullable String sqref, long rules, BitSet columns, String ours) {
    return inside(sqref, columns)
        && columns(sqref).equals(columns(sqref(ours)))
        && rules == rules(ours);
  }

  /**
   * A list of ranges in which those that end with one row end with another; the list itself where
   * none does or it cannot be read.
   */
  static String lengthened(String sqref, int last, int newLast) {
    List<CellRange> ranges = ranges(sqref);
    if (ranges.stream().noneMatch(range -> range.lastRow() == last)) {
      return sqref;
    }
    return ranges.stream()
        .map(range -> range.lastRow() == last ? range.withLastRow(newLast) : range)
        .map(CellRange::toString)
        .collect(Collectors.joining(" "));
  }

  private static @Nullable String sqref(String xml) {
    Matcher sqref = SQREF.matcher(xml);
    return sqref.find() ? sqref.group(1) : null;
  }

  private static List<String> columns(@Nullable String sqref) {
    return ranges(sqref).stream().map(r -> r.firstColumn() + ":" + r.lastColumn()).toList();
  }

  /** How many rules an element has. */
  static long rules(String xml) {
    return RULE.matcher(xml).results().count();
  }

  private static List<CellRange> ranges(@Nullable String sqref) {
    List<CellRange> result = new ArrayList<>();
    for (String text : sqref == null ? new String[0] : sqref.strip().split("\\s+")) {
      CellRange range = CellRange.parse(text);
      if (range == null) {
        return List.of();
      }
      result.add(range);
    }
    return result;
  }
}
