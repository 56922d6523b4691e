package breakeven.core.price;

import breakeven.core.model.NearMiss;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a name that is not known may have meant. Looking through all names takes time, so that a
 * name is looked up once, and after very many names no more are.
 */
final class Suggestions {
  private static final int OFFERED = 3;
  private static final int MOST_SEARCHES = 2_000;

  private final Map<String, String> found = new HashMap<>();

  /**
   * {@code "Did you mean A, B or C? "}; empty where no name is near.
   *
   * @param names bare names and such with their provider
   */
  String of(String typed, Collection<String> names) {
    String known = found.get(typed);
    if (known != null || found.size() >= MOST_SEARCHES) {
      return known == null ? "" : known;
    }
    String suggestion = search(typed, names);
    found.put(typed, suggestion);
    return suggestion;
  }

  /** Names of the same form first: with a provider where one was typed. */
  private static String search(String typed, Collection<String> names) {
    boolean full = !Names.providerOf(typed).isEmpty();
    List<String> alike =
        names.stream().filter(name -> Names.providerOf(name).isEmpty() != full).toList();
    List<String> near = NearMiss.several(typed, alike, OFFERED);
    if (near.isEmpty() && full) {
      near = NearMiss.several(Names.nameOf(typed), names, OFFERED);
    }
    return near.isEmpty() ? "" : "Did you mean " + Sentence.or(near) + "? ";
  }
}
