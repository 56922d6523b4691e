package breakeven.core.input;

import breakeven.core.table.Column;
import breakeven.core.table.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that is a number with words or signs around it, taken apart: {@code 20k}, {@code €0.90},
 * {@code 12 months}.
 *
 * @param number its digits with their sign, as typed, but without spaces between thousands and with
 *     a 0 before a leading point
 * @param scale 1,000 of {@code k}, and so on; 1 where there is none
 * @param scaleWord the word of the scale; empty where there is none
 * @param currencies the codes and signs of currencies in it, each once
 * @param unit what else is behind the number, as if it was in the bracket of a header
 */
record NumberText(
    String number, double scale, String scaleWord, Set<String> currencies, HeaderText unit) {
  /** Longer texts are remarks, and too long for a formula to compare with. */
  static final int LONGEST = 60;

  private static final String SIGN = "(?:US\\$|\\p{Sc})";

  private static final Pattern FORM =
      Pattern.compile(
          "(?<minus>[+-]?)\\s*(?:(?<before>"
              + SIGN
              + "|[A-Za-z]{3}(?=[ \\d]))\\s*)?(?<sign>[+-]?)"
              + "(?<number>[1-9]\\d{0,2}(?:[ '\u2019]\\d{3})+(?![\\d])(?:[.,]\\d+)?"
              + "|\\.\\d+|\\d+(?:[.,]\\d+)*(?:[eE][+-]?\\d+)?)"
              + "\\s*(?<rest>(?:[\\p{L}\\p{Sc}%(]|/ ?\\p{L}).*)?");

  private static final Pattern SIGNS = Pattern.compile(SIGN);

  private static final Map<String, Double> SCALES =
      Map.of(
          "k",
          1e3,
          "thousand",
          1e3,
          "m",
          1e6,
          "mn",
          1e6,
          "million",
          1e6,
          "b",
          1e9,
          "bn",
          1e9,
          "billion",
          1e9);

  /** Short for million, and for months where these are counted. */
  private static final String M = "m";

  /**
   * The text taken apart for a column; null where it is no such text.
   *
   * @param line the text as one line
   */
  static @Nullable NumberText of(Column column, String line) {
    Matcher parts = FORM.matcher(digits(line));
    if (line.length() > LONGEST || !parts.matches()) {
      return null;
    }
    String sign = parts.group("minus") + parts.group("sign");
    if (sign.length() > 1) {
      return null;
    }
    String digits = parts.group("number").replaceAll("[ '\u2019]", "");
    String number = sign + (digits.startsWith(".") ? "0" : "") + digits;
    Set<String> currencies = new LinkedHashSet<>();
    if (parts.group("before") != null) {
      currencies.add(parts.group("before"));
    }
    String rest = parts.group("rest") == null ? "" : parts.group("rest");
    List<String> words = new ArrayList<>();
    boolean per = false;
    for (String word : SIGNS.matcher(rest).replaceAll(" $0 ").replace("/", " / ").split("[ ()]+")) {
      if (!per && (Currencies.anyCase(word) != null || Currencies.isSign(word))) {
        currencies.add(word);
      } else if (!word.isEmpty()) {
        words.add(word);
      }
      // Behind it is a time: "sek" is a second.
      per = word.equals("/");
    }
    String scale = words.isEmpty() ? "" : scale(column, words.get(0));
    if (!scale.isEmpty()) {
      words.remove(0);
    } else if (words.size() == 1
        && words.get(0).equalsIgnoreCase(M)
        && HeaderText.isMonths(column)) {
      words.set(0, "months");
    }
    return new NumberText(
        number,
        SCALES.getOrDefault(scale, 1.0),
        scale,
        currencies,
        new HeaderText(line, "", String.join(" ", words)));
  }

  /** Digits of other scripts as those of ours: each means one digit. */
  private static String digits(String line) {
    StringBuilder plain = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      plain.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return plain.toString();
  }

  /** The scale that a word is for the figures of a column; empty where it is none. */
  private static String scale(Column column, String word) {
    String scale = word.toLowerCase(Locale.ROOT);
    boolean counted =
        column.type() == Type.NUMBER || column.type() == Type.WHOLE || column.type() == Type.MONEY;
    boolean other = scale.equals(M) && HeaderText.isTime(column) || HeaderText.isScaled(column);
    return counted && !other && SCALES.containsKey(scale) ? scale : "";
  }

  /** Whether what is behind the number is the unit of the column, or nothing. */
  boolean inUnitOf(Column column) {
    if (unit.bracket().isEmpty()) {
      return column.type() != Type.SHARE;
    }
    boolean perCent = unit.bracket().indexOf('%') >= 0 || column.type() != Type.SHARE;
    return unit.isUnitOf(column) && perCent;
  }

  /** Whether it is a number of another currency than a column can be in, or of two. */
  boolean inNoCurrencyOf(Column column) {
    return currencies.size() > (column.type() == Type.MONEY ? 1 : 0);
  }

  /** The code or sign of its currency; null where it has none. */
  @Nullable String currency() {
    return currencies.stream().findFirst().orElse(null);
  }
}
