package breakeven.core.report;

import breakeven.core.economics.Answer;
import breakeven.core.economics.BreakEvens;
import breakeven.core.expression.ByWord;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.FiguresPrinter;
import breakeven.core.expression.FirstOf;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.expression.WordsPrinter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every line of the model with its figure, its formula in words and the same formula with figures
 * put in. Lines that are 0 or blank are only named.
 */
final class LineSection {
  /** Months of a line that are written where there are more than a year's. */
  private static final int FIRST_MONTHS = 3;

  private static final int ALL_MONTHS = 12;
  private static final int MONTHS_ABREAST = 4;

  /** Groups whose lines are shown whatever their figure. */
  private static final Set<String> ALWAYS = Set.of("Totals", "Results");

  private final Row row;
  private final Page page;
  private final WordsPrinter words;
  private final FiguresPrinter figures;
  private final int horizon;
  private final Set<Variable> asked = new LinkedHashSet<>();

  LineSection(Row row, Page page) {
    this.row = row;
    this.page = page;
    Names names = new Names(row.decision().model);
    words = new WordsPrinter(names::of);
    horizon = (int) row.value(row.decision().model.life.horizon);
    figures = new FiguresPrinter(row.frame(), row.index(), horizon, new Asking());
  }

  /** The variables whose figures were written, in the order in which they were. */
  Set<Variable> asked() {
    return asked;
  }

  void print() {
    String group = "";
    List<String> unused = new ArrayList<>();
    for (Line line : row.decision().model.lines.all()) {
      if (!line.group().equals(group)) {
        fold(unused);
        group = line.group();
        page.heading(group);
      }
      if (unused(line)) {
        unused.add(line.name());
      } else if (line.monthly()) {
        months(line);
      } else {
        line(line);
      }
    }
    fold(unused);
  }

  private void fold(List<String> unused) {
    if (!unused.isEmpty()) {
      page.wrapped("  Not used here: ", 4, String.join(", ", unused) + ".");
      unused.clear();
    }
  }

  private boolean unused(Line line) {
    if (line.monthly()) {
      for (int month = 0; month <= horizon; month++) {
        if (!isNothing(row.frame().values(line, month)[row.index()])) {
          return false;
        }
      }
      return true;
    }
    boolean word = line.unit() == Unit.WORD;
    double value = row.value(line);
    return isNothing(value)
        && !(word && value == 0)
        && answer(line) == null
        && !(line.definition() instanceof FirstOf)
        && !(line.group().equals("Verdict") && hasFigures(line.definition()))
        && !ALWAYS.contains(line.group());
  }

  private static boolean isNothing(double value) {
    return Double.isNaN(value) || value == 0;
  }

  private void line(Line line) {
    page.figure(line.name(), figure(line), unit(line));
    Expression definition = line.definition();
    if (definition instanceof FirstOf first) {
      rules(definition, first);
    } else if (definition instanceof ByWord table && table.code() instanceof FirstOf first) {
      rules(definition, first);
      figures.print(definition);
    } else if (definition instanceof ByWord table && !table.renames()) {
      choice(line, table);
    } else {
      String formula = words.print(definition);
      page.wrapped("      = ", 8, formula);
      if (line.unit() != Unit.FLAG || hasFigures(definition)) {
        figures(line, formula, figures.print(definition));
      }
    }
  }

  private void figures(Line line, String formula, String put) {
    double value = row.value(line);
    String result = Double.isNaN(value) ? "blank" : Numbers.toCalculate(value);
    if (!put.equals(formula) && !put.equals(result)) {
      page.wrapped("      = ", 8, put);
    }
  }

  /** One rule a row, the one that holds marked; with its figures up to that one. */
  private void rules(Expression definition, FirstOf first) {
    int held = (int) figures.value(first);
    List<String> rows = words.rows(definition);
    for (int i = 0; i < rows.size(); i++) {
      page.wrapped(i == held ? "    > " : "      ", 8, rows.get(i));
      if (i <= held && i < first.flags().size() && hasFigures(first.flags().get(i))) {
        String says = i == held ? "yes: " : "no: ";
        page.wrapped("        " + says, 10, figures.print(first.flags().get(i)));
      }
    }
  }

