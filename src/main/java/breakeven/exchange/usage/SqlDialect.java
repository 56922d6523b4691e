package breakeven.exchange.usage;

/** How engines write the few things in SQL that each writes in its own way. */
public enum SqlDialect {
  DUCKDB("VARCHAR") {
    @Override
    String matches(String text, String pattern) {
      return "regexp_full_match(" + text + ", '" + pattern + "')";
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

  /** All texts of a group that are there, with a space between them. */
  abstract String joined(String text);

  /** Whole seconds from 1970 to a time. */
  abstract String seconds(String time);

  /** A whole number divided by another, without what is left. */
  abstract String quotient(String number, long by);

  /** A sum of whole numbers, which may have more digits than each of them. */
  abstract String sum(String whole);
}
