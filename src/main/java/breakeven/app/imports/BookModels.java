package breakeven.app.imports;

import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Texts;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.price.PriceSource;
import breakeven.core.price.PriceVariables;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.exchange.lists.ModelNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The models of a workbook, by the names that logs and bills have for them. */
final class BookModels {
  /** The cells of a row, besides its models, by which it is known what serves it. */
  static final List<Column> IN_USE =
      List.of(
          Workloads.CURRENT_APPROACH,
          Workloads.SERVING,
          Workloads.SERVING_COST,
          Workloads.ESCALATED_SHARE);

  private static final String PER_TOKEN = "Per token";

  private final PriceBook prices;
  private final PriceVariables looked;
  private final AssumptionValues assumptions;
  private final Map<String, Optional<String>> known = new HashMap<>();

  /**
   * The models of a book's prices.
   *
   * @param looked what a book's prices are looked up for
   * @param assumptions what an empty cell of a row stands for
   */
  BookModels(PriceBook prices, PriceVariables looked, AssumptionValues assumptions) {
    this.prices = prices;
    this.looked = looked;
    this.assumptions = assumptions;
  }

  /**
   * The model that serves a workload in its current approach, whose price its bill follows; empty
   * where none is typed, and where requests are not paid by the tokens of one model alone.
   */
  String inUse(BookWorkloads.Row row) {
    String approach = row.word(Workloads.CURRENT_APPROACH);
    if (approach.equals("Small model")) {
      boolean own = !row.model(Workloads.SMALLER_MODEL).isEmpty();
      return own || serving(row).isEmpty() || byToken(row)
          ? rowName(looked.small.input(), row)
          : "";
    }
    if (!approach.startsWith("Fine-tuned")) {
      return row.model();
    }
    boolean alone =
        byToken(row) && !(row.number(Workloads.ESCALATED_SHARE) > 0) && !(hosting(row) > 0);
    return alone ? rowName(looked.tuned.input(), row) : "";
  }

  /** Whether a log may name the model that serves a workload so, whatever it is paid by. */
  boolean serves(BookWorkloads.Row row, String found) {
    String approach = row.word(Workloads.CURRENT_APPROACH);
    String own = names(row, row.model()).model(approach);
    boolean tuned = approach.startsWith("Fine-tuned");
    return same(own, found) || same(inUse(row), found) || ModelNames.means(found, own, tuned);
  }

  private boolean byToken(BookWorkloads.Row row) {
    return serving(row).equals(PER_TOKEN) && Double.isNaN(row.number(Workloads.SERVING_COST));
  }

  private String serving(BookWorkloads.Row row) {
    String typed = row.word(Workloads.SERVING);
    return typed.isEmpty() ? assumptions.text(Assumption.SERVING) : typed;
  }

  private double hosting(BookWorkloads.Row row) {
    PriceSource found = figure(looked.tunedHosting, row);
    return found == null ? Double.NaN : found.typed();
  }

  /** The row of {@code Model prices} that has a price of a workload; empty where none has it. */
  private String rowName(Variable price, BookWorkloads.Row row) {
    PriceSource found = figure(price, row);
    return found == null || Double.isNaN(found.typed()) ? "" : found.rowName();
  }

  private @Nullable PriceSource figure(Variable figure, BookWorkloads.Row row) {
    return prices.quote(figure, names(row, ""));
  }

  private LookupNames names(BookWorkloads.Row row, String prompted) {
    String typed = row.model(Workloads.CANDIDATE_MODEL);
    String candidate = typed.isEmpty() ? assumptions.text(Assumption.CANDIDATE_MODEL) : typed;
    return new LookupNames(prompted, candidate, row.model(Workloads.SMALLER_MODEL), "");
  }

  /** The name by which the workbook has a model; empty where it has none of that name. */
  Optional<String> known(String model) {
    return known.computeIfAbsent(
        model,
        name -> name.isEmpty() ? Optional.empty() : ModelNames.known(prices.promptedNames(), name));
  }

  /** Whether two names lead to one price, or are one where the workbook has no price. */
  boolean same(String typed, String found) {
    PriceSource one = quote(typed);
    PriceSource other = quote(found);
    return one == null || other == null
        ? Texts.fold(typed).equals(Texts.fold(found))
        : one.row() == other.row();
  }

  /**
   * Input tokens above which a request to a model costs more.
   *
   * @return infinite where none does; NaN where the workbook has no price of it
   */
  double longAbove(String model) {
    return model.isEmpty() ? Double.NaN : ownLongAbove(known(model).orElse(model));
  }

  private double ownLongAbove(String name) {
    if (quote(name) == null) {
      return Double.NaN;
    }
    PriceSource above =
        prices.quote(looked.prompted.longAbove(), new LookupNames(name, "", "", ""));
    return above == null || Double.isNaN(above.typed()) ? Double.POSITIVE_INFINITY : above.typed();
  }

  private @Nullable PriceSource quote(String model) {
    return prices.quote(looked.prompted.input(), new LookupNames(model, "", "", ""));
  }
}
