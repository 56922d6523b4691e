package breakeven.core.price;

import breakeven.core.input.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows by {@code Name} or {@code Provider: Name}, without regard to case; of several rows the
 * first one. A name that is written otherwise than any is the only one that it equals without
 * spaces, hyphens, underscores and points: {@code GPT 5.4} is {@code gpt-5.4}.
 */
final class Names {
  private static final String BETWEEN = ": ";
  private static final Pattern MARKS = Pattern.compile("[\\s\\-_.\u2010-\u2014]+");

  private final Map<String, List<Integer>> byName = new HashMap<>();
  private final Map<String, List<Integer>> byFullName = new HashMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  /** By the key without marks the names of that key, bare ones and full ones apart. */
  private final Map<String, Map<String, String>> bareByLoose = new HashMap<>();

  private final Map<String, Map<String, String>> fullByLoose = new HashMap<>();

  /** Adds a row; one without a name cannot be meant by anybody. */
  void add(String provider, String name, int index) {
    if (name.isEmpty()) {
      return;
    }
    byName.computeIfAbsent(key(name), key -> new ArrayList<>(1)).add(index);
    byFullName.computeIfAbsent(key(full(provider, name)), key -> new ArrayList<>(1)).add(index);
    names.add(name);
    names.add(full(provider, name));
    loosely(bareByLoose, name);
    loosely(fullByLoose, full(provider, name));
  }

  private static void loosely(Map<String, Map<String, String>> byLoose, String name) {
    byLoose.computeIfAbsent(loose(name), key -> new HashMap<>(1)).putIfAbsent(key(name), name);
  }

  /** A name without what people write in different ways: case, spaces, hyphens, points. */
  private static String loose(String name) {
    return withoutMarks(key(name));
  }

  /** Whether some typed names have it; no names mean all. */
  static boolean among(String name, List<String> typed) {
    return typed.isEmpty() || typed.stream().anyMatch(one -> same(one, name));
  }

  /** A text without spaces, hyphens, underscores and points. */
  static String withoutMarks(String text) {
    return MARKS.matcher(text).replaceAll("");
  }

  /**
   * The name that a typed one is read as, as a row writes it; null where it is written so, or where
   * it may be several or none.
   */
  @Nullable String readAs(String typed) {
    String key = key(typed);
    if (byName.containsKey(key) || byFullName.containsKey(key)) {
      return null;
    }
    String loose = loose(typed);
    Map<String, String> like = bareByLoose.getOrDefault(loose, Map.of());
    Map<String, String> found = like.isEmpty() ? fullByLoose.getOrDefault(loose, Map.of()) : like;
    return found.size() == 1 ? found.values().iterator().next() : null;
  }

  /** A typed name as a row writes it; itself where no row does. */
  String written(String typed) {
    String read = readAs(typed);
    return read == null ? typed : read;
  }

  /** The index of the row that a typed name means; null where there is none. */
  @Nullable Integer find(String typed) {
    List<Integer> all = all(typed);
    return all.isEmpty() ? null : all.get(0);
  }

  /** The indexes of all rows that a typed name may mean, in their order. */
  List<Integer> all(String typed) {
    String key = key(written(typed));
    List<Integer> bare = byName.get(key);
    return bare != null ? bare : byFullName.getOrDefault(key, List.of());
  }

  /** Whether a typed name says no provider. */
  boolean bare(String typed) {
    return byName.containsKey(key(written(typed)));
  }

  /** All names, bare and full, in the order of the rows. */
  Set<String> all() {
    return names;
  }

  /** Provider and name as a workload may write them; the bare name where there is no provider. */
  static String full(String provider, String name) {
    return provider.isEmpty() ? name : provider + BETWEEN + name;
  }

  /** Whether two names are the same, whatever their case and blanks. */
  static boolean same(String a, String b) {
    return key(a).equals(key(b));
  }

  /** How names are compared; spaces at a colon do not count. */
  static String key(String name) {
    return Texts.fold(name).replace(" :", ":").replace(": ", ":");
  }

  /** The part before the name, empty where there is none. */
  static String providerOf(String typed) {
    int at = typed.indexOf(BETWEEN);
    return at < 0 ? "" : typed.substring(0, at).strip();
  }

  /** The part after the provider. */
  static String nameOf(String typed) {
    int at = typed.indexOf(BETWEEN);
    return at < 0 ? typed.strip() : typed.substring(at + BETWEEN.length()).strip();
  }
}
