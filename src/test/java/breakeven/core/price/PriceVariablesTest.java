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
    Stream.of(
            looked.ofPrompted(),
            looked.ofReplacement(),
            looked.ofSmall(),
            looked.ofCandidate(),
            looked.ofGpu(),
            looked.ofTrainingGpu(),
            looked.ofCapacity(),
            looked.ofEmbedding())
        .forEach(byName::addAll);
    assertThat(byName).containsExactlyInAnyOrderElementsOf(variables.all());
  }

  /** Of a figure that belongs to no part nobody is told that its cell cannot be read. */
  @Test
  void everyFigureThatHasACellOfItsOwnBelongsToAPart() {
    PartVariables parts = new PartVariables(looked);
    List<Variable> without = new ArrayList<>(variables.all());
    Stream.of(PriceItem.values()).map(parts::of).forEach(without::removeAll);
    assertThat(without)
        .containsExactlyInAnyOrder(
            looked.promptedRow,
            looked.promptedLastService,
            looked.replacementMonths,
            looked.smallRow,
            looked.smallLastService,
            looked.smallFaults,
            looked.candidateRow,
            looked.trainingEnded,
            looked.lastService,
            looked.lastTraining);
  }
}
