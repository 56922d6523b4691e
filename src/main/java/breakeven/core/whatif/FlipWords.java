package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.price.LookupNames;
import breakeven.core.table.Workloads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes in words, each with its value then and today; the same whatever the machine's language.
 *
 * @param currency the reporting currency's code, which is behind every amount
 */
record FlipWords(Decision decision, String currency) {
  private static final int MOST_DECIMALS = 12;

  /** Decimals of a share in per cent beyond which it is not compared. */
  private static final int PERCENT_DECIMALS = 7;

  private static final int SIGNIFICANT = 4;

  private static final String RETRAINING = " per re-training";

  /** One change, or several that are missing together. */
  String of(List<VerdictChange.Change> changes, Frame base, int row, LookupNames used) {
    if (changes.size() == 1) {
      return of(changes.get(0), base, row, used);
    }
    boolean measured = changes.stream().allMatch(change -> change.driver().measured());
    return changes.stream()
            .map(change -> change.driver().title() + " " + then(change))
            .collect(Collectors.joining(" and "))
        + (measured ? ", today not measured" : ", today not answered");
  }

  private String of(VerdictChange.Change change, Frame base, int row, LookupNames used) {
    String title = change.driver().title() + " ";
    UncertainDriver uncertain = change.driver().uncertain();
    return switch (change.driver()) {
      case GPU -> title + change.name() + ", today " + used.gpu();
      case LARGE_PRICE -> title + largePrice(change.then(), base, row);
      case GROWTH, PRICE_DECLINE, PRICE_STEP, GPU_PRICE_CHANGE, QUALITY_LOST ->
          title
              + perCent(change.then(), unit(uncertain))
              + ", today "
              + percent(change.today())
              + "%";
      case MIGRATION_DAYS, GPU_DAYS ->
          title + short1(change.then()) + ", today " + short1(change.today());
      case TRAINING_RUNS, DAYS -> title + perRelease(change, base, row);
      case GPU_PRICE -> title + gpuHours(change, unit(uncertain), base, row);
      case VOLUME, LABELLING_COST, DAY_RATE -> title + figures(change, " " + unit(uncertain));
      default -> title + then(change) + ", today " + today(change);
    };
  }

  /**
   * The verdict then. One that asks for answers says which: its own word would read like a fault.
   *
   * @param wanted the answers that are missing today
   */
  static String then(int verdict, List<VerdictChange.Change> wanted) {
    String word = Decision.VERDICTS.get(verdict);
    if (wanted.isEmpty() || !word.equals(Decision.NEEDS_DATA)) {
      return word;
    }
    return wanted.stream()
        .map(answer -> answer.driver().title())
        .collect(Collectors.joining(", ", "would pay; then answer ", ""));
  }

  private String then(VerdictChange.Change change) {
    return value(change, change.then());
  }

  private String today(VerdictChange.Change change) {
    if (!Double.isNaN(change.today())) {
      return value(change, change.today());
    }
    return change.driver().measured() ? "not measured" : "not answered";
  }

  private String value(VerdictChange.Change change, double value) {
    return switch (change.driver()) {
      case TASK_PATTERN, REGRESSION, TEST_SET, BASELINE, SERVING -> word(change.driver(), value);
      case TUNED_QUALITY, SMALL_QUALITY, PROMPTED_QUALITY -> percent(value) + "%";
      case UPFRONT -> Text.fixed(value, 0) + " " + currency;
      case DATA_SHIFT, LIFETIME, CADENCE, LEAD_TIME -> months(value);
      default -> Text.fixed(value, 0);
    };
  }

  private String unit(@Nullable UncertainDriver uncertain) {
    return uncertain == null ? "" : uncertain.unit(currency);
  }

  /** {@code 3.1 % a month} */
  private static String perCent(double share, String unit) {
    return percent(share) + unit;
  }

  /** At most one decimal more than none. */
  private static String short1(double value) {
    return Text.fixed(value, value == Math.rint(value) ? 0 : 1);
  }

  private static String word(Driver driver, double code) {
    var cell = driver.cell();
    return cell == null ? "" : cell.words().get((int) code);
  }

  private static String months(double value) {
    int decimals = value == Math.rint(value) ? 0 : 1;
    return Text.fixed(value, decimals) + (value == 1 ? " month" : " months");
  }

  private static String percent(double share) {
    BigDecimal exact =
        BigDecimal.valueOf(share)
            .movePointRight(2)
            .setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return Text.fixed(share * 100, Math.max(1, exact.scale()));
  }

  /**
   * Runs or days, which a first release and a re-training have alike: both are reported, since both
   * move.
   */
  private String perRelease(VerdictChange.Change change, Frame base, int row) {
    UncertainDriver uncertain = Objects.requireNonNull(change.driver().uncertain());
    Variable ofRetraining = uncertain.variables(decision.model).get(1);
    if (uncertain.standsFor(decision.model, base, row) == ofRetraining) {
      return short1(change.then()) + RETRAINING + ", today " + short1(change.today());
    }
    double today = base.values(ofRetraining)[row];
    double then = today * change.then() / change.today();
    boolean both = today > 0 && base.values(decision.model.releases.retrainings)[row] > 0;
    return short1(change.then())
        + " per first release"
        + (both ? " and " + plain(then) + RETRAINING : "")
        + ", today "
        + short1(change.today())
        + (both ? " and " + plain(today) : "");
  }

  /** The hour that serves, and where an hour of training has another price that too: both move. */
  private String gpuHours(VerdictChange.Change change, String unit, Frame base, int row) {
    String serves = figures(change, " " + unit);
    Model model = decision.model;
    double today = base.values(model.trainingRun.trainingHour)[row];
    boolean trains =
        base.values(model.trainingRun.runOnGpus)[row] > 0
            && Double.isNaN(base.values(model.inputs.cell(Workloads.TRAINING_COST))[row]);
    if (!trains || today == change.today()) {
      return serves;
    }
    double then = today * change.then() / change.today();
    return serves
        + " (to train "
        + figures(new VerdictChange.Change(change.driver(), today, then), "")
        + ")";
  }

  /** With four digits, or fewer where these are zeros. */
  private static String plain(double value) {
    BigDecimal digits =
        BigDecimal.valueOf(value)
            .setScale(decimals(value), RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return Text.fixed(value, Math.max(0, digits.scale()));
  }

  private String largePrice(double fall, Frame base, int row) {
    double today = base.values(decision.model.requests.prompted)[row] * 1000;
    VerdictChange.Change price =
        new VerdictChange.Change(Driver.LARGE_PRICE, today, today * (1 - fall));
    return Text.fixed(Math.abs(fall) * 100, 1)
        + (fall < 0 ? "% higher, " : "% lower, ")
        + figures(price, " " + currency + " per 1,000 requests");
  }

  /** Both values with four digits, or with as many as it takes to tell them apart. */
  private static String figures(VerdictChange.Change change, String unit) {
    int decimals = decimals(change.then());
    int ofToday = decimals(change.today());
    String then = Text.fixed(change.then(), decimals);
    String today = Text.fixed(change.today(), ofToday);
    while (then.equals(today) && decimals < MOST_DECIMALS) {
      decimals++;
      then = Text.fixed(change.then(), decimals);
      today = Text.fixed(change.today(), decimals);
    }
    return then + unit + ", today " + today;
  }

  /** Decimals that show four significant digits. */
  private static int decimals(double value) {
    if (!(value > 0)) {
      return 0;
    }
    int before = (int) Math.floor(Math.log10(value)) + 1;
    return Math.max(0, Math.min(MOST_DECIMALS, SIGNIFICANT - before));
  }
}
