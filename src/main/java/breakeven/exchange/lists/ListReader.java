package breakeven.exchange.lists;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a price list in JSON, whose values come one by one. Which list it is shows in the values
 * themselves, never in the file's name.
 */
public final class ListReader {
  /** The lists that are read as a resource says. */
  private static final List<Declaration> DECLARED = Declaration.all();

  /** What users call the lists that are known. */
  public static final List<String> TITLES =
      DECLARED.stream().flatMap(each -> each.texts("title").stream()).toList();

  /** For each of them its title, its file, what its figures are and where its day is. */
  public static final List<List<String>> TABLE =
      DECLARED.stream()
          .map(
              each ->
                  Stream.of("title", "its file", "its figures", "its day")
                      .flatMap(name -> each.texts(name).stream())
                      .toList())
          .toList();

  /** What lists call their own day. */
  private static final List<String> DAYS = List.of("updated_at", "date");

  private static final String NEXT_PAGE = "NextPageLink";

  /** How many values that belong to no list we look at before giving up. */
  private static final int STRANGE = 2_000;

  private static final String ELEMENT = "[]";

  private final ListSink out;
  private final List<DeclaredList> formats = new ArrayList<>();

  /** What is told at the root, and beside the entries of an element. */
  private final Map<String, Value> list = new HashMap<>();

  private final Map<String, Value> group = new HashMap<>();
  private @Nullable DeclaredList format;
  private boolean more;
  private long entries;
  private int strange;

  /**
   * A reader that hands on each row.
   *
   * @param context what is known of the workbook and the day
   * @param out takes each row that the list gives
   */
  public ListReader(ListContext context, ListSink out) {
    this.out = out;
    DECLARED.forEach(each -> formats.add(format(each, context)));
  }

  private static DeclaredList format(Declaration declared, ListContext context) {
    return declared.has("match")
        ? new GenAiPrices(declared, context)
        : declared.has("meter")
            ? new MeteredList(declared, context)
            : new DeclaredList(declared, context);
  }

  /**
   * Whether the members of an array or object come one by one: the long ones do, an entry comes as
   * a whole.
   *
   * @param path names of members from the root on; an element of an array is {@code []}
   */
  public boolean opens(List<String> path) {
    String inside = path.isEmpty() ? "" : String.join(".", path) + ".";
    return formats.stream()
        .flatMap(each -> each.places().stream())
        .anyMatch(place -> place.startsWith(inside));
  }

  private static boolean isAt(DeclaredList format, List<String> path) {
    String place = path.size() == 1 && !path.get(0).equals(ELEMENT) ? "*" : String.join(".", path);
    return format.places().contains(place);
  }

  /** Takes the next value. */
  public void value(List<String> path, Value value) {
    String last = path.isEmpty() ? "" : path.get(path.size() - 1);
    if (value.isObject()) {
      entry(path, last, value);
      return;
    }
    if (last.equals(NEXT_PAGE)) {
      more = !value.text().isEmpty();
    }
    boolean inElement = path.size() > 1 && path.get(path.size() - 2).equals(ELEMENT);
    Map<String, Value> told = path.size() == 1 ? list : group;
    if ((path.size() == 1 || inElement) && told.size() < STRANGE) {
      told.put(last, value);
    }
    strange();
  }

  private void entry(List<String> path, String key, Value value) {
    DeclaredList known = format;
    if (known == null) {
      known =
          formats.stream()
              .filter(each -> isAt(each, path) && each.isEntry(value))
              .findFirst()
              .orElse(null);
    }
    if (known == null || !isAt(known, path)) {
      strange();
      return;
    }
    format = known;
    entries += known.models(value);
    if (known.isEntry(value)) {
      Value told = Value.NONE.with("list", Value.object(list)).with("group", Value.object(group));
      known.entry(key, value, told, out);
    } else {
      out.leftOut(LeftOut.NO_PRICE);
    }
  }

  private void strange() {
    strange++;
    if (entries == 0 && strange > STRANGE) {
      throw unknown();
    }
  }

  private static ListFault unknown() {
    return new ListFault(
        "is JSON, but none of the price lists that are known (" + String.join(", ", TITLES) + ")");
  }

  /** The list has ended, and is one that is known. */
  public void finish() {
    if (format == null || entries == 0) {
      throw unknown();
    }
    format.finish(out);
  }

  /** Whether the list says that it goes on in another file. */
  public boolean more() {
    return more;
  }

  /** What users call the list. */
  public String title() {
    return known().title();
  }

  /** Where the list comes from, for the Source of its rows. */
  public String source() {
    return known().source();
  }

  /** The day that is in the list itself; null where none does. */
  public @Nullable LocalDate day() {
    return DAYS.stream()
        .map(name -> Days.parse(list.getOrDefault(name, Value.NONE).text()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Entries read, those that give no row included. */
  public long entries() {
    return entries;
  }

  private DeclaredList known() {
    if (format == null) {
      throw unknown();
    }
    return format;
  }
}
