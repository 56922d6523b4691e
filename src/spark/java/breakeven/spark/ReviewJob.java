package breakeven.spark;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.InputTables;
import breakeven.core.evaluation.RecordedTables;
import breakeven.core.input.Header;
import breakeven.core.input.NameIndex;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.SummaryFigures;
import breakeven.core.report.Totals;
import breakeven.core.table.Workloads;
import breakeven.core.whatif.MostMoney;
import breakeven.exchange.export.CsvLines;
import breakeven.exchange.export.JsonFile;
import breakeven.workbook.write.OwnColumns;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Reviews workloads on a cluster: reads them and the prices, and writes each workload with its
 * results, and what all of them add up to.
 */
public final class ReviewJob {
  private final SparkSession spark;
  private final ReviewArguments arguments;

  private ReviewJob(SparkSession spark, ReviewArguments arguments) {
    this.spark = spark;
    this.arguments = arguments;
  }

  /** What {@code spark-submit} starts. */
  public static void main(String[] words) throws AnalysisException {
    ReviewArguments arguments = new ReviewArguments();
    if (!arguments.take(words)) {
      return;
    }
    arguments.run("Breakeven review", spark -> new ReviewJob(spark, arguments).run(System.out));
  }

  private void run(PrintStream out) throws AnalysisException, IOException {
    if (arguments.inputFormat() == JobArguments.Kept.JSON) {
      throw new BadInput(
          arguments.input() + " is JSON: workloads are read from csv, parquet or a table");
    }
    Dataset<Row> read = arguments.rows(spark);
    arguments.requireApart(read, spark.sparkContext().hadoopConfiguration());
    Dataset<Row> input = plain(read);
    Plan plan = plan(input.schema());
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Header header = header(plan);
    int[] keys =
        Workloads.KEYS.stream().mapToInt(header::indexOf).filter(index -> index >= 0).toArray();
    Broadcast<Plan> first = context.broadcast(plan);
    KeysPass.Found found = KeysPass.run(spark, select(input, keys).toJavaRDD(), first, keys);
    if (found.keys().workloads() == 0) {
      throw new BadInput(arguments.input() + " has no workloads");
    }
    Parts parts = new Parts(input.toJavaRDD(), found.several());
    Broadcast<Plan> second = context.broadcast(ranked(plan.with(found.keys()), parts, context));
    Counters counters = Counters.of(spark.sparkContext());
    write(parts, second, counters, input.schema());
    if (!arguments.problems().isEmpty()) {
      arguments.write(
          spark.createDataFrame(
              parts.map(
                  (part, some, several) ->
                      new ProblemsReview(
                          second.value(), second.value().read(), part, some, several)),
              ProblemsReview.SCHEMA),
          arguments.problems(),
          List.of());
    }
    Totals totals = counters.totals(new Decision());
    summary(totals, plan.read().rates().reporting());
    totals.byVerdict().stream()
        .filter(verdict -> verdict.rows() > 0)
        .forEach(verdict -> out.println(verdict.verdict() + ": " + verdict.rows()));
    out.println("written to " + arguments.output());
  }

  /** With the workloads that are searched for what would change their verdict. */
  private static Plan ranked(Plan plan, Parts parts, JavaSparkContext context) {
    if (plan.keys().workloads() <= MostMoney.MOST_WORKLOADS) {
      return plan;
    }
    Broadcast<Plan> all = context.broadcast(plan);
    Plan ranked = plan.with(MoneyReview.least(parts, all));
    all.destroy();
    return ranked;
  }

  /**
   * The rows of each part, with its names that are in several rows.
   *
   * @param several as many parts as {@code rows} has, in the same order
   */
  record Parts(JavaRDD<Row> rows, JavaRDD<KeysPass.Several> several) {
    /** What is done with a part. */
    @FunctionalInterface
    interface Work<T> extends Serializable {
      /** Does it, row by row as it is asked for. */
      Iterator<T> with(int part, Iterator<Row> rows, Iterator<KeysPass.Several> several);
    }

    <T> JavaRDD<T> map(Work<T> work) {
      return rows.mapPartitionsWithIndex(
              (part, some) -> List.of(new Tuple2<>(part, some)).iterator(), false)
          .zipPartitions(
              several,
              (one, names) -> {
                Tuple2<Integer, Iterator<Row>> part = one.next();
                return work.with(part._1(), part._2(), names);
              });
    }
  }

  // --- in ----------------------------------------------------------------------------------------

  /** The same with plain cells alone: what holds several values as JSON. */
  private static Dataset<Row> plain(Dataset<Row> read) {
    Column[] columns =
        Arrays.stream(read.schema().fields())
            .map(
                field -> {
                  Column column = read.col(JobArguments.quoted(field.name()));
                  DataType type = Kind.readAs(field.dataType());
                  return type.equals(field.dataType())
                      ? column
                      : (isNested(field.dataType()) ? functions.to_json(column) : column.cast(type))
                          .as(field.name());
                })
            .toArray(Column[]::new);
    return read.select(columns);
  }

