package breakeven.core.economics;

import breakeven.core.expression.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result that is a number or, where there is none, words that say why.
 *
 * @param value the number; blank where words take its place
 * @param rule which rule of the result held: its index in {@code words}
 * @param words the words of each rule; an empty text where the rule gives the number
 */
public record Answer(Line value, Line rule, List<String> words) {
  /** The words in place of a number; null where there is a number. */
  public @Nullable String words(double ruleHeld) {
    String text = words.get((int) ruleHeld);
    return text.isEmpty() ? null : text;
  }
}
