package breakeven.core.expression;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.round;
import static breakeven.core.expression.Formula.sum;

import breakeven.core.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a text as a spreadsheet formula that joins the same words to the same cells, and gives the
 * same text whatever the language of the spreadsheet.
 */
public final class TextPrinter {
  /** The longest text between quotes that Excel takes in a formula. */
  private static final int LONGEST_LITERAL = 255;

  private static final Constant HUNDRED = Constant.number("100", 100);

  /**
   * The marks that the reader's spreadsheet writes numbers with, each under the name of its cell.
   *
   * @param point before decimals
   * @param group between groups of three digits
   */
  public record Marks(String point, String group) {
    /** The text of a whole number. */
    public String whole(String number) {
      return call("SUBSTITUTE", fixed(number, 0), group, quoted(","));
    }

    /** The text of a number with decimals: the marks are exchanged by way of one that none has. */
    public String decimals(String number, int decimals) {
      return call(
          "SUBSTITUTE",
          call(
              "SUBSTITUTE",
              call("SUBSTITUTE", fixed(number, decimals), group, quoted("|")),
              point,
              quoted(".")),
          quoted("|"),
          quoted(","));
    }
  }

  private final FormulaPrinter printer;
  private final Marks marks;
  private final Function<Text.Phrase, String> phrases;
  private final Function<Column, String> names;
  private final String ofRun;

  /**
   * @param printer writes the figures
   * @param phrases what is printed for a phrase: its cell, or a formula
   * @param names the cells of the names that a row looks its prices up by
   * @param ofRun what {@link Text.OfRun} stands for in the row
   */
  public TextPrinter(
      FormulaPrinter printer,
      Marks marks,
      Function<Text.Phrase, String> phrases,
      Function<Column, String> names,
      String ofRun) {
    this.printer = printer;
    this.marks = marks;
    this.phrases = phrases;
    this.names = names;
    this.ofRun = ofRun;
  }

  /** The formula of a text, without the equals sign. */
  public String print(Text text) {
    List<String> parts = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    add(text, words, parts);
    flush(words, parts);
    return parts.isEmpty() ? NOTHING : String.join("&", parts);
  }

  /** Words that follow each other become one literal. */
  private void add(Text text, StringBuilder words, List<String> parts) {
    if (text instanceof Text.Words plain) {
      words.append(plain.words());
    } else if (text instanceof Text.OfRun) {
      words.append(ofRun);
    } else if (text instanceof Text.Joined joined) {
      joined.texts().forEach(part -> add(part, words, parts));
    } else {
      flush(words, parts);
      parts.add(atom(text));
    }
  }

  private static void flush(StringBuilder words, List<String> parts) {
    for (int i = 0; i < words.length(); i += LONGEST_LITERAL) {
      parts.add(quoted(words.substring(i, Math.min(words.length(), i + LONGEST_LITERAL))));
    }
    words.setLength(0);
  }

  private String atom(Text text) {
    if (text instanceof Text.Figure figure) {
      String written =
          printer.where(figure.value(), value -> figure(value, figure.style()), NOTHING);
      // "No end" is a number in a sheet, and no figure.
      boolean endless = figure.value() instanceof Variable months && months.unit().equals("months");
      return endless
          ? ifElse(sum(printer.print(figure.value())) + "<1E+90", written, NOTHING)
          : written;
    }
    if (text instanceof Text.Word word) {
      return printer.print(word.value());
    }
    if (text instanceof Text.Either either) {
      return ifElse(
          printer.condition(either.flag()), print(either.then()), print(either.otherwise()));
    }
    if (text instanceof Text.Chosen chosen) {
      List<String> texts = chosen.texts().stream().map(this::print).toList();
      return printer.choose(chosen.code(), texts, NOTHING);
    }
    if (text instanceof Text.Phrase phrase) {
      return phrases.apply(phrase);
    }
    if (text instanceof Text.Name name) {
      String cell = names.apply(name.column());
      return ifElse(isBlank(cell), print(name.otherwise()), withoutProvider(cell));
    }
    throw new IllegalArgumentException("no text of its own: " + text);
  }

  private static String withoutProvider(String cell) {
    String end = quoted(Text.Name.PROVIDER_END);
    int length = Text.Name.PROVIDER_END.length();
    return ifError(
        call("MID", cell, call("FIND", end, cell) + "+" + length, call("LEN", cell)), cell);
  }

  private String figure(String value, Text.Style style) {
    return switch (style) {
      case WHOLE -> marks.whole(value);
      case ONE, TWO -> marks.decimals(value, style.decimals());
      case PERCENT -> marks.decimals("(" + value + ")*" + printer.print(HUNDRED), style.decimals());
      case DAY -> day(value);
    };
  }

  private static String fixed(String value, int decimals) {
    return call("FIXED", round(value, Text.FINEST), decimals);
  }

  /** Codes like yyyy differ from language to language; digits do not. */
  private static String day(String value) {
    return join(
        call("YEAR", value),
        quoted("-"),
        call("TEXT", call("MONTH", value), quoted("00")),
        quoted("-"),
        call("TEXT", call("DAY", value), quoted("00")));
  }
}