  private static boolean isNested(DataType type) {
    return type instanceof StructType || type instanceof ArrayType || type instanceof MapType;
  }

  private static Dataset<Row> select(Dataset<Row> input, int[] columns) {
    String[] names = input.columns();
    return input.select(
        IntStream.of(columns)
            .mapToObj(i -> input.col(JobArguments.quoted(names[i])))
            .toArray(Column[]::new));
  }

  private Plan plan(StructType schema) throws IOException {
    List<String> headers = List.of(schema.fieldNames());
    boolean csv = arguments.inputFormat() == JobArguments.Kept.CSV;
    List<Kind> kinds = new ArrayList<>();
    for (StructField field : schema.fields()) {
      kinds.add(Kind.of(field.dataType(), csv));
    }
    RecordedTables tables =
        PriceTables.read(arguments.prices(), spark.sparkContext().hadoopConfiguration());
    Plan plan =
        new Plan(
            tables,
            new ArrayList<>(headers),
            new ArrayList<>(headers),
            kinds,
            List.of(),
            arguments.asOf(),
            arguments.draws(),
            arguments.shapes(),
            arguments.decimalComma(),
            arguments.outputFormat() == JobArguments.Results.CSV,
            Plan.Keys.NONE,
            MostMoney.Least.ALL);
    Map<Integer, String> texts = new HashMap<>();
    IntStream.range(0, headers.size()).forEach(i -> texts.put(i, headers.get(i)));
    List<ResultColumn> results = plan.columns(tables(plan));
    Header header = header(plan);
    return plan.without(
            new ArrayList<>(
                OwnColumns.find(results, header, texts, "", needed -> headers.size()).old()))
        .named(header);
  }

  private InputTables tables(Plan plan) {
    try {
      return plan.read();
    } catch (IllegalArgumentException e) {
      throw new BadInput(arguments.prices() + ": " + e.getMessage(), e);
    }
  }

  private Header header(Plan plan) {
    NameIndex.Builder builder =
        new NameIndex.Builder(Workloads.TABLE.sheet(), tables(plan).rates().reporting());
    plan.passHeaders(builder);
    Header header = builder.header();
    if (!header.usable()) {
      throw new BadInput(arguments.input() + ": " + header.failure());
    }
    return header;
  }

  // --- out ---------------------------------------------------------------------------------------

  private void write(Parts parts, Broadcast<Plan> shared, Counters counters, StructType input) {
    if (arguments.outputFormat() == JobArguments.Results.CSV) {
      JavaRDD<String> lines =
          parts.map(
              (part, rows, several) -> {
                Plan plan = shared.value();
                return new LinesReview(plan, plan.read(), part, rows, several, counters);
              });
      spark
          .createDataset(lines.rdd(), Encoders.STRING())
          .write()
          .mode(arguments.mode())
          .option("lineSep", LinesReview.LINE_END)
          .text(arguments.output());
      return;
    }
    boolean newDays =
        Boolean.parseBoolean(spark.conf().get("spark.sql.datetime.java8API.enabled", "false"));
    JavaRDD<Row> values =
        parts.map(
            (part, rows, several) -> {
              Plan plan = shared.value();
              return new ValuesReview(plan, plan.read(), part, rows, several, counters, newDays);
            });
    arguments.write(
        spark.createDataFrame(values, schema(input, shared.value())),
        arguments.output(),
        arguments.partitionBy());
  }

  private static StructType schema(StructType input, Plan plan) {
    List<ResultColumn> results = plan.results(plan.read());
    List<StructField> own = new ArrayList<>();
    for (int i = 0; i < input.size(); i++) {
      if (!plan.without().contains(i)) {
        own.add(
            new StructField(
                plan.shown().get(i), input.fields()[i].dataType(), true, Metadata.empty()));
      }
    }
    List<String> names = CsvLines.header(own.stream().map(StructField::name).toList(), results);
    StructType schema = new StructType();
    for (StructField field : own) {
      schema = schema.add(field);
    }
    for (int i = 0; i < results.size(); i++) {
      schema = schema.add(names.get(own.size() + i), ResultRow.type(results.get(i)), true);
    }
    return schema;
  }

  private void summary(Totals totals, String currency) throws IOException {
    if (arguments.summary().isEmpty()) {
      return;
    }
    Path file = new Path(arguments.summary());
    try (OutputStream out =
        file.getFileSystem(spark.sparkContext().hadoopConfiguration())
            .create(file, arguments.overwrite())) {
      JsonFile.write(SummaryFigures.of(totals, currency), out);
    }
  }
}