  /** Of a table by word or rule only what holds. */
  private void choice(Line line, ByWord table) {
    double code = figures.value(table.code());
    if (Double.isNaN(code)) {
      return;
    }
    Expression chosen = table.choices().get((int) code);
    List<String> of = table.code().words();
    String word = of.isEmpty() ? Integer.toString((int) code) : of.get((int) code);
    String formula = words.print(chosen);
    page.wrapped(
        "    > ", 8, "where " + words.print(table.code()) + " is " + word + ": " + formula);
    figures(line, formula, figures.print(chosen));
  }

  /** Whether figures are compared, and not only words and flags. */
  private static boolean hasFigures(Expression expression) {
    if (expression instanceof Comparison comparison) {
      return comparison.left().words().isEmpty()
          && comparison.right().words().isEmpty()
          && comparison.left() != Constant.ONE;
    }
    return !(expression instanceof Line)
        && expression.parts().stream().anyMatch(LineSection::hasFigures);
  }

  private void months(Line line) {
    page.line("  " + line.name() + ", " + line.unit().words(row.currency()));
    page.wrapped("      = ", 8, words.print(line.definition()));
    List<String> cells = new ArrayList<>();
    if (line.start() != null) {
      cells.add(month(line, 0));
    }
    for (int month = 1; month <= horizon; month++) {
      if (horizon <= ALL_MONTHS || month <= FIRST_MONTHS || month == horizon) {
        cells.add(month(line, month));
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      text.append(cells.get(i));
      if (i % MONTHS_ABREAST == MONTHS_ABREAST - 1 || i == cells.size() - 1) {
        page.line("      " + text);
        text.setLength(0);
      }
    }
  }

  private String month(Line line, int month) {
    double value = row.frame().values(line, month)[row.index()];
    String figure = Double.isNaN(value) ? "blank" : Numbers.text(value, line.unit());
    String name = "month " + month + ":";
    return name + " ".repeat(Math.max(1, 22 - name.length() - figure.length())) + figure + "  ";
  }

  private String figure(Line line) {
    double value = row.value(line);
    if (Double.isNaN(value)) {
      Answer answer = answer(line);
      String instead = answer == null ? null : answer.words(row.value(answer.rule()));
      return instead != null
          ? instead
          : line == row.decision().model.returns.payback ? "never" : "blank";
    }
    return line.unit() == Unit.WORD
        ? line.words().get((int) value)
        : Numbers.text(value, line.unit());
  }

  private String unit(Line line) {
    double value = row.value(line);
    if (line.unit() == Unit.FLAG) {
      return value > 0 ? "yes" : "no";
    }
    boolean none = line.unit() == Unit.WORD || Double.isNaN(value) || Double.isInfinite(value);
    return none ? "" : line.unit().words(row.currency());
  }

  private @Nullable Answer answer(Line line) {
    BreakEvens be = row.decision().model.breakEvens;
    for (Answer answer :
        List.of(
            row.decision().model.breakEvenVolume.volume,
            be.price,
            be.upfront,
            be.cadence,
            be.lifetime,
            be.utilisation)) {
      if (answer.value() == line) {
        return answer;
      }
    }
    return null;
  }

  /** Writes figures, and remembers which variables were asked for. */
  private final class Asking implements FiguresPrinter.Format {
    @Override
    public String figure(Variable variable, double value) {
      asked.add(variable);
      return Numbers.toCalculate(value);
    }

    @Override
    public String figure(Line line, double value) {
      return Numbers.toCalculate(value);
    }

    @Override
    public String figure(double value) {
      return Numbers.toCalculate(value);
    }
  }
}
