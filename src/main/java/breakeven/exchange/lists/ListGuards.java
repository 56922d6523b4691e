package breakeven.exchange.lists;

import breakeven.core.guard.PriceFacts;
import breakeven.core.guard.PriceRules;
import breakeven.core.guard.PriceWarning;
import breakeven.core.guard.Rule;
import breakeven.core.guard.Sellers;
import breakeven.core.input.TableRows;
import breakeven.core.table.ModelPrices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds a row that is about to be imported to the rules that every price is held to: alone, beside
 * the other lists given, beside the workbook's row and beside the model that it is a tune of. Its
 * age is not looked at: a list is as old in each of its rows, and that is reported once.
 */
public final class ListGuards {
  private final PriceRules guards;
  private final Offers offers;
  private final BookRows models;
  private final Sellers sellers = new Sellers();

  /**
   * @param reportingCurrency what the prices of a row without a currency are in
   * @param dollars US dollars for 1 of a currency; NaN where that is not known
   * @param models {@code Model prices} of the workbook
   */
  public ListGuards(
      PriceRules guards,
      String reportingCurrency,
      ToDoubleFunction<String> dollars,
      BookRows models) {
    this.guards = guards;
    this.offers = new Offers(reportingCurrency, dollars);
    this.models = models;
    models.inForce().forEach(row -> sellers.add(offers.typed(PriceSheet.MODELS, row)));
  }

  /** Takes a row of a model that several lists or providers have, before any doubt is asked for. */
  public void sold(ListRow row, ListSource source) {
    sellers.add(offer(row, source));
  }

  /** What is doubtful about a row; empty where nothing is. */
  List<PriceWarning> doubts(Candidate candidate) {
    PriceSheet sheet = candidate.row().sheet();
    PriceFacts row = offer(candidate.row(), candidate.source());
    List<PriceWarning> doubts = new ArrayList<>(guards.figures(row));
    guards.of(row).stream().filter(doubt -> doubt.rule() == Rule.SOURCE).forEach(doubts::add);
    PriceFacts base = base(candidate);
    if (base != null) {
      doubts.addAll(guards.tuned(row, base));
    }
    doubts.addAll(guards.sellers(row, sellers));
    for (Candidate.Other other : candidate.others()) {
      PriceFacts said = offer(other.row(), other.source());
      boolean sameList = other.source().equals(candidate.source());
      doubts.addAll(sameList ? twins(sheet, row, said) : guards.book(row, said));
    }
    if (candidate.book() != null) {
      doubts.addAll(guards.list(row, offers.typed(sheet, candidate.book())));
    }
    return doubts;
  }

  /** Why a price is so far from all others that it is in another unit; empty where it is not. */
  List<PriceWarning> farOff(Candidate candidate) {
    PriceFacts row = offer(candidate.row(), candidate.source());
    List<PriceWarning> far = new ArrayList<>(guards.farOff(row, sellers));
    for (Candidate.Other other : candidate.others()) {
      far.addAll(guards.farOff(row, offer(other.row(), other.source())));
    }
    if (candidate.book() != null) {
      far.addAll(guards.farOff(row, offers.typed(candidate.row().sheet(), candidate.book())));
    }
    return far;
  }

  /** A card has several prices a day, by region and number. */
  private List<PriceWarning> twins(PriceSheet sheet, PriceFacts row, PriceFacts other) {
    return sheet == PriceSheet.GPUS ? List.of() : guards.twins(row, other);
  }

  private PriceFacts offer(ListRow row, ListSource source) {
    String own = row.cell(row.sheet().source());
    @Nullable LocalDate day = source.dayOf(row);
    return offers.listed(row, day, own.isEmpty() ? source.source() : own);
  }

  /** The model that it is a tune of: as the lists have it, else as the workbook does. */
  private @Nullable PriceFacts base(Candidate candidate) {
    Candidate.Other listed = candidate.base();
    String name = candidate.row().cell(ModelPrices.BASE_MODEL);
    TableRows.Row typed =
        listed != null || name.isEmpty() ? null : models.model(candidate.row().provider(), name);
    return listed != null
        ? offer(listed.row(), listed.source())
        : typed == null ? null : offers.typed(PriceSheet.MODELS, typed);
  }

  /** Whether a row of the workbook is the analyst's own, which no list changes. */
  boolean own(PriceSheet sheet, TableRows.Row row) {
    return offers.typed(sheet, row).own();
  }
}
