package breakeven.core.price;

import breakeven.core.guard.PriceWarning;
import breakeven.core.guard.Rule;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import breakeven.core.table.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is doubtful about price rows: one warning for each row and doubt. */
final class RowWarnings {
  private static final int RIVALS_NAMED = 5;

  /** How the sentences about an empty cell go on behind the name of the row. */
  private static final String HAS_NO = " has no ";

  private final PriceBook prices;

  /** Columns that a sheet lacks, each with its sheet: told already. */
  private final Set<String> lacking = new HashSet<>();

  RowWarnings(PriceBook prices) {
    this.prices = prices;
  }

  // --- a row, whoever uses it -------------------------------------------------------------------

  /**
   * A doubt.
   *
   * @param rule the rule that is broken; null where it is none of the guards'
   */
  record Told(@Nullable Rule rule, Problem problem) {}

  /** What is doubtful about a row of which some figures count. */
  private List<Told> of(PriceRow row, Set<Column> figures) {
    List<Told> doubts = new ArrayList<>();
    guards(row, figures, doubts);
    prices.outOfDays(row).forEach(problem -> doubts.add(new Told(null, problem)));
    currency(row, figures, doubts);
    kind(row, doubts);
    return doubts;
  }

  /** What the guards say; a day or a source that cannot be read is reported as it is. */
  private void guards(PriceRow row, Set<Column> figures, List<Told> doubts) {
    Column day = row.layout().checkedOn();
    for (PriceWarning doubt : prices.warnings().of(row)) {
      if (doubt.rule() == Rule.DAY && row.row().bad(day)) {
        unreadable(
            row,
            day,
            Rule.DAY,
            "a day of checking that cannot be read, so that its age is not known",
            doubts);
      } else if (doubt.rule() == Rule.SOURCE && row.row().bad(row.layout().source())) {
        unreadable(row, row.layout().source(), Rule.SOURCE, "a source that cannot be read", doubts);
      } else if (!doubt.rule().ofFigures() || figures.contains(doubt.column())) {
        doubts.add(
            new Told(
                doubt.rule(),
                warning(row, doubt.column(), doubt.found(), doubt.problem(), doubt.fix())));
      }
    }
  }

  private static void unreadable(
      PriceRow row, Column column, @Nullable Rule rule, String what, List<Told> doubts) {
    for (Problem error : row.row().errors(column)) {
      doubts.add(
          new Told(
              rule,
              warning(row, column, error.found(), row.inWords() + " has " + what, error.fix())));
    }
  }

  private void currency(PriceRow row, Set<Column> figures, List<Told> doubts) {
    Column column = row.layout().currency();
    boolean money = figures.stream().anyMatch(figure -> figure.type() == Type.MONEY);
    if (column != null && money && row.currency().isEmpty() && !row.row().bad(column)) {
      String reporting = prices.rates().reporting();
      doubts.add(
          new Told(
              null,
              warning(
                  row,
                  column,
                  "",
                  row.inWords() + " has no currency, so that its prices are taken in " + reporting,
                  "Type the currency of the row, " + reporting + " or another one")));
    }
  }

  private static void kind(PriceRow row, List<Told> doubts) {
    if (row.layout() != PriceTable.MODELS) {
      return;
    }
    if (row.row().bad(ModelPrices.KIND)) {
      unreadable(
          row,
          ModelPrices.KIND,
          null,
          "a Kind that cannot be read, so that nothing can be fine-tuned from it",
          doubts);
    } else if (!row.has(ModelPrices.KIND)) {
      doubts.add(
          new Told(
              null,
              warning(
                  row,
                  ModelPrices.KIND,
                  "",
                  row.inWords() + " has no Kind, so that nothing can be fine-tuned from it",
                  "Type " + Sentence.or(ModelPrices.KIND.words()))));
    }
  }

  private static Problem warning(
      PriceRow row, Column column, String found, String problem, String fix) {
    Place place = row.row().place(column);
    return Finding.warning(found, problem, fix).at(place, column);
  }

  // --- a row that workloads use -----------------------------------------------------------------

