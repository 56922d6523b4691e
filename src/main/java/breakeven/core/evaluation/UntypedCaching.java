package breakeven.core.evaluation;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Text;
import breakeven.core.input.Finding;
import breakeven.core.input.Header;
import breakeven.core.input.ProblemSink;
import breakeven.core.model.Exposure;
import breakeven.core.model.Place;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/** Workloads that do not say what they cache, though it may be worth something. */
public final class UntypedCaching {
  private final Decision decision;
  private final Exposure exposure = new Exposure();
  private final Exposure worth = new Exposure();
  private String first = "";
  private double materiality;

  /** None yet. */
  public UntypedCaching(Decision decision) {
    this.decision = decision;
  }

  /** Takes a workload of the batch that was evaluated last. */
  public void add(BatchEvaluation found, int i) {
    double amount = found.row(i).number(decision.model.cachingSwitch.worth);
    if (!(amount > 0)) {
      return;
    }
    first = exposure.workloads() == 0 ? found.batch().name(i) : first;
    exposure.add(found.paidToday(i));
    worth.add(amount);
    materiality = found.row(i).value(decision.model.inputs.assumption(Assumption.MATERIALITY));
  }

  /** Tells one warning, where all of it together may be worth more than Materiality. */
  public void tell(ProblemSink problems, Header header, String currency) {
    long count = exposure.workloads();
    if (count == 0 || worth.spend() <= materiality) {
      return;
    }
    Place place = header.place(header.row(), Workloads.CACHED_SHARE);
    problems.add(
        Finding.warning(
                "",
                (count == 1
                        ? "Cached share is blank"
                        : "Cached share of " + count + " rows is blank")
                    + ": it may be worth up to "
                    + Text.fixed(worth.spend(), 0)
                    + " "
                    + currency
                    + " a year",
                "Type what is read from the cache, 0 where nothing is, or import it from a log")
            .at(header.sheet(), place == null ? "" : place.cell(), Workloads.CACHED_SHARE.header())
            .of(count == 1 ? first : "")
            .touching(exposure));
  }
}
