package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.report.Comparison.Change;
import breakeven.core.report.LastReview.Said;
import breakeven.core.table.Sheets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of {@code Changes}: one row a workload that is not the same as before. */
public final class ComparisonColumns {
  /** How much more is expected to be saved. */
  public static final String READY = "Change of expected saving";

  private ComparisonColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Change>> of(Model model, String currency) {
    MovedText moved = new MovedText(model, currency);
    Heads heads = Heads.of(Sheets.CHANGES, currency);
    return List.of(
        heads.text("Workload", Change::name),
        heads.text("Change", change -> change.kind().words()),
        heads.text("Verdict, last review", change -> verdict(change.last())),
        heads.text("Verdict now", change -> verdict(change.now())),
        heads.number("At stake, last review", change -> atStake(change.last())),
        heads.number("At stake now", change -> atStake(change.now())),
        heads.number(READY, Change::ready),
        heads.text(
            "Cause",
            change -> change.causes().isEmpty() ? "" : change.causes().get(0).cause().words()),
        heads.text("What changed", moved::of));
  }

  private static String verdict(@Nullable Said said) {
    return said == null ? "" : Decision.VERDICTS.get(said.verdict());
  }

  private static double atStake(@Nullable Said said) {
    return said == null ? Double.NaN : said.atStake();
  }
}
