package breakeven.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes texts for the rows of a frame. The figures of a text must be variables or lines, or be
 * made of them without months: they are worked out for the whole batch once and then read row by
 * row.
 */
public final class TextWriter {
  private final Frame frame;
  private final Map<Expression, double[]> values = new HashMap<>();

  public TextWriter(Frame frame) {
    this.frame = frame;
  }

  /** Forgets the figures of the batch before. Call it after each evaluation of the frame. */
  public void next() {
    values.clear();
  }

  /** The text for a row. */
  public String write(Text text, int row) {
    StringBuilder out = new StringBuilder();
    write(text, row, out);
    return out.toString();
  }

  private void write(Text text, int row, StringBuilder out) {
    if (text instanceof Text.Words words) {
      out.append(words.words());
    } else if (text instanceof Text.Figure figure) {
      double value = value(figure.value(), row);
      if (!Double.isNaN(value)) {
        out.append(figure.style().write(value));
      }
    } else if (text instanceof Text.Word word) {
      double code = value(word.value(), row);
      out.append(Double.isNaN(code) ? "" : word.value().words().get((int) code));
    } else if (text instanceof Text.Either either) {
      write(value(either.flag(), row) > 0 ? either.then() : either.otherwise(), row, out);
    } else if (text instanceof Text.Chosen chosen) {
      double code = value(chosen.code(), row);
      if (!Double.isNaN(code)) {
        write(chosen.texts().get((int) code), row, out);
      }
    } else if (text instanceof Text.Joined joined) {
      List<Text> parts = joined.texts();
      for (int i = 0; i < parts.size(); i++) {
        write(parts.get(i), row, out);
      }
    } else if (text instanceof Text.Phrase phrase) {
      write(phrase.text(), row, out);
    }
  }

  /** The value of an expression in a row. */
  public double value(Expression expression, int row) {
    if (expression instanceof Line line) {
      return frame.values(line)[row];
    }
    if (expression instanceof Variable variable) {
      return frame.values(variable)[row];
    }
    return values.computeIfAbsent(expression, this::evaluate)[row];
  }

  private double[] evaluate(Expression expression) {
    double[] out = new double[frame.capacity()];
    double[] result = expression.evaluate(frame, 0, out, 0);
    return result == out ? out : result.clone();
  }
}
