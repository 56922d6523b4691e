package breakeven.core.model;

import java.util.Locale;
import java.util.function.Predicate;

/** Names in a space where each may be given once, in which case does not count. */
public final class FreeName {
  private FreeName() {}

  /**
   * The name that is wanted; where that is taken, with the first number from 2 on behind it that
   * makes it free.
   *
   * @param before what is before the number: {@code " "} or {@code "_"}
   * @param taken whether a name, in small letters, is taken
   */
  public static String of(String wanted, String before, Predicate<String> taken) {
    String name = wanted;
    for (int n = 2; taken.test(name.toLowerCase(Locale.ROOT)); n++) {
      name = wanted + before + n;
    }
    return name;
  }
}