  /**
   * Tells what is doubtful about a row as it is used, with the number of workloads.
   *
   * @param pages takes what is reported once for all rows of a page
   */
  void tell(UsedRow used, ProblemSink problems, StalePages pages) {
    for (Told doubt : of(used.row, used.columns)) {
      Problem problem = doubt.problem();
      if (doubt.rule() == Rule.AGE && StalePages.goesBy(used)) {
        pages.add(used, problem);
        continue;
      }
      if (!problem.cell().isEmpty()) {
        problems.add(problem.usedBy(used.workloads));
      } else if (lacking.add(problem.sheet() + " " + problem.column())) {
        problems.add(ofColumn(problem));
      }
    }
    Problem rivals = used.ambiguous.workloads() == 0 ? null : rivals(used);
    if (rivals != null) {
      problems.add(rivals.usedBy(used.ambiguous));
    }
    used.row.row().problems().stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .forEach(problems::add);
  }

  /** What no row can have since the sheet has no such column: told once, of all rows. */
  private static Problem ofColumn(Problem problem) {
    int what = Math.max(0, problem.problem().indexOf(HAS_NO));
    return new Problem(
        problem.severity(),
        problem.sheet(),
        "",
        "",
        problem.column(),
        "",
        "The sheet has no column %s: each of its rows%s"
            .formatted(
                problem.column(),
                what == 0
                    ? " is as one where the cell is empty"
                    : problem.problem().substring(what)),
        "Add the column, or give it that name where it has another");
  }

  /** Other rows that the name may have meant, with their prices; null where there are none. */
  @Nullable Problem rivals(UsedRow used) {
    Map<PriceRow, Set<Column>> rivals = new LinkedHashMap<>(used.rivals);
    rivals.keySet().removeIf(rival -> PriceWarnings.twins(used.row, rival));
    if (rivals.isEmpty()) {
      return null;
    }
    Set<Column> differing =
        rivals.values().stream()
            .flatMap(Set::stream)
            .collect(
                Collectors.toCollection(
                    () -> new TreeSet<>(Comparator.comparingInt(Column::ordinal))));
    List<String> others =
        rivals.entrySet().stream()
            .map(
                rival ->
                    "%s (%s)"
                        .formatted(
                            rival.getKey().fullName(), prices(rival.getKey(), rival.getValue())))
            .toList();
    boolean twins =
        rivals.keySet().stream()
            .allMatch(rival -> Names.key(rival.fullName()).equals(Names.key(used.row.fullName())));
    return warning(
        used.row,
        differing.iterator().next(),
        prices(used.row, differing),
        "The name %s takes the first row, %s, and others have other prices: %s"
            .formatted(used.ambiguousName, used.row.inWords(), Texts.some(others, RIVALS_NAMED)),
        twins
            ? "Remove the rows that no longer hold"
            : "Write Provider: Name in the workloads to say which one is meant");
  }

  /** Figures of a row that can be read: {@code Input 1, Output 6 USD, Batch discount 50%}. */
  private static String prices(PriceRow row, Set<Column> columns) {
    String amounts =
        columns.stream()
            .filter(column -> column.type() == Type.MONEY && !row.row().bad(column))
            .map(column -> figure(row, column))
            .collect(Collectors.joining(", "));
    String others =
        columns.stream()
            .filter(column -> column.type() != Type.MONEY && !row.row().bad(column))
            .map(column -> figure(row, column))
            .collect(Collectors.joining(", "));
    String money = amounts.isEmpty() ? "" : amounts + " " + row.currencyOrReporting();
    return money + (money.isEmpty() || others.isEmpty() ? "" : ", ") + others;
  }

  private static String figure(PriceRow row, Column column) {
    double figure = row.has(column) ? row.number(column) : column.constant().orElse(Double.NaN);
    if (Double.isNaN(figure)) {
      return "no " + column.header();
    }
    return column.header()
        + " "
        + (column.type() == Type.SHARE
            ? PlainNumber.text(100 * figure) + "%"
            : PlainNumber.text(figure));
  }
}
