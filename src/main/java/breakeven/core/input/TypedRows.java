package breakeven.core.input;

/**
 * Rows as they are in the file, written out as text one after the other: those with a workload, and
 * those with anything else between them.
 *
 * @param text the cells of all rows, in whatever form they were written out
 * @param rows the row number of each, as a spreadsheet shows it, ascending
 * @param ends where the text of each ends
 * @param size how many rows there are; the arrays may be longer
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one thread to another once, never compared.
public record TypedRows(String text, int[] rows, int[] ends, int size) {
  /** Where the text of the i-th row begins. */
  public int start(int i) {
    return i == 0 ? 0 : ends[i - 1];
  }
}
