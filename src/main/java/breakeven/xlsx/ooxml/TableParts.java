package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The table that a sheet's rows form, so that our columns can become part of it: cells beside a
 * table stay behind when the user sorts it.
 */
public final class TableParts {
  private static final int MAX_NAME = 255;

  /** The header of a column of the table in which nothing is. */
  private static final String EMPTY = "Empty column";

  private TableParts() {}

  /**
   * What becomes of the table.
   *
   * @param part the table's part; empty where the header row belongs to no table
   * @param xml the new bytes of the part; null where it stays as it is
   * @param headers the texts that our header cells must have, one for each column asked for: unique
   *     in the table
   * @param left the columns of an earlier review that nothing replaces though the user's are behind
   *     them, with the texts of their headers
   * @param refusal why the table was left alone, as the end of a sentence; empty where it was not
   */
  public record Plan(
      String part,
      byte @Nullable [] xml,
      List<String> headers,
      SortedMap<Integer, String> left,
      String refusal) {
    /** Whether our columns are part of a table in the result. */
    public boolean extended() {
      return xml != null;
    }
  }

  /**
   * Works out the table with our columns inside.
   *
   * @param headerRow the row of the headers, from 1
   * @param columns where our columns are, from 0, ascending
   * @param headers the texts of our headers, as many
   * @param removed columns of an earlier review, which these replace
   */
  public static Plan plan(
      XlsxFile file,
      SheetInfo sheet,
      int headerRow,
      int[] columns,
      List<String> headers,
      Set<Integer> removed) {
    if (columns.length != headers.size()) {
      throw new IllegalArgumentException(
          columns.length + " columns, " + headers.size() + " headers");
    }
    LongerTable table = LongerTable.of(file, sheet, headerRow);
    return table == null
        ? new Plan("", null, unique(headers, new HashSet<>()), new TreeMap<>(), "")
        : new Edit(file, table, removed).plan(columns, headers);
  }

  /**
   * Names that differ from each other and from those taken, without regard to case: {@code Verdict
   * 2}.
   */
  private static List<String> unique(List<String> names, Set<String> taken) {
    List<String> result = new ArrayList<>();
    for (String name : names) {
      String base = name.replaceAll("\\s*[\\r\\n]+\\s*", " ");
      base = base.length() > MAX_NAME ? base.substring(0, MAX_NAME) : base;
      String free = base;
      for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
        String suffix = " " + n;
        free = base.substring(0, Math.min(base.length(), MAX_NAME - suffix.length())) + suffix;
      }
      result.add(free);
    }
    return result;
  }

  private static final class Edit {
    private final XlsxFile file;
    private final LongerTable found;
    private final Element table;
    private final CellRange range;
    private final BitSet removed = new BitSet();

    Edit(XlsxFile file, LongerTable found, Set<Integer> removed) {
      this.file = file;
      this.found = found;
      table = found.document().getDocumentElement();
      range = found.range();
      removed.forEach(this.removed::set);
    }

    Plan plan(int[] columns, List<String> headers) {
      List<Element> old = oldColumns();
      Set<String> taken = new HashSet<>();
      for (int i = 0; i < old.size(); i++) {
        if (!removed.get(first() + i)) {
          taken.add(old.get(i).getAttribute("name").toLowerCase(Locale.ROOT));
        }
      }
      List<String> names = unique(headers, taken);
      String refusal = refusal(columns, old.size());
      if (!refusal.isEmpty()) {
        return new Plan(found.part(), null, names, new TreeMap<>(), refusal);
      }
      names.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
      SortedMap<Integer, String> left = left(columns, taken);
      rebuild(columns, names, left, old);
      return new Plan(found.part(), Dom.bytes(found.document()), names, left, "");
    }

    private SortedMap<Integer, String> left(int[] columns, Set<String> taken) {
      SortedMap<Integer, String> left = new TreeMap<>();
      BitSet known = known(columns);
      int end = known.previousSetBit(CellXml.LAST_COLUMN);
      for (int c = known.nextClearBit(first()); c <= end; c = known.nextClearBit(c + 1)) {
        left.put(c, unique(List.of(EMPTY), taken).get(0));
      }
      return left;
    }

    private int first() {
      return range.firstColumn();
    }

    private int last() {
      return range.lastColumn();
    }

    private List<Element> oldColumns() {
      Element list = Dom.child(table, "tableColumns");
      return list == null ? List.of() : Dom.children(list, "tableColumn");
    }

    private String refusal(int[] columns, int count) {
      if (attribute("headerRowCount", "1").equals("0")) {
        return "it has no header row";
      }
      boolean query =
          file.relations(found.part()).stream().anyMatch(r -> r.type().equals("queryTable"));
      if (query || !attribute("tableType", "worksheet").equals("worksheet")) {
        return "it is filled by a query";
      }
      if (count != last() - first() + 1) {
        return "its list of columns does not fit its range";
      }
      return gap(columns) ? "it does not end at the last used column" : "";
    }

    private String attribute(String name, String otherwise) {
      String value = table.getAttribute(name);
      return value.isEmpty() ? otherwise : value;
    }

    /**
     * Whether a column between the table's first and our last would be neither the user's nor ours.
     */
    private boolean gap(int[] columns) {
      BitSet known = known(columns);
      int end = known.previousSetBit(CellXml.LAST_COLUMN);
      known.or(removed);
      return columns.length == 0 || columns[0] <= first() || known.nextClearBit(first()) <= end;
    }

    private BitSet known(int[] columns) {
      BitSet known = new BitSet();
      known.set(first(), last() + 1);
      known.andNot(removed);
      for (int column : columns) {
        known.set(column);
      }
      return known;
    }

    private void rebuild(
        int[] columns, List<String> names, SortedMap<Integer, String> left, List<Element> old) {
      int end = known(columns).previousSetBit(CellXml.LAST_COLUMN);
      Element list = (Element) old.get(0).getParentNode();
      long next = old.stream().mapToLong(e -> number(e.getAttribute("id"))).max().orElse(0) + 1;
      List<Element> result = new ArrayList<>();
      int ours = 0;
      for (int c = first(); c <= end; c++) {
        int at = c - first();
        if (left.containsKey(c)) {
          result.add(column(list, old.get(at).getAttribute("id"), left.get(c)));
          continue;
        }
        if (ours == columns.length || columns[ours] != c) {
          result.add(old.get(at));
          continue;
        }
        boolean replaces = at < old.size() && removed.get(c);
        String id = replaces ? old.get(at).getAttribute("id") : String.valueOf(next++);
        result.add(column(list, id, names.get(ours++)));
      }
      while (list.hasChildNodes()) {
        list.removeChild(list.getFirstChild());
      }
      result.forEach(list::appendChild);
      list.setAttribute("count", String.valueOf(result.size()));
      found.resize(range.withLastColumn(end), filter -> filter.withLastColumn(end));
    }

    private static Element column(Element list, String id, String name) {
      Element column = Dom.like(list, "tableColumn");
      column.setAttribute("id", id);
      column.setAttribute("name", escaped(name));
      return column;
    }

    /**
     * The header cell's text as the attribute writes it: a look-alike of an escape is escaped
     * itself.
     */
    private static String escaped(String name) {
      return name.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    }

    private static long number(String text) {
      return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }
  }
}
