package breakeven.workbook.write;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.input.Texts;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.workbook.live.LiveModel;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.RowFormula;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the results of one row after the other into its cells: the style by the column's format,
 * words in number columns at the right like the numbers, dates in the workbook's own count, and
 * text that begins like a formula so that it stays text. Make it before the workbook is saved.
 */
final class ResultCells implements CellSink {
  private final ResultStyles styles;
  private final List<ResultColumn> columns;
  private final int[] at;
  private final int[] plain;
  private final int[] quoted;
  private final Format[] formats;
  private final Map<String, Integer> words;
  private final @Nullable RowFormula[] formulas;
  private final int[] live;
  private CellXml out = new CellXml();
  private boolean calculates;
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
    this.columns = List.copyOf(columns);
    this.at = at.clone();
    formulas = new RowFormula[at.length];
    live = new int[at.length];
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

  /**
   * Lets cells be formulas, in the rows that {@link #start(CellXml, boolean)} says so of.
   *
   * @param model the formulas
   * @param nameColumn where the workload's name is in the sheet, from 0
   */
  ResultCells calculating(LiveModel model, int nameColumn) {
    for (int i = 0; i < formulas.length; i++) {
      live[i] = styles.taken(columns.get(i).format());
      String formula = model.formula(columns.get(i), nameColumn);
      formulas[i] = formula == null ? null : new RowFormula(formula);
    }
    return this;
  }

  /**
   * Begins a row; then comes one value for each column, in their order.
   *
   * @param calculates whether its cells are formulas where their columns have any
   */
  CellSink start(CellXml out, boolean calculates) {
    this.out = out;
    this.calculates = calculates;
    next = 0;
    return this;
  }

  @Override
  public void number(double value) {
    RowFormula formula = formulas[next];
    if (calculates && formula != null) {
      out.formula(at[next], live[next++], formula, value);
      return;
    }
    boolean date = formats[next] == Format.DATE;
    out.number(at[next], plain[next], date ? styles.serial(value) : value);
    next++;
  }

  @Override
  public void text(String value) {
    if (calculated(value)) {
      return;
    }
    out.text(at[next], style(value), value);
    next++;
  }

  @Override
  public void text(byte[] utf8, int from, int count) {
    boolean word = formats[next] == Format.WORD;
    if (word || formulas[next] != null || count == 0) {
      CellSink.super.text(utf8, from, count);
      return;
    }
    int style = Texts.likeFormula((char) utf8[from]) ? quoted[next] : plain[next];
    out.text(at[next++], style, utf8, from, count);
  }

  /** Writes the cell as a formula where it is one. */
  private boolean calculated(String value) {
    RowFormula formula = formulas[next];
    if (formula == null || !calculates) {
      return false;
    }
    out.formula(at[next], live[next++], formula, value);
    return true;
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
    if (calculated("")) {
      return;
    }
    out.blank(at[next], plain[next]);
    next++;
  }
}
