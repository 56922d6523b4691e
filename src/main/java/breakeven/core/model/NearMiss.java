package breakeven.core.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the names that a mistyped one may have meant. */
public final class NearMiss {
  private static final Pattern PART = Pattern.compile("\\p{L}+|\\p{N}+");

  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** A name as names are compared. */
  private record Folded(String name, String text, String joined, Set<String> parts) {
    static Folded of(String name) {
      String folded = fold(name);
      return new Folded(name, folded, NearMiss.joined(folded), NearMiss.parts(folded));
    }
  }

  private final List<Folded> names;

  /** Names that many a mistyped one is looked for among. */
  public NearMiss(Collection<String> names) {
    this.names = names.stream().map(Folded::of).toList();
  }

  /** The nearest of the names, or empty where none is near enough to be a slip of the keyboard. */
  public Optional<String> of(String typed) {
    return several(typed, 1).stream().findFirst();
  }

  /** The nearest of the names, or empty where none is near enough to be a slip of the keyboard. */
  public static Optional<String> of(String typed, Collection<String> names) {
    return new NearMiss(names).of(typed);
  }

  /**
   * The nearest names, best first, at most {@code limit}. Near enough is a third of the letters
   * changed, with marks and blanks or without ({@code gpt5x} is near {@code gpt-5}), or one name
   * inside the other, nearest where it begins with the typed one as a word. Nearer still is one
   * with all words and numbers of the typed one, in any order and however joined: {@code A-100} in
   * {@code A100 80GB}. Equally near ones keep their order.
   */
  public static List<String> several(String typed, Collection<String> names, int limit) {
    return new NearMiss(names).several(typed, limit);
  }

  private List<String> several(String typed, int limit) {
    record Scored(String name, double distance, double asWritten) {}
    Folded wanted = Folded.of(typed);
    List<Scored> near = new ArrayList<>();
    for (Folded name : names) {
      double asWritten = distance(wanted.text(), name.text());
      double distance = Math.min(asWritten, distance(wanted.joined(), name.joined()));
      if (distance <= 1.0 / 3) {
        near.add(new Scored(name.name(), distance, asWritten));
      }
      double strange = wanted.parts().size() > 1 ? strange(wanted.parts(), name.parts()) : 1;
      if (strange < 1) {
        near.add(new Scored(name.name(), strange / 10, edits(wanted.text(), name.text())));
      }
    }
    near.sort(Comparator.comparingDouble(Scored::distance).thenComparing(Scored::asWritten));
    return near.stream().map(Scored::name).distinct().limit(limit).toList();
  }

  /** Whether one text is the other with a letter or two mistyped, in a long one a sixth of them. */
  public static boolean isSlip(String typed, String name) {
    int most = Math.max(name.length() > 7 ? 2 : 1, name.length() / 6);
    return edits(fold(typed), fold(name)) <= most;
  }

  /** Whether a text of several words is how a longer name begins. */
  public static boolean isBeginning(String typed, String name) {
    String words = fold(typed);
    return words.indexOf(' ') > 0 && fold(name).startsWith(words + " ");
  }

  /**
   * Letters changed as a part of the longer text, 1 where they are clearly more than a third; a
   * text inside the other one is a near miss.
   */
  private static double distance(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    int shorter = Math.min(a.length(), b.length());
    boolean inside = shorter >= 3 && (a.contains(b) || b.contains(a));
    if (shorter == 0 || !inside && 3 * (longer - shorter) > longer) {
      return 1;
    }
    double changed = (double) edits(a, b) / longer;
    double most = inside ? inside(a, b) + changed / 100 : changed;
    return Math.min(changed, most);
  }

  /** How far a name is that has the typed text in it, or is in it: whole words first. */
  private static double inside(String typed, String name) {
    return typed.startsWith(name + " ") ? 0.1 : beginsWith(name, typed) ? 0.02 : 0.25;
  }

  /** Whether a text begins with another one as a word: A100 in "A100 80GB". */
  private static boolean beginsWith(String text, String word) {
    return text.startsWith(word)
        && text.length() > word.length()
        && !Character.isLetterOrDigit(text.charAt(word.length()));
  }

  /** The share of a name's parts that were not typed; 1 where it lacks one that was. */
  private static double strange(Set<String> typed, Set<String> name) {
    return name.containsAll(typed) ? 1 - (double) typed.size() / (name.size() + 1) : 1;
  }

  /** The words and numbers of a name. */
  private static Set<String> parts(String folded) {
    Set<String> parts = new HashSet<>();
    PART.matcher(folded).results().forEach(found -> parts.add(found.group()));
    return parts;
  }

  /** Letters to insert, remove, replace or swap with their neighbour to turn one into the other. */
  public static int edits(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
        if (swapped(a, i, b, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = above;
      above = row;
    }
    return above[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }

  /** A name without what people write in different ways between its words. */
  private static String joined(String folded) {
    return MARKS.matcher(folded).replaceAll("");
  }

  private static String fold(String text) {
    return Homoglyphs.plain(text.strip()).toLowerCase(Locale.ROOT);
  }
}
