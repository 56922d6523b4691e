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
public final class PriceStakes {
  /**
   * A doubt and what depends on it.
   *
   * @param rule the guard's rule; null where it is another doubt
   * @param stake the workloads that use the row; null where none does
   */
  public record Finding(@Nullable Rule rule, Problem problem, @Nullable Stake stake) {}

  private final PriceBook prices;
  private final PartRows partRows;
  private final Map<Key, Set<PriceRow>> rowsByKey = new LinkedHashMap<>();
  private final IdentityHashMap<TableRows.Row, Stake> stakes = new IdentityHashMap<>();
  private final Map<At, Stake> stakesByPlace = new HashMap<>();
  private final Map<Problem, Stake> stakesOfRates = new HashMap<>();

  private record At(String sheet, int row) {}

  private record Key(LookupNames used, Parts parts) {}

  /**
   * No workload has been counted yet.
   *
   * @param prices the rows that names lead to
   */
  public PriceStakes(PriceBook prices) {
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
                stakesOfRates.computeIfAbsent(problem, key -> new Stake()).add(workload, saving));
  }

  /** The rates that rows lack, each once. */
  private static Stream<Problem> noRates(Collection<PriceRow> rows) {
    return rows.stream().map(PriceRow::noRate).filter(Objects::nonNull).distinct();
  }

  private Stake stake(PriceRow row) {
    Stake stake = new Stake();
    Place place = row.row().place(row.layout().name());
    String sheet = place == null ? row.layout().table().sheet() : place.sheet();
    stakesByPlace.put(new At(sheet, row.row().sheetRow()), stake);
    return stake;
  }

  /** Takes the prices that the verdict of one workload depends on. */
  public void hang(Collection<SuspectPrice> suspects) {
    suspects.stream()
        .map(suspect -> new At(suspect.sheet(), suspect.sheetRow()))
        .distinct()
        .map(stakesByPlace::get)
        .filter(Objects::nonNull)
        .forEach(Stake::hang);
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
            .filter(row -> prices.doubts().guards().stale(row.layout(), row.checkedOn()))
            .count();
  }

  private List<PriceRow> all() {
    List<PriceRow> all = new ArrayList<>(prices.allRows());
    all.addAll(prices.allRateRows());
    return all;
  }

  /** All doubts, in the order of the tables. */
  public List<Finding> findings() {
    RowDoubts doubts = new RowDoubts(prices);
    List<Finding> findings = new ArrayList<>();
    noRates(all())
        .forEach(problem -> findings.add(new Finding(null, problem, stakesOfRates.get(problem))));
    for (PriceRow row : all()) {
      Stake stake = stakes.get(row.row());
      for (RowDoubts.Told told : doubts.of(row)) {
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
