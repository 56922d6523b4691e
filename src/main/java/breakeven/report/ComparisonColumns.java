package breakeven.report;

import static breakeven.report.TableColumn.number;
import static breakeven.report.TableColumn.text;

import breakeven.decision.Decision;
import breakeven.economics.Model;
import breakeven.report.Comparison.Change;
import breakeven.report.LastReview.Said;
import breakeven.table.Workloads;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The columns of {@code Changes}: one row a workload that is not as it was. */
public final class ComparisonColumns {
  private ComparisonColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Change>> of(Model model, String currency) {
    MovedText moved = new MovedText(model, currency);
    return List.of(
        text("Workload", Format.TEXT, 30, Workloads.WORKLOAD.help(), Change::name),
        text(
            "Change",
            Format.TEXT,
            18,
            "Whether the workload has another verdict, is new or gone, or has changed figures only.",
            change -> change.kind().words()),
        verdict("Verdict last time", "As the earlier review said; empty where new.", Change::last),
        verdict("Verdict now", "As on Workloads; empty where gone.", Change::now),
        money("Money at stake last time", currency, "As then.", Change::last, Said::money),
        money("Money at stake now", currency, "As on Workloads.", Change::now, Said::money),
        number(
            "Difference",
            currency,
            Format.MONEY,
            13,
            "Money at stake now less last time; none counts as 0.",
            Change::difference),
        money("Net saving last time", currency, "As then.", Change::last, Said::saving),
        money("Net saving now", currency, "As on Workloads.", Change::now, Said::saving),
        text(
            "What has moved",
            Format.SENTENCE,
            48,
            "Typed cells, assumptions and prices that differ, each with what it alone does to net"
                + " saving, everything else as it is now. Empty where nothing of it has moved: then"
                + " the review date, the chance or the program has.",
            moved::of),
        text(
            "Why now",
            Format.SENTENCE,
            36,
            "The figures that decided the verdict, at the review.",
            Change::why));
  }

  private interface Of {
    @Nullable Said said(Change change);
  }

  private static TableColumn<Change> verdict(String header, String help, Of of) {
    return text(header, Format.WORD, 21, help, change -> verdict(of.said(change)));
  }

  private static String verdict(@Nullable Said said) {
    return said == null ? "" : Decision.VERDICTS.get(said.verdict());
  }

  private static TableColumn<Change> money(
      String header, String currency, String help, Of of, ToDoubleFunction<Said> amount) {
    return number(
        header,
        currency,
        Format.MONEY,
        13,
        help,
        change -> {
          Said said = of.said(change);
          return said == null ? Double.NaN : amount.applyAsDouble(said);
        });
  }
}
