package breakeven.core.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Collects the columns of one sheet while its class is initialised, so that their places in the
 * sheet follow from the order of the fields. What a column is stands in a line of the resource
 * {@code inputs.txt}; its words and a range of its own stand in code.
 */
final class Columns {
  private static final Map<String, List<List<String>>> TABLES = TextTables.read("inputs.txt");
  private static final String NEEDED = "needed";
  private static final String ASSUMPTION = "assumption ";

  private final String sheet;
  private final List<List<String>> lines;
  private final List<Column> columns = new ArrayList<>();

  Columns(String sheet) {
    this.sheet = sheet;
    lines = Objects.requireNonNull(TABLES.get(sheet), sheet);
  }

  /** The next column, with the range of its type. */
  Column column(String header) {
    return plain(line(header));
  }

  private Column plain(List<String> line) {
    return add(line, List.of(), type(line).range());
  }

  /** The same with the accepted range of its numbers. */
  Column column(String header, Range range) {
    return add(line(header), List.of(), range);
  }

  /** The same with the accepted words. */
  Column column(String header, List<String> words) {
    return add(line(header), words, Range.ANY);
  }

  /** The line of a column; those before it that no code names are columns too. */
  private List<String> line(String header) {
    while (columns.size() < lines.size()) {
      List<String> line = lines.get(columns.size());
      if (line.get(0).equals(header)) {
        return line;
      }
      plain(line);
    }
    throw new IllegalStateException(sheet + " has no " + header + " where code has it");
  }

  private static Type type(List<String> line) {
    return Type.valueOf(line.get(2));
  }

  private Column add(List<String> line, List<String> words, Range range) {
    String takes = line.get(3);
    boolean needed = takes.equals(NEEDED);
    boolean assumed = takes.startsWith(ASSUMPTION);
    OptionalDouble constant = OptionalDouble.empty();
    if (!needed && !assumed && !takes.isEmpty()) {
      constant =
          OptionalDouble.of(words.isEmpty() ? Double.parseDouble(takes) : words.indexOf(takes));
    }
    String blank = line.get(4).isEmpty() ? takes : line.get(4);
    Column column =
        new Column(
            sheet,
            columns.size(),
            line.get(0),
            line.get(1),
            type(line),
            needed,
            words,
            range,
            assumed
                ? Assumption.of(takes.substring(ASSUMPTION.length())).orElseThrow().title()
                : null,
            constant,
            blank.isEmpty() ? "not known" : blank,
            line.get(6),
            line.get(5));
    columns.add(column);
    return column;
  }

  /** The table of all columns. */
  Table table(String purpose) {
    lines.subList(columns.size(), lines.size()).forEach(this::plain);
    return new Table(sheet, List.copyOf(columns), purpose);
  }
}
