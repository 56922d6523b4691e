package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.economics.Model;
import breakeven.core.report.Comparison.Change;
import breakeven.core.report.LastReview.Said;
import breakeven.core.table.Workloads;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The columns of {@code Changes}: one row a workload that is not the same as before. */
public final class ComparisonColumns {
  /** How much more is ready to approve. */
  public static final String READY = "Change of " + PortfolioMoney.READY_WORDS;

  private ComparisonColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Change>> of(Model model, String currency) {
    MovedText moved = new MovedText(model, currency);
    return List.of(
        text("Workload", Format.TEXT, 28, Workloads.WORKLOAD.help(), Change::name),
        text(
            "Change",
            Format.TEXT,
            16,
            "Whether the verdict changed, the workload is new or removed, its figures changed, or"
                + " it was only renamed or reorganised.",
            change -> change.kind().words()),
        verdict(
            "Verdict, last review", "As it said; empty where the workload is new.", Change::last),
        verdict("Verdict now", "As on Workloads; empty where it was removed.", Change::now),
        money("At stake, last review", currency, "As it said.", Change::last, Said::atStake),
        money("At stake now", currency, "As on Workloads.", Change::now, Said::atStake),
        number(
            READY,
            currency,
            Format.MONEY,
            13,
            "How much more saving is " + PortfolioMoney.READY_WORDS + " than at the last review.",
            Change::ready),
        text(
            "Cause",
            Format.TEXT,
            18,
            "The cause that turned the verdict; else the one that changes most. Empty where the"
                + " workload is new or was removed.",
            change -> change.causes().isEmpty() ? "" : change.causes().get(0).cause().words()),
        text(
            "What changed",
            Format.SENTENCE,
            75,
            "The cause that turned the verdict first, then the others by size. In brackets what"
                + " each does to "
                + PortfolioMoney.READY_WORDS
                + "; behind it what was typed then and now. Causes"
                + " apply one after the other. Decisions carried out come first, then volume,"
                + " tokens, list prices, exchange rates and GPU prices. Assumptions and other"
                + " inputs, quality, a month passed and options of the review follow.",
            moved::of));
  }

  private interface Of {
    @Nullable Said said(Change change);
  }

  private static TableColumn<Change> verdict(String header, String help, Of of) {
    return text(header, Format.WORD, 18, help, change -> verdict(of.said(change)));
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
