package breakeven.live;

import breakeven.decision.Controls;
import breakeven.expression.Line;
import breakeven.input.Header;
import breakeven.input.Texts;
import breakeven.model.Place;
import breakeven.report.Looks;
import breakeven.table.Sheets;
import breakeven.table.Workloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The key figures of each workload as the review found them, as values, and whether its formulas
 * still come to them: an input that is edited later is noticed here.
 */
final class AtReview implements LiveSheet {
  private static final int VERDICT = 1;
  private static final int LACKED = 2;
  private static final int FIRST_FIGURE = 3;

  private final LiveData data;
  private final Addresses addresses;
  private final Spaces spaces;
  private final String halfACent;
  private final String relative;
  private final String names;
  private final boolean wildcards;
  private final Line verdict;
  private final Line lacking;
  private final List<Line> figures;
  private final Costs costs;
  private final List<List<Object>> takenThen = new ArrayList<>();
  private final String assumptionsEdited;
  private final List<LiveColumn> columns = new ArrayList<>();
  private final int verdictDiffers;
  private final int figuresDiffer;
  private final int edited;
  private final int firstTaken;
  private final int differs;
  private final int chanceOutdated;
  private final int nameNow;
  private final int namedTwice;
  private final List<String> typedNames = new ArrayList<>();
  private final boolean[] twice;

