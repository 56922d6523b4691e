package breakeven.exchange.lists;

import breakeven.core.table.TextTables;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * How a price list in JSON is read, as a resource says it. Each line is a name and what it is:
 * {@code input = prices.prompt}. Of several lines of one name the first counts whose value is
 * there.
 *
 * <ul>
 *   <li>A value is a path of names with dots between, in which {@code *} stands for any letters, or
 *       a text in {@code '}. Several with {@code +} between are one text.
 *   <li>{@code if} adds conditions with {@code and} between, which may name the value itself:
 *       {@code [not] PATH} says that it is there, {@code PATH ~ PATTERN} that a text of it matches.
 * </ul>
 */
final class Declaration {
  private static final String FOLDER = "/breakeven/";

  private static final String LISTS = "lists/";

  /** Patterns by name. */
  private static final Map<String, String> PATTERNS =
      Map.of(
          "{zero}", "^(?=.*0)0*+\\.?0*+(e.*)?$",
          "{no text}", ModelNames.NOT_TEXT.pattern(),
          "{embedding}", ModelNames.EMBEDDING.pattern());

  private static final String STEP = "{step}";

  private final Map<String, List<Line>> lines = new HashMap<>();

  /**
   * A value and where it was found.
   *
   * @param field its path within what it is a part of, for a message
   */
  record Found(Value value, String field) {
    private static final Found NOTHING = new Found(Value.NONE, "");
  }

  private record Line(List<String> parts, List<Condition> conditions) {}

  private record Condition(boolean not, String path, @Nullable Pattern pattern) {
    boolean holds(Value scope) {
      return values(path, scope).stream()
              .anyMatch(each -> pattern == null || pattern.matcher(each.written()).find())
          != not;
    }
  }

  /** What some lines say, one a line. */
  Declaration(List<String> text) {
    for (String line : text) {
      String[] sides = line.split(" = ", 2);
      if (sides.length == 1) {
        throw new IllegalArgumentException("says nothing: " + line);
      }
      lines.computeIfAbsent(sides[0], name -> new ArrayList<>()).add(line(sides[1]));
    }
  }

  /** All lists that the program has, by the names of their resources. */
  static List<Declaration> all() {
    return names().stream()
        .sorted()
        .map(name -> new Declaration(TextTables.lines(LISTS + name)))
        .toList();
  }

  /** The resources are in a folder while the program is built, and then in its archive. */
  private static List<String> names() {
    try {
      URI here = Declaration.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path place = Path.of(here);
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.list(place.resolve(FOLDER.substring(1) + LISTS))) {
          return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
      }
      try (ZipFile archive = new ZipFile(place.toFile())) {
        String folder = FOLDER.substring(1) + LISTS;
        return archive.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith(folder) && name.length() > folder.length())
            .map(name -> name.substring(folder.length()))
            .toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the program's own price lists cannot be read", e);
    }
  }

  private static Line line(String text) {
    String[] halves = text.split(" if ", 2);
    List<Condition> conditions = new ArrayList<>();
    for (String each : halves.length == 1 ? new String[0] : halves[1].split(" and ")) {
      boolean not = each.startsWith("not ");
      String[] sides = (not ? each.substring(4) : each).split(" ~ ", 2);
      String pattern = sides.length == 1 ? null : PATTERNS.getOrDefault(sides[1], sides[1]);
      conditions.add(
          new Condition(
              not,
              sides[0],
              pattern == null ? null : Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)));
    }
    return new Line(List.of(halves[0].split(" \\+ ")), conditions);
  }

  private static List<Value> values(String path, Value scope) {
    return path.startsWith("'")
        ? List.of(Value.text(path.substring(1, path.length() - 1)))
        : scope.all(path.replace(STEP, scope.get("step").written()));
  }

  boolean has(String name) {
    return lines.containsKey(name);
  }

  /** The texts of all lines of a name, for those that no record says. */
  List<String> texts(String name) {
    return lines.getOrDefault(name, List.of()).stream()
        .flatMap(line -> values(line.parts().get(0), Value.NONE).stream())
        .map(Value::text)
        .toList();
  }

  /** The values of the first line that has any. */
  List<Found> all(String name, Value scope) {
    for (Line line : lines.getOrDefault(name, List.of())) {
      List<Found> found =
          found(line, scope).stream()
              .filter(each -> !each.value().isNothing())
              .filter(
                  each ->
                      line.conditions().isEmpty() || holds(line, scope.with(name, each.value())))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static boolean holds(Line line, Value scope) {
    return line.conditions().stream().allMatch(each -> each.holds(scope));
  }

  private static List<Found> found(Line line, Value scope) {
    if (line.parts().size() == 1) {
      String path = line.parts().get(0);
      String field = path.substring(path.indexOf('.') + 1);
      return values(path, scope).stream().map(each -> new Found(each, field)).toList();
    }
    StringBuilder text = new StringBuilder();
    for (String part : line.parts()) {
      values(part, scope).forEach(each -> text.append(each.text()));
    }
    return List.of(new Found(Value.text(text.toString()), ""));
  }

  /** The first value; {@link Value#NONE} where none is there. */
  Found first(String name, Value scope) {
    List<Found> all = all(name, scope);
    return all.isEmpty() ? Found.NOTHING : all.get(0);
  }

  /** The text that the first value is; empty where none is there, or it is none. */
  String text(String name, Value scope) {
    return first(name, scope).value().text();
  }
}
