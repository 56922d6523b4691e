package breakeven.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.expression.Variable;
import breakeven.core.expression.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PriceVariablesTest {
  private final Variables variables = new Variables();
  private final PriceVariables looked = new PriceVariables(variables);

  @Test
  void everyFigureIsWhatOneNameLeadsTo() {
    List<Variable> byName = new ArrayList<>();
    Stream.of(Purpose.values())
        .filter(purpose -> purpose != Purpose.SMALL_CANDIDATE)
        .forEach(purpose -> byName.addAll(purpose.figures(looked)));
    assertThat(byName).containsExactlyInAnyOrderElementsOf(variables.all());
  }

  /** Of a figure that belongs to no part nobody is told that its cell cannot be read. */
  @Test
  void everyFigureThatHasACellOfItsOwnBelongsToAPart() {
    List<Variable> without = new ArrayList<>(variables.all());
    Stream.of(PriceItem.values()).forEach(item -> without.removeAll(item.figures(looked)));
    Stream.of(looked.prompted, looked.replacement, looked.small, looked.rival, looked.tuned)
        .forEach(price -> without.removeAll(price.next()));
    assertThat(without)
        .containsExactlyInAnyOrder(
            looked.promptedRow,
            looked.promptedModel,
            looked.promptedLastService,
            looked.replacementMonths,
            looked.smallRow,
            looked.smallLastService,
            looked.smallFaults,
            looked.rivalRow,
            looked.candidateRow,
            looked.candidateModel,
            looked.trainingEnded,
            looked.serviceOfTune,
            looked.lastService,
            looked.lastTraining);
  }
}
