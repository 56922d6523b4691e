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

/** The results on {@code Costs}: what the result columns of other sheets show, each once. */
final class CostResults {
  private static final String WHY = "Why in parts";
  private static final String RESULTS = "Results";

  private final CostCells cells;
  private final LiveData data;
  private final Map<Text.Phrase, Integer> partAt = new HashMap<>();
  private final Map<CellContent, Integer> shownAt = new HashMap<>();

  /** Those that are here: what is shown with words on one sheet is a number alone on another. */
  private final Set<String> headers = new HashSet<>();

  CostResults(CostCells cells, LiveData data) {
    this.cells = cells;
    this.data = data;
  }

  /**
   * Puts what the other sheets show, and the parts of Why before it.
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
    Function<String, TextPrinter> texts = lookAt -> texts(printer, marks, names, since, lookAt);
    TextPrinter plain = texts.apply("");
    List<Text.Phrase> parts = data.origin().sentences().whyParts;
    for (int i = 0; i < parts.size(); i++) {
      int index = i;
      Text part = parts.get(i).text();
      Map<String, String> formulas = new HashMap<>();
      // Now, since the lists of words that it names are written before any row.
      data.workloads()
          .forEach(
              workload ->
                  formulas.computeIfAbsent(
                      workload.lookAt(), lookAt -> texts.apply(lookAt).print(part)));
      int at =
          cells.add(
              LiveColumn.calculated(parts.get(i).name(), 24, "A part of Why.").in(WHY),
              (workload, out) ->
                  out.formula(
                      Objects.requireNonNull(formulas.get(workload.lookAt())),
                      workload.phrases().get(index)));
      partAt.put(parts.get(i), at);
    }
    int i = 0;
    for (Map.Entry<CellContent, ResultColumn> result : data.results().shown().entrySet()) {
      String formula = ResultFormulas.formula(result.getKey(), printer, plain);
      shownAt.put(result.getKey(), result(result.getValue(), formula, i++));
    }
  }

  /** Prints the parts of Why as their cells, other phrases as they are said now. */
  private TextPrinter texts(
      FormulaPrinter printer,
      TextPrinter.Marks marks,
      Function<Column, String> names,
      Map<Text.Phrase, UnaryOperator<String>> since,
      String lookAt) {
    return new TextPrinter(
        printer,
        marks,
        phrase -> {
          Integer part = partAt.get(phrase);
          return part != null
              ? CostCells.of(part)
              : Objects.requireNonNull(since.get(phrase), phrase.name())
                  .apply(texts(printer, marks, names, since, lookAt).print(phrase.text()));
        },
        names,
        lookAt);
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
