package breakeven.core.input;

import breakeven.core.model.Homoglyphs;
import breakeven.core.model.NearMiss;
import breakeven.core.table.Column;
import breakeven.core.table.TextTables;
import breakeven.core.table.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads words of closed lists, and words that say that nothing is known. */
final class WordTexts {
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

  private static final Map<String, List<List<String>>> WORDS = TextTables.read("words.txt");

  /** What else people type for a word, by the word. */
  private static final Map<String, Set<String>> SAID =
      lists("Said")
          .collect(
              Collectors.toMap(said -> said.get(0), said -> keys(said.subList(1, said.size()))));

  private static final Set<String> UNKNOWN = keys(lists("Unknown").findFirst().orElseThrow());
  private static final Set<String> TOTAL = keys(lists("Total").findFirst().orElseThrow());

  /** Shorter words are other words when one letter differs. */
  private static final int SHORTEST_MISTYPED = 5;

  private WordTexts() {}

  /** The lists of a section of the words. */
  static Stream<List<String>> lists(String name) {
    return Objects.requireNonNull(WORDS.get(name)).stream();
  }

  private static Set<String> keys(List<String> words) {
    return words.stream().map(WordTexts::key).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a text says that nothing is known. */
  static boolean isUnknown(String text) {
    // Most texts are numbers of CSV.
    return !Character.isDigit(text.charAt(0)) && UNKNOWN.contains(key(text));
  }

  /** Whether a text is the name of a total, and says nothing more. */
  static boolean isTotal(String text) {
    return TOTAL.contains(key(text.replace(":", "").strip()));
  }

  /** Whether a text says another word of ours, in another way or language. */
  static boolean says(String text, String word) {
    return SAID.getOrDefault(word, Set.of()).contains(key(text));
  }

  /** Reads such a text as an empty cell; where a cell must not be empty, it is an error. */
  static void readUnknown(Column column, String text, TypedCell cell) {
    if (column.required()) {
      cell.add(
          Finding.error(
              text,
              "This says that the value is not known, and it is needed",
              "Type " + column.title() + ", for example " + column.example()));
      return;
    }
    cell.setEmpty();
    cell.add(
        Finding.warning(
            text, "This is read as an empty cell (" + column.blank() + ")", "Empty the cell"));
  }

  /** Whether a text is a word of a column, or read as one. */
  static boolean isWord(Column column, String text) {
    TypedCell cell = new TypedCell();
    read(column, Texts.trim(text), true, cell);
    return !cell.bad();
  }

  /**
   * Reads a word of a column.
   *
   * @param comparable whether a formula can compare the cell with what is in it
   */
  static void read(Column column, String text, boolean comparable, TypedCell cell) {
    List<String> words = column.words();
    int code = words.indexOf(text);
    String folded = Texts.fold(text);
    for (int i = 0; i < words.size() && code < 0; i++) {
      code = words.get(i).toLowerCase(Locale.ROOT).equals(folded) ? i : -1;
    }
    boolean exact = code >= 0;
    if (!exact && comparable) {
      code = near(column, text);
    }
    if (code < 0) {
      cell.add(unknown(column, text));
      return;
    }
    cell.setNumber(code);
    cell.setText(words.get(code));
    if (!exact) {
      cell.add(readAs(text, words.get(code)));
    }
  }

  /** Reads 1 or 0, TRUE or FALSE, where Yes or No is asked for. */
  static void readYesOrNo(Column column, String found, double value, TypedCell cell) {
    if (column.words().equals(Words.YES_NO) && (value == 0 || value == 1)) {
      int code = value == 1 ? 0 : 1;
      cell.setNumber(code);
      cell.setText(column.words().get(code));
      cell.add(readAs(found, column.words().get(code)));
    } else {
      cell.add(unknown(column, found));
    }
  }

  static Finding readAs(String found, String word) {
    return Finding.warning(found, "This is read as " + word, "Type " + word);
  }

  /** The code of the one word that a text is all but written as; -1 where there is none. */
  private static int near(Column column, String text) {
    List<String> words = column.words();
    String key = key(text);
    boolean yesOrNo = words.equals(Words.YES_NO);
    int same = only(words, word -> !yesOrNo && key(word).equals(key) || says(text, word));
    return same < 0 && !yesOrNo ? mistyped(words, key) : same;
  }

  /** The code of the only word that is one letter away; -1 where there is none, or several. */
  private static int mistyped(List<String> words, String key) {
    int code = only(words, word -> NearMiss.edits(key, key(word)) <= 1);
    return code >= 0 && key(words.get(code)).length() >= SHORTEST_MISTYPED ? code : -1;
  }

  private static int only(List<String> words, Predicate<String> condition) {
    List<String> found = words.stream().filter(condition).toList();
    return found.size() == 1 ? words.indexOf(found.get(0)) : -1;
  }

  /** A word without what does not tell it from others: case, spaces, hyphens. */
  private static String key(String word) {
    return BETWEEN.matcher(Homoglyphs.plain(Texts.fold(word))).replaceAll("");
  }

  /** What is said of a word that is none of a column's. */
  static Finding unknown(Column column, String found) {
    String all = "Type " + CellReader.list(column.words());
    String fix =
        NearMiss.of(found, column.words())
            .map(near -> "Did you mean " + near + "? " + all)
            .orElse(all + CellReader.orEmpty(column));
    return Finding.error(
        found, "The word is not one of this column's" + Homoglyphs.told(found), fix);
  }
}
