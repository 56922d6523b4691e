package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The portfolio by business unit, by owner within each, and by cost centre. Gathered row by row;
 * memory grows with the names, up to a bound.
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
   * @param unit the business unit; empty for a cost centre
   * @param owner empty but for an owner, who is one in each business unit
   * @param costCentre empty but for a cost centre
   * @param number its place among the names of its level, from 1, as they came; 0 for all together
   * @param owners how many owners its workloads have; 1 for an owner
   * @param workloads all of them
   * @param money of those with figures whose cost today is known
   * @param needsData workloads whose verdict is Needs data
   * @param issues errors and warnings of their rows
   */
  public record Line(
      Level level,
      String unit,
      String owner,
      String costCentre,
      int number,
      int owners,
      int workloads,
      PortfolioAmounts money,
      int needsData,
      long issues) {
    /** The name that the line is about, apart from the unit of an owner. */
    public String label() {
      return switch (level) {
        case UNIT -> unit;
        case COST_CENTRE -> costCentre;
        case OWNER -> owner;
      };
    }

    /** What the changes cost before month 1. */
    public double oneOff() {
      return money.oneOff();
    }
  }

  private static final Comparator<Line> BY_MONEY =
      Comparator.comparingDouble((Line line) -> line.money().expectedAYear())
          .thenComparingDouble(line -> line.money().paidToday())
          .reversed();

  /** The numbers of the lines that a workload is in. */
  public record Numbers(int unit, int costCentre, int owner) {}

  /** The workloads of one name. */
  private static final class Group {
    private final String unit;
    private final String label;
    private final int number;
    private final PortfolioAmounts.Gathered money;
    private int owners;
    private int workloads;
    private int needsData;
    private long issues;

    Group(String unit, String label, int number, Decision decision) {
      this.unit = unit;
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
  private final Map<String, Group> units = new LinkedHashMap<>();
  private final Map<String, Group> owners = new LinkedHashMap<>();
  private final Map<String, Group> centres = new LinkedHashMap<>();
  private final Map<String, Integer> ownersOfCentres = new HashMap<>();
  private final Group all;
  private Numbers last = new Numbers(0, 0, 0);

  /** No workloads yet. */
  public BusinessUnits(Decision decision) {
    this.decision = decision;
    all = new Group("", "", 0, decision);
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    String unit = UnitLabel.of(batch, i, Workloads.BUSINESS_UNIT);
    String owner = UnitLabel.of(batch, i, Workloads.OWNER);
    String centre = UnitLabel.of(batch, i, Workloads.COST_CENTRE);
    boolean lacksData = row.word(decision.verdict).equals(Decision.NEEDS_DATA);
    Group ofUnit = group(units, UnitLabel.key(unit), "", unit);
    int before = owners.size();
    Group ofOwner = group(owners, UnitLabel.key(unit) + "\n" + UnitLabel.key(owner), unit, owner);
    ofUnit.owners += owners.size() - before;
    Group ofCentre = group(centres, UnitLabel.key(centre), "", centre);
    if (ownersOfCentres.size() < MOST
        && ownersOfCentres.put(UnitLabel.key(centre) + "\n" + UnitLabel.key(owner), 1) == null) {
      ofCentre.owners++;
    }
    for (Group group : List.of(ofUnit, ofOwner, ofCentre, all)) {
      group.add(row, lacksData);
    }
    last = new Numbers(ofUnit.number, ofCentre.number, ofOwner.number);
  }

  /** Where the workload was counted that was taken last. */
  public Numbers last() {
    return last;
  }

  private Group group(Map<String, Group> groups, String key, String unit, String label) {
    Group known = groups.get(key);
    int number = groups.size() + 1;
    if (known == null && number > MOST) {
      return groups.computeIfAbsent(OTHERS, others -> new Group(OTHERS, OTHERS, number, decision));
    }
    return known == null
        ? groups.computeIfAbsent(key, first -> new Group(unit, label, number, decision))
        : known;
  }

  /** Whether any workload names a cost centre. */
  public boolean hasCostCentres() {
    return centres.size() > 1 || !centres.containsKey(UnitLabel.NONE) && !centres.isEmpty();
  }

  /** Whether any workload names a business unit or an owner. */
  public boolean named() {
    return named(units) || named(owners);
  }

  private static boolean named(Map<String, Group> groups) {
    return groups.values().stream().anyMatch(BusinessUnits::named);
  }

  private static boolean named(Group group) {
    return !group.label.equals(UnitLabel.NONE);
  }

  /** What {@link #largest} goes by: business units, or owners where no workload names a unit. */
  public Column column() {
    return named(units) || !named(owners) ? Workloads.BUSINESS_UNIT : Workloads.OWNER;
  }

  /** Those with largest expected saving, most first; none with nothing. */
  public List<Line> largest(int most) {
    List<Line> lines =
        column() == Workloads.OWNER ? ranked(Level.OWNER, owners) : ranked(Level.UNIT, units);
    return lines.stream()
        .filter(line -> line.money().expectedAYear() > 0)
        .sorted(
            Comparator.comparingDouble((Line line) -> line.money().expectedAYear())
                .reversed()
                .thenComparing(Line::label))
        .limit(most)
        .toList();
  }

  /** The business units, largest expected saving first. */
  public List<Line> units() {
    return ranked(Level.UNIT, units);
  }

  /** The cost centres, largest expected saving first; none where no workload names one. */
  public List<Line> costCentres() {
    return hasCostCentres() ? ranked(Level.COST_CENTRE, centres) : List.of();
  }

  /** The owners of each business unit, in the order of the units, largest expected saving first. */
  public List<Line> owners() {
    Map<String, Integer> order = new HashMap<>();
    units().forEach(unit -> order.put(UnitLabel.key(unit.unit()), order.size()));
    List<Line> lines = ranked(Level.OWNER, owners);
    lines.sort(
        Comparator.comparingInt(
            line -> order.getOrDefault(UnitLabel.key(line.unit()), Integer.MAX_VALUE)));
    return lines;
  }

  /** Hands on all lines: units, cost centres, owners. */
  @Override
  public void each(Consumer<Line> taker) {
    units().forEach(taker);
    costCentres().forEach(taker);
    owners().forEach(taker);
  }

  /** All workloads together. */
  public Line total() {
    return line(Level.UNIT, all);
  }

  /** The model that the figures are of. */
  public Decision decision() {
    return decision;
  }

  private static List<Line> ranked(Level level, Map<String, Group> groups) {
    List<Line> lines = new ArrayList<>();
    groups.values().forEach(group -> lines.add(line(level, group)));
    lines.sort(BY_MONEY);
    return lines;
  }

  private static Line line(Level level, Group group) {
    return new Line(
        level,
        level == Level.UNIT ? group.label : group.unit,
        level == Level.OWNER ? group.label : "",
        level == Level.COST_CENTRE ? group.label : "",
        group.number,
        level == Level.OWNER ? 1 : group.owners,
        group.workloads,
        group.money.of(0),
        group.needsData,
        group.issues);
  }
}
