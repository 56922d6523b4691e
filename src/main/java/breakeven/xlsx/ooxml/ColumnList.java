package breakeven.xlsx.ooxml;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The {@code cols} element: the user's column formats with ours among them, ascending and without
 * overlap.
 */
final class ColumnList {
  private record Piece(int min, String xml) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final BitSet taken = new BitSet();
  private final String prefix;

  /** Our columns, counted from 0; {@code removed} are old ones of ours, whose formats go. */
  ColumnList(List<ColumnWidth> ours, BitSet removed, String prefix) {
    this.prefix = prefix;
    taken.or(removed);
    for (ColumnWidth c : ours) {
      taken.set(c.column());
      pieces.add(new Piece(c.column(), c.xml(prefix)));
    }
  }

  /**
   * Takes a user's {@code col} tag as it is, cutting out our columns. Numbers in the tag count from
   * 1.
   */
  void add(int min, int max, String tag) {
    int from = min - 1;
    while (from < max) {
      from = taken.nextClearBit(from);
      int next = taken.nextSetBit(from);
      int to = next < 0 ? max : Math.min(max, next);
      if (from < to) {
        pieces.add(
            new Piece(from, from == min - 1 && to == max ? tag : resized(tag, from + 1, to)));
      }
      from = to;
    }
  }

  private static String resized(String tag, int min, int max) {
    return tag.replaceFirst("(\\smin\\s*=\\s*)(\"[^\"]*\"|'[^']*')", "$1\"" + min + "\"")
        .replaceFirst("(\\smax\\s*=\\s*)(\"[^\"]*\"|'[^']*')", "$1\"" + max + "\"");
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** The {@code col} elements one after the other, without the element around them. */
  String inner() {
    StringBuilder xml = new StringBuilder();
    pieces.stream()
        .sorted((a, b) -> Integer.compare(a.min(), b.min()))
        .forEach(p -> xml.append(p.xml()));
    return xml.toString();
  }

  /** The whole element. */
  String xml() {
    return "<" + prefix + "cols>" + inner() + "</" + prefix + "cols>";
  }
}
