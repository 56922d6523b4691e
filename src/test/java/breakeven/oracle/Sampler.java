package breakeven.oracle;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A plain sampler: every draw types other values into the row and into copies of the tables, and
 * calculates it with the plain model. Slow, and made of nothing that the product is made of.
 */
public final class Sampler {
  private final Map<String, List<Map<String, String>>> tables = Shipped.tables();
  private final LocalDate asOf;
  private final Random random;
  private final Map<String, Map<String, String>> spreads = new LinkedHashMap<>();

  /**
   * @param uncertainty rows of the sheet, by header
   */
  public Sampler(List<Map<String, String>> uncertainty, LocalDate asOf, long seed) {
    this.asOf = asOf;
    random = new Random(seed);
    uncertainty.forEach(row -> spreads.put(row.get("Driver"), row));
  }

  /** The share of draws that pay. */
  public static double chance(double[] savings) {
    return Arrays.stream(savings).filter(saving -> saving >= 0).count() / (double) savings.length;
  }

  /** What a workload's options cost, nothing drawn: the large one, the small one, the tuned one. */
  public double[] costs(Map<String, String> workload) {
    Figures figures = new Figures(new Case(tables, asOf, chosen(workload)), Change.none());
    double small = figures.tcoSmall == null ? Double.NaN : figures.tcoSmall;
    return new double[] {figures.tcoPrompted, small, figures.tcoTuned};
  }

  /** What the small one costs, nothing drawn, if it is just as good as required. */
  public double smallAsRequired(Map<String, String> workload) {
    Map<String, String> measured = new HashMap<>(workload);
    measured.put(
        "Small model quality", String.valueOf(new Case(tables, asOf, chosen(workload)).required));
    return costs(measured)[1];
  }

  /** Net saving of a workload in so many draws. */
  public double[] savings(Map<String, String> workload, int draws) {
    Map<String, String> typed = chosen(workload);
    return savings(typed, new Case(tables, asOf, typed), draws, (c, f, change) -> f.netSaving);
  }

  /**
   * What the change that a verdict advises saves against today in so many draws; none where nothing
   * changes or today has no price.
   */
  public double[] changes(Map<String, String> workload, String verdict, int draws) {
    Map<String, String> typed = chosen(workload);
    Case base = new Case(tables, asOf, typed);
    Change none = Change.none();
    Figures figures = new Figures(base, none);
    Today today = new Today(base, figures, none);
    Advice advice = Advice.of(base, figures, verdict, today);
    return !advice.changes() || today.tco == null
        ? new double[0]
        : savings(
            typed,
            base,
            draws,
            (c, f, change) -> {
              Today drawn = new Today(c, f, change);
              return drawn.tco - advice.then(c, f, drawn);
            });
  }

  /** What a draw comes to. */
  private interface Saving {
    double of(Case drawn, Figures figures, Change change);
  }

  private double[] savings(Map<String, String> typed, Case base, int draws, Saving saving) {
    double decline = base.assumed("Price decline");
    double step = base.assumed("Price step");
    double first = base.assumed("Training runs per release");
    double later = base.assumed("Training runs per re-training");
    double rate = base.assumed("Day rate");
    double[] savings = new double[draws];
    for (int i = 0; i < draws; i++) {
      double runs = draw("Training runs");
      double days = draw("Days");
      Shipped.assume(tables, "Price decline", decline + draw("Price decline"));
      Shipped.assume(tables, "Price step", step + draw("Price step"));
      Shipped.assume(tables, "Training runs per release", first * runs);
      Shipped.assume(tables, "Training runs per re-training", later * runs);
      Shipped.assume(tables, "Day rate", rate * draw("Day rate"));
      Map<String, String> row = new LinkedHashMap<>(typed);
      row.put("Growth", text(base.growth + draw("Growth")));
      row.put("Labelling cost", text(base.labelling * draw("Labelling cost")));
      row.put("First release", text(base.firstDays * days));
      row.put("Re-training", text(base.retrainingDays * days));
      Change change = Change.none();
      change.volume = draw("Volume");
      change.gpuPrice = draw("GPU price");
      change.gpuPriceChange = draw("GPU price change", 0);
      change.migrationDays = draw("Days per migration", 1);
      change.gpuDays = draw("GPU days", 1);
      change.qualityLost = draw("Quality lost a month", 0);
      long lead =
          Math.max(0, Math.round(base.moved("Lead time", base.lead) + draw("Lead time", 0)));
      change.lead = base.tunedNow ? 0 : (int) lead;
      change.horizon = base.horizon;
      long cadence =
          Math.max(
              1,
              Math.round(
                  base.moved("Re-training cadence", base.cadence) * draw("Re-training cadence")));
      change.interval = (int) Math.min(cadence, base.assumed("Base-model change interval"));
      Case drawn = new Case(tables, asOf, row, base);
      savings[i] = saving.of(drawn, new Figures(drawn, change), change);
    }
    Shipped.assume(tables, "Price decline", decline);
    Shipped.assume(tables, "Price step", step);
    Shipped.assume(tables, "Training runs per release", first);
    Shipped.assume(tables, "Training runs per re-training", later);
    Shipped.assume(tables, "Day rate", rate);
    return savings;
  }

  private Map<String, String> chosen(Map<String, String> workload) {
    return ChosenShape.typed(tables, asOf, workload);
  }

  private static String text(double value) {
    return Double.toString(value);
  }

  private double draw(String driver, double ifMissing) {
    return spreads.containsKey(driver) ? draw(driver) : ifMissing;
  }

  /** From a triangle, by throwing points at it until one falls inside. */
  private double draw(String driver) {
    Map<String, String> spread = spreads.get(driver);
    double low = Double.parseDouble(spread.get("Low"));
    double high = Double.parseDouble(spread.get("High"));
    double likely = spread.get("Applies as").equals("Shift") ? 0 : 1;
    while (true) {
      double x = low + random.nextDouble() * (high - low);
      double height = x < likely ? (x - low) / (likely - low) : (high - x) / (high - likely);
      if (random.nextDouble() < height) {
        return x;
      }
    }
  }
}
