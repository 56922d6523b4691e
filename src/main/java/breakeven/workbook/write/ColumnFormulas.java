package breakeven.workbook.write;

import breakeven.xlsx.ooxml.RowFormula;
import org.jspecify.annotations.Nullable;

/** The formula that each column had last, since most have one and the same in every row. */
final class ColumnFormulas {
  private final @Nullable String[] texts;
  private final @Nullable RowFormula[] formulas;

  ColumnFormulas(int columns) {
    texts = new String[columns];
    formulas = new RowFormula[columns];
  }

  RowFormula of(int column, String text) {
    RowFormula known = formulas[column];
    if (known == null || !text.equals(texts[column])) {
      known = new RowFormula(text);
      formulas[column] = known;
      texts[column] = text;
    }
    return known;
  }
}
