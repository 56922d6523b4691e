package breakeven.exchange.export;

import breakeven.core.input.TypedRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.report.BatchTaker;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import breakeven.core.report.RowTaker;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workloads with their results as the text of {@code -o OUT.csv}, piece by piece: the first one
 * begins with the header, and each ends with a line end.
 */
public final class CsvLines implements RowTaker {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final WorkloadTable table;
  private final BatchTaker.Part part;

  /**
   * A text without rows.
   *
   * @param own the headers of the user's columns
   * @param columns the results
   */
  public CsvLines(List<String> own, List<ResultColumn> columns) {
    table = WorkloadTable.beside(own, columns, bytes);
    part = table.part();
  }

  /** All headers: the user's as they are, and those of the results, each once. */
  public static List<String> header(List<String> own, List<ResultColumn> columns) {
    return WorkloadTable.header(own, columns);
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    part.take(batch, i, row);
  }

  /** The text since the last call, up to the end of a batch, all rows of which were taken. */
  public byte[] upTo(WorkloadBatch batch) {
    part.put(batch);
    return taken();
  }

  /**
   * The text behind the last batch.
   *
   * @param below the user's rows there; null: none
   */
  public byte[] rest(@Nullable TypedRows below) {
    table.finish(below);
    return taken();
  }

  private byte[] taken() {
    byte[] taken = bytes.toByteArray();
    bytes.reset();
    return taken;
  }
}
