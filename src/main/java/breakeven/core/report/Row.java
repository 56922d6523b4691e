package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.shape.ChosenCells;
import breakeven.core.shape.ShapeText;
import java.time.LocalDate;

/**
 * One evaluated workload and everything that its figures came from.
 *
 * @param frame holds the figures of every line of the batch
 * @param index the row's place in the batch and in the frame
 * @param used the names that were looked up for it
 * @param chosen which cells of its shape were chosen
 * @param shape its shape in words
 * @param asOf the review date
 */
public record Row(
    Decision decision,
    Frame frame,
    int index,
    WorkloadBatch batch,
    PriceBook prices,
    AssumptionValues assumptions,
    LookupNames used,
    ChosenCells chosen,
    ShapeText shape,
    LocalDate asOf) {

  double value(Line line) {
    return frame.values(line)[index];
  }

  double value(Variable variable) {
    return frame.values(variable)[index];
  }

  boolean holds(Line flag) {
    return value(flag) > 0;
  }

  /** The word of a line of words; empty where it is blank. */
  String word(Line line) {
    double code = value(line);
    return Double.isNaN(code) ? "" : line.words().get((int) code);
  }

  String currency() {
    return prices.rates().reporting();
  }
}
