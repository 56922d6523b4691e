package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.quoted;

import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.TextPrinter;
import breakeven.core.report.CellContent;
import breakeven.core.report.ResultColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the result columns show, each thing once however many sheets show it. */
final class ResultFormulas {
  private final Map<CellContent, ResultColumn> shown = new LinkedHashMap<>();

  ResultFormulas(List<ResultColumn> columns) {
    for (ResultColumn column : columns) {
      if (!column.ofRun() && line(column.shown()) == null) {
        shown.putIfAbsent(column.shown(), column);
      }
    }
  }

  /** The line whose own cell is all that is shown; null where there is more to it. */
  static @Nullable Line line(CellContent shown) {
    return shown instanceof CellContent.Says says
            && says.text() instanceof Text.Word word
            && word.value() instanceof Line line
        ? line
        : null;
  }

  /** What is shown and has no cell of its own yet, each with the first column that shows it. */
  Map<CellContent, ResultColumn> shown() {
    return shown;
  }

  /** The formula of what is shown. */
  static String formula(CellContent shown, FormulaPrinter printer, TextPrinter texts) {
    if (shown instanceof CellContent.Figure figure) {
      if (figure.ifBlank().isEmpty()) {
        return printer.print(figure.value());
      }
      return printer.where(figure.value(), value -> value, quoted(figure.ifBlank()));
    }
    if (shown instanceof CellContent.Says says) {
      return texts.print(says.text());
    }
    if (shown instanceof CellContent.Where where) {
      return ifElse(
          printer.condition(where.flag()),
          formula(where.then(), printer, texts),
          formula(where.otherwise(), printer, texts));
    }
    if (shown instanceof CellContent.OneOf one) {
      List<String> choices =
          one.choices().stream().map(choice -> formula(choice, printer, texts)).toList();
      return printer.choose(one.code(), choices, NOTHING);
    }
    throw new IllegalArgumentException("a value of the run has no formula");
  }
}
