package breakeven.exchange.lists;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The rule by which genai-prices says which names an entry is for. */
final class MatchRule {
  private static final int DEEPEST = 20;

  private MatchRule() {}

  /** Whether a name is meant; a rule of an unknown kind means none. */
  static boolean matches(Value rule, String name) {
    return matches(rule, name.toLowerCase(Locale.ROOT), 0);
  }

  private static boolean matches(Value rule, String name, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    for (Value each : rule.get("or").elements()) {
      if (matches(each, name, depth + 1)) {
        return true;
      }
    }
    if (rule.has("and")) {
      return !rule.get("and").elements().isEmpty()
          && rule.get("and").elements().stream().allMatch(each -> matches(each, name, depth + 1));
    }
    return rule.has("equals") && name.equals(word(rule, "equals"))
        || rule.has("starts_with") && name.startsWith(word(rule, "starts_with"))
        || rule.has("ends_with") && name.endsWith(word(rule, "ends_with"))
        || rule.has("contains") && name.contains(word(rule, "contains"))
        || rule.has("regex") && finds(rule.get("regex").text(), name);
  }

  private static String word(Value rule, String kind) {
    return rule.get(kind).text().toLowerCase(Locale.ROOT);
  }

  private static boolean finds(String pattern, String name) {
    try {
      return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
          .matcher(new Patient(name, new int[1]))
          .find();
    } catch (PatternSyntaxException | Patient.Lost e) {
      return false;
    }
  }

  /** Lets a pattern look at letters only so often: one made to go astray would never end. */
  private record Patient(String text, int[] looks) implements CharSequence {
    private static final int MOST = 100_000;

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks[0] > MOST) {
        throw new Lost();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Patient(text.substring(start, end), looks);
    }

    @Override
    public String toString() {
      return text;
    }

    static final class Lost extends RuntimeException {
      private static final long serialVersionUID = 1;
    }
  }
}
