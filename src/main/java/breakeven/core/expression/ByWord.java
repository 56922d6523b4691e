package breakeven.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One figure for each word or rule: the one that belongs to a code. Blank where the code is blank
 * or out of range.
 */
public final class ByWord extends Expression {
  private final Expression code;
  private final List<Expression> choices;
  private final List<String> words;

  private ByWord(Expression code, List<? extends Expression> choices, List<String> words) {
    this.code = code;
    this.choices = List.copyOf(choices);
    this.words = List.copyOf(words);
  }

  /** The figure that stands for the code's place. */
  public static Expression byWord(Expression code, List<? extends Expression> choices) {
    return new ByWord(code, choices, List.of());
  }

  /**
   * The figure of the code's word.
   *
   * @param figures one for each word that the code may be
   */
  public static Expression byWord(Expression code, Map<String, ? extends Expression> figures) {
    if (!figures.keySet().equals(Set.copyOf(code.words()))) {
      throw new IllegalArgumentException(figures.keySet() + " for " + code.words());
    }
    return new ByWord(
        code,
        code.words().stream().map(word -> Objects.requireNonNull(figures.get(word))).toList(),
        List.of());
  }

  /** The word that stands for the code's place: its index in {@code words}. */
  public static Expression toWord(Expression code, List<String> words, List<String> choices) {
    List<Expression> codes = new ArrayList<>();
    for (String choice : choices) {
      codes.add(Constant.word(choice, words.indexOf(choice)));
      if (!words.contains(choice)) {
        throw new IllegalArgumentException("no word " + choice);
      }
    }
    return new ByWord(code, codes, words);
  }

  /** The word of the code's place, where some places take the word of another expression. */
  public static Expression toWordOr(
      Expression code, List<String> words, List<? extends Expression> choices) {
    return new ByWord(code, choices, words);
  }

  /** What chooses: a word, or the number of a rule from 0. */
  public Expression code() {
    return code;
  }

  /** What stands for each word or rule, in their order. */
  public List<Expression> choices() {
    return choices;
  }

  @Override
  public List<String> words() {
    return words;
  }

  /** Whether each word of the code only stands for itself in another list of words. */
  public boolean renames() {
    List<String> from = code.words();
    if (from.isEmpty() || from.size() != choices.size()) {
      return false;
    }
    for (int i = 0; i < from.size(); i++) {
      boolean same =
          choices.get(i) instanceof Constant word
              && word.isWord()
              && word.name().equals(from.get(i));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  @Override
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    return rows.lookUp(code, choices, choice -> month, month, out, depth);
  }

  @Override
  public List<Expression> parts() {
    List<Expression> parts = new ArrayList<>();
    parts.add(code);
    parts.addAll(choices);
    return parts;
  }
}
