package breakeven.exchange.usage;

import breakeven.core.input.Decimals;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import java.util.List;

/**
 * How a log or bill of a user's own writes its numbers. Programs write formats of theirs in one
 * way; here what can be two numbers, and what is no number of tokens, stops the file with a
 * question: a line left out of many would be a wrong sum.
 */
final class OwnNumbers {
  private static final List<Meaning> COUNTS =
      List.of(
          Meaning.REQUESTS,
          Meaning.INPUT,
          Meaning.CACHED,
          Meaning.CACHE_READ,
          Meaning.WRITTEN,
          Meaning.CACHE_WRITE,
          Meaning.OUTPUT,
          Meaning.REASONING,
          Meaning.TOTAL);

  private static final String ADD =
      ": add --decimal comma where the file writes 1.234,5, --decimal point where it writes 1,234.5";

  private OwnNumbers() {}

  /**
   * Looks at the numbers of a line.
   *
   * @param decimals as somebody says, or not
   * @param source keeps how other numbers than counts are written, which only all lines tell
   * @throws UsageFault where a count is two numbers, or none of tokens
   */
  static void look(
      UsageColumns columns, LineTexts texts, Decimals decimals, int row, UsageSource source) {
    boolean unsaid = decimals == Decimals.UNSAID;
    for (Meaning meaning : COUNTS) {
      String text = texts.text(meaning);
      if (text.isEmpty()) {
        continue;
      }
      boolean whole = columns.tokens() == 1 || meaning == Meaning.REQUESTS;
      if (unsaid && PlainNumber.isTwo(text)) {
        if (whole) {
          throw new UsageFault("has in line " + row + " " + two(columns, meaning, texts) + ADD);
        }
        source.doubtful(cell(columns, meaning, text) + " in line " + row);
      } else if (unsaid && !whole) {
        source.written(text);
      }
      double number = texts.number(meaning, Double.NaN);
      if (whole && !Double.isNaN(number) && number != Math.rint(number)) {
        throw new UsageFault(
            "has in line "
                + row
                + " "
                + cell(columns, meaning, text)
                + ", a fraction of a "
                + (meaning == Meaning.REQUESTS ? "request" : "token")
                + ": give those of all requests together, not the mean of one. Where the column"
                + " counts thousands, say so, as in --map input=HEADER:thousands");
      }
    }
    String cost = texts.text(Meaning.COST);
    if (unsaid && !cost.isEmpty()) {
      if (PlainNumber.isTwo(cost)) {
        source.doubtful(cell(columns, Meaning.COST, cost) + " in line " + row);
      } else {
        source.written(cost);
      }
    }
  }

  /** What is asked of all lines, once they are read; empty: nothing. */
  static String asked(UsageSource source) {
    return source.doubtful().isEmpty()
        ? ""
        : "has " + source.doubtful() + ", which may have thousands or decimals" + ADD;
  }

  /**
   * Refuses reasoning tokens that cannot be among the output: no line of the file says how much.
   */
  static UsageFault moreReasoning(UsageColumns columns, LineTexts texts, int row) {
    return new UsageFault(
        "has in line "
            + row
            + " "
            + cell(columns, Meaning.REASONING, texts.text(Meaning.REASONING))
            + ", more than its "
            + cell(columns, Meaning.OUTPUT, texts.text(Meaning.OUTPUT))
            + ": give the output tokens with the reasoning ones among them, or a column Total tokens"
            + " that counts both");
  }

  private static String two(UsageColumns columns, Meaning meaning, LineTexts texts) {
    String text = texts.text(meaning);
    String digits = PlainNumber.withoutSigns(text);
    boolean one = text.length() == digits.length() + 1;
    String cost = texts.text(Meaning.COST);
    return cell(columns, meaning, text)
        + (one
            ? ", which may be "
                + digits
                + " or "
                + PlainNumber.text(PlainNumber.parse(text.replace(',', '.')))
            : ", which has signs between thousands")
        + (isComma(cost) ? " (" + cell(columns, Meaning.COST, cost) + " has a decimal comma)" : "");
  }

  /** Whether a number has a comma before decimals and can mean nothing else. */
  static boolean isComma(String text) {
    return text.indexOf(',') >= 0
        && !PlainNumber.isTwo(text)
        && !Double.isNaN(Decimals.COMMA.number(text));
  }

  private static String cell(UsageColumns columns, Meaning meaning, String text) {
    return columns.header(meaning) + " \"" + Texts.cut(Texts.oneLine(text)) + '"';
  }
}
