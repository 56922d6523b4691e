package breakeven.core.price;

import breakeven.core.expression.Variable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which variables of {@link PriceVariables} make up a {@link PriceItem}. */
final class PartVariables {
  private final Map<PriceItem, List<Variable>> byPart = new EnumMap<>(PriceItem.class);

  PartVariables(PriceVariables looked) {
    byPart.put(PriceItem.PROMPTED, prices(looked.prompted));
    byPart.put(PriceItem.PROMPTED_INPUT, List.of(looked.prompted.input()));
    byPart.put(PriceItem.PROMPTED_SERVICE, List.of(looked.promptedServedMonths));
    byPart.put(PriceItem.REPLACEMENT, prices(looked.replacement, looked.replacement.context()));
    byPart.put(PriceItem.PROMPTED_CONTEXT, List.of(looked.prompted.context()));
    byPart.put(
        PriceItem.SMALL, prices(looked.small, looked.small.context(), looked.smallServedMonths));
    byPart.put(PriceItem.TUNED, prices(looked.tuned, looked.tunedHosting));
    byPart.put(
        PriceItem.DATES,
        List.of(looked.serviceMonths, looked.trainingMonths, looked.tuned.context()));
    byPart.put(PriceItem.SIZE, List.of(looked.size, looked.activeSize));
    byPart.put(PriceItem.TRAINING, List.of(looked.trainingPrice, looked.trainingMinimum));
    byPart.put(PriceItem.RENTED, List.of(looked.rentedHour, looked.rentedUnits));
    byPart.put(PriceItem.SERVERLESS, List.of(looked.serverlessHour));
    byPart.put(PriceItem.PURCHASE, List.of(looked.purchase, looked.running));
    byPart.put(PriceItem.CAPACITY, List.of(looked.gpusPerReplica, looked.prefill, looked.decode));
    byPart.put(PriceItem.TRAINING_HOUR, List.of(looked.trainingHour, looked.trainingUnits));
    byPart.put(
        PriceItem.TRAINING_HOUR_OWN, List.of(looked.trainingHourOwn, looked.trainingUnitsOwn));
    byPart.put(PriceItem.TRAINING_CARD, List.of(looked.trainingMemory, looked.trainingPeak));
    byPart.put(PriceItem.EMBEDDING, List.of(looked.embeddingPrice));
    byPart.put(PriceItem.EMBEDDING_FEE, List.of(looked.embeddingFee));
  }

  /** What a request to a model costs by, and more; a context is no price. */
  private static List<Variable> prices(TokenPrice price, Variable... others) {
    List<Variable> variables = new ArrayList<>(price.variables());
    variables.remove(price.context());
    variables.addAll(List.of(others));
    return List.copyOf(variables);
  }

  List<Variable> of(PriceItem part) {
    return byPart.getOrDefault(part, List.of());
  }
}
