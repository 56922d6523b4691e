package breakeven.workbook.write;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.input.Texts;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.xlsx.ooxml.CellXml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the results of one row after the other into its cells: the style by the column's format,
 * words in number columns at the right like the numbers, dates in the workbook's own count, and
 * text that begins like a formula so that it stays text. Make it before the workbook is saved.
 */
final class ResultCells implements CellSink {
  private final ResultStyles styles;
  private final int[] at;
  private final int[] plain;
  private final int[] quoted;
  private final Format[] formats;
  private final Map<String, Integer> words;
  private CellXml out = new CellXml();
  private int next;

  /**
   * @param at where each column is in the sheet, from 0, ascending
   */
  ResultCells(ResultStyles styles, List<ResultColumn> columns, int[] at) {
    words = coloured(styles);
    if (at.length != columns.size()) {
      throw new IllegalArgumentException(columns.size() + " columns, " + at.length + " places");
    }
    this.styles = styles;
    this.at = at.clone();
    plain = new int[at.length];
    quoted = new int[at.length];
    formats = columns.stream().map(ResultColumn::format).toArray(Format[]::new);
    for (int i = 0; i < at.length; i++) {
      plain[i] = styles.output(columns.get(i).format());
      quoted[i] = styles.outputQuoted(columns.get(i).format());
    }
  }

  /** The styles of the words that are told by colour, for a sheet that has no rules for it. */
  private static Map<String, Integer> coloured(ResultStyles styles) {
    Map<String, Integer> words = new HashMap<>();
    for (String word : Decision.VERDICTS) {
      words.put(word, styles.word(word));
    }
    for (String word : Checklist.RESULTS) {
      words.put(word, styles.word(word));
    }
    return words;
  }

  /** Begins a row; then comes one value for each column, in their order. */
  CellSink start(CellXml out) {
    this.out = out;
    next = 0;
    return this;
  }

  @Override
  public void number(double value) {
    boolean date = formats[next] == Format.DATE;
    out.number(at[next], plain[next], date ? styles.serial(value) : value);
    next++;
  }

  @Override
  public void text(String value) {
    out.text(at[next], style(value), value);
    next++;
  }

  @Override
  public void text(byte[] utf8, int from, int count) {
    if (formats[next] == Format.WORD || count == 0) {
      CellSink.super.text(utf8, from, count);
      return;
    }
    int style = Texts.likeFormula((char) utf8[from]) ? quoted[next] : plain[next];
    out.text(at[next++], style, utf8, from, count);
  }

  private int style(String value) {
    Integer word = formats[next] == Format.WORD ? words.get(value) : null;
    if (word != null) {
      return word;
    }
    return ResultStyles.likeFormula(value) ? quoted[next] : plain[next];
  }

  @Override
  public void blank() {
    out.blank(at[next], plain[next]);
    next++;
  }
}
