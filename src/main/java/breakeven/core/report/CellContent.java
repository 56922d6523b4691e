package breakeven.core.report;

import breakeven.core.economics.Answer;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Text;
import java.util.List;

/**
 * What a result cell shows, defined once: its value comes from it, and so does the formula of a
 * workbook that calculates on.
 */
public sealed interface CellContent {
  /** No value. */
  CellContent NOTHING = new Says(Text.words(""));

  /** A figure; words where it is blank, or an empty cell where these are empty too. */
  record Figure(Expression value, String ifBlank) implements CellContent {}

  /** A text; an empty cell where it is empty. */
  record Says(Text text) implements CellContent {}

  /** One where a flag holds, another elsewhere. */
  record Where(Expression flag, CellContent then, CellContent otherwise) implements CellContent {}

  /** One of several by a code; an empty cell where that is blank. */
  record OneOf(Expression code, List<CellContent> choices) implements CellContent {}

  /** What belongs to the run and stays a value: a name, a search, the result of a draw. */
  record OfRun(Value value) implements CellContent {
    /** Gives the cell of a workload. */
    @FunctionalInterface
    public interface Value {
      void put(RowResult row, CellSink cell);
    }
  }

  static CellContent figure(Expression value) {
    return new Figure(value, "");
  }

  static CellContent words(String words) {
    return new Says(Text.words(words));
  }

  static CellContent says(Text text) {
    return new Says(text);
  }

  static CellContent word(Expression value) {
    return new Says(Text.word(value));
  }

  /** The number of an answer, or the words that say why there is none. */
  static CellContent answer(Answer answer) {
    return new OneOf(
        answer.rule(),
        answer.words().stream()
            .map(words -> words.isEmpty() ? figure(answer.value()) : words(words))
            .toList());
  }

  /** The words of an answer alone; an empty cell where there is a number. */
  static CellContent wordsOf(Answer answer) {
    return new OneOf(answer.rule(), answer.words().stream().map(CellContent::words).toList());
  }

  /** Gives the cell of a workload: exactly one call of the sink. */
  default void put(RowResult row, CellSink cell) {
    if (this instanceof Figure figure) {
      double value = row.value(figure.value());
      if (Double.isFinite(value)) {
        cell.number(value);
      } else {
        words(figure.ifBlank(), cell);
      }
    } else if (this instanceof Says says) {
      row.put(says.text(), cell);
    } else if (this instanceof Where where) {
      (row.value(where.flag()) > 0 ? where.then() : where.otherwise()).put(row, cell);
    } else if (this instanceof OneOf one) {
      double code = row.value(one.code());
      (Double.isNaN(code) ? NOTHING : one.choices().get((int) code)).put(row, cell);
    } else if (this instanceof OfRun run) {
      run.value().put(row, cell);
    }
  }

  private static void words(String value, CellSink cell) {
    if (value.isEmpty()) {
      cell.blank();
    } else {
      cell.text(value);
    }
  }
}
