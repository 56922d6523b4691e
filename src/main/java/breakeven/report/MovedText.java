package breakeven.report;

import breakeven.economics.Model;
import breakeven.expression.Text;
import breakeven.expression.Variable;
import breakeven.report.Comparison.Change;
import breakeven.report.LastReview.Said;
import breakeven.table.Assumption;
import breakeven.table.Column;
import breakeven.table.Type;
import breakeven.whatif.Moved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has moved, in words: {@code Requests 20,000 → 26,000 (+41,234 GBP); …}; in brackets what it
 * alone does to net saving.
 */
final class MovedText {
  /** Moves that are told; of the others only how many there are. */
  private static final int TOLD = 5;

  private static final String FLAG = "1 or 0";
  private static final String MONEY = "money";

  private final Names names;
  private final String currency;
  private final Map<Variable, Column> columns = new HashMap<>();

  MovedText(Model model, String currency) {
    this.currency = currency;
    names = new Names(model);
    model.inputs.cells().forEach((column, variable) -> columns.put(variable, column));
    for (Map.Entry<Assumption, Variable> row : model.inputs.assumptions().entrySet()) {
      columns.put(row.getValue(), row.getKey().value());
    }
  }

  /** All moves in one text; empty where there is none. */
  String of(Change change) {
    List<Moved> moved = change.moved();
    List<String> parts = new ArrayList<>();
    moved.stream().limit(TOLD).map(this::one).forEach(parts::add);
    if (moved.size() > TOLD) {
      parts.add("and " + (moved.size() - TOLD) + " more");
    }
    if (change.kind() == Comparison.Kind.VERDICT) {
      chance(change, parts);
    }
    return String.join("; ", parts);
  }

  /** The chance of payback follows from all else; alone it turns a verdict too. */
  private static void chance(Change change, List<String> parts) {
    String was = chance(change.last());
    String is = chance(change.now());
    if (!was.equals(is)) {
      parts.add(Columns.CHANCE.toLowerCase(Locale.ROOT) + " " + was + " → " + is);
    }
  }

  private static String chance(@Nullable Said said) {
    return said == null || Double.isNaN(said.chance())
        ? "not drawn"
        : Text.fixed(100 * said.chance(), 1) + "%";
  }

  private String one(Moved moved) {
    String text = what(moved.what());
    double effect = moved.effect();
    if (Double.isNaN(effect) || Math.round(effect) == 0) {
      return text;
    }
    return text + " (" + (effect > 0 ? "+" : "") + Text.fixed(effect, 0) + " " + currency + ")";
  }

  private String what(Moved.What what) {
    if (what instanceof Moved.Named named) {
      return named.column().header() + " " + name(named.last()) + " → " + name(named.now());
    }
    Moved.Figure figure = (Moved.Figure) what;
    Variable variable = figure.variable();
    String unit = unit(variable);
    boolean amounts = isMoney(variable) && !Double.isNaN(figure.last() - figure.now());
    return names.of(variable)
        + " "
        + (amounts
            ? Numbers.alike(figure.last(), figure.now(), " → ")
            : figure(variable, figure.last()) + " → " + figure(variable, figure.now()))
        + (unit.isEmpty() ? "" : " " + unit);
  }

  private boolean isMoney(Variable variable) {
    Column column = columns.get(variable);
    return column == null ? variable.unit().startsWith(MONEY) : column.type() == Type.MONEY;
  }

  /** What an amount is in, or a figure from a price table; empty where its name says enough. */
  private String unit(Variable variable) {
    Column column = columns.get(variable);
    String unit = column == null ? variable.unit() : column.unit();
    if (isMoney(variable)) {
      String per = column == null ? unit.substring(MONEY.length()) : " " + unit;
      return (currency + per).stripTrailing();
    }
    return column != null || unit.equals(FLAG) ? "" : unit;
  }

  private static String name(String name) {
    return name.isEmpty() ? "none" : name;
  }

  private String figure(Variable variable, double value) {
    Column column = columns.get(variable);
    if (column != null) {
      return TypedFigure.brief(column, value);
    }
    if (Double.isNaN(value)) {
      return "blank";
    }
    return switch (variable.unit()) {
      case FLAG -> value > 0 ? "yes" : "no";
      default -> Numbers.text(value);
    };
  }
}
