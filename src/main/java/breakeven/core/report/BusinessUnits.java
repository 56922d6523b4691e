package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.table.Workloads;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The portfolio by business unit, by cost centre and by owner. Gathered row by row; memory grows
 * with the names, up to a bound.
 */
public final class BusinessUnits implements Gathered<BusinessUnits.Line> {
  /** What stands for all names beyond the most that are kept. */
  public static final String OTHERS = "(others)";

  /** Names that are kept of each kind. */
  private static final int MOST = 20_000;

  /** By what workloads are added up. */
  public enum Level {
    UNIT("Business unit"),
    COST_CENTRE("Cost centre"),
    OWNER("Owner");

    private final String title;

    Level(String title) {
      this.title = title;
    }

    /** Its name on sheets and in files. */
    public String title() {
      return title;
    }
  }

  /**
   * What the workloads of one name come to.
   *
   * @param label the name that the line is about
   * @param number its place among the names of its level, from 1, as they came; 0 for all together
   * @param owners how many owners its workloads have; 1 for an owner
   * @param workloads all of them
   * @param money of those with figures whose cost today is known
   * @param needsData workloads whose verdict is Needs data
   * @param issues errors and warnings of their rows
   */
  public record Line(
      Level level,
      String label,
      int number,
      int owners,
      int workloads,
      PortfolioAmounts money,
      int needsData,
      long issues) {}

  private static final Comparator<Line> BY_MONEY =
      Comparator.comparingDouble((Line line) -> line.money().expectedAYear())
          .thenComparingDouble(line -> line.money().paidToday())
          .reversed();

  /** The numbers of the lines that a workload is in. */
  public record Numbers(int unit, int costCentre, int owner) {}

  /** The workloads of one name. */
  private static final class Group {
    private final String label;
    private final int number;
    private final PortfolioAmounts.Gathered money;
    private int owners;
    private int workloads;
    private int needsData;
    private long issues;

    Group(String label, int number, Decision decision) {
      this.label = label;
      this.number = number;
      money = new PortfolioAmounts.Gathered(decision.portfolio, 1);
    }

    void add(RowResult row, boolean lacksData) {
      workloads++;
      needsData += lacksData ? 1 : 0;
      issues += row.issues();
      money.add(0, row);
    }
  }

  private final Decision decision;
  private final Map<Level, Map<String, Group>> groups = new EnumMap<>(Level.class);
  private final Set<String> pairs = new HashSet<>();
  private final Group all;
  private Numbers last = new Numbers(0, 0, 0);

  /** No workloads yet. */
  public BusinessUnits(Decision decision) {
    this.decision = decision;
    all = new Group("", 0, decision);
    for (Level level : Level.values()) {
      groups.put(level, new LinkedHashMap<>());
    }
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    String owner = UnitLabel.of(batch, i, Workloads.OWNER);
    boolean lacksData = row.word(decision.verdict).equals(Decision.NEEDS_DATA);
    Group ofUnit = group(Level.UNIT, UnitLabel.of(batch, i, Workloads.BUSINESS_UNIT));
    Group ofCentre = group(Level.COST_CENTRE, UnitLabel.of(batch, i, Workloads.COST_CENTRE));
    Group ofOwner = group(Level.OWNER, owner);
    countOwner(Level.UNIT, ofUnit, owner);
    countOwner(Level.COST_CENTRE, ofCentre, owner);
    for (Group group : List.of(ofUnit, ofOwner, ofCentre, all)) {
      group.add(row, lacksData);
    }
    last = new Numbers(ofUnit.number, ofCentre.number, ofOwner.number);
  }

  private void countOwner(Level level, Group group, String owner) {
    if (pairs.size() < 2 * MOST
        && pairs.add(level + "\n" + group.number + "\n" + UnitLabel.key(owner))) {
      group.owners++;
    }
  }

  /** Where the workload was counted that was taken last. */
  public Numbers last() {
    return last;
  }

  private Group group(Level level, String label) {
    Map<String, Group> of = groups(level);
    int number = of.size() + 1;
    Group known = of.get(UnitLabel.key(label));
    if (known != null) {
      return known;
    }
    String kept = number > MOST ? OTHERS : label;
    String key = number > MOST ? OTHERS : UnitLabel.key(label);
    return of.computeIfAbsent(key, first -> new Group(kept, number, decision));
  }

  private Map<String, Group> groups(Level level) {
    return Objects.requireNonNull(groups.get(level));
  }

  /** Whether any workload names one. */
  private boolean named(Level level) {
    return groups(level).values().stream().anyMatch(group -> !group.label.equals(UnitLabel.NONE));
  }

  /** Whether any workload names a business unit or an owner. */
  public boolean named() {
    return named(Level.UNIT) || named(Level.OWNER);
  }

  /** What {@link #largest} goes by: business units, or owners where no workload names a unit. */
  public Level level() {
    return named(Level.UNIT) || !named(Level.OWNER) ? Level.UNIT : Level.OWNER;
  }

  /** Those with largest expected saving, most first; none with nothing. */
  public List<Line> largest(int most) {
    return lines(level()).stream()
        .filter(line -> line.money().expectedAYear() > 0)
        .sorted(
            Comparator.comparingDouble((Line line) -> line.money().expectedAYear())
                .reversed()
                .thenComparing(Line::label))
        .limit(most)
        .toList();
  }

  /** All of a level, largest expected saving first. */
  public List<Line> lines(Level level) {
    return groups(level).values().stream()
        .map(group -> line(level, group))
        .sorted(BY_MONEY)
        .toList();
  }

  /** Hands on all lines: units, cost centres where any is named, owners. */
  @Override
  public void each(Consumer<Line> taker) {
    for (Level level : Level.values()) {
      if (level != Level.COST_CENTRE || named(level)) {
        lines(level).forEach(taker);
      }
    }
  }

  /** All workloads together. */
  public Line total() {
    return line(Level.UNIT, all);
  }

  /** The model that the figures are of. */
  public Decision decision() {
    return decision;
  }

  private static Line line(Level level, Group group) {
    return new Line(
        level,
        group.label,
        group.number,
        level == Level.OWNER ? 1 : group.owners,
        group.workloads,
        group.money.of(0),
        group.needsData,
        group.issues);
  }
}
