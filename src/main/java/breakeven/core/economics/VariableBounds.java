package breakeven.core.economics;

import breakeven.core.expression.Variable;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.Range;
import breakeven.core.table.ServingCapacity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is certain of the model's variables whatever the row: which are never blank, and above which
 * number they are. A formula needs no guard against what cannot happen.
 */
public final class VariableBounds {
  private final Set<Variable> neverBlank = new HashSet<>();
  private final Map<Variable, Double> above = new HashMap<>();

  private VariableBounds(Model model) {
    Inputs inputs = model.inputs;
    neverBlank.add(inputs.faults);
    neverBlank.add(model.searched.edited);
    neverBlank.add(model.looked.smallFaults);
    neverBlank.add(model.looked.trainingEnded);
    neverBlank.add(model.looked.serviceOfTune);
    inputs.assumptions().forEach((assumption, cell) -> above.put(cell, above(assumption.range())));
    inputs.cells().forEach((column, cell) -> above.put(cell, above(column)));
    model.drivers.all().forEach(neverBlank::add);
    for (UncertainDriver driver : UncertainDriver.values()) {
      above.put(model.drivers.factor(driver), Math.nextDown(0.0));
    }
    UncertainDriver.GPU_PRICE
        .variables(model)
        .forEach(hour -> above.put(hour, above(GpuPrices.HOUR_PRICE)));
    above.put(model.looked.prefill, above(ServingCapacity.PREFILL));
    above.put(model.looked.decode, above(ServingCapacity.DECODE));
    above.put(model.looked.gpusPerReplica, above(ServingCapacity.GPUS_PER_REPLICA));
    above.put(model.looked.rentedUnits, above(GpuPrices.RENTED_IN_UNITS));
    above.put(model.looked.trainingUnits, above(GpuPrices.RENTED_IN_UNITS));
    above.put(model.looked.trainingUnitsOwn, above(GpuPrices.RENTED_IN_UNITS));
    above.put(model.looked.trainingMemory, above(GpuPrices.MEMORY));
    above.put(model.looked.trainingPeak, above(GpuPrices.PEAK));
  }

  /**
   * Where cells that cannot be read are blank, and so is an assumption in a currency without a
   * rate.
   */
  public static VariableBounds of(Model model) {
    return new VariableBounds(model);
  }

  private static double above(Column column) {
    return column.words().isEmpty() ? above(column.range()) : Double.NEGATIVE_INFINITY;
  }

  private static double above(Range range) {
    return range.lowOpen() ? range.low() : Math.nextDown(range.low());
  }

  /** Whether the variable has a value in every row. */
  public boolean neverBlank(Variable variable) {
    return neverBlank.contains(variable);
  }

  /** A number that the variable is always above; negative infinity where there is none. */
  public double above(Variable variable) {
    return above.getOrDefault(variable, Double.NEGATIVE_INFINITY);
  }
}
