package breakeven.core.evaluation;

import breakeven.core.guard.Rule;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.Texts;
import breakeven.core.model.Exposure;
import breakeven.core.model.Problem;
import breakeven.core.price.UncertainPrice;
import breakeven.core.whatif.PriceDependence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Old or doubtful prices that verdicts depend on: one warning for each price and rule, with the
 * workloads whose verdicts do. One thread uses it.
 */
public final class DependentVerdicts {
  /** What to do about such a price. */
  static final String FIX =
      "Check the price at its source, type what holds now with its day, and review again";

  private static final int NAMED = 3;

  private record Key(String sheet, String cell, Rule rule) {}

  /** A workload whose verdict depends on a price. */
  private record Workload(String name, double spend) {
    /** Those first that cost most today; where that is not known, last. */
    static final Comparator<Workload> BY_SPEND =
        Comparator.comparingDouble(
                (Workload workload) -> Double.isNaN(workload.spend) ? -1 : workload.spend)
            .reversed()
            .thenComparing(Workload::name);
  }

  private static final class Price {
    private final UncertainPrice suspect;
    private final Exposure exposure = new Exposure();
    private final Set<String> reaches = new TreeSet<>();
    private final List<Workload> largest = new ArrayList<>();

    /** The workload added last, whose verdict may depend on several prices. */
    private String last = "";

    Price(UncertainPrice suspect) {
      this.suspect = suspect;
    }

    void add(String workload, double spend, String reach) {
      reaches.add(reach);
      if (last.equals(workload)) {
        return;
      }
      last = workload;
      exposure.add(spend);
      largest.add(new Workload(workload, spend));
      largest.sort(Workload.BY_SPEND);
      if (largest.size() > NAMED) {
        largest.remove(NAMED);
      }
    }
  }

  private final Map<Key, Price> prices = new LinkedHashMap<>();

  /** All prices that are too old by the shipped day; null: no verdict depends on one. */
  private @Nullable Price shipped;

  /**
   * Adds a verdict that depends on a price.
   *
   * @param spend what the workload costs today, money a year; NaN where that is not known
   */
  public void add(String workload, double spend, PriceDependence dependence) {
    UncertainPrice price = dependence.price();
    if (price.old() && price.dayAsShipped()) {
      shipped = shipped == null ? new Price(price) : shipped;
      shipped.add(workload, spend, dependence.reach());
      return;
    }
    prices
        .computeIfAbsent(
            new Key(price.sheet(), price.cell(), price.rule()), key -> new Price(price))
        .add(workload, spend, dependence.reach());
  }

  /** What is to be said of shipped prices that nobody changed: nothing, or one warning. */
  public List<Problem> ofShipped() {
    return shipped == null ? List.of() : List.of(ofShipped(shipped));
  }

  private static Problem ofShipped(Price price) {
    String depend = verdicts(price) + " on one of these: " + names(price);
    return problem(price).told(depend, FIX);
  }

  private static String verdicts(Price price) {
    long count = price.exposure.workloads();
    return count == 1 ? "1 verdict depends" : count + " verdicts depend";
  }

  /** Tells one warning for each other price. */
  public void tell(ProblemSink problems) {
    prices.values().forEach(price -> problems.add(problem(price)));
  }

  private static Problem problem(Price price) {
    UncertainPrice suspect = price.suspect;
    long count = price.exposure.workloads();
    return Finding.warning(
            PlainNumber.text(suspect.found()),
            "%s on the price of %s: %s%s"
                .formatted(
                    verdicts(price),
                    suspect.name(),
                    why(suspect, String.join(" or ", price.reaches)),
                    count == 1 ? "" : "; " + names(price)),
            FIX)
        .at(suspect.sheet(), suspect.cell(), suspect.column().header())
        .of(count == 1 ? price.largest.get(0).name() : "")
        .touching(price.exposure);
  }

  private static String names(Price price) {
    long more = price.exposure.workloads() - price.largest.size();
    return price.largest.stream()
            .map(workload -> Texts.oneLine(workload.name()))
            .collect(Collectors.joining(", "))
        + (more == 0 ? "" : " and " + more + " more");
  }

  /** Why a price may be another one, and how far. */
  static String why(UncertainPrice price, String reach) {
    if (!price.old()) {
      return "it may be anything " + reach + ", by the rule that " + price.rule().text();
    }
    return Double.isNaN(price.age())
        ? "it may be " + reach + " by now, since its age is not known"
        : "after %s days without a check it may be %s by now"
            .formatted(PlainNumber.text(price.age()), reach);
  }
}
