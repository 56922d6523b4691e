package breakeven.core.economics;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Lines;
import breakeven.core.expression.Unit;
import breakeven.core.expression.VariableGroup;
import breakeven.core.price.PriceVariables;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the model that belong together. Each is one field, which begins with its definition:
 * fields get their values in the order of the text, and in that order lines are calculated and
 * read. So a section is made after those that it names.
 */
public abstract class Section extends VariableGroup {
  public final Model model;
  protected final Inputs in;
  protected final PriceVariables looked;
  protected final Drivers drivers;
  private final Lines lines;

  /** A section under a heading of its own. */
  protected Section(Model model, String heading) {
    this(model);
    heading(heading);
  }

  /** A section whose headings come later. */
  protected Section(Model model) {
    super(model.variables);
    this.model = model;
    in = model.inputs;
    looked = model.looked;
    drivers = model.drivers;
    lines = model.lines;
  }

  /** Starts a new heading for the lines that follow. */
  protected final void heading(String heading) {
    lines.group(heading);
  }

  /** A line with one value a row. */
  protected final Line line(String name, Unit unit, String meaning, Expression definition) {
    return lines.line(name, unit, meaning, definition);
  }

  /** A line with one value a row, and others from the months on in which prices do. */
  protected final Line byDay(String name, Unit unit, String meaning, Expression definition) {
    return lines.dated(name, unit, meaning, definition);
  }

  /** The same of the price of a request, in the reporting currency. */
  protected final Line priceByDay(String name, String meaning, Expression definition) {
    return byDay(name, Unit.MONEY_A_REQUEST, meaning, definition);
  }

  /** A line with a value a month, 0 in month 0. */
  protected final Line months(String name, Unit unit, String meaning, Expression definition) {
    return lines.months(name, unit, meaning, definition);
  }

  /** A line of months that refers to its own month before, with its value in month 0. */
  protected final Line months(
      String name,
      Unit unit,
      String meaning,
      @Nullable Expression start,
      Function<Line, Expression> definition) {
    return lines.months(name, unit, meaning, start, definition);
  }

  /** A line that is 1 or 0. */
  protected final Line flag(String name, String meaning, Expression definition) {
    return line(name, Unit.FLAG, meaning, definition);
  }

  /** An amount over the horizon, or once, in the reporting currency. */
  protected final Line money(String name, String meaning, Expression definition) {
    return line(name, Unit.MONEY, meaning, definition);
  }

  /** An amount of one request, in the reporting currency. */
  protected final Line perRequest(String name, String meaning, Expression definition) {
    return line(name, Unit.MONEY_A_REQUEST, meaning, definition);
  }
}
