package breakeven.core.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Collects the columns of one sheet while its class is initialised, so that each column reads as
 * one definition and its place in the sheet follows from the order of the definitions.
 */
final class Columns {
  private final String sheet;
  private final List<Column> columns = new ArrayList<>();

  Columns(String sheet) {
    this.sheet = sheet;
  }

  Draft text(String header) {
    return new Draft(header, "", Type.TEXT);
  }

  Draft word(String header, List<String> words) {
    Draft draft = new Draft(header, "", Type.WORD);
    draft.words = words;
    return draft;
  }

  Draft model(String header) {
    return new Draft(header, "", Type.MODEL);
  }

  Draft gpu(String header) {
    return new Draft(header, "", Type.GPU);
  }

  Draft number(String header, String unit) {
    return new Draft(header, unit, Type.NUMBER).range(Range.NOT_NEGATIVE);
  }

  Draft whole(String header, String unit) {
    return new Draft(header, unit, Type.WHOLE).range(Range.FROM_ONE);
  }

  Draft money(String header, String unit) {
    return new Draft(header, unit, Type.MONEY).range(Range.NOT_NEGATIVE);
  }

  Draft share(String header, String unit) {
    return new Draft(header, unit, Type.SHARE).range(Range.SHARE);
  }

  Draft monthsOrNone(String header) {
    return new Draft(header, "months", Type.MONTHS_OR_NONE).range(Range.ABOVE_ZERO);
  }

  Draft date(String header, String unit) {
    return new Draft(header, unit, Type.DATE);
  }

  /** The table of all columns defined so far. */
  Table table(String purpose) {
    return new Table(sheet, List.copyOf(columns), purpose);
  }

  /** A column being described; {@link #help} ends the description. */
  final class Draft {
    private final String header;
    private final String unit;
    private final Type type;
    private List<String> words = List.of();
    private Range range = Range.ANY;
    private boolean required;
    private @Nullable String assumption;
    private OptionalDouble constant = OptionalDouble.empty();
    private String blank = "not known";
    private String example = "";

    private Draft(String header, String unit, Type type) {
      this.header = header;
      this.unit = unit;
      this.type = type;
    }

    Draft required() {
      required = true;
      blank = "needed";
      return this;
    }

    Draft range(Range range) {
      this.range = range;
      return this;
    }

    /** An empty cell takes the value of a row of {@code Assumptions}. */
    Draft assumed(Assumption row) {
      assumption = row.title();
      blank = "assumption " + row.title();
      return this;
    }

    /** An empty cell takes this number; {@code meaning} says so in words. */
    Draft orElse(double value, String meaning) {
      constant = OptionalDouble.of(value);
      blank = meaning;
      return this;
    }

    /** An empty cell takes this word. */
    Draft orElse(String word) {
      return orElse(words.indexOf(word), word);
    }

    /** What an empty cell means where it takes no value. */
    Draft blank(String meaning) {
      blank = meaning;
      return this;
    }

    Draft example(String cell) {
      example = cell;
      return this;
    }

    /** Adds the column, with its definition. */
    Column help(String help) {
      Column column =
          new Column(
              sheet,
              columns.size(),
              header,
              unit,
              type,
              required,
              words,
              range,
              assumption,
              constant,
              blank,
              help,
              example);
      columns.add(column);
      return column;
    }
  }
}
