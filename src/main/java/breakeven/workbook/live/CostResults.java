package breakeven.workbook.live;

import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Text;
import breakeven.core.expression.TextPrinter;
import breakeven.core.report.CellContent;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The results on {@code Costs}: what the result columns of other sheets show, each once, and the
 * phrases that their sentences are made of.
 */
final class CostResults {
  private static final String PHRASES = "In words";
  private static final String RESULTS = "Results";

  private final CostCells cells;
  private final LiveData data;
  private final Map<CellContent, Integer> shownAt = new HashMap<>();

  /** Those that are here: what is shown with words on one sheet is a number alone on another. */
  private final Set<String> headers = new HashSet<>();

  CostResults(CostCells cells, LiveData data) {
    this.cells = cells;
    this.data = data;
  }

  /**
   * Puts what the other sheets show, and the phrases that it is made of.
   *
   * @param names the cells of the names that a row looks its prices up by
   * @param since what becomes of the formula of a phrase that says otherwise where inputs have
   *     changed since the review
   */
  void print(
      FormulaPrinter printer,
      TextPrinter.Marks marks,
      Function<Column, String> names,
      Map<Text.Phrase, UnaryOperator<String>> since) {
    Map<Text.Phrase, Integer> columns = new HashMap<>();
    TextPrinter texts =
        new TextPrinter(
            printer,
            marks,
            phrase -> CostCells.of(Objects.requireNonNull(columns.get(phrase))),
            names);
    List<ResultFormulas.Said> phrases = data.results().phrases();
    for (int i = 0; i < phrases.size(); i++) {
      int index = i;
      Text.Phrase phrase = phrases.get(i).phrase();
      if (phrase.text() instanceof Text.OfRun) {
        columns.put(phrase, ofRun(phrase, index));
        continue;
      }
      String formula =
          ResultFormulas.formula(
              phrases.get(i), printer, texts, since.getOrDefault(phrase, UnaryOperator.identity()));
      LiveColumn column =
          LiveColumn.calculated(phrase.name(), 24, "A part of sentences.").in(PHRASES);
      columns.put(
          phrase,
          cells.add(
              column, (workload, out) -> out.formula(formula, workload.phrases().get(index))));
    }
    int i = 0;
    for (Map.Entry<CellContent, ResultColumn> result : data.results().shown().entrySet()) {
      String formula = ResultFormulas.formula(result.getKey(), printer, texts);
      shownAt.put(result.getKey(), result(result.getValue(), formula, i++));
    }
  }

  /** A part of sentences that no formula can find. */
  private int ofRun(Text.Phrase phrase, int index) {
    return cells.add(
        LiveColumn.value(phrase.name(), 24, "A part of sentences, as the review found it.")
            .in(PHRASES),
        (workload, out) -> out.value(workload.phrases().get(index)));
  }

  private int result(ResultColumn result, String formula, int index) {
    boolean number = result.format().number();
    return cells.add(
        new LiveColumn(
            title(
                result.header() + (headers.add(result.header()) ? ", as shown" : ", as a number"),
                result.unit()),
            RESULTS,
            LiveColumn.Role.CALCULATED,
            number ? result.format().code() : NumberFormats.GENERAL,
            number,
            number ? 14 : 24,
            result.help()),
        (workload, out) -> {
          if (workload.shown().get(index) instanceof Double figure) {
            out.formula(formula, figure);
          } else {
            out.formula(formula, String.valueOf(workload.shown().get(index)));
          }
        });
  }

  private static String title(String name, String unit) {
    return unit.isEmpty() ? name : name + " (" + unit + ")";
  }

  /** The column of what is no line's own cell. */
  int column(CellContent shown) {
    return Objects.requireNonNull(shownAt.get(shown));
  }
}
