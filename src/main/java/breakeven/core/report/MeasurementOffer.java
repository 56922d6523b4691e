package breakeven.core.report;

import breakeven.core.shape.Shape;
import breakeven.core.shape.ShapeOffer;
import java.util.Comparator;

/**
 * Something that would save more if a measurement comes out well: an offer, never a verdict.
 *
 * @param sheetRow the workload's row in the user's sheet, from 1
 * @param owner empty where the row names none
 * @param businessUnit empty where the row names none
 * @param what what is offered, in words
 * @param saves what it would save beyond today's choices over the horizon, in the reporting
 *     currency
 * @param upfront its one-off costs before month 1, in the reporting currency
 */
public record MeasurementOffer(
    int sheetRow,
    String workload,
    String owner,
    String businessUnit,
    String what,
    double saves,
    double upfront) {
  /** Largest saving first, then by name. */
  public static final Comparator<MeasurementOffer> MOST_FIRST =
      Comparator.comparingDouble((MeasurementOffer offer) -> -offer.saves)
          .thenComparing(MeasurementOffer::workload)
          .thenComparing(MeasurementOffer::what);

  /** To benchmark another model, in words. */
  public static String benchmark(ShapeOffer offer) {
    Shape shape = offer.shape();
    String name = shape.model().name();
    String provider = shape.model().provider();
    String rest = offer.words().startsWith(name) ? offer.words().substring(name.length()) : "";
    return "Benchmark " + name + (provider.isEmpty() ? "" : " on " + provider) + rest;
  }
}
