package breakeven.core.report;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.model.Sums;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the whole portfolio comes to, gathered row by row in bounded memory. */
public final class Totals {
  /**
   * One verdict's share of the portfolio. Amounts are over the workloads' own horizons.
   *
   * @param rows workloads with this verdict
   * @param money what they add to the portfolio
   */
  public record ByVerdict(String verdict, int rows, PortfolioAmounts money) {}

  /**
   * An answer that is missing and keeps workloads from a verdict.
   *
   * @param rows workloads that need it
   * @param firstRow the first of them, a row of the user's sheet from 1
   */
  public record Unanswered(Column column, int rows, int firstRow) {}

  /** Workloads that are counted, beside those of each verdict. */
  private enum Count {
    TOTAL,
    WITH_ISSUES,
    CLOSED,
    UNPRICED_TODAY,
    WITHOUT_FIGURES,
    ALONE_ON_GPUS
  }

  private final Decision decision;

  /** By verdict, then by {@link Count}. */
  private final int[] counts = new int[Decision.VERDICTS.size() + Count.values().length];

  private final PortfolioAmounts.Gathered amounts;
  private final Map<Column, Unanswered> unanswered = new LinkedHashMap<>();
  private final Sums utilisation = new Sums(1);
  private double shortestHorizon = Double.POSITIVE_INFINITY;
  private double longestHorizon;

  /**
   * Totals of no row yet.
   *
   * @param decision the lines that are added up
   */
  public Totals(Decision decision) {
    this.decision = decision;
    amounts = new PortfolioAmounts.Gathered(decision.portfolio, Decision.VERDICTS.size());
  }

  /** Takes one row. */
  public void add(RowResult row) {
    int verdict = (int) row.value(decision.verdict);
    counts[verdict]++;
    count(Count.TOTAL, true);
    count(Count.WITH_ISSUES, row.issues() > 0);
    count(Count.WITHOUT_FIGURES, row.lacking());
    if (row.lacking()) {
      return;
    }
    if (verdict == Decision.VERDICTS.indexOf(Decision.NEEDS_DATA)) {
      addUnanswered(row);
    }
    count(Count.CLOSED, row.closed());
    boolean unpriced = Double.isNaN(row.number(decision.saving));
    count(Count.UNPRICED_TODAY, unpriced && row.value(decision.model.totals.mustMove) == 0);
    amounts.add(verdict, row);
    double horizon = row.number(decision.model.life.horizon);
    shortestHorizon = Math.min(shortestHorizon, horizon);
    longestHorizon = Math.max(longestHorizon, horizon);
    rentedAlone(row);
  }

  private void count(Count what, boolean holds) {
    counts[Decision.VERDICTS.size() + what.ordinal()] += holds ? 1 : 0;
  }

  private int of(Count what) {
    return counts[Decision.VERDICTS.size() + what.ordinal()];
  }

  /**
   * Takes the rows that another one took, with the same model. In whatever order and parts rows are
   * taken, the totals are the same to the last bit.
   */
  public void add(Totals other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    amounts.add(other.amounts);
    other.unanswered.values().forEach(this::addUnanswered);
    utilisation.add(other.utilisation);
    shortestHorizon = Math.min(shortestHorizon, other.shortestHorizon);
    longestHorizon = Math.max(longestHorizon, other.longestHorizon);
  }

