package breakeven.spark;

import breakeven.exchange.export.LakePlace;
import breakeven.exchange.usage.UsageFault;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What every job is asked: where its rows are, where its results go, and how both are kept. */
abstract class JobArguments {
  /** What is before the name of a table of the catalogue. */
  static final String TABLE = "table:";

  /** The column in which Spark keeps a line that has not as many cells as there are headers. */
  private static final String UNEVEN = "a line of CSV with too many or too few cells";

  /** How rows are kept that are read. */
  enum Kept {
    CSV,
    PARQUET,
    JSON,
    TABLE
  }

  /** How results are kept. */
  enum Results {
    CSV,
    PARQUET
  }

  @Option(
      names = "--input",
      required = true,
      paramLabel = "IN",
      description =
          "What is read: a file, a folder, a pattern, or a table of the catalogue, table:NAME.")
  private String input = "";

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description =
          "csv, parquet, table, or of logs json (an object a line). Default: as the name ends, else"
              + " parquet.")
  private @Nullable Kept inputFormat;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "OUT",
      description = "Folder for the results, or a table of the catalogue, table:NAME.")
  private String output = "";

  @Option(
      names = "--output-format",
      paramLabel = "FORMAT",
      description = "csv or parquet. Default: ${DEFAULT-VALUE}.")
  private Results outputFormat;

  @Option(names = "--overwrite", description = "Replace an output that exists.")
  private boolean overwrite;

  @Option(names = "--append", description = "Add to an output that exists.")
  private boolean append;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      description = "What parts the cells of CSV. Default: a comma.")
  private String separator = ",";

  @Option(
      names = "--multi-line",
      description = "Cells of CSV have line breaks: each file is read by one worker.")
  private boolean multiLine;

  JobArguments(Results usual) {
    outputFormat = usual;
  }

  /**
   * Takes what was typed.
   *
   * @return whether there is something to do; if not, help was printed
   * @throws IllegalArgumentException if it is no order that can be carried out
   */
  boolean take(String[] words) {
    CommandLine line = new CommandLine(this).setCaseInsensitiveEnumValuesAllowed(true);
    try {
      line.parseArgs(words);
      if (overwrite && append) {
        throw new CommandLine.ParameterException(line, "give --overwrite or --append, not both");
      }
      if (outputFormat == Results.CSV && output.startsWith(TABLE)) {
        throw new CommandLine.ParameterException(line, "a table holds no lines of CSV");
      }
    } catch (CommandLine.ParameterException e) {
      throw failure(e.getMessage() + "\n" + line.getUsageMessage(), e);
    }
    if (line.isUsageHelpRequested()) {
      line.usage(System.out);
      return false;
    }
    return true;
  }

  /** What a job does. */
  @FunctionalInterface
  interface Work {
    void in(SparkSession spark) throws AnalysisException, IOException;
  }

  /** Does it in the session of this process; where there is none, in one that ends with it. */
  final void run(String name, Work work) throws AnalysisException {
    boolean began = SparkSession.getDefaultSession().isEmpty();
    SparkSession spark =
        SparkSession.builder()
            .appName(name)
            // The zone of the cluster changes nothing.
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
    try {
      work.in(spark);
    } catch (BadInput | IOException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    } catch (Exception e) {
      // Spark's own are no runtime exceptions, and nowhere declared.
      String fault = fault(e);
      if (fault == null) {
        throw e;
      }
      throw failure(fault, e);
    } finally {
      if (began) {
        spark.stop();
      }
    }
  }

  /**
   * Says why a job ends, to be thrown: a driver that throws has failed, to whoever submitted it.
   */
  static IllegalArgumentException failure(String message, Exception cause) {
    System.err.println("breakeven: " + message);
    return new IllegalArgumentException(message, cause);
  }

  String input() {
    return input.startsWith(TABLE) ? input.substring(TABLE.length()) : input;
  }

  Kept inputFormat() {
    if (inputFormat != null || input.startsWith(TABLE)) {
      return inputFormat == null ? Kept.TABLE : inputFormat;
    }
    String name = input.endsWith(".gz") ? input.substring(0, input.length() - 3) : input;
    return name.endsWith(".csv")
        ? Kept.CSV
        : name.endsWith(".json") || name.endsWith(".jsonl") ? Kept.JSON : Kept.PARQUET;
  }

  String output() {
    return output;
  }

  Results outputFormat() {
    return outputFormat;
  }

  boolean overwrite() {
    return overwrite;
  }

  /** What becomes of an output that exists. */
  SaveMode mode() {
    return overwrite ? SaveMode.Overwrite : append ? SaveMode.Append : SaveMode.ErrorIfExists;
  }

  /**
   * Writes rows as Parquet, or into a table of the catalogue.
   *
   * @param partitionBy the columns whose values are folders; none: all rows are in one
   */
  final void write(Dataset<Row> rows, String target, List<String> partitionBy) {
    DataFrameWriter<Row> writer =
        rows.write()
            .mode(mode())
            .option("compression", "zstd")
            .partitionBy(partitionBy.toArray(new String[0]));
    if (target.startsWith(TABLE)) {
      writer.saveAsTable(target.substring(TABLE.length()));
    } else {
      writer.parquet(target);
    }
  }

  /** The rows that are read. */
  Dataset<Row> rows(SparkSession spark) {
    return switch (inputFormat()) {
      case PARQUET -> spark.read().parquet(input());
      case TABLE -> spark.table(input());
      case JSON -> spark.read().option("mode", "FAILFAST").json(input);
      case CSV -> csv(spark);
    };
  }

  /**
   * A row with too few cells has blank ones, as for the command line. One with more than there are
   * headers, or that may be cut in two by a line break in quotes, is no row: it ends the job.
   */
  private Dataset<Row> csv(SparkSession spark) {
    DataFrameReader reader =
        spark
            .read()
            .option("header", true)
            .option("sep", separator)
            .option("escape", "\"")
            .option("multiLine", multiLine);
    String[] headers = reader.csv(input).columns();
    StructType schema = new StructType();
    for (String header : headers) {
      schema = schema.add(header, DataTypes.StringType);
    }
    Dataset<Row> read =
        reader
            .schema(schema.add(UNEVEN, DataTypes.StringType))
            .option("columnNameOfCorruptRecord", UNEVEN)
            .csv(input);
    Column uneven = read.col(UNEVEN);
    Column cells = functions.size(functions.split(uneven, Pattern.quote(separator), -1));
    Column whole =
        uneven.isNull().or(functions.not(uneven.contains("\"")).and(cells.leq(headers.length)));
    Column[] columns = new Column[headers.length];
    for (int i = 0; i < headers.length; i++) {
      Column column = read.col(quoted(headers[i]));
      columns[i] =
          i > 0
              ? column
              : functions
                  .when(whole, column)
                  .otherwise(functions.raise_error(functions.lit(UNEVEN)))
                  .as(headers[i]);
    }
    return read.select(columns);
  }

  /** The name of a column as Spark's expressions take it, whatever signs are in it. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** Everything that is written: replaced with {@code --overwrite}. */
  List<String> written() {
    return output.startsWith(TABLE) ? List.of() : List.of(output);
  }

  /** Files that are read besides the rows. */
  List<String> alsoRead() {
    return List.of();
  }

  /**
   * Requires that nothing that is read lies where the job writes: it might be the only copy.
   *
   * @param rows what {@link #rows} gave
   */
  final void requireApart(Dataset<Row> rows, Configuration hadoop) throws IOException {
    List<URI> read = new ArrayList<>();
    for (String file : rows.inputFiles()) {
      read.add(URI.create(file));
    }
    for (String file : alsoRead()) {
      read.add(qualified(file, hadoop));
    }
    for (String target : written()) {
      LakePlace place = LakePlace.of(qualified(target, hadoop));
      for (URI file : read) {
        if (place.meets(LakePlace.of(file))) {
          throw new BadInput(
              target + " is or holds " + file + ", which is read and never changed: name another");
        }
      }
    }
  }

  private static URI qualified(String name, Configuration hadoop) throws IOException {
    Path path = new Path(name);
    return path.getFileSystem(hadoop).makeQualified(path).toUri();
  }

  /** What to do, where that is why Spark ended: something of the input or the output; else null. */
  @Nullable String fault(Throwable thrown) {
    String found = thrown instanceof AnalysisException ? thrown.getMessage() : null;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UsageFault) {
        return input() + " " + cause.getMessage();
      }
      String condition = cause instanceof SparkThrowable known ? known.getCondition() : null;
      String words = condition == null ? null : words(condition);
      // The innermost names the file.
      found = words == null ? found : words.replace("{}", String.valueOf(cause.getMessage()));
    }
    return found;
  }

  private @Nullable String words(String condition) {
    return switch (condition.split("\\.", 2)[0]) {
      case "PATH_NOT_FOUND" -> input + " does not exist: check the name";
      case "TABLE_OR_VIEW_NOT_FOUND" -> input + " is no table of the catalogue: check the name";
      case "UNABLE_TO_INFER_SCHEMA" -> input + " holds no files with rows: check the name";
      case "TABLE_OR_VIEW_ALREADY_EXISTS", "PATH_ALREADY_EXISTS" ->
          output + " exists already: name another, or give --overwrite or --append";
      case "FAILED_READ_FILE" -> input + " cannot be read, fetch or write it again: {}";
      case "MALFORMED_RECORD_IN_PARSING", "USER_RAISED_EXCEPTION" ->
          input
              + (inputFormat() == Kept.JSON
                  ? " has a line that is no whole object of JSON: fetch or write it again"
                  : " has a row that is no whole line of CSV: give --multi-line where cells have"
                      + " line breaks, --separator where it is no comma, or give each column a"
                      + " header");
      default -> null;
    };
  }
}
