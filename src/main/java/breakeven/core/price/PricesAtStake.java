package breakeven.core.price;

import breakeven.core.guard.Rule;
import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is doubtful about all rows of the price tables, used or not, and what depends on it. One
 * thread uses it.
 */
public final class PricesAtStake {
  /**
   * A doubt and what depends on it.
   *
   * @param rule the guard's rule; null where it is another doubt
   * @param stake the workloads that use the row; null where none does
   */
  public record Finding(@Nullable Rule rule, Problem problem, @Nullable ValueAtStake stake) {}

  private final PriceBook prices;
  private final PartRows partRows;
  private final Map<Key, Set<PriceRow>> rowsByKey = new LinkedHashMap<>();
  private final IdentityHashMap<TableRows.Row, ValueAtStake> stakes = new IdentityHashMap<>();
  private final Map<At, ValueAtStake> stakesByPlace = new HashMap<>();
  private final Map<Problem, ValueAtStake> stakesOfRates = new HashMap<>();

  private record At(String sheet, int row) {}

  private record Key(LookupNames used, Parts parts) {}

  /**
   * No workload has been counted yet.
   *
   * @param prices the rows that names lead to
   */
  public PricesAtStake(PriceBook prices) {
    this.prices = prices;
    partRows = new PartRows(prices);
  }

  /** Takes a workload with its net saving; NaN where it has none. */
  public void add(LookupNames used, Parts parts, String workload, double saving) {
    Set<PriceRow> rows = rowsByKey.computeIfAbsent(new Key(used, parts), this::rows);
    for (PriceRow row : rows) {
      stakes.computeIfAbsent(row.row(), key -> stake(row)).add(workload, saving);
    }
    noRates(rows)
        .forEach(
            problem ->
                stakesOfRates
                    .computeIfAbsent(problem, key -> new ValueAtStake())
                    .add(workload, saving));
  }

  /** The rates that rows lack, each once. */
  private static Stream<Problem> noRates(Collection<PriceRow> rows) {
    return rows.stream().map(PriceRow::noRate).filter(Objects::nonNull).distinct();
  }

  private ValueAtStake stake(PriceRow row) {
    ValueAtStake stake = new ValueAtStake();
    Place place = row.row().place(row.layout().name());
    String sheet = place == null ? row.layout().table().sheet() : place.sheet();
    stakesByPlace.put(new At(sheet, row.row().sheetRow()), stake);
    return stake;
  }

  /** Takes the prices that the verdict of one workload depends on. */
  public void addDependent(Collection<UncertainPrice> suspects) {
    suspects.stream()
        .map(suspect -> new At(suspect.sheet(), suspect.sheetRow()))
        .distinct()
        .map(stakesByPlace::get)
        .filter(Objects::nonNull)
        .forEach(ValueAtStake::addDependent);
  }

  private Set<PriceRow> rows(Key key) {
    Set<PriceRow> rows = new LinkedHashSet<>();
    for (PriceItem part : PriceItem.values()) {
      if (key.parts().has(part)) {
        for (PartRows.PartRow draw : partRows.of(key.used(), part)) {
          rows.add(draw.row());
          rows.addAll(prices.rateRows(draw.row().currency()));
        }
      }
    }
    return rows;
  }

  /** Rows of the price tables, the rates among them. */
  public int rows() {
    return all().size();
  }

  /** Rows that a workload uses. */
  public int used() {
    return stakes.size();
  }

  /** Rows in use that are older than the limit, or of unknown age. */
  public int stale() {
    return (int)
        all().stream()
            .filter(row -> stakes.containsKey(row.row()))
            .filter(row -> prices.warnings().guards().stale(row.layout(), row.checkedOn()))
            .count();
  }

  private List<PriceRow> all() {
    List<PriceRow> all = new ArrayList<>(prices.allRows());
    all.addAll(prices.allRateRows());
    return all;
  }

  /** All doubts, in the order of the tables. */
  public List<Finding> findings() {
    RowWarnings doubts = new RowWarnings(prices);
    List<Finding> findings = new ArrayList<>();
    noRates(all())
        .forEach(problem -> findings.add(new Finding(null, problem, stakesOfRates.get(problem))));
    for (PriceRow row : all()) {
      ValueAtStake stake = stakes.get(row.row());
      for (RowWarnings.Told told : doubts.of(row)) {
        findings.add(new Finding(told.rule(), told.problem(), stake));
      }
      for (Problem problem : row.row().problems()) {
        if (!row.told(problem)) {
          findings.add(new Finding(null, problem, stake));
        }
      }
    }
    return findings;
  }
}
