package breakeven.spark;

import breakeven.core.evaluation.Evaluation;
import breakeven.core.evaluation.InputTables;
import breakeven.core.evaluation.ResultValues;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.TextRows;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.exchange.export.CsvFiles;
import breakeven.workbook.write.ShippedTables;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Nil$;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * The function of SQL: {@code breakeven(struct(*), DATE'2026-11-24')} is a row of results for a row
 * of inputs by name, at the shipped prices, without draws. What is no input is passed over, and no
 * row is compared with another. {@code spark.sql.extensions} names this class.
 */
public final class Functions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  private static final String NAME = "breakeven";

  /** The evaluation of a day, in each thread. */
  private static final ThreadLocal<Map<String, Evaluation>> EVALUATIONS =
      ThreadLocal.withInitial(HashMap::new);

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectFunction(
        new Tuple3<>(
            new FunctionIdentifier(NAME),
            new ExpressionInfo(Functions.class.getName(), NAME),
            new AbstractFunction1<Seq<Expression>, Expression>() {
              @Override
              public Expression apply(Seq<Expression> given) {
                return call(given);
              }
            }));
    return BoxedUnit.UNIT;
  }

  private static Expression call(Seq<Expression> given) {
    if (given.length() != 2) {
      throw new IllegalArgumentException(
          "give breakeven a row and the review date: breakeven(struct(*), DATE'2026-11-24')");
    }
    StructType schema = new StructType();
    for (ResultColumn column : columns(evaluation("1970-01-01"))) {
      schema = schema.add(column.header(), ResultRow.type(column), true);
    }
    return new ScalaUDF(
        new Review(),
        schema,
        given,
        (Seq) Nil$.MODULE$,
        Option.empty(),
        Option.apply(NAME),
        true,
        true);
  }

  private static List<ResultColumn> columns(Evaluation evaluation) {
    return CsvFiles.byKey(evaluation.columns());
  }

  private static Evaluation evaluation(String day) {
    return EVALUATIONS
        .get()
        .computeIfAbsent(
            day,
            each ->
                Evaluation.of(
                    InputTables.ofShipped(ShippedTables.tables()), LocalDate.parse(each)));
  }

  /** Whether a name is that of an input, in each thread. */
  private static final ThreadLocal<Map<String, Boolean>> INPUTS =
      ThreadLocal.withInitial(HashMap::new);

  /** Reviews one row. */
  private static final class Review extends AbstractFunction2<Row, Object, Row>
      implements Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Row apply(Row row, Object day) {
      if (row == null || day == null) {
        return null;
      }
      Map<String, String> inputs = new HashMap<>();
      String[] names = row.schema().fieldNames();
      for (int i = 0; i < names.length; i++) {
        boolean input =
            INPUTS.get().computeIfAbsent(names[i], name -> TextRows.header(name) != null);
        if (input && !row.isNullAt(i)) {
          inputs.put(names[i], text(row.get(i)));
        }
      }
      @Nullable Row[] found = new @Nullable Row[1];
      Evaluation evaluation = evaluation(day.toString());
      evaluation.evaluate(
          List.of(inputs), (batch, results) -> found[0] = of(evaluation.columns(), results));
      return found[0];
    }

    private static String text(Object value) {
      return value instanceof Double number ? PlainNumber.text(number) : value.toString();
    }

    /** The results of the one row; none where it is no workload. */
    private static @Nullable Row of(List<ResultColumn> columns, ResultValues results) {
      if (results.size() == 0) {
        return null;
      }
      @Nullable Object[] values = new @Nullable Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        Format format = columns.get(i).format();
        double number = results.number(i, 0);
        values[i] =
            !format.number()
                ? results.texts(i).text(0)
                : Double.isNaN(number)
                    ? null
                    : format == Format.DATE
                        ? (Object) java.sql.Date.valueOf(LocalDate.ofEpochDay((long) number))
                        : (Object) number;
      }
      return RowFactory.create(values);
    }
  }
}
