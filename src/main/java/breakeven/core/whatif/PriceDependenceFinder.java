package breakeven.core.whatif;

import breakeven.core.decision.Chances;
import breakeven.core.decision.Decision;
import breakeven.core.expression.Frame;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.price.UncertainPrice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which verdicts depend on a suspect price, proved by running the model again with the price moved
 * as far as it plausibly may. One price is moved at a time. A row's answer depends on that row
 * alone. One thread uses it.
 */
public final class PriceDependenceFinder {
  /** How near the nearest price is closed in on, as a part of that price or of today's. */
  private static final double NEAR = 0.0002;

  /** Beyond so many steps a double has no more digits. */
  private static final int MOST_STEPS = 50;

  /** No names are looked up here. */
  private static final LookupNames NOBODY = new LookupNames("", "", "", "");

  private final Decision decision;
  private final Trials trials;
  private Trials.Rows rows = Trials.Rows.of(row -> "", row -> NOBODY);

  /** One price of one row on its way to one end of what it may be. */
  private static final class Way {
    final int row;
    final UncertainPrice suspect;
    final double end;

    /** Parts of the way: up to here the verdict is today's, from there on it differs. */
    double same;

    double other = Double.NaN;
    int verdict;

    Way(int row, UncertainPrice suspect, double end) {
      this.row = row;
      this.suspect = suspect;
      this.end = end;
    }

    boolean near() {
      double gap = Math.abs(then(other) - then(same));
      return gap <= NEAR * Math.max(Math.abs(then(other)), Math.abs(suspect.today()));
    }

    /** How far the price has to move, as a part of what it is. */
    double move() {
      double size = Math.max(Math.abs(suspect.today()), Double.MIN_NORMAL);
      return Math.abs(then(other) - suspect.today()) / size;
    }

    double middle() {
      return (same + other) / 2;
    }

    double then(double part) {
      return suspect.today() + part * (end - suspect.today());
    }
  }

  /**
   * A search with its own frame.
   *
   * @param chances draws the chance of payback of each trial; null: it stays blank
   * @param capacity trials that are run at once
   * @param mostMonths the longest life of a row
   */
  public PriceDependenceFinder(
      Decision decision,
      PriceBook prices,
      @Nullable Chances chances,
      int capacity,
      int mostMonths) {
    this.decision = decision;
    trials =
        new Trials(
            decision,
            new DriverValues(decision.model, prices, List.of(), mostMonths),
            chances,
            capacity,
            mostMonths);
  }

  /**
   * The prices that the verdict of each row of an evaluated frame depends on.
   *
   * @param suspects the suspect prices of a row; asked for only where money can matter
   * @param workloads a workload's name by its row in the frame
   */
  public List<List<PriceDependence>> find(
      Frame base, IntFunction<List<UncertainPrice>> suspects, IntFunction<String> workloads) {
    rows = Trials.Rows.of(workloads, row -> NOBODY);
    List<Way> ways = new ArrayList<>();
    for (int row = 0; row < base.size(); row++) {
      if (!(base.values(decision.needs.lacking)[row] > 0) && !decision.oneWayLeft(base, row)) {
        for (UncertainPrice suspect : suspects.apply(row)) {
          add(ways, row, suspect, suspect.low());
          add(ways, row, suspect, suspect.high());
        }
      }
    }
    look(base, ways);
    ways.removeIf(way -> Double.isNaN(way.other));
    List<Way> open = new ArrayList<>(ways);
    for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
      open.removeIf(Way::near);
      narrow(base, open);
    }
    return byRow(base.size(), ways);
  }

  private static void add(List<Way> ways, int row, UncertainPrice suspect, double end) {
    if (end != suspect.today() && !Double.isNaN(end)) {
      ways.add(new Way(row, suspect, end));
    }
  }

  /** Half way and at the end. */
  private void look(Frame base, List<Way> ways) {
    for (Way way : ways) {
      trials.add(way.row, way.suspect, way.then(0.5));
      trials.add(way.row, way.suspect, way.then(1));
    }
    trials.run(base, rows);
    for (int k = 0; k < ways.size(); k++) {
      take(base, ways.get(k), 0.5, trials.verdict(2 * k));
      take(base, ways.get(k), 1, trials.verdict(2 * k + 1));
    }
  }

  private void narrow(Frame base, List<Way> ways) {
    for (Way way : ways) {
      trials.add(way.row, way.suspect, way.then(way.middle()));
    }
    trials.run(base, rows);
    for (int k = 0; k < ways.size(); k++) {
      take(base, ways.get(k), ways.get(k).middle(), trials.verdict(k));
    }
  }

  private void take(Frame base, Way way, double part, int verdict) {
    boolean differs =
        verdict != Trials.NOTHING && verdict != (int) base.values(decision.verdict)[way.row];
    if (differs && !(part > way.other)) {
      way.other = part;
      way.verdict = verdict;
    } else if (!differs && part > way.same && !(part > way.other)) {
      way.same = part;
    }
  }

  /** Of each price row the nearest change. */
  private static List<List<PriceDependence>> byRow(int rows, List<Way> ways) {
    List<List<PriceDependence>> byRow = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      byRow.add(new ArrayList<>(0));
    }
    Map<Price, Way> nearest = new LinkedHashMap<>();
    for (Way way : ways) {
      nearest.merge(
          new Price(way.row, way.suspect.sheet(), way.suspect.sheetRow()),
          way,
          (one, other) -> other.move() < one.move() ? other : one);
    }
    nearest
        .values()
        .forEach(
            way ->
                byRow
                    .get(way.row)
                    .add(new PriceDependence(way.suspect, way.then(way.other), way.verdict)));
    return byRow;
  }

  /** A price row that a workload's verdict depends on. */
  private record Price(int row, String sheet, int sheetRow) {}
}
