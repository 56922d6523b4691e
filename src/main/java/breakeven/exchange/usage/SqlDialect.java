package breakeven.exchange.usage;

import java.util.List;
import java.util.stream.Collectors;

/** How engines write the few things in SQL that each writes in its own way. */
public enum SqlDialect {
  DUCKDB("VARCHAR") {
    @Override
    String matches(String text, String pattern) {
      return "regexp_full_match(" + text + ", '" + pattern + "')";
    }

    @Override
    String time(String text) {
      return "TRY_CAST(" + text + " AS TIMESTAMP)";
    }

    @Override
    String spelt(String text, String pattern) {
      // It takes spaces anywhere and no heed of an offset; what is written so is soon seen.
      return SPELLINGS.stream()
          .map(each -> text + " LIKE '" + each + "'")
          .collect(
              Collectors.joining(
                  " OR ",
                  "(" + text + " NOT LIKE '% %' AND (",
                  ") OR " + super.spelt(text, pattern) + ")"));
    }

    @Override
    String joined(String text) {
      return "string_agg(" + text + ", ' ')";
    }

    @Override
    String seconds(String time) {
      return "(epoch_us(" + time + ") // 1000000)";
    }

    @Override
    String quotient(String number, long by) {
      return "(" + number + " // " + by + ")";
    }

    @Override
    String sum(String whole) {
      // Of numbers of 64 bits in 128.
      return "sum(" + whole + ")";
    }
  },
  SPARK("STRING") {
    @Override
    String matches(String text, String pattern) {
      return text + " RLIKE '^(" + pattern.replace("\\", "\\\\") + ")$'";
    }

    @Override
    String joined(String text) {
      return "concat_ws(' ', collect_list(" + text + "))";
    }

    @Override
    String seconds(String time) {
      return "unix_seconds(" + time + ")";
    }

    @Override
    String quotient(String number, long by) {
      return "(" + number + " DIV " + by + ")";
    }

    @Override
    String sum(String whole) {
      return "sum(CAST(" + whole + " AS DECIMAL(20, 0)))";
    }
  };

  /**
   * How programs write a second of which it is known that it is one, with a fraction or without.
   */
  private static final List<String> SPELLINGS =
      List.of("____-__-__T__:__:__Z", "____-__-__T__:__:__._%Z", "____-__-__T__:__:__+00:00");

  private static final int SECOND_LETTERS = 19;

  private final String text;

  SqlDialect(String text) {
    this.text = text;
  }

  /** The type of texts. */
  String text() {
    return text;
  }

  /** Whether all of a text matches a pattern. */
  abstract String matches(String text, String pattern);

  /** A time of a text that is a day or second and may say more behind it; null where it is none. */
  String time(String text) {
    return "TRY_CAST(left(" + text + ", " + SECOND_LETTERS + ") AS TIMESTAMP)";
  }

  /** Whether a text that {@link #time} takes is as a pattern says. */
  String spelt(String text, String pattern) {
    return matches(text, pattern);
  }

  /** All texts of a group that are there, with a space between them. */
  abstract String joined(String text);

  /** Whole seconds from 1970 to a time. */
  abstract String seconds(String time);

  /** A whole number divided by another, without what is left. */
  abstract String quotient(String number, long by);

  /** A sum of whole numbers, which may have more digits than each of them. */
  abstract String sum(String whole);
}
