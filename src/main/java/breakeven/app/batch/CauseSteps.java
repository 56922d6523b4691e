package breakeven.app.batch;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.expression.Frame;
import breakeven.core.input.Header;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.PriceBook;
import breakeven.core.report.LastReview.Said;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.Table;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.Scenario;
import breakeven.core.whatif.Cause;
import breakeven.core.whatif.CauseEffects;
import breakeven.core.whatif.Movements.Taken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leads from an earlier review to this one, cause by cause: what was typed, the price tables, the
 * exchange rates, the assumptions and the review date become those of now one after the other, in
 * the order of {@link Cause#APPLIED}. What the expected saving of a workload changes by at a step
 * is what that cause does to it, so that the causes add up. It is drawn where several causes moved
 * a workload, each time with the same random numbers; one that moved it alone made the difference.
 */
final class CauseSteps {
  /** Workloads that are calculated at once. */
  static final int MOST = 128;

  private static final List<Column> COLUMNS = Workloads.TABLE.columns();
  private static final List<Column> CACHING =
      List.of(Workloads.CACHED_SHARE, Workloads.CACHE_WRITE_SHARE);
  private static final List<Table> LISTS =
      List.of(ModelPrices.TABLE, TrainingPrices.TABLE, DiscountsTable.TABLE);
  private static final List<Table> CARDS = List.of(GpuPrices.TABLE, ServingCapacity.TABLE);
  private static final int LAST = Cause.APPLIED.size();

  /**
   * A workload of both reviews.
   *
   * @param then what was typed in its row at the earlier review
   * @param now what is typed there now
   * @param traced whether {@link CauseEffects#states} is wanted
   */
  record Pair(TypedRow then, TypedRow now, Said was, Said is, boolean traced) {}

  /** What a workload comes to at each step, with the chance of then and with that of now. */
  private record Walk(int[][] verdicts, double[][] ready, double[][] stake, double[] saving) {
    /** Which chance counts at a step: 0 that of then, 1 that of now. */
    private static int by(int step, int chance) {
      return step < chance ? 0 : 1;
    }

    /** Whether a step moves it, with the chance of now from a step on. */
    boolean moves(int step, int chance) {
      int was = by(step - 1, chance);
      int is = by(step, chance);
      return verdicts[was][step - 1] != verdicts[is][step]
          || stake[was][step - 1] != stake[is][step]
          || saving[step - 1] != saving[step];
    }

    /** What is ready after each step. */
    double[] ready(int chance) {
      double[] path = new double[LAST + 1];
      Arrays.setAll(path, step -> ready[by(step, chance)][step]);
      return path;
    }

    static Walk empty() {
      return new Walk(
          new int[2][LAST + 1],
          new double[2][LAST + 1],
          new double[2][LAST + 1],
          new double[LAST + 1]);
    }

    /** A step at which nothing moves. */
    void stay(int step) {
      for (int chance = 0; chance < 2; chance++) {
        verdicts[chance][step] = verdicts[chance][step - 1];
        ready[chance][step] = ready[chance][step - 1];
        stake[chance][step] = stake[chance][step - 1];
      }
      saving[step] = saving[step - 1];
    }
  }

  private final Header header;
  private final boolean otherDraws;
  private final boolean otherSpreads;
  private final boolean drawn;
  private final Model model;
  private final Decision decision;
  private final List<Evaluator> evaluators = new ArrayList<>();

  /**
   * The way from one book to another.
   *
   * @param header of the rows, whichever
   * @param drawsThen how often the earlier review drew; 0: not at all
   * @param drawsNow how often this one does
   */
  CauseSteps(
      Header header,
      InputTables then,
      LocalDate dayThen,
      int drawsThen,
      InputTables now,
      LocalDate dayNow,
      int drawsNow,
      Decision decision) {
    this.header = header;
    otherDraws = drawsThen != drawsNow;
    drawn = drawsThen > 0 || drawsNow > 0;
    this.decision = decision;
    model = decision.model;
    otherSpreads = !same(then, now, List.of(AssumptionsTable.TABLE, UncertaintyTable.TABLE));
    InputTables listed = now.withEndsOf(then);
    boolean sameLists = same(then, listed, LISTS);
    boolean sameEnds = same(listed, now, LISTS);
    boolean sameRates = sameRates(then, now);
    boolean sameCards = same(then, now, CARDS);
    List<Table> both = new ArrayList<>(LISTS);
    both.addAll(CARDS);
    Scenario before = then.scenario();
    Scenario after = now.scenario();
    Evaluator start = of(then, dayThen, before, drawsThen);
    Evaluator lists =
        sameLists ? start : of(then.with(listed, LISTS, false), dayThen, before, drawsThen);
    Evaluator ends =
        sameEnds ? lists : of(then.with(now, LISTS, false), dayThen, before, drawsThen);
    Evaluator rates =
        sameRates ? ends : of(then.with(now, LISTS, true), dayThen, before, drawsThen);
    Evaluator cards =
        sameCards ? rates : of(then.with(now, both, true), dayThen, before, drawsThen);
    Evaluator assumptions = of(now, dayThen, before, drawsThen);
    Evaluator month = dayThen.equals(dayNow) ? assumptions : of(now, dayNow, before, drawsThen);
    Evaluator end = before.equals(after) && !otherDraws ? month : of(now, dayNow, after, drawsNow);
    evaluators.add(start);
    for (Cause cause : Cause.APPLIED) {
      evaluators.add(
          switch (cause) {
            case CARRIED_OUT, VOLUME, TOKENS -> start;
            case LIST_PRICES -> lists;
            case MODEL_ENDS -> ends;
            case EXCHANGE_RATES -> rates;
            case GPU_PRICES -> cards;
            case ASSUMPTIONS, QUALITY -> assumptions;
            case MONTH -> month;
            case OPTIONS, TURNED_DOWN -> end;
          });
    }
  }

  private Evaluator of(InputTables book, LocalDate day, Scenario scenario, int draws) {
    Evaluator evaluator =
        new Evaluator(decision, book.prices(model.looked, day), book.assumptions(), scenario, MOST);
    evaluator.draw(SimulationSettings.of(book, decision, 0, draws).draws());
    return evaluator;
  }

  private static boolean same(InputTables then, InputTables now, List<Table> tables) {
    return tables.stream().allMatch(table -> then.rows(table).sameFigures(now.rows(table)));
  }

  private static boolean sameRates(InputTables then, InputTables now) {
    Table table = ExchangeRates.TABLE;
    return then.origin(table) == now.origin(table) && same(then, now, List.of(table));
  }

  /** The prices that names are looked up in at the step of {@link Cause#ASSUMPTIONS}. */
  PriceBook pricesOfNames() {
    return evaluators.get(Cause.ASSUMPTIONS.step()).prices();
  }

  /** The prices with the exchange rates of now, at the names of then. */
  PriceBook pricesConverted() {
    return evaluators.get(Cause.EXCHANGE_RATES.step()).prices();
  }

  /** What each cause does to each of at most {@link #MOST} workloads. */
  List<CauseEffects> of(List<Pair> pairs) {
    List<Walk> walks = new ArrayList<>();
    List<List<Taken>> states = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      walks.add(Walk.empty());
      states.add(new ArrayList<>());
    }
    String[] advised = new String[pairs.size()];
    Arrays.setAll(advised, i -> Decision.approachOf(pairs.get(i).was().verdict()));
    double[] chancesThen = pairs.stream().mapToDouble(pair -> pair.was().chance()).toArray();
    double[] chancesNow = pairs.stream().mapToDouble(pair -> pair.is().chance()).toArray();
    boolean chanceMoved = !Arrays.equals(chancesThen, chancesNow);
    for (int step = 0; step <= LAST; step++) {
      if (!moves(pairs, advised, step)) {
        for (int i = 0; i < pairs.size(); i++) {
          walks.get(i).stay(step);
          if (pairs.get(i).traced()) {
            states.get(i).add(states.get(i).get(step - 1));
          }
        }
        continue;
      }
      Evaluator evaluator = evaluators.get(step);
      WorkloadBatch batch = mixed(pairs, advised, step);
      evaluator.decide(batch, chancesThen);
      for (int i = 0; i < pairs.size(); i++) {
        note(evaluator.frame(), i, walks.get(i), 0, step);
        if (step == 0 && advised[i].isEmpty()) {
          advised[i] = meanwhile(evaluator.frame(), i);
        }
        if (step == 0 && evaluator.frame().values(decision.cachingThen)[i] > 0) {
          advised[i] += Words.WITH_CACHING;
        }
        if (pairs.get(i).traced()) {
          trace(evaluator, batch, i, states.get(i));
        }
      }
      if (chanceMoved) {
        evaluator.decideAgain(chancesNow);
      }
      for (int i = 0; i < pairs.size(); i++) {
        note(evaluator.frame(), i, walks.get(i), 1, step);
      }
    }
    int[] chances = new int[pairs.size()];
    Arrays.setAll(chances, i -> chanceStep(pairs.get(i), walks.get(i)));
    List<double[]> ready = new ArrayList<>();
    List<BitSet> moved = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      ready.add(walks.get(i).ready(chances[i]));
      moved.add(drawn ? moved(walks.get(i), chances[i]) : new BitSet());
      if (drawn && moved.get(i).cardinality() < 2) {
        known(pairs.get(i), moved.get(i), ready.get(i));
      }
    }
    draw(pairs, advised, chances, moved, ready);
    List<CauseEffects> effects = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      effects.add(effects(pairs.get(i), walks.get(i), chances[i], ready.get(i), states.get(i)));
    }
    return effects;
  }

  /** The steps that move what a workload is expected to save. */
  private BitSet moved(Walk walk, int chance) {
    BitSet moved = new BitSet();
    if (Arrays.stream(walk.ready(chance)).noneMatch(ready -> ready > 0)) {
      return moved;
    }
    for (int step = 1; step <= LAST; step++) {
      moved.set(
          step,
          walk.moves(step, chance)
              || otherSpreads && step == Cause.ASSUMPTIONS.step()
              || otherDraws && step == Cause.OPTIONS.step());
    }
    return moved;
  }

  /** What is ready before and after the only step that moves a workload, as both reviews say. */
  private static void known(Pair pair, BitSet moved, double[] ready) {
    int only = moved.isEmpty() ? LAST + 1 : moved.nextSetBit(0);
    Arrays.setAll(ready, step -> (step < only ? pair.was() : pair.is()).year());
  }

  /** What is expected to be ready after each step, of workloads that several of them moved. */
  private void draw(
      List<Pair> pairs, String[] advised, int[] chances, List<BitSet> moved, List<double[]> ready) {
    for (int step = 0; step <= LAST; step++) {
      int at = step;
      int[] asked =
          IntStream.range(0, pairs.size())
              .filter(i -> moved.get(i).cardinality() > 1 && (at == 0 || moved.get(i).get(at)))
              .toArray();
      if (asked.length > 0) {
        List<Pair> some = Arrays.stream(asked).mapToObj(pairs::get).toList();
        String[] to = Arrays.stream(asked).mapToObj(i -> advised[i]).toArray(String[]::new);
        Evaluator evaluator = evaluators.get(step);
        WorkloadBatch batch = mixed(some, to, step);
        evaluator.decide(
            batch,
            Arrays.stream(asked)
                .mapToDouble(
                    i -> (at < chances[i] ? pairs.get(i).was() : pairs.get(i).is()).chance())
                .toArray());
        evaluator.expect(batch);
        for (int k = 0; k < asked.length; k++) {
          Arrays.fill(ready.get(asked[k]), step, LAST + 1, ready(evaluator.frame(), k));
        }
      }
    }
  }

  /** What the change of a row saves a year; 0 where nothing changes or it saves nothing. */
  private double ready(Frame frame, int row) {
    boolean saves =
        !(frame.values(decision.needs.lacking)[row] > 0)
            && frame.values(decision.portfolio.saves)[row] > 0;
    return saves ? frame.values(decision.portfolio.expectedYear)[row] : 0;
  }

  /** The approach that was advised while evidence was pending; empty where none was. */
  private String meanwhile(Frame frame, int row) {
    double code = frame.values(decision.approachThen)[row];
    return Double.isNaN(code) ? "" : Words.APPROACH.get((int) code);
  }

  private void note(Frame frame, int row, Walk walk, int chance, int step) {
    int verdict = (int) frame.values(decision.verdict)[row];
    double money = frame.values(decision.saving)[row];
    boolean lacking = frame.values(decision.needs.lacking)[row] > 0;
    boolean closed = frame.values(model.life.closed)[row] > 0;
    walk.verdicts()[chance][step] = verdict;
    walk.ready()[chance][step] = ready(frame, row);
    walk.stake()[chance][step] =
        lacking || Double.isNaN(money)
            ? 0
            : money + frame.values(decision.portfolio.pendingEvidence)[row];
    walk.saving()[step] = lacking || closed ? 0 : frame.values(model.totals.netSaving)[row];
  }

  private void trace(Evaluator evaluator, WorkloadBatch batch, int row, List<Taken> states) {
    Taken taken = Taken.of(model, evaluator.frame(), row, evaluator.used(batch, row));
    Taken before = states.isEmpty() ? null : states.get(states.size() - 1);
    boolean same =
        before != null
            && before.names().equals(taken.names())
            && Arrays.equals(before.values(), taken.values());
    states.add(same ? before : taken);
  }

  /** Whether anything of some workloads is another at a step than at the one before. */
  private boolean moves(List<Pair> pairs, String[] advised, int step) {
    return step == 0
        || evaluators.get(step) != evaluators.get(step - 1)
        || IntStream.range(0, pairs.size()).anyMatch(i -> moves(pairs.get(i), advised[i], step));
  }

  private static boolean moves(Pair pair, String advised, int step) {
    boolean errors =
        pair.then().errors() + pair.now().errors() > 0
            && (lastFault(pair.then()) == step || lastFault(pair.now()) == step);
    return errors
        || COLUMNS.stream()
            .filter(column -> from(column, pair, advised) == step)
            .anyMatch(column -> !pair.then().same(column, pair.now()));
  }

  /** The step at which a cell becomes what it is now. */
  private static int from(Column column, Pair pair, String advised) {
    boolean carriedOut =
        CACHING.contains(column)
            ? switchedOn(column, pair, advised)
            : column == Workloads.CURRENT_APPROACH && carriedOut(pair, advised);
    if (carriedOut) {
      return Cause.CARRIED_OUT.step();
    }
    return Cause.of(column).step();
  }

  // --- rows of a step ----------------------------------------------------------------------------

  private WorkloadBatch mixed(List<Pair> pairs, String[] advised, int step) {
    WorkloadBatch batch = new WorkloadBatch(header, pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      for (Column column : COLUMNS) {
        (step < from(column, pair, advised[i]) ? pair.then() : pair.now()).put(column, batch);
      }
      int errors = step < lastFault(pair.then()) ? pair.then().errors() : 0;
      errors += step >= lastFault(pair.now()) ? pair.now().errors() : 0;
      batch.add(i + 1, errors, 0);
    }
    return batch;
  }

  /** The step at which the last faulty cell of a row goes, or comes. */
  private static int lastFault(TypedRow row) {
    return COLUMNS.stream()
        .filter(row::faulty)
        .mapToInt(column -> Cause.of(column).step())
        .max()
        .orElse(Cause.ASSUMPTIONS.step());
  }

  /** Whether today's approach has become what the earlier review advised, meanwhile or for good. */
  private static boolean carriedOut(Pair pair, String advised) {
    String now = approach(pair.now());
    return now.equals(Words.approach(advised)) && !now.equals(approach(pair.then()));
  }

  /** Whether a share of the cache is typed where none was, as came with what was advised. */
  private static boolean switchedOn(Column column, Pair pair, String advised) {
    return advised.endsWith(Words.WITH_CACHING)
        && approach(pair.now()).equals(Words.approach(advised))
        && Double.isNaN(pair.then().number(column, Double.NaN))
        && !Double.isNaN(pair.now().number(column, Double.NaN));
  }

  private static String approach(TypedRow row) {
    Column column = Workloads.CURRENT_APPROACH;
    int code = (int) row.number(column, column.constant().orElse(0));
    return Words.APPROACH.get(code);
  }

  // --- what came of it ---------------------------------------------------------------------------

  private CauseEffects effects(
      Pair pair, Walk walk, int chance, double[] ready, List<Taken> states) {
    double[] amounts = new double[Cause.values().length];
    double[] stakes = new double[Cause.values().length];
    Cause turned = null;
    double before = ready[0];
    double stake = walk.stake()[0][0];
    int verdict = walk.verdicts()[0][0];
    int then = pair.was().turnedDown() ? 0 : 1;
    int now = pair.is().turnedDown() ? 0 : 1;
    for (Cause cause : Cause.APPLIED) {
      int step = cause.step();
      int by = Walk.by(step, chance);
      amounts[cause.ordinal()] = then * (ready[step] - before);
      stakes[cause.ordinal()] = walk.stake()[by][step] - stake;
      if (walk.verdicts()[by][step] != verdict) {
        turned = cause;
      }
      before = ready[step];
      stake = walk.stake()[by][step];
      verdict = walk.verdicts()[by][step];
    }
    amounts[Cause.TURNED_DOWN.ordinal()] = (now - then) * before;
    double rest = then * ready[0] - pair.was().ready() + pair.is().ready() - now * before;
    boolean same = pair.was().verdict() == pair.is().verdict();
    return new CauseEffects(amounts, stakes, rest, same ? null : turned, states);
  }

  /**
   * The step from which the chance of now counts: that which moves net saving most, for a chance
   * follows the saving that it is the chance of. One that was drawn in one review alone, or another
   * number of times, comes of the options; driver ranges and seed are assumptions.
   */
  private int chanceStep(Pair pair, Walk walk) {
    Said was = pair.was();
    Said is = pair.is();
    if (Double.compare(was.chance(), is.chance()) == 0) {
      return LAST + 1;
    }
    boolean figures = !Double.isNaN(was.saving()) && !Double.isNaN(is.saving());
    boolean drawn = !Double.isNaN(was.chance()) && !Double.isNaN(is.chance());
    if (figures && !drawn) {
      return Cause.OPTIONS.step();
    }
    int greatest = (otherDraws ? Cause.OPTIONS : Cause.ASSUMPTIONS).step();
    double most = 0;
    for (int step = 1; step <= LAST; step++) {
      double move = Math.abs(walk.saving()[step] - walk.saving()[step - 1]);
      if (move > most) {
        most = move;
        greatest = step;
      }
    }
    return greatest;
  }
}
