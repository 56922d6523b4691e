package breakeven.exchange.usage;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How engines write the few things in SQL that each writes in its own way. */
public enum SqlDialect {
  DUCKDB("VARCHAR") {
    @Override
    String matches(String text, String pattern) {
      return "regexp_full_match(" + text + ", '" + pattern + "')";
    }

    @Override
    String whole(String text, String number, String pattern) {
      return "(CAST("
          + number
          + " AS VARCHAR) = "
          + text
          + " AND "
          + number
          + " >= 0 OR "
          + super.whole(text, number, pattern)
          + ")";
    }

    @Override
    String time(String text) {
      // It counts no offset either.
      return "coalesce(TRY_CAST(" + text + " AS TIMESTAMP), " + super.time(text) + ")";
    }

    @Override
    String spelt(String text, String time, String pattern) {
      // To write times out again takes a third of a pattern.
      return SPELLINGS.entrySet().stream()
          .map(
              each ->
                  " WHEN "
                      + each.getKey()
                      + " THEN strftime("
                      + time
                      + ", '"
                      + each.getValue()
                      + "')")
          .collect(
              Collectors.joining(
                  "",
                  "(CASE strlen(" + text + ")",
                  " END = " + text + " OR " + super.spelt(text, time, pattern) + ")"));
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

  /** How logs write seconds, by the length of the text. */
  private static final Map<Integer, String> SPELLINGS =
      new TreeMap<>(
          Map.of(
              19,
              "%Y-%m-%d %H:%M:%S",
              20,
              "%Y-%m-%dT%H:%M:%SZ",
              24,
              "%Y-%m-%dT%H:%M:%S.%gZ",
              25,
              "%Y-%m-%dT%H:%M:%S+00:00",
              27,
              "%Y-%m-%dT%H:%M:%S.%fZ"));

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

  /** Whether a text of that number, or of none, is as a pattern of whole numbers says. */
  String whole(String text, String number, String pattern) {
    return number + " IS NOT NULL AND " + matches(text, pattern);
  }

  /** Whether a text of that time is as a pattern says. */
  String spelt(String text, String time, String pattern) {
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
