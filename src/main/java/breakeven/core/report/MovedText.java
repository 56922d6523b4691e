package breakeven.core.report;

import breakeven.core.economics.Model;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.report.Comparison.Change;
import breakeven.core.report.LastReview.Said;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.whatif.CauseEffects;
import breakeven.core.whatif.Moved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changed, in words: {@code Volume (+41,234 GBP): Requests 20,000 → 26,000; …}; in brackets
 * what a cause does to the expected saving a year.
 */
final class MovedText {
  /** Moves of a cause that are reported; of the others only how many there are. */
  private static final int TOLD = 3;

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

  /** All that changed, in one text; empty where it is only new or removed. */
  String of(Change change) {
    List<String> parts = new ArrayList<>();
    Comparison.Pairing pairing = change.pairing();
    if (pairing != null) {
      identity(pairing, parts);
    }
    change.causes().forEach(caused -> parts.add(cause(change, caused)));
    CauseEffects effects = change.effects();
    if (effects != null && Math.round(effects.rest()) != 0) {
      parts.add("rest" + amount(effects.rest()));
    }
    if (change.kind() == Comparison.Kind.VERDICT) {
      chance(change, parts);
    }
    return String.join("; ", parts);
  }

  private static void identity(Comparison.Pairing pairing, List<String> parts) {
    if (pairing.rename() != Comparison.Rename.NONE) {
      parts.add("was called " + pairing.nameLast() + " (" + pairing.rename().words() + ")");
    }
    for (Comparison.Edit edit : pairing.edits()) {
      parts.add(edit.column().header() + " " + name(edit.last()) + " → " + name(edit.now()));
    }
  }

  private String cause(Change change, Comparison.Caused caused) {
    CauseEffects effects = change.effects();
    boolean turned = effects != null && effects.turned() == caused.cause();
    String text = caused.cause().words() + effect(caused);
    if (turned) {
      text += " turned the verdict";
    }
    List<String> moves = new ArrayList<>();
    caused.moved().stream().limit(TOLD).map(moved -> what(moved.what())).forEach(moves::add);
    if (caused.moved().size() > TOLD) {
      moves.add("and " + (caused.moved().size() - TOLD) + " more");
    }
    return moves.isEmpty() ? text : text + ": " + String.join(", ", moves);
  }

  /** What it does to what is ready; else to money at stake, which may be pending. */
  private String effect(Comparison.Caused caused) {
    String ready = amount(caused.amount());
    String stake = amount(caused.stake());
    return ready.isEmpty() && !stake.isEmpty()
        ? stake.substring(0, stake.length() - 1) + " at stake)"
        : ready;
  }

  private String amount(double amount) {
    return Double.isNaN(amount) || Math.round(amount) == 0
        ? ""
        : " (" + (amount > 0 ? "+" : "") + Text.fixed(amount, 0) + " " + currency + ")";
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

  private String what(Moved.What what) {
    if (what instanceof Moved.Named named) {
      return named.column().header() + " " + name(named.last()) + " → " + name(named.now());
    }
    if (what instanceof Moved.Rate rate) {
      return rate.currency()
          + " "
          + Numbers.alike(rate.last(), rate.now(), " → ")
          + " "
          + currency
          + " per 1";
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
