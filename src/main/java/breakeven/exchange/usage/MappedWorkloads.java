package breakeven.exchange.usage;

import breakeven.exchange.usage.Mapping.Portion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which workloads a line of one file is of, by the values in its columns. Used for each line. */
final class MappedWorkloads {
  /** Lines of one file have some values again and again; of very many different ones not. */
  private static final int REMEMBERED = 10_000;

  /** A rule, and where the value is that it asks for. */
  private record Asked(Mapping.Rule rule, int field) {}

  private final List<UsageColumns.Place> places = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final String[] values;
  private final Map<List<String>, List<Portion>> known = new HashMap<>();

  /**
   * The rules that are about a file.
   *
   * @param file its name
   */
  MappedWorkloads(Mapping mapping, UsageColumns columns, String file) {
    Map<String, Integer> fields = new LinkedHashMap<>();
    for (Mapping.Rule rule : mapping.rules()) {
      UsageColumns.Place place = columns.place(rule.field());
      boolean about =
          rule.source().matches(file)
              || rule.source().matches(columns.format().title())
              || rule.source().matches(columns.source());
      if (about && place.column() >= 0) {
        Integer field = fields.get(rule.field());
        if (field == null) {
          field = places.size();
          fields.put(rule.field(), field);
          places.add(place);
          names.add(rule.field());
        }
        asked.add(new Asked(rule, field));
      }
    }
    values = new String[places.size()];
    clear();
  }

  /** Whether no rule is about the file. */
  boolean none() {
    return asked.isEmpty();
  }

  boolean wants(int column) {
    for (UsageColumns.Place place : places) {
      if (place.column() == column) {
        return true;
      }
    }
    return false;
  }

  /** Begins another line. */
  void clear() {
    Arrays.fill(values, "");
  }

  void cell(int column, String text) {
    for (int i = 0; i < values.length; i++) {
      if (places.get(i).column() == column) {
        values[i] = places.get(i).value(text);
      }
    }
  }

  /** The workloads of the line; none where no rule is about its values. */
  List<Portion> portions() {
    List<String> key = List.of(values);
    List<Portion> found = known.get(key);
    if (found == null) {
      found = found();
      if (known.size() < REMEMBERED) {
        known.put(key, found);
      }
    }
    return found;
  }

  private List<Portion> found() {
    for (Asked each : asked) {
      if (each.rule().value().matches(values[each.field()])) {
        return each.rule().portions();
      }
    }
    return List.of();
  }

  /** The line by its values, for a list of what is not mapped. */
  String named() {
    @Nullable String first = null;
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        return names.get(i) + ' ' + values[i];
      }
      first = first == null ? names.get(i) : first;
    }
    return first + " (empty)";
  }
}
