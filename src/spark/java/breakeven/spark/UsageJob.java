package breakeven.spark;

import breakeven.core.input.CellType;
import breakeven.core.input.Texts;
import breakeven.core.table.Actuals;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageReader;
import breakeven.exchange.usage.UsageSource;
import breakeven.exchange.usage.UsageTable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a lake of logs: each part goes through the reader of {@code usage import}, and the sums
 * of all parts are put together. What it writes is read by {@code usage import}.
 */
public final class UsageJob {
  private final SparkSession spark;
  private final UsageArguments arguments;

  private UsageJob(SparkSession spark, UsageArguments arguments) {
    this.spark = spark;
    this.arguments = arguments;
  }

  /** What {@code spark-submit} starts. */
  public static void main(String[] words) throws AnalysisException {
    UsageArguments arguments = new UsageArguments();
    if (!arguments.take(words)) {
      return;
    }
    arguments.run("Breakeven usage", spark -> new UsageJob(spark, arguments).run(System.out));
  }

  private void run(PrintStream out) throws AnalysisException, IOException {
    Dataset<Row> read = arguments.rows(spark);
    arguments.requireApart(read, spark.sparkContext().hadoopConfiguration());
    List<String> headers = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (StructField field : read.schema().fields()) {
      add("", field, read.col(JobArguments.quoted(field.name())), headers, columns);
    }
    Lines lines = new Lines(arguments.input(), List.copyOf(headers), arguments.asked());
    Usage usage = new Usage(Actuals.NO_WORKLOAD, true);
    UsageReader reader = lines.reader(usage);
    if (reader.headed()) {
      Column[] key = reader.key().stream().map(columns::get).toArray(Column[]::new);
      // What may be the same must be in one part: it counts once.
      Dataset<Row> together = key.length == 0 ? read : read.repartition(key);
      JavaRDD<Row> rows = together.select(columns.toArray(Column[]::new)).toJavaRDD();
      if (rows.getNumPartitions() > 0) {
        usage.add(
            rows.mapPartitions(part -> List.of(lines.read(part)).iterator())
                .treeReduce(Usage::add));
      }
    }
    UsageSource source = reader.finish();
    write(UsageTable.written(usage, source));
    out.println(source.lines() + " lines: " + source.taken() + " taken");
    source.odd().forEach((odd, count) -> out.println("  " + count + " " + odd.words()));
    out.println("written to " + arguments.output());
  }

  // --- in ----------------------------------------------------------------------------------------

  /** A column as text, or each value within one, called by both names. */
  private static void add(
      String before, StructField field, Column column, List<String> headers, List<Column> columns) {
    String name = before + field.name();
    if (field.dataType() instanceof StructType within) {
      for (StructField each : within.fields()) {
        add(name + ".", each, column.getField(each.name()), headers, columns);
      }
      return;
    }
    DataType type = field.dataType();
    boolean several = type instanceof ArrayType || type instanceof MapType;
    headers.add(name);
    columns.add(several ? functions.to_json(column) : column.cast(DataTypes.StringType));
  }

  /** How an executor reads a part of the lines. */
  private record Lines(String input, List<String> headers, UsageArguments.Asked asked)
      implements Serializable {
    /** A reader that knows the header row, if it is one. */
    UsageReader reader(Usage usage) {
      UsageReader reader = new UsageReader(input, asked.ask(), usage, lines -> {});
      reader.startRow(0);
      for (int i = 0; i < headers.size(); i++) {
        reader.cell(i, CellType.TEXT, Double.NaN, headers.get(i));
      }
      reader.endRow(0);
      return reader;
    }

    Usage read(Iterator<Row> rows) {
      Usage usage = new Usage(Actuals.NO_WORKLOAD, true);
      UsageReader reader = reader(usage);
      for (int row = 1; rows.hasNext(); row++) {
        Row cells = rows.next();
        reader.startRow(row);
        for (int column = 0; column < headers.size(); column++) {
          String text = reader.wants(column) ? cells.getString(column) : null;
          if (text != null && !text.isEmpty()) {
            reader.cell(column, CellType.TEXT, Double.NaN, Texts.unguarded(text));
          }
        }
        reader.endRow(row);
      }
      return usage;
    }
  }

  // --- out ---------------------------------------------------------------------------------------

  private void write(UsageTable.Written table) {
    boolean csv = arguments.outputFormat() == JobArguments.Results.CSV;
    StructType schema = new StructType();
    for (String header : table.words()) {
      schema = schema.add(header, DataTypes.StringType, true);
    }
    for (String header : table.numbers()) {
      schema = schema.add(header, csv ? DataTypes.StringType : DataTypes.DoubleType, true);
    }
    int words = table.words().size();
    List<Row> values =
        table.rows().stream().map(row -> row(row, csv ? row.size() : words, csv)).toList();
    DataFrameWriter<Row> writer =
        spark
            .createDataFrame(values, schema)
            .coalesce(1)
            .write()
            .mode(arguments.overwrite() ? SaveMode.Overwrite : SaveMode.ErrorIfExists);
    if (csv) {
      writer.option("header", true).option("escape", "\"").csv(arguments.output());
    } else {
      writer.parquet(arguments.output());
    }
  }

  private static Row row(List<String> cells, int words, boolean guarded) {
    @Nullable Object[] values = new @Nullable Object[cells.size()];
    for (int i = 0; i < values.length; i++) {
      String text = Texts.escaped(cells.get(i));
      values[i] =
          text.isEmpty()
              ? null
              : i >= words
                  ? (Object) Double.valueOf(text)
                  : guarded && Texts.toGuard(text) ? "'" + text : text;
    }
    return RowFactory.create(values);
  }
}
