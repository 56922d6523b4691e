package breakeven.spark;

import breakeven.core.evaluation.ResultTexts;
import breakeven.core.evaluation.ResultValues;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** A row of the user's with its results at the right. */
final class ResultRow {
  /** The place of the results of a row that is no workload. */
  static final int NONE = -1;

  private final int[] kept;
  private final List<ResultColumn> columns;
  private final boolean newDays;
  private @Nullable ResultValues values;

  /**
   * Of no results yet.
   *
   * @param kept the columns of the user's that are shown
   * @param columns the results
   * @param newDays which class the session has for days: {@link LocalDate}, not {@link Date}
   */
  ResultRow(int[] kept, List<ResultColumn> columns, boolean newDays) {
    this.kept = kept;
    this.columns = columns;
    this.newDays = newDays;
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
   * A row with its results.
   *
   * @param at the place of its results in their batch, or {@link #NONE}
   */
  Row of(Row own, int at) {
    @Nullable Object[] cells = new @Nullable Object[kept.length + columns.size()];
    for (int i = 0; i < kept.length; i++) {
      cells[i] = own.get(kept[i]);
    }
    for (int i = 0; at != NONE && i < columns.size(); i++) {
      cells[kept.length + i] = result(i, at);
    }
    return RowFactory.create(cells);
  }

  private @Nullable Object result(int column, int at) {
    ResultValues known = Objects.requireNonNull(values);
    Format format = columns.get(column).format();
    if (format.number()) {
      double number = known.number(column, at);
      return Double.isNaN(number) ? null : format == Format.DATE ? day(number) : (Object) number;
    }
    ResultTexts texts = known.texts(column);
    int start = texts.start(at);
    return start < 0
        ? null
        : new String(texts.bytes(), start, texts.end(at) - start, StandardCharsets.UTF_8);
  }

  private Object day(double number) {
    LocalDate day = LocalDate.ofEpochDay((long) number);
    return newDays ? day : Date.valueOf(day);
  }
}
