package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;

import breakeven.core.expression.Expression;
import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.TextParts;
import breakeven.core.expression.TextPrinter;
import breakeven.core.report.CellContent;
import breakeven.core.report.ResultColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the result columns show, each thing once however many sheets show it, and the phrases that
 * their texts are made of.
 */
final class ResultFormulas {
  /**
   * A phrase that is only said where a code has a certain value.
   *
   * @param code null: it is always said
   */
  record Said(Text.Phrase phrase, @Nullable Expression code, int value) {}

  private final Map<CellContent, ResultColumn> shown = new LinkedHashMap<>();
  private final Map<Text.Phrase, Said> phrases = new LinkedHashMap<>();

  ResultFormulas(List<ResultColumn> columns) {
    for (ResultColumn column : columns) {
      if (!column.ofRun() && line(column.shown()) == null) {
        shown.putIfAbsent(column.shown(), column);
        collect(column.shown());
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

  private void collect(CellContent shown) {
    if (shown instanceof CellContent.Says says) {
      collect(says.text(), null, 0);
    } else if (shown instanceof CellContent.Where where) {
      collect(where.then());
      collect(where.otherwise());
    } else if (shown instanceof CellContent.OneOf one) {
      one.choices().forEach(this::collect);
    }
  }

  /** Those that a phrase is made of come before it; its parts are said where it is. */
  private void collect(Text text, @Nullable Expression code, int value) {
    collect(text, code, value, false);
  }

  private void collect(Text text, @Nullable Expression code, int value, boolean onlyParts) {
    if (text instanceof Text.Phrase phrase) {
      boolean guarded = !onlyParts || phrase.name().endsWith(TextParts.PART);
      Said wanted = guarded ? new Said(phrase, code, value) : new Said(phrase, null, 0);
      Said found = phrases.get(phrase);
      if (found == null) {
        collect(phrase.text(), wanted.code(), wanted.value(), true);
        phrases.put(phrase, wanted);
      } else if (!found.equals(wanted)) {
        // It is said for several values.
        phrases.put(phrase, new Said(phrase, null, 0));
        if (found.code() != null) {
          collect(phrase.text(), null, 0, true);
        }
      }
    } else if (text instanceof Text.Joined joined) {
      joined.texts().forEach(part -> collect(part, code, value, true));
    } else if (text instanceof Text.Either either) {
      collect(either.then(), code, value, true);
      collect(either.otherwise(), code, value, true);
    } else if (text instanceof Text.Chosen chosen) {
      boolean number = chosen.code().words().isEmpty() && chosen.code() instanceof Line;
      for (int i = 0; i < chosen.texts().size(); i++) {
        collect(chosen.texts().get(i), number ? chosen.code() : null, i, false);
      }
    }
  }

  /** What is shown and has no cell of its own yet, each with the first column that shows it. */
  Map<CellContent, ResultColumn> shown() {
    return shown;
  }

  /** The phrases, those that others are made of first. */
  List<Said> phrases() {
    return new ArrayList<>(phrases.values());
  }

  /**
   * The formula of a phrase, without the equals sign.
   *
   * @param since what is said in place of its formula where the workbook has changed
   */
  static String formula(
      Said said, FormulaPrinter printer, TextPrinter texts, UnaryOperator<String> since) {
    String text = since.apply(texts.print(said.phrase().text()));
    Expression code = said.code();
    return code == null ? text : when(printer.print(code) + "=" + said.value(), text);
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
