package breakeven.core.expression;

import breakeven.core.table.Column;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A sentence with figures in it, defined once and written for each row. */
public sealed interface Text {
  /** Words as they are. */
  record Words(String words) implements Text {}

  /** A figure of the row; nothing where it is blank. */
  record Figure(Expression value, Style style) implements Text {}

  /** The word that an expression's code stands for; nothing where it is blank. */
  record Word(Expression value) implements Text {}

  /** One text where a flag holds, another elsewhere. */
  record Either(Expression flag, Text then, Text otherwise) implements Text {}

  /** The text of a code's place; nothing where the code is blank. */
  record Chosen(Expression code, List<Text> texts) implements Text {}

  /** Texts one after the other. */
  record Joined(List<Text> texts) implements Text {}

  /** What the run found out about the row in words of its own. */
  record OfRun() implements Text {}

  /**
   * A name that the row looks its prices up by, without the provider before it.
   *
   * @param column the cell that it is typed in, or whose default it is; of a price sheet, the cell
   *     that another name of the row leads to
   * @param otherwise what is said where there is none
   */
  record Name(Column column, Text otherwise) implements Text {
    /** Ends a provider's name. */
    static final String PROVIDER_END = ": ";

    /** A name without its provider. */
    public static String withoutProvider(String name) {
      int end = name.indexOf(PROVIDER_END);
      return end < 0 ? name : name.substring(end + PROVIDER_END.length());
    }
  }

  /** How a figure is written; the same as a spreadsheet's FIXED writes it in English. */
  enum Style {
    /** No decimals: 31,200. */
    WHOLE(0, 1),
    /** One decimal: 42.5. */
    ONE(1, 1),
    /** Two decimals: 0.42. */
    TWO(2, 1),
    /** A fraction of 1 as per cent with one decimal: 12.5. */
    PERCENT(1, 100),
    /** A number of days since 1970 as a day: 2027-01-14. */
    DAY(0, 1);

    private final int decimals;
    private final double times;

    Style(int decimals, double times) {
      this.decimals = decimals;
      this.times = times;
    }

    /** Adds the figure to a text. */
    void put(double value, Utf8 out) {
      if (this == DAY) {
        out.put(LocalDate.ofEpochDay((long) value).toString());
      } else {
        FixedDecimals.put(value * times, decimals, out);
      }
    }
  }

  /**
   * A number with grouping and fixed decimals, rounded half away from zero on the 15 digits that a
   * spreadsheet keeps, and on 6 decimals before: spreadsheets part on 87.64999999999999.
   */
  static String fixed(double value, int decimals) {
    return FixedDecimals.of(value, decimals);
  }

  /** Decimals that a number is rounded to before it is shown with fewer. */
  int FINEST = 6;

  static Text words(String words) {
    return new Words(words);
  }

  static Text figure(Expression value, Style style) {
    return new Figure(value, style);
  }

  static Text word(Expression value) {
    return new Word(value);
  }

  /** One string or text where a flag holds, another elsewhere. */
  static Text either(Expression flag, Object then, Object otherwise) {
    return new Either(flag, of(then), of(otherwise));
  }

  private static Text of(Object part) {
    return part instanceof Text text ? text : new Words(part.toString());
  }

  /** A text that is there only where a flag holds. */
  static Text when(Expression flag, Object... parts) {
    return new Either(flag, join(parts), new Words(""));
  }

  /**
   * Strings and texts one after the other. A string has the texts behind it in its holes: {@code
   * "{} of {}"}.
   */
  static Text join(Object... parts) {
    Deque<Object> rest = new ArrayDeque<>(List.of(parts));
    List<Text> joined = new ArrayList<>();
    while (!rest.isEmpty()) {
      if (rest.peek() instanceof Text text) {
        joined.add(text);
        rest.remove();
      } else {
        String[] words = rest.remove().toString().split("\\{}", -1);
        for (int i = 0; i < words.length; i++) {
          if (i > 0) {
            joined.add((Text) rest.remove());
          }
          if (!words[i].isEmpty()) {
            joined.add(new Words(words[i]));
          }
        }
      }
    }
    return new Joined(joined);
  }
}
