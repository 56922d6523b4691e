package breakeven.workbook.calculation;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which figures stand beside each other in one row: the same figure of each option, kinds of a
 * cost, flags or months under one heading. No figure refers to a row below it.
 */
final class SideBySide {
  /** The column of what is so now, from 0. */
  static final int NOW = 3;

  /** The first column behind where a figure is from. */
  static final int FIRST = 6;

  /** So many figures a row has behind it at most. */
  private static final int MOST = 5;

  /** Characters of their names that can be read in front of them. */
  private static final int ROOM = 82;

  /**
   * How the name of an option's figure ends, or of a kind of cost, its column, and what it is
   * called there.
   */
  private record Option(String ending, int column, String name) {}

  private static final List<Option> OPTIONS =
      List.of(
          new Option(" prompted today", FIRST + 2, "large today"),
          new Option(" small today", FIRST + 3, "small today"),
          new Option(" fine-tuned today", FIRST + 4, "fine-tuned today"),
          new Option(" prompted", NOW, "large"),
          new Option(" small", FIRST, "small"),
          new Option(" fine-tuned", FIRST + 1, "fine-tuned"),
          new Option(" today", FIRST + 2, "today"),
          new Option(" runs", NOW, "runs"),
          new Option(" by token", NOW, "by token"),
          new Option(" people", FIRST, "people"),
          new Option(" evaluation", FIRST + 1, "evaluation"));

  /** Figures of one row: what they are called together, each with its column and its name there. */
  static final class Row {
    final String label;
    final SortedMap<Integer, Expression> figures = new TreeMap<>();
    final SortedMap<Integer, String> names = new TreeMap<>();

    /** A row with nothing in it. */
    Row(String label) {
      this.label = label;
    }

    /** The figure that stands furthest to the left. */
    Expression first() {
      return figures.values().iterator().next();
    }

    /** Which figure is in which column. */
    String legend() {
      List<String> said = new ArrayList<>();
      names.forEach(
          (column, name) -> said.add(column == NOW ? name : (char) ('A' + column) + " " + name));
      return String.join(", ", said);
    }

    /** Whether one more figure finds room, its name too. */
    boolean takes(String name) {
      return figures.size() <= MOST && legend().length() + name.length() + 4 <= ROOM;
    }

    /** Puts a figure behind the others; the label names the first. */
    void add(Expression figure, String name) {
      if (figures.isEmpty()) {
        figures.put(NOW, figure);
      } else {
        int column = FIRST + figures.size() - 1;
        figures.put(column, figure);
        names.put(column, name);
      }
    }
  }

  private final Map<Line, Set<Line>> madeOf;
  private final List<List<String>> blocks;
  private final Map<Line, Row> rows = new HashMap<>();

  /**
   * @param madeOf what each line's formula refers to
   * @param blocks the groups of lines under one title; others are alone
   */
  SideBySide(Map<Line, Set<Line>> madeOf, List<List<String>> blocks) {
    this.madeOf = madeOf;
    this.blocks = blocks;
  }

  /** The row of a line that stands beside others; null elsewhere. */
  @Nullable Row of(Line line) {
    return rows.get(line);
  }

  /** Arranges lines of one value, given in their order. */
  void arrange(List<Line> free) {
    for (Row row : options(free, line -> ((Line) line).name())) {
      for (Map.Entry<Integer, Expression> figure : Map.copyOf(row.figures).entrySet()) {
        Line line = (Line) figure.getValue();
        rows.put(line, row);
        if (circular(row)) {
          rows.remove(line);
          row.figures.remove(figure.getKey());
          row.names.remove(figure.getKey());
        }
      }
    }
    Map<String, Row> alikes = new HashMap<>();
    for (Line line : free) {
      if ((line.unit() == Unit.FLAG || line.unit() == Unit.MONTHS) && !rows.containsKey(line)) {
        String alike =
            blocks.stream()
                    .filter(block -> block.contains(line.group()))
                    .findFirst()
                    .orElse(List.of(line.group()))
                + line.unit().toString();
        Row row = alikes.get(alike);
        if (row != null && row.takes(line.name())) {
          rows.put(line, row);
        }
        if (row == null || !row.takes(line.name()) || circular(row)) {
          row = new Row(line.name());
          alikes.put(alike, row);
        }
        row.add(line, line.name());
        rows.put(line, row);
      }
    }
    rows.values().removeIf(row -> row.figures.size() < 2);
  }

  /** The rows of figures of which more than one option has one. */
  static List<Row> options(
      Collection<? extends Expression> figures, Function<Expression, String> name) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Expression figure : figures) {
      String called = name.apply(figure);
      for (Option option : OPTIONS) {
        if (called.endsWith(option.ending()) || called.contains(option.ending() + ",")) {
          String label = called.replace(option.ending(), "");
          Row row = rows.computeIfAbsent(label, Row::new);
          row.figures.put(option.column(), figure);
          row.names.put(option.column(), option.name());
          break;
        }
      }
    }
    return rows.values().stream().filter(row -> row.figures.size() > 1).toList();
  }

  /** Whether a row refers to another one that refers to it. */
  private boolean circular(Row row) {
    Set<Line> seen = new HashSet<>();
    Deque<Line> next = new ArrayDeque<>(beside(row));
    List<Line> own = List.copyOf(next);
    while (!next.isEmpty()) {
      Line line = next.remove();
      for (Line part : madeOf.getOrDefault(line, Set.of())) {
        Row of = rows.get(part);
        if (of == row && !own.contains(line)) {
          return true;
        }
        for (Line one : of == null ? List.of(part) : beside(of)) {
          if (of != row && seen.add(one)) {
            next.add(one);
          }
        }
      }
    }
    return false;
  }

  private List<Line> beside(Row row) {
    return rows.entrySet().stream()
        .filter(each -> each.getValue() == row)
        .map(Map.Entry::getKey)
        .toList();
  }
}