  /**
   * The totals as bytes, in which they go from one program to another of the same version; {@link
   * #add(byte[])} takes them.
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (int count : counts) {
        out.writeInt(count);
      }
      out.writeDouble(shortestHorizon);
      out.writeDouble(longestHorizon);
      utilisation.write(out);
      amounts.write(out);
      out.writeInt(unanswered.size());
      for (Unanswered one : unanswered.values()) {
        out.writeInt(one.column().ordinal());
        out.writeInt(one.rows());
        out.writeInt(one.firstRow());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Takes the rows that others took, as {@link #toBytes} has them. */
  public void add(byte[] others) {
    Totals read = new Totals(decision);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(others))) {
      read.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    add(read);
  }

  private void read(DataInputStream in) throws IOException {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readInt();
    }
    shortestHorizon = in.readDouble();
    longestHorizon = in.readDouble();
    utilisation.add(Sums.read(in));
    amounts.add(in);
    for (int n = in.readInt(); n > 0; n--) {
      Column column = Workloads.TABLE.columns().get(in.readInt());
      addUnanswered(new Unanswered(column, in.readInt(), in.readInt()));
    }
  }

  private void addUnanswered(Unanswered one) {
    unanswered.merge(
        one.column(),
        one,
        (before, now) ->
            new Unanswered(
                before.column(), before.rows + now.rows, Math.min(before.firstRow, now.firstRow)));
  }

  private void addUnanswered(RowResult row) {
    Checklist checks = decision.checklist;
    Map.of(
            Workloads.TASK_PATTERN, checks.pattern,
            Workloads.REGRESSION, checks.evaluation,
            Workloads.TEST_SET, checks.evaluation,
            Workloads.BASELINE, checks.evaluation,
            Workloads.DATA_SHIFT, checks.dataChange)
        .forEach(
            (column, check) -> {
              boolean blank = Double.isNaN(row.value(decision.model.inputs.cell(column)));
              if (blank && row.word(check).equals(Checklist.UNKNOWN)) {
                addUnanswered(new Unanswered(column, 1, row.sheetRow()));
              }
            });
  }

  private void rentedAlone(RowResult row) {
    boolean rents =
        !row.closed()
            && row.value(decision.model.serving.rented) > 0
            && row.value(decision.model.serving.onReplicas) > 0;
    double sharing = row.value(decision.model.inputs.cell(Workloads.SHARING));
    double used = row.number(decision.model.servingPrices.utilisation);
    if (rents && sharing <= 1 && !Double.isNaN(used)) {
      count(Count.ALONE_ON_GPUS, true);
      utilisation.add(0, used);
    }
  }

  /** The missing answers that keep workloads with figures from a verdict. */
  public List<Unanswered> unanswered() {
    return unanswered.values().stream()
        .sorted(Comparator.comparingInt((Unanswered answer) -> answer.column().ordinal()))
        .toList();
  }

  /** Workloads read. */
  public int total() {
    return of(Count.TOTAL);
  }

  /** Workloads with an error or a warning. */
  public int withIssues() {
    return of(Count.WITH_ISSUES);
  }

  /** Workloads whose candidate is closed. */
  public int closed() {
    return of(Count.CLOSED);
  }

  /** Workloads that have no figures, since cells or prices are missing. */
  public int withoutFigures() {
    return of(Count.WITHOUT_FIGURES);
  }

  /** Workloads whose today's approach has no price, so that no money at stake can be reported. */
  public int unpricedToday() {
    return of(Count.UNPRICED_TODAY);
  }

  /** Workloads whose tune would rent GPUs for itself alone; not those whose candidate is closed. */
  public int aloneOnGpus() {
    return of(Count.ALONE_ON_GPUS);
  }

  /** Mean share of those GPUs' time that is used; NaN where there are none. */
  public double meanUtilisationAlone() {
    return aloneOnGpus() == 0 ? Double.NaN : utilisation.of(0) / aloneOnGpus();
  }

  /** Shortest horizon counted, months; 0 where no row has figures. */
  public int shortestHorizon() {
    return longestHorizon == 0 ? 0 : (int) shortestHorizon;
  }

  /** Longest horizon counted, months. */
  public int longestHorizon() {
    return (int) longestHorizon;
  }

  /** Counts and money by verdict, in the order of the table of verdicts. */
  public List<ByVerdict> byVerdict() {
    List<ByVerdict> list = new ArrayList<>();
    for (int i = 0; i < Decision.VERDICTS.size(); i++) {
      list.add(new ByVerdict(Decision.VERDICTS.get(i), counts[i], amounts.of(i)));
    }
    return list;
  }

  /** What all workloads together add up to. */
  public PortfolioAmounts money() {
    return amounts.total();
  }
}
