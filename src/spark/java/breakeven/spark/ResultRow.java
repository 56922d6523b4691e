package breakeven.spark;

import breakeven.core.evaluation.ResultTexts;
import breakeven.core.evaluation.ResultValues;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGettersReader;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.GeographyVal;
import org.apache.spark.unsafe.types.GeometryVal;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.unsafe.types.VariantVal;
import org.jspecify.annotations.Nullable;

/** A row of the user's with its results at the right: a view of both, moved from row to row. */
final class ResultRow extends InternalRow {
  /** The place of the results of a row that is no workload. */
  static final int NONE = -1;

  private final int[] kept;
  private final List<ResultColumn> columns;
  private @Nullable InternalRow own;
  private @Nullable ResultValues values;
  private int row;

  /**
   * A view of no row yet.
   *
   * @param kept the columns of the user's that are shown
   * @param columns the results
   */
  ResultRow(int[] kept, List<ResultColumn> columns) {
    this.kept = kept;
    this.columns = columns;
  }

  /** The type of a column of results. */
  static DataType type(ResultColumn column) {
    return column.format() == Format.DATE
        ? DataTypes.DateType
        : column.format().number() ? DataTypes.DoubleType : DataTypes.StringType;
  }

  /** The results are of a batch from now on. */
  void of(ResultValues batch) {
    values = batch;
  }

  /**
   * Shows another row.
   *
   * @param at the place of its results in their batch, or {@link #NONE}
   */
  ResultRow moveTo(InternalRow next, int at) {
    own = next;
    row = at;
    return this;
  }

  private InternalRow own() {
    return Objects.requireNonNull(own);
  }

  private ResultValues values() {
    return Objects.requireNonNull(values);
  }

  private double number(int ordinal) {
    return values().number(ordinal - kept.length, row);
  }

  @Override
  public int numFields() {
    return kept.length + columns.size();
  }

  @Override
  public boolean isNullAt(int ordinal) {
    if (ordinal < kept.length) {
      return own().isNullAt(kept[ordinal]);
    }
    int column = ordinal - kept.length;
    return row == NONE
        || (columns.get(column).format().number()
            ? Double.isNaN(number(ordinal))
            : values().texts(column).start(row) < 0);
  }

  @Override
  public double getDouble(int ordinal) {
    return ordinal < kept.length ? own().getDouble(kept[ordinal]) : number(ordinal);
  }

  @Override
  public int getInt(int ordinal) {
    return ordinal < kept.length ? own().getInt(kept[ordinal]) : (int) number(ordinal);
  }

  @Override
  public UTF8String getUTF8String(int ordinal) {
    if (ordinal < kept.length) {
      return own().getUTF8String(kept[ordinal]);
    }
    ResultTexts texts = values().texts(ordinal - kept.length);
    int start = texts.start(row);
    return UTF8String.fromBytes(texts.bytes(), start, texts.end(row) - start);
  }

  @Override
  public boolean getBoolean(int ordinal) {
    return own().getBoolean(kept[ordinal]);
  }

  @Override
  public byte getByte(int ordinal) {
    return own().getByte(kept[ordinal]);
  }

  @Override
  public short getShort(int ordinal) {
    return own().getShort(kept[ordinal]);
  }

  @Override
  public long getLong(int ordinal) {
    return own().getLong(kept[ordinal]);
  }

  @Override
  public float getFloat(int ordinal) {
    return own().getFloat(kept[ordinal]);
  }

  @Override
  public Object get(int ordinal, DataType type) {
    return SpecializedGettersReader.read(this, ordinal, type, true, true);
  }

  @Override
  public InternalRow copy() {
    throw no();
  }

  @Override
  public void setNullAt(int ordinal) {
    throw no();
  }

  @Override
  public void update(int ordinal, Object value) {
    throw no();
  }

  @Override
  public Decimal getDecimal(int ordinal, int precision, int scale) {
    throw no();
  }

  @Override
  public byte[] getBinary(int ordinal) {
    throw no();
  }

  @Override
  public GeographyVal getGeography(int ordinal) {
    throw no();
  }

  @Override
  public GeometryVal getGeometry(int ordinal) {
    throw no();
  }

  @Override
  public CalendarInterval getInterval(int ordinal) {
    throw no();
  }

  @Override
  public VariantVal getVariant(int ordinal) {
    throw no();
  }

  @Override
  public InternalRow getStruct(int ordinal, int fields) {
    throw no();
  }

  @Override
  public ArrayData getArray(int ordinal) {
    throw no();
  }

  @Override
  public MapData getMap(int ordinal) {
    throw no();
  }

  private static UnsupportedOperationException no() {
    return new UnsupportedOperationException("a view of one row, of plain cells");
  }
}
