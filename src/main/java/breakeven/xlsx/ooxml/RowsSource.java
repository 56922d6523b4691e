package breakeven.xlsx.ooxml;

import java.io.IOException;

/** Gives all rows of a long sheet of ours, one by one. */
@FunctionalInterface
public interface RowsSource {
  /** Writes the rows in ascending order. It must write the same rows whenever it is called. */
  void write(RowXml rows) throws IOException;
}
