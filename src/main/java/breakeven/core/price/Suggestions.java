package breakeven.core.price;

import breakeven.core.model.NearMiss;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a name that is not known may have meant: no model that has ended. Looking through all names
 * takes time, so that a name is looked up once, and after very many names no more are.
 */
final class Suggestions {
  private static final int OFFERED = 3;
  private static final int LOOKED_AT = 12;
  private static final int MOST_SEARCHES = 2_000;

  /** A model that ends within so many days comes behind those that live longer. */
  private static final int SOON_DAYS = 90;

  private final LocalDate asOf;
  private final Function<String, @Nullable LocalDate> lastDay;
  private final Map<String, String> found = new HashMap<>();

  /**
   * Suggestions on a day.
   *
   * @param lastDay the last day of service of what a name leads to; null where none is known
   */
  Suggestions(LocalDate asOf, Function<String, @Nullable LocalDate> lastDay) {
    this.asOf = asOf;
    this.lastDay = lastDay;
  }

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
  private String search(String typed, Collection<String> names) {
    boolean full = !Names.providerOf(typed).isEmpty();
    List<String> living = names.stream().filter(name -> ending(name) < 2).toList();
    List<String> alike =
        living.stream().filter(name -> Names.providerOf(name).isEmpty() != full).toList();
    List<String> near = NearMiss.several(typed, alike, LOOKED_AT);
    if (near.isEmpty() && full) {
      near = NearMiss.several(Names.nameOf(typed), living, LOOKED_AT);
    }
    List<String> offered =
        near.stream()
            .sorted(Comparator.comparingInt(this::ending))
            .limit(OFFERED)
            .map(this::withDay)
            .toList();
    return offered.isEmpty() ? "" : "Did you mean " + Sentence.or(offered) + "? ";
  }

  /** 0 for what lives, 1 for what ends soon, 2 for what has ended. */
  private int ending(String name) {
    LocalDate day = lastDay.apply(name);
    return day == null || day.isAfter(asOf.plusDays(SOON_DAYS)) ? 0 : day.isBefore(asOf) ? 2 : 1;
  }

  private String withDay(String name) {
    return ending(name) == 0 ? name : name + " (ends on " + lastDay.apply(name) + ")";
  }
}