  /**
   * @param assumptionsEdited the cells that are 1 for each assumption that was edited
   */
  AtReview(
      LiveData data,
      Addresses addresses,
      Constants constants,
      Spaces spaces,
      Costs costs,
      String assumptionsEdited) {
    this.costs = costs;
    this.assumptionsEdited = assumptionsEdited;
    this.data = data;
    this.spaces = spaces;
    this.addresses = addresses;
    halfACent = constants.of(Controls.HALF_A_CENT);
    relative = constants.of(Controls.RELATIVE);
    Header header = data.origin().header();
    names =
        Refs.column(
            Refs.prefix(header.sheet()),
            header.indexOf(Workloads.WORKLOAD),
            header.row() + 1,
            Math.max(header.row() + 1, data.origin().lastRow()));
    wildcards = data.workloads().stream().anyMatch(workload -> Refs.hasWildcard(workload.name()));
    verdict = data.origin().decision().verdict;
    var totals = data.model().totals;
    figures = List.of(totals.tcoPrompted, totals.tcoSmall, totals.tcoTuned, totals.netSaving);
    String currency = data.origin().prices().rates().reporting();
    columns.add(LiveColumn.text("Workload", 30, "As on Costs."));
    columns.add(
        new LiveColumn(
            "Verdict then", "", LiveColumn.Role.VALUE, Looks.GENERAL, false, 24, then(verdict)));
    lacking = data.origin().decision().needs.lacking;
    columns.add(
        new LiveColumn(
            "Lacked data then (1 or 0)", "", LiveColumn.Role.VALUE, "0", true, 12, then(lacking)));
    for (Line line : figures) {
      columns.add(
          new LiveColumn(
              line.name() + " then (" + line.unit().words(currency) + ")",
              "",
              LiveColumn.Role.VALUE,
              Looks.of(line.unit()),
              true,
              16,
              then(line)));
    }
    verdictDiffers = flag("Verdict differs", "1 where the verdict on Costs is another now.");
    figuresDiffer =
        flag(
            "Figures differ",
            "1 where one of these figures on Costs has changed since, by more than half a cent and a"
                + " billionth.");
    edited =
        flag(
            "Edited",
            "1 where anything that the workload is calculated with has changed since: what is typed, a"
                + " price or an assumption. What was searched or drawn no longer holds then.");
    differs = flag("Differs", "1 where any of these differ: an input was edited.");
    chanceOutdated =
        flag(
            "Chance outdated",
            "1 where a chance of payback was drawn and the workload differs since.");
    nameNow = columns.size();
    columns.add(
        new LiveColumn(
            "Name there now",
            "",
            LiveColumn.Role.TAKEN,
            Looks.GENERAL,
            false,
            30,
            "The name that stands where the workload stood at the review."));
    namedTwice = flag("Named before", "1 where a row above has the same name.");
    // Now, since sheets are written side by side.
    data.workloads().forEach(workload -> takenThen.add(costs.takenBy(workload)));
    firstTaken = columns.size();
    for (Costs.Block block : costs.taken()) {
      for (LiveColumn column : costs.columns().subList(block.from(), block.to())) {
        columns.add(column.titled(column.title() + ", then").ofValues().in("Calculated with"));
      }
    }
    twice = new boolean[data.workloads().size()];
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < twice.length; i++) {
      String name = Texts.oneLine(data.workloads().get(i).name());
      typedNames.add(name);
      twice[i] = !name.isEmpty() && first.putIfAbsent(name.toLowerCase(Locale.ROOT), i) != null;
    }
  }

  private static String then(Line line) {
    return "At the review: " + line.meaning() + ". A value.";
  }

  private int flag(String title, String help) {
    columns.add(new LiveColumn(title, "", LiveColumn.Role.CALCULATED, "0", true, 12, help));
    return columns.size() - 1;
  }

  // --- what the checks refer to ----------------------------------------------------------------

  /** Workloads whose verdict is another now. */
  LiveControls.Flags verdictDiffers() {
    return checked(verdictDiffers, 0);
  }

  /** Workloads with another figure now. */
  LiveControls.Flags figuresDiffer() {
    return checked(figuresDiffer, 0);
  }

  /** Workloads whose chance was drawn from other inputs. */
  LiveControls.Flags chanceOutdated() {
    return checked(chanceOutdated, 0);
  }

  /** Workloads that have the name of one above. */
  LiveControls.Flags namedTwice() {
    int count = 0;
    for (boolean one : twice) {
      count += one ? 1 : 0;
    }
    return checked(namedTwice, count);
  }

  private LiveControls.Flags checked(int column, double count) {
    return new LiveControls.Flags(name(), columns.get(column).title(), column, count);
  }

  // --- what sentences refer to -----------------------------------------------------------------

  /** Whether a workload differs, as a condition of formulas on {@code Costs}. */
  String differs(String prefix) {
    return prefix + cell(differs, Refs.ROW) + "=1";
  }

  /** 1 where a workload is calculated with anything else than at the review, the same way. */
  String edited(String prefix) {
    return prefix + cell(edited, Refs.ROW);
  }

  /** Whether a workload lacks something now and did not at the review, the same way. */
  String lacksSince(String prefix) {
    return addresses.cost(Addresses.Home.COSTS, lacking) + ">" + prefix + cell(LACKED, Refs.ROW);
  }

  // --- the sheet -------------------------------------------------------------------------------

  @Override
  public String name() {
    return Sheets.AT_REVIEW;
  }

  @Override
  public String sentence() {
    return "Verdict and key figures as the review found them, and whether the formulas still come to"
        + " them; where one differs, review again.";
  }

  @Override
  public List<LiveColumn> columns() {
    return columns;
  }

  @Override
  public int size() {
    return data.workloads().size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    LiveData.Workload workload = data.workloads().get(index);
    String row = String.valueOf(FIRST_ROW + index);
    cells.value(workload.name());
    double word = data.value(workload, verdict);
    cells.value(Double.isNaN(word) ? "" : verdict.words().get((int) word));
    cells.value(data.value(workload, lacking));
    for (Line figure : figures) {
      cells.value(data.value(workload, figure));
    }
    cells.formula("IFERROR(IF(" + cell(VERDICT, row) + "=" + cost(verdict, row) + ",0,1),1)", 0);
    cells.formula("IFERROR(IF(AND(" + agree(row) + "),0,1),1)", 0);
    cells.formula("IFERROR(MIN(1," + takenDiffers(row) + "),1)", 0);
    cells.formula("MAX(" + cell(verdictDiffers, row) + ":" + cell(edited, row) + ")", 0);
    String chance =
        addresses
            .cost(Addresses.Home.AT_REVIEW, data.origin().decision().chance)
            .replace(Refs.ROW, row);
    cells.formula("COUNT(" + chance + ")*" + cell(differs, row), 0);
    cells.formula(
        "IFERROR("
            + spaces.trimmed(
                "INDEX(" + names + "," + (workload.row() - data.origin().header().row()) + ")")
            + ",\"\")",
        typedNames.get(index));
    cells.formula(namedBefore(row), twice[index] ? 1 : 0);
    for (Object stood : takenThen.get(index)) {
      if (stood instanceof Double number) {
        cells.value(number);
      } else {
        cells.value(stood.toString());
      }
    }
  }

  /** How many cells that it is calculated with hold something else now. */
  private String takenDiffers(String row) {
    StringBuilder count = new StringBuilder();
    String prefix = addresses.prefix(Addresses.Home.AT_REVIEW, Addresses.Home.COSTS);
    int then = firstTaken;
    for (Costs.Block block : costs.taken()) {
      int last = then + block.to() - block.from() - 1;
      count
          .append("SUMPRODUCT(--(")
          .append(prefix + cell(block.from(), row) + ":" + cell(block.to() - 1, row))
          .append("<>")
          .append(cell(then, row) + ":" + cell(last, row))
          .append("))+");
      then = last + 1;
    }
    return count + "SUM(" + assumptionsEdited + ")";
  }

  private String agree(String row) {
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      // SUM takes a blank text for 0.
      String then = "SUM(" + cell(FIRST_FIGURE + i, row) + ")";
      String now = "SUM(" + cost(figures.get(i), row) + ")";
      String tolerance = "MAX(" + halfACent + "," + relative + "*ABS(" + then + "))";
      conditions.add("ABS(" + now + "-" + then + ")<=" + tolerance);
    }
    return String.join(",", conditions);
  }

  private String namedBefore(String row) {
    String name = cell(nameNow, row);
    String column = "$" + Place.letters(nameNow) + "$" + FIRST_ROW;
    String all = column + ":$" + Place.letters(nameNow) + "$" + (FIRST_ROW + size() - 1);
    return "IFERROR(IF("
        + name
        + "=\"\",0,IF(MATCH("
        + (wildcards ? Refs.literally(name) : name)
        + ","
        + all
        + ",0)<ROWS("
        + column
        + ":"
        + name
        + "),1,0)),0)";
  }

  private static String cell(int column, String row) {
    return "$" + Place.letters(column) + row;
  }

  private String cost(Line line, String row) {
    return addresses.cost(Addresses.Home.AT_REVIEW, line).replace(Refs.ROW, row);
  }
}
