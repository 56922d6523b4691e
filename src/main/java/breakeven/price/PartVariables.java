package breakeven.price;

import breakeven.expression.Variable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which variables of {@link Looked} make up a {@link Part}. */
final class PartVariables {
  private final Map<Part, List<Variable>> byPart = new EnumMap<>(Part.class);

  PartVariables(Looked looked) {
    byPart.put(Part.PROMPTED, tokens(looked.prompted));
    byPart.put(Part.PROMPTED_INPUT, List.of(looked.prompted.input()));
    byPart.put(Part.PROMPTED_SERVICE, List.of(looked.promptedServedMonths));
    byPart.put(Part.SMALL, tokens(looked.small, looked.smallServedMonths));
    byPart.put(Part.TUNED, tokens(looked.tuned, looked.tunedHosting));
    byPart.put(Part.DATES, List.of(looked.serviceMonths, looked.trainingMonths));
    byPart.put(Part.SIZE, List.of(looked.size, looked.activeSize));
    byPart.put(Part.TRAINING, List.of(looked.trainingPrice, looked.trainingMinimum));
    byPart.put(Part.RENTED, List.of(looked.rentedHour));
    byPart.put(Part.SERVERLESS, List.of(looked.serverlessHour));
    byPart.put(Part.PURCHASE, List.of(looked.purchase, looked.running));
    byPart.put(Part.CAPACITY, List.of(looked.gpusPerReplica, looked.prefill, looked.decode));
    byPart.put(Part.TRAINING_HOUR, List.of(looked.trainingHour));
    byPart.put(Part.TRAINING_HOUR_OWN, List.of(looked.trainingHourOwn));
    byPart.put(Part.TRAINING_CARD, List.of(looked.trainingMemory, looked.trainingPeak));
    byPart.put(Part.EMBEDDING, List.of(looked.embeddingPrice));
    byPart.put(Part.EMBEDDING_FEE, List.of(looked.embeddingFee));
  }

  private static List<Variable> tokens(TokenPrice price, Variable... others) {
    List<Variable> variables = new ArrayList<>(price.variables());
    variables.addAll(List.of(others));
    return List.copyOf(variables);
  }

  List<Variable> of(Part part) {
    return byPart.getOrDefault(part, List.of());
  }
}
