package breakeven.workbook.write;

import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.quoted;

import breakeven.core.report.NumberFormats;
import breakeven.workbook.live.LiveModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sentence with figures, put together once: the text of now, and the formula that gives it from
 * cells.
 */
final class CellSentence {
  private final StringBuilder text = new StringBuilder();
  private final List<Function<LiveModel, String>> parts = new ArrayList<>();

  CellSentence words(String words) {
    text.append(words);
    parts.add(model -> quoted(words));
    return this;
  }

  /** Another sentence behind this one. */
  CellSentence add(CellSentence other) {
    text.append(other.text);
    parts.addAll(other.parts);
    return this;
  }

  /** A text that is a figure of the sheet, and the formula that it comes from. */
  CellSentence text(String now, Function<LiveModel, String> formula) {
    text.append(now);
    parts.add(formula);
    return this;
  }

  /** A whole number, and the formula that it comes from. */
  CellSentence number(double value, Function<LiveModel, String> formula) {
    text.append(Plurals.whole(value));
    parts.add(model -> model.whole(formula.apply(model)));
    return this;
  }

  /** Money, in millions from one million on, and the formula that it comes from. */
  CellSentence amount(double value, Function<LiveModel, String> formula) {
    text.append(NumberFormats.amount(value));
    parts.add(model -> model.amount(formula.apply(model)));
    return this;
  }

  /** One sentence where a condition holds, another elsewhere. */
  CellSentence where(
      boolean holds,
      Function<LiveModel, String> condition,
      CellSentence then,
      CellSentence otherwise) {
    text.append(holds ? then.text : otherwise.text);
    parts.add(
        model -> ifElse(condition.apply(model), then.formula(model), otherwise.formula(model)));
    return this;
  }

  String text() {
    return text.toString();
  }

  /** The formula, without the equals sign. */
  String formula(LiveModel model) {
    return parts.isEmpty()
        ? quoted("")
        : parts.stream().map(part -> part.apply(model)).collect(Collectors.joining("&"));
  }
}
