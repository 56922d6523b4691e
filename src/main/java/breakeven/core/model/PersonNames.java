package breakeven.core.model;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of people as they are meant: whatever their case, accents, points, commas and order. */
public final class PersonNames {
  private static final Set<Character.UnicodeScript> ALIKE =
      EnumSet.of(
          Character.UnicodeScript.LATIN,
          Character.UnicodeScript.CYRILLIC,
          Character.UnicodeScript.GREEK);

  private PersonNames() {}

  /** Whether two names are those of one person; two that are empty are not. */
  public static boolean same(String one, String other) {
    Set<String> words = words(one);
    return !words.isEmpty() && words.equals(words(other));
  }

  /** Whether one of two different names holds all words of the other. */
  public static boolean alike(String one, String other) {
    Set<String> words = words(one);
    Set<String> others = words(other);
    return !words.isEmpty()
        && !others.isEmpty()
        && !words.equals(others)
        && (words.containsAll(others) || others.containsAll(words));
  }

  /** Whether a name has letters of two alphabets that look alike, which no name has. */
  public static boolean mixed(String name) {
    return name.codePoints()
            .filter(Character::isLetter)
            .mapToObj(Character.UnicodeScript::of)
            .filter(ALIKE::contains)
            .distinct()
            .count()
        > 1;
  }

  private static Set<String> words(String name) {
    String plain =
        Normalizer.normalize(Homoglyphs.plain(name), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
