package breakeven.app.batch;

import breakeven.core.input.NameIndex;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.report.LastReview.Said;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was typed in one row of {@code Workloads} and what a review said of it, apart from the batch
 * that it was read in.
 */
final class TypedRow {
  private static final List<Column> COLUMNS = Workloads.TABLE.columns();

  /** Columns that no figure depends on: who a workload is, and whose. */
  private static final Set<Column> NO_FIGURES =
      Set.of(
          Workloads.WORKLOAD,
          Workloads.ID,
          Workloads.OWNER,
          Workloads.BUSINESS_UNIT,
          Workloads.COST_CENTRE,
          Workloads.NOTES);

  /** No row. */
  static final TypedRow NONE = new TypedRow(0, 0, 0);

  private final long typed;
  private final long bad;
  private final int errors;
  private final double[] numbers = new double[COLUMNS.size()];
  private final @Nullable String[] texts = new @Nullable String[COLUMNS.size()];
  private int sheetRow;
  private Said said = Said.NOTHING;

  private TypedRow(long typed, long bad, int errors) {
    this.typed = typed;
    this.bad = bad;
    this.errors = errors;
  }

  /** A row of a batch. */
  static TypedRow of(WorkloadBatch batch, int i) {
    long typed = 0;
    long bad = 0;
    for (Column column : COLUMNS) {
      long bit = 1L << column.ordinal();
      typed |= batch.typed(i, column) ? bit : 0;
      bad |= batch.bad(i, column) ? bit : 0;
    }
    TypedRow row = new TypedRow(typed, bad, batch.errors(i));
    for (Column column : COLUMNS) {
      if (row.readable(column)) {
        if (column.numeric()) {
          row.numbers[column.ordinal()] = batch.numbers(column)[i];
        } else {
          row.texts[column.ordinal()] = batch.texts(column)[i];
        }
      }
    }
    return row;
  }

  /**
   * Adds what a review said of it.
   *
   * @param row its row in the user's sheet, from 1; 0 where nobody asks
   */
  TypedRow reviewed(int row, Said what) {
    sheetRow = row;
    said = what;
    return this;
  }

  /** Its row in the user's sheet, from 1; 0 where nobody asked. */
  int sheetRow() {
    return sheetRow;
  }

  /** What the review said of it. */
  Said said() {
    return said;
  }

  private boolean readable(Column column) {
    return ((typed & ~bad) >>> column.ordinal() & 1) != 0;
  }

  /** Whether the cell holds something that cannot be read, or nothing where something must be. */
  boolean faulty(Column column) {
    boolean isTyped = (typed >>> column.ordinal() & 1) != 0;
    return (bad >>> column.ordinal() & 1) != 0 || column.required() && !isTyped;
  }

  /** Cells that are missing, cannot be read or contradict each other. */
  int errors() {
    return errors;
  }

  /** What is in a column of texts; empty where nothing readable does. */
  String text(Column column) {
    String text = texts[column.ordinal()];
    return text == null ? "" : text;
  }

  /** What is in a numeric column; {@code blank} where nothing readable does. */
  double number(Column column, double blank) {
    return readable(column) ? numbers[column.ordinal()] : blank;
  }

  /** Whether the same is in a column of another row, case and outer spaces of texts apart. */
  boolean same(Column column, TypedRow other) {
    long mine = (typed >>> column.ordinal() & 1) | (bad >>> column.ordinal() & 1) << 1;
    long its = (other.typed >>> column.ordinal() & 1) | (other.bad >>> column.ordinal() & 1) << 1;
    return mine == its
        && (column.numeric()
            ? Double.compare(numbers[column.ordinal()], other.numbers[column.ordinal()]) == 0
            : Texts.fold(text(column)).equals(Texts.fold(other.text(column))));
  }

  /** Puts a cell into the row of a batch that is being filled. */
  void put(Column column, WorkloadBatch batch) {
    String text = texts[column.ordinal()];
    if ((bad >>> column.ordinal() & 1) != 0) {
      batch.putBad(column);
    } else if (text != null) {
      batch.put(column, text);
    } else if (readable(column) && column.numeric()) {
      batch.put(column, numbers[column.ordinal()]);
    }
  }

  /** 64 bits of all that figures depend on: equal where all inputs are. */
  long inputs() {
    StringBuilder all = new StringBuilder();
    for (Column column : COLUMNS) {
      if (!NO_FIGURES.contains(column)) {
        all.append('\n')
            .append(typed >>> column.ordinal() & 1)
            .append(bad >>> column.ordinal() & 1);
        if (column.numeric()) {
          all.append(Double.doubleToLongBits(numbers[column.ordinal()]));
        } else {
          all.append(Texts.fold(text(column)));
        }
      }
    }
    return NameIndex.bits(all.toString());
  }

  // --- as bytes ----------------------------------------------------------------------------------

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(typed);
      out.writeLong(bad);
      out.writeInt(errors);
      out.writeInt(sheetRow);
      out.writeInt(said.verdict());
      out.writeDouble(said.money());
      out.writeDouble(said.year());
      out.writeDouble(said.pending());
      out.writeDouble(said.saving());
      out.writeDouble(said.chance());
      out.writeBoolean(said.turnedDown());
      for (Column column : COLUMNS) {
        if (!readable(column) || column == Workloads.NOTES) {
          continue;
        }
        if (column.numeric()) {
          out.writeDouble(numbers[column.ordinal()]);
        } else {
          byte[] text = text(column).getBytes(StandardCharsets.UTF_8);
          out.writeInt(text.length);
          out.write(text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static TypedRow of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      TypedRow row = new TypedRow(in.readLong(), in.readLong(), in.readInt());
      row.sheetRow = in.readInt();
      row.said =
          new Said(
              in.readInt(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readBoolean());
      for (Column column : COLUMNS) {
        if (!row.readable(column) || column == Workloads.NOTES) {
          continue;
        }
        if (column.numeric()) {
          row.numbers[column.ordinal()] = in.readDouble();
        } else {
          row.texts[column.ordinal()] =
              new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        }
      }
      return row;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
