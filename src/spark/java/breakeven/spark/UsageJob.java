package breakeven.spark;

import breakeven.core.input.CellType;
import breakeven.core.input.Texts;
import breakeven.core.table.Actuals;
import breakeven.exchange.usage.SqlDialect;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageQuery;
import breakeven.exchange.usage.UsageReader;
import breakeven.exchange.usage.UsageSource;
import breakeven.exchange.usage.UsageTable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
 * Adds up a lake of logs: the formats of {@code usage import} as Spark's SQL, and lines that are
 * not plain as it reads them, on the driver. What it writes is read by {@code usage import}.
 */
public final class UsageJob {
  private static final String VIEW = "breakeven_lines";

  /** A number as bills write it, which is added up to the last digit. */
  private static final String PLAIN = "^-?[0-9]{1,15}([.][0-9]{1,18})?$";

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
    List<UsageQuery.Values> values = new ArrayList<>();
    for (StructField field : read.schema().fields()) {
      add("", field, read.col(JobArguments.quoted(field.name())), headers, columns, values);
    }
    Usage usage = new Usage(Actuals.NO_WORKLOAD);
    UsageReader reader = new UsageReader(arguments.input(), arguments.ask(), usage, lines -> {});
    reader.startRow(0);
    for (int i = 0; i < headers.size(); i++) {
      reader.cell(i, CellType.TEXT, Double.NaN, headers.get(i));
    }
    reader.endRow(0);
    Dataset<Row> lines =
        read.select(
            IntStream.rangeClosed(0, columns.size())
                .mapToObj(
                    i ->
                        i == 0
                            ? functions.monotonically_increasing_id().as("r")
                            : columns.get(i - 1).as("c" + (i - 1)))
                .toArray(Column[]::new));
    UsageQuery query = reader.headed() ? reader.query(SqlDialect.SPARK, values) : null;
    if (query == null) {
      do {
        oneByOne(alike(lines, columns.size(), reader), columns.size(), reader);
      } while (reader.again());
    } else {
      addUp(lines, query, reader);
    }
    UsageSource source = reader.finish();
    write(UsageTable.written(usage, source));
    String counted = reader.amounts().isEmpty() ? " lines: " : " different lines: ";
    out.println(source.lines() + counted + source.taken() + " taken");
    source.odd().forEach((odd, count) -> out.println("  " + count + " " + odd.words()));
    out.println("written to " + arguments.output());
  }

  // --- in ----------------------------------------------------------------------------------------

  /** A column, or each value within one, called by both names. */
  private static void add(
      String before,
      StructField field,
      Column column,
      List<String> headers,
      List<Column> columns,
      List<UsageQuery.Values> values) {
    if (field.dataType() instanceof StructType within) {
      for (StructField each : within.fields()) {
        add(
            before + field.name() + ".",
            each,
            column.getField(each.name()),
            headers,
            columns,
            values);
      }
      return;
    }
    UsageQuery.Values kind = values(field.dataType());
    headers.add(before + field.name());
    values.add(kind);
    columns.add(kind == UsageQuery.Values.TEXT ? text(field.dataType(), column) : column);
  }

  private static Column text(DataType type, Column column) {
    boolean nested = type instanceof ArrayType || type instanceof MapType;
    Column text = nested ? functions.to_json(column) : column.cast(DataTypes.StringType);
    return functions.nullif(text, functions.lit(""));
  }

  private static UsageQuery.Values values(DataType type) {
    if (type.equals(DataTypes.ByteType)
        || type.equals(DataTypes.ShortType)
        || type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.LongType)
        || type.equals(DataTypes.DoubleType)) {
      return UsageQuery.Values.NUMBER;
    }
    return type.equals(DataTypes.DateType)
            || type.equals(DataTypes.TimestampType)
            || type.equals(DataTypes.TimestampNTZType)
        ? UsageQuery.Values.TIME
        : UsageQuery.Values.TEXT;
  }

  private void addUp(Dataset<Row> lines, UsageQuery query, UsageReader reader) {
    lines.createOrReplaceTempView(VIEW);
    Iterator<Row> rows = spark.sql(reader.text(query, VIEW)).toLocalIterator();
    while (rows.hasNext()) {
      query.pass(new Cells(rows.next()), 1, reader);
    }
  }

  /**
   * The lines as texts. Those of a bill that are alike but for their amounts are one, with the sums
   * of these, if they are plain: what then comes to the driver is as long as the bill has times,
   * kinds and names, and not as it has lines.
   */
  private static Dataset<Row> alike(Dataset<Row> lines, int columns, UsageReader reader) {
    Set<Integer> amounts = reader.amounts();
    Column[] texts =
        Arrays.stream(lines.columns())
            .map(name -> lines.col(name).cast(DataTypes.StringType).as(name))
            .toArray(Column[]::new);
    Dataset<Row> read = lines.select(texts);
    if (amounts.isEmpty()) {
      return read;
    }
    Column plain = functions.lit(true);
    for (int amount : amounts) {
      Column text = read.col("c" + amount);
      plain = plain.and(text.isNull().or(text.rlike(PLAIN)));
    }
    List<Column> keys = new ArrayList<>();
    List<Column> sums = new ArrayList<>();
    List<Column> shown = new ArrayList<>(List.of(functions.lit(0).as("r")));
    for (int i = 0; i < columns; i++) {
      Column text = read.col("c" + i);
      if (!amounts.contains(i)) {
        keys.add(
            reader.wants(i) ? text : functions.lit(null).cast(DataTypes.StringType).as("c" + i));
        shown.add(functions.col("c" + i));
      } else {
        // Of one that is none nothing is added, and what is not plain stays as it is.
        keys.add(functions.when(plain.and(text.isNotNull()), "").otherwise(text).as("k" + i));
        sums.add(functions.sum(functions.when(plain, text.cast("decimal(38,18)"))).as("s" + i));
        Column sum = functions.col("s" + i).cast(DataTypes.StringType);
        Column key = functions.col("k" + i);
        shown.add(functions.when(key.equalTo(""), sum).otherwise(key).as("c" + i));
      }
    }
    return read.groupBy(keys.toArray(Column[]::new))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .select(shown.toArray(Column[]::new));
  }

  private static void oneByOne(Dataset<Row> lines, int columns, UsageReader reader) {
    Iterator<Row> rows = lines.toLocalIterator();
    for (int row = 1; rows.hasNext(); row++) {
      Cells cells = new Cells(rows.next());
      reader.startRow(row);
      for (int column = 0; column < columns; column++) {
        String text = reader.wants(column) ? cells.text(column + 1) : null;
        if (text != null) {
          reader.cell(column, CellType.TEXT, Double.NaN, text);
        }
      }
      reader.endRow(row);
    }
  }

  /** A row that is on the driver. */
  private record Cells(Row row) implements UsageQuery.Found {
    @Override
    public long whole(int at) {
      return row.get(at) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public @Nullable String text(int at) {
      Object value = row.get(at);
      return value == null ? null : Texts.unguarded(value.toString());
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
