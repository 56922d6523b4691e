package breakeven.workbook.write;

import breakeven.workbook.live.LiveCells;
import breakeven.workbook.live.LiveSheet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The formula of each column of a calculation sheet that its cells share, so that it is written
 * once: the one that most cells have, where more than half have the same.
 *
 * <p>Excel shares only formulas over cells of their own sheet.
 */
public final class SharedFormulas {
  private final @Nullable String[] shared;
  private final int[] indices;
  private int next;

  /**
   * Counts which formula each column of a sheet has most often.
   *
   * @param first the first number that no shared formula of the same sheet has
   */
  public SharedFormulas(LiveSheet sheet, int first) {
    next = first;
    int columns = sheet.columns().size();
    shared = new String[columns];
    indices = new int[columns];
    Vote vote = new Vote(columns);
    for (int i = 0; i < sheet.size(); i++) {
      vote.column = 0;
      sheet.row(i, vote);
    }
    for (int i = 0; i < columns; i++) {
      String formula = vote.leading[i];
      shared[i] = formula != null && sharable(formula) ? formula : null;
      indices[i] = -1;
    }
  }

  private static boolean sharable(String formula) {
    return formula.contains(LiveCells.ROW)
        && formula.indexOf('!') < 0
        && formula.indexOf('{') < 0
        && !formula.contains("_xlfn.");
  }

  /** Whether a cell's formula is the one that its column shares. */
  public boolean has(int column, String formula) {
    return formula.equals(shared[column]);
  }

  /** Whether the column's formula still has to be written. */
  public boolean first(int column) {
    return indices[column] < 0;
  }

  /** The number of the column's formula in its sheet. */
  public int index(int column) {
    if (indices[column] < 0) {
      indices[column] = next++;
    }
    return indices[column];
  }

  /** The first number that none of them has. */
  public int next() {
    return next;
  }

  /** Finds what more than half of a column's cells have: each other one takes a vote away. */
  private static final class Vote implements LiveCells {
    private final @Nullable String[] leading;
    private final int[] votes;
    private int column;

    Vote(int columns) {
      leading = new String[columns];
      votes = new int[columns];
    }

    private void count(@Nullable String formula) {
      if (votes[column] == 0) {
        leading[column] = formula;
        votes[column] = 1;
      } else {
        votes[column] += Objects.equals(leading[column], formula) ? 1 : -1;
      }
      column++;
    }

    @Override
    public void value(double value) {
      count(null);
    }

    @Override
    public void value(String text) {
      count(null);
    }

    @Override
    public void formula(String formula, double result) {
      count(formula);
    }

    @Override
    public void formula(String formula, String result) {
      count(formula);
    }

    @Override
    public void formula(String formula, double[] results) {
      for (int i = 0; i < results.length; i++) {
        count(null);
      }
    }
  }
}
