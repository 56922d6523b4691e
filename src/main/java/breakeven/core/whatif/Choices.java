package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Condition;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be chosen about a workload: another shape of serving, another card. All that the tables
 * have prices and a capacity for are tried, Serverless only on cards that are sold so; what is
 * quoted for today's serving is no price of another.
 */
final class Choices {
  /** Serving whose cost is always a quotation. */
  private static final double QUOTED = Workloads.SERVING.code("Fixed");

  private static final double SERVERLESS = Workloads.SERVING.code("Serverless GPUs");

  private final Decision decision;
  private final Model model;
  private final PriceBook prices;
  private final Condition onGpus;
  private final List<String> cards;
  private final List<String> names;
  private final Set<String> serverless;

  Choices(Decision decision, PriceBook prices) {
    this.decision = decision;
    this.model = decision.model;
    this.prices = prices;
    onGpus = new Condition(model.serving.onGpus);
    cards = prices.cards();
    names = cards.stream().map(card -> card.toLowerCase(Locale.ROOT)).toList();
    serverless = cards.stream().filter(prices::serverless).collect(Collectors.toSet());
  }

  /** The choices by which fine-tuning may gain enough to change the verdict. */
  List<VerdictChange.Change> better(Frame base, int row, LookupNames used) {
    if (decision.checkFails(base, row)
        || Decision.tunes((int) base.values(decision.verdict)[row])) {
      return List.of();
    }
    return all(base, row, used);
  }

  /** All choices. */
  List<VerdictChange.Change> all(Frame base, int row, LookupNames used) {
    List<VerdictChange.Change> tries = new ArrayList<>();
    shapes(base, row, used, tries);
    cards(base, row, used, tries);
    return tries;
  }

  private void shapes(Frame base, int row, LookupNames used, List<VerdictChange.Change> tries) {
    double today = base.values(model.inputs.cell(Workloads.SERVING))[row];
    if (is(model.serving.quoted, base, row)) {
      return;
    }
    for (String shape : Words.SERVING) {
      double then = Workloads.SERVING.code(shape);
      boolean sold = then != SERVERLESS || prices.serverless(used.gpu());
      if (then != today && then != QUOTED && sold) {
        tries.add(new VerdictChange.Change(Driver.SERVING, today, then));
      }
    }
  }

  private void cards(Frame base, int row, LookupNames used, List<VerdictChange.Change> tries) {
    if (!is(decision.needs.gpuUsed, base, row)) {
      return;
    }
    boolean serves = onGpus.holds(base, row);
    boolean paidByWork = serves && is(model.serving.serverless, base, row);
    String today = used.gpu().toLowerCase(Locale.ROOT);
    for (int k = 0; k < cards.size(); k++) {
      String card = cards.get(k);
      boolean other = !names.get(k).equals(today) && (!paidByWork || serverless.contains(card));
      if (other && (!serves || prices.serves(card, used.candidate()))) {
        tries.add(new VerdictChange.Change(Driver.GPU, Double.NaN, k, card));
      }
    }
  }

  private static boolean is(Line flag, Frame base, int row) {
    return base.values(flag)[row] > 0;
  }
}
