package breakeven.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.UsageMapping;
import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.MonthOfWorkload;
import breakeven.exchange.usage.NamedColumns;
import breakeven.exchange.usage.Sums;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.UsageColumns;
import breakeven.exchange.usage.UsageReader;
import breakeven.exchange.usage.UsageSource;
import breakeven.testing.Thorough;
import breakeven.testing.UsageAsks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What DuckDB adds up is what is read line by line, to the last bit of each sum. */
class AlikeRowsTest {
  private static final List<String> TRAPS =
      List.of(
          "007",
          "+5",
          "-5",
          "3.0",
          "12.5",
          "1e3",
          "1_000",
          "\"1,000\"",
          " 40",
          "nan",
          "Infinity",
          "0x10",
          "9999999999999",
          "1e400",
          "n/a",
          "'5",
          "=5",
          "0",
          "٣");
  private static final List<String> TIMES =
      List.of(
          "2026-10-05",
          "2026-10",
          "2026-10-05T10:11:12Z",
          "2026-10-05 10:11:12.123456 UTC",
          "2026-10-05T23:59:60Z",
          "2026-02-30 00:00:00",
          "2026-10-05 24:00:00",
          "2026-10-05 10:11",
          "2026-10-05T10:11:12+02:00",
          "2026-10-05 9:11:12",
          "2026/10/05 10:11:12",
          "1790000000",
          "2026-10-05 10:11:12 CET",
          "0026-10-05 10:11:12",
          "infinity",
          "2026-10-05 10:00:00");
  private static final List<String> COSTS =
      List.of(
          "0.30000000000000004",
          "4.9499999999999996e-05",
          "1e-30",
          "5000000",
          "12",
          ".5",
          "1.",
          "-0.25",
          "0.000000000000000123456789",
          "1234567.891",
          "0,25",
          "0.1",
          "0",
          "1E2");

  @TempDir private Path folder;

  private Path csv(List<String> lines) throws IOException {
    return Files.writeString(folder.resolve("log.csv"), String.join("\n", lines) + "\n");
  }

  private Path parquet(Path csv, String select) throws SQLException {
    return copy(csv, select, "parquet");
  }

  private Path copy(Path csv, String select, String format) throws SQLException {
    Path file = folder.resolve("log." + format);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT "
              + select
              + " FROM read_csv("
              + DuckDb.quoted(csv)
              + ", header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')) TO"
              + " "
              + DuckDb.quoted(file)
              + " (FORMAT "
              + format
              + ")");
    }
    return file;
  }

  /** A log or, with requests, a bill: mostly plain, with a trap now and then. */
  private static List<String> lines(long seed, boolean bill, double traps) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    lines.add(
        "Time,Workload,Model,Input tokens,Cached tokens,Written tokens,Output tokens,Reasoning"
            + " tokens,Batch,Status,Cost,Currency"
            + (bill ? ",Requests,End time" : ""));
    for (int i = 0; i < 3_000; i++) {
      UnaryOperator<String> number =
          plain -> random.nextDouble() < traps ? one(TRAPS, random) : plain;
      int input = random.nextInt(4) == 0 ? 150_000 + random.nextInt(90_000) : random.nextInt(5_000);
      int second =
          random.nextInt(62 * 24) * 3_600 + (random.nextBoolean() ? 0 : random.nextInt(3_600));
      StringJoiner line = new StringJoiner(",");
      line.add(random.nextDouble() < traps ? one(TIMES, random) : time(second));
      line.add(
          random.nextDouble() < traps
              ? one(List.of("", " ", "Überblick", "\"a\"\"b\"", "triage "), random)
              : one(List.of("Triage", "TRIAGE", "Tagging", "\"Search, deep\"", "検索"), random));
      line.add(one(List.of("gpt-5.4", "claude", "", "GPT-5.4"), random));
      line.add(number.apply(String.valueOf(input)));
      line.add(
          random.nextInt(5) == 0 ? "" : number.apply(String.valueOf(random.nextInt(input + 1))));
      line.add(random.nextInt(3) == 0 ? "" : number.apply("0"));
      line.add(number.apply(String.valueOf(random.nextInt(20) == 0 ? 0 : random.nextInt(900))));
      line.add(random.nextInt(3) == 0 ? "" : number.apply(String.valueOf(random.nextInt(50))));
      line.add(one(List.of("true", "false", "", "yes"), random));
      line.add(one(List.of("", "200", "500", "failure"), random));
      line.add(
          random.nextDouble() < 0.1 + traps
              ? random.nextBoolean() ? "" : "\"" + one(COSTS, random) + "\""
              : String.format(Locale.ROOT, "%.7f", random.nextDouble()));
      line.add(one(List.of("USD", "usd", "EUR", ""), random));
      if (bill) {
        line.add(number.apply(String.valueOf(random.nextInt(40))));
        line.add(
            random.nextDouble() < 0.05
                ? ""
                : time(second + one(List.of(3_600, 86_400, 60), random)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static <T> T one(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static String time(int second) {
    long all = 1_790_812_800L + second;
    return LocalDateTime.ofEpochSecond(all, 0, ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT));
  }

  /** All that is found out of a file, each number as it is. */
  private static String found(
      Path file, boolean actuals, UsageAsk ask, BiConsumer<Path, UsageReader> read) {
    Usage usage = actuals ? new Usage("(no workload)") : new Usage();
    usage.longAbove(
        model -> model.startsWith("gpt") ? 200_000 : model.isEmpty() ? Double.NaN : 1e9,
        Set.of(200_000.0, 1e9));
    UsageReader reader = new UsageReader("log", ask, usage, lines -> {});
    read.accept(file, reader);
    UsageSource source = reader.finish();
    StringJoiner all = new StringJoiner("\n");
    all.add(source.format() + " " + source.lines() + " " + source.taken() + " " + source.idle());
    all.add(source.start() + " " + source.end() + " " + source.period());
    source
        .odd()
        .forEach(
            (odd, count) ->
                all.add(odd + " " + count + " " + source.places(odd) + source.volumes(odd)));
    source
        .bills()
        .forEach(
            (currency, bill) ->
                all.add(
                    currency + " " + bill.billed() + " " + bill.mapped() + " " + bill.leftOut()));
    for (Usage each : List.of(usage, usage.unmapped())) {
      for (MeasuredUsage of : MeasuredUsage.of(each, ask)) {
        all.add(
            of.workload()
                + " "
                + of.period()
                + " "
                + of.later()
                + " "
                + sums(of.sums())
                + (actuals ? "" : of.week() + " " + of.longShare()));
        of.models().forEach((model, sums) -> all.add("  " + model + " " + sums(sums)));
        of.bills()
            .forEach(
                (currency, sums) ->
                    sums.forEach(
                        (model, bill) ->
                            all.add("  " + currency + " " + model + " " + sums(bill))));
      }
      for (MonthOfWorkload of : MonthOfWorkload.of(each, ask, name -> name)) {
        all.add(
            of.workload()
                + " "
                + of.period()
                + " "
                + of.costCurrency()
                + " "
                + of.cost()
                + " "
                + sums(of.sums()));
      }
    }
    return all.toString();
  }

  private static String sums(Sums sums) {
    return sums.lines()
        + " "
        + sums.requests()
        + " "
        + sums.input()
        + " "
        + sums.output()
        + " "
        + sums.cached()
        + " "
        + sums.written()
        + " "
        + sums.cachedShare()
        + " "
        + sums.writtenShare()
        + " "
        + sums.reasoningShare()
        + " "
        + sums.longShare()
        + " "
        + sums.batchShare()
        + " "
        + sums.someCached()
        + sums.someBatch()
        + " "
        + sums.cost()
        + " "
        + sums.kinds();
  }

  private static UsageAsk ask(String workload) {
    return UsageAsks.of(workload, "", GivenRequests.NONE);
  }

  private static CsvFile open(Path file) {
    return CsvFile.of(file, row -> UsageColumns.named(row, List.of()));
  }

  private static void lineByLine(Path file, UsageReader reader) {
    open(file).read(reader);
  }

  private static void addedUp(Path file, UsageReader reader) {
    assertThat(open(file).addedUp(reader)).isTrue();
  }

  /** Nothing tells where they end without a look at all of it from each mark in it. */
  @Test
  void aLongCellOfMarksCountsAsANumberThatIsNotOurs() throws IOException {
    Path file = folder.resolve("marks.csv");
    assertThat(
            CsvBytes.of(Files.writeString(file, "a,b\n1," + "_".repeat(40) + "\n")).looseNumbers())
        .isFalse();
    assertThat(
            CsvBytes.of(Files.writeString(file, "a,b\n1," + "_".repeat(400) + "\n")).looseNumbers())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1,false,0",
    "2,false,0.002",
    "3,false,0.02",
    "4,true,0",
    "5,true,0.01",
    "6,true,0.1"
  })
  void textIsAddedUpAsItIsReadLineByLine(long seed, boolean bill, double traps) throws IOException {
    Path file = csv(lines(seed, bill, traps));

    for (boolean actuals : new boolean[] {false, true}) {
      for (String workload : List.of("", "All of it")) {
        assertThat(found(file, actuals, ask(workload), AlikeRowsTest::addedUp))
            .isEqualTo(found(file, actuals, ask(workload), AlikeRowsTest::lineByLine));
      }
    }
  }

  /** DuckDB passes over it without a word. */
  @Test
  void aLineOfAMillionLettersIsReadByUs() throws IOException {
    String line = "2026-10-05 10:11:12,Triage,10,1";
    Path file =
        csv(
            List.of(
                "Time,Workload,Input tokens,Output tokens,Note",
                line,
                line + "," + "x".repeat(1_000_000)));

    assertThat(open(file).addedUp(new UsageReader("log", ask(""), new Usage(), lines -> {})))
        .isFalse();
  }

  /** Without one that is no number all lines are read with numbers as numbers. */
  @Thorough
  @ParameterizedTest
  @ValueSource(
      strings = {
        "007",
        "+5",
        "-5",
        "+-5",
        "-0",
        "3.0",
        "12.5",
        "12.0004",
        "1e3",
        "15e-1",
        "1_000",
        "1e1_0",
        "1.5_0",
        "5.",
        ".5",
        "5.e1",
        "-.5",
        " 40 ",
        "\t40",
        "nan",
        "inf",
        "Infinity",
        "0x10",
        "0b1",
        "9999999999999",
        "1e18",
        "1e30",
        "1e400",
        "1e-30",
        "123456789012345678901234567890",
        "n/a",
        "",
        "\u00a05",
        "true",
        "1,5"
      })
  void anyNumberIsTakenAsItIsReadLineByLine(String odd) throws IOException {
    List<String> plain =
        List.of("2026-10-05 10:11:12", "Triage", "gpt-5.4", "10", "5", "1", "0.25");
    for (int column = 3; column < plain.size(); column++) {
      List<String> cells = new ArrayList<>(plain);
      cells.set(column, odd.contains(",") ? '"' + odd + '"' : odd);
      String line = String.join(",", plain);
      Path file =
          csv(
              List.of(
                  "Time,Workload,Model,Input tokens,Cached tokens,Output tokens,Cost",
                  line,
                  String.join(",", cells),
                  line));

      assertThat(found(file, false, ask(""), AlikeRowsTest::addedUp))
          .isEqualTo(found(file, false, ask(""), AlikeRowsTest::lineByLine));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-05T10:11:12Z",
        "2026-10-05T10:11:12.123Z",
        "2026-10-05T10:11:12.123456Z",
        "2026-10-05T10:11:12+00:00",
        "2026-10-05T10:11:12+02:00",
        "2026-10-05T10:11:12.5+00:00",
        "2026-10-05T10:11:12.5+02:00",
        "2026-10-05T10:11:12+02:00Z",
        "2026-10-05T10:11:12.5+02:00Z",
        "2026-10-05T10:11:12.+2Z",
        "2026-10-05T10:11:12.Z",
        "2026-10-05T10:11:12.5UTCZ",
        "2026-10-05T10:11:12 Z",
        "2026-10-05T10:11:12,5Z",
        "2026-10-05T 9:11:12Z",
        "2026-10-05T9::11:12Z",
        "2026-10-05T10:+1:12Z",
        "2026-10- 5T10:11:12Z",
        "2026-+1-05T10:11:12Z",
        " 226-10-05T10:11:12Z",
        "-226-10-05T10:11:12Z",
        "2026-10-05T10:11:1ZZ",
        "2026-10-05T10:11:12-00:00",
        "2026-10-05 10:11:12,123",
        "2026-10-05  9:11:12",
        "2026-10-5  10:11:12",
        "2026-10-05 10:11:1 ",
        "2026-10-05 10:11:1.",
        "2026-10-05 10:11:1Z",
        "2026-10-05 24:00:00",
        "2026-10-05T23:59:60Z",
        "2026-10-05 (BC)",
        "2026 10 05",
        "epoch",
        "infinity",
        "2026-10-05 10:11:12.9999999",
        "1969-12-31 23:59:59",
        "12026-10-05 10:11:12",
        "2026-10-05",
        "2026-10",
        "1790000000",
        ""
      })
  void anyTimeIsTakenAsItIsReadLineByLine(String odd) throws IOException {
    String plain = "2026-10-05 10:11:12,Triage,10,1";
    Path file =
        csv(
            List.of(
                "Time,Workload,Input tokens,Output tokens",
                plain,
                (odd.contains(",") ? '"' + odd + '"' : odd) + ",Triage,10,1",
                plain));

    assertThat(found(file, false, ask(""), AlikeRowsTest::addedUp))
        .isEqualTo(found(file, false, ask(""), AlikeRowsTest::lineByLine));
  }

  /** As many programs write it: several parts, one behind the other. */
  @Test
  void textThatIsPackedIsAddedUpAsWell() throws IOException {
    Path file = csv(lines(11, false, 0.002));
    Path packed = folder.resolve("packed");
    byte[] bytes = Files.readAllBytes(file);
    try (OutputStream out = Files.newOutputStream(packed)) {
      int half = bytes.length / 2;
      for (int part = 0; part < 2; part++) {
        GZIPOutputStream gzip = new GZIPOutputStream(out);
        gzip.write(bytes, part * half, part == 0 ? half : bytes.length - half);
        gzip.finish();
      }
    }

    assertThat(found(packed, false, ask(""), AlikeRowsTest::addedUp))
        .isEqualTo(found(file, false, ask(""), AlikeRowsTest::lineByLine));
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void parquetIsAddedUpAsItIsReadLineByLine(long seed) throws IOException, SQLException {
    boolean bill = seed % 2 == 0;
    Path file =
        parquet(
            csv(lines(seed, bill, 0.01)),
            """
            * REPLACE (TRY_CAST("Time" AS TIMESTAMP) AS "Time", TRY_CAST("Input tokens" AS BIGINT) AS "Input tokens",
              TRY_CAST("Cached tokens" AS DOUBLE) AS "Cached tokens", TRY_CAST("Cost" AS DOUBLE) AS "Cost",
              TRY_CAST("Output tokens" AS INTEGER) AS "Output tokens", TRY_CAST("Batch" AS BOOLEAN) AS "Batch")
            """);

    assertThat(
            found(
                file,
                bill,
                ask(""),
                (path, reader) -> assertThat(ParquetFile.of(path).addedUp(reader)).isTrue()))
        .isEqualTo(found(file, bill, ask(""), (path, reader) -> ParquetFile.of(path).read(reader)));
  }

  /** DuckDB takes them for the signs of a pattern; what the pattern means lies beside. */
  @Thorough
  @ParameterizedTest
  @ValueSource(strings = {"log [1]", "log*", "log?", "log]", "it's [a-z]*"})
  void aFileIsReadWhateverSignsAreInItsName(String name) throws IOException, SQLException {
    Path csv = csv(lines(15, false, 0));
    Path inside = Files.createDirectory(folder.resolve(name));
    Files.copy(csv, folder.resolve("log 1"));
    Path table = Files.copy(parquet(csv, "*"), inside.resolve(name + ".parquet"));
    Path objects = Files.copy(copy(csv, "*", "json"), inside.resolve(name + ".jsonl"));
    Path text = Files.copy(csv, inside.resolve(name + ".csv"));
    String wanted = found(csv, false, ask(""), AlikeRowsTest::lineByLine);

    assertThat(found(text, false, ask(""), AlikeRowsTest::addedUp)).isEqualTo(wanted);
    assertThat(found(objects, false, ask(""), AlikeRowsTest::objectsAddedUp))
        .isEqualTo(found(objects, false, ask(""), AlikeRowsTest::objects));
    assertThat(
            found(
                table,
                false,
                ask(""),
                (path, reader) -> assertThat(ParquetFile.of(path).addedUp(reader)).isTrue()))
        .isEqualTo(
            found(table, false, ask(""), (path, reader) -> ParquetFile.of(path).read(reader)));
  }

  /** Texts, numbers and truths, and names that only some lines have. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void jsonLinesAreAddedUpAsTheyAreReadLineByLine(long seed) throws IOException, SQLException {
    boolean bill = seed % 2 == 0;
    Path csv = csv(lines(seed, bill, 0.005));
    Path text = copy(csv, "*", "json");
    List<String> texts = Files.readAllLines(text);
    Path typed =
        copy(
            csv,
            """
            * EXCLUDE ("Written tokens") REPLACE (TRY_CAST("Input tokens" AS BIGINT) AS "Input tokens",
              TRY_CAST("Cached tokens" AS DECIMAL(18, 3)) AS "Cached tokens", TRY_CAST("Cost" AS DOUBLE) AS "Cost",
              TRY_CAST("Batch" AS BOOLEAN) AS "Batch", TRY_CAST("Output tokens" AS BOOLEAN) AS "Output tokens")
            """,
            "json");
    List<String> lines = new ArrayList<>(Files.readAllLines(typed));
    lines.addAll(texts);
    Path file = Files.write(folder.resolve("log.jsonl"), lines);

    assertThat(found(file, bill, ask(""), AlikeRowsTest::objectsAddedUp))
        .isEqualTo(found(file, bill, ask(""), AlikeRowsTest::objects));
  }

  private static void objects(Path file, UsageReader reader) {
    try {
      UsageJson.read(file, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void objectsAddedUp(Path file, UsageReader reader) {
    try {
      assertThat(JsonLines.addedUp(file, reader)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** DuckDB takes some of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Input tokens\":NaN}",
        "{\"Input tokens\":nan}",
        "{\"Input tokens\":-inf}",
        "{\"Input tokens\":-Infinity}",
        "{\"Input tokens\":1,}",
        "{\"Input tokens\":1 \"Output tokens\":1}",
        "{\"Input tokens\":01}",
        "{\"Input tokens\":1",
        "{\"Workload\":\"b",
        "{\"Workload\":\"b\\\"}",
        "{Workload:1}",
        "{\"Workload\":tru}",
        "{\"Workload\":1}}",
        "{\"Workload\":1} x"
      })
  void whatIsNoJsonIsLeftToUs(String odd) throws IOException {
    String line =
        "{\"Time\":\"2026-10-05\",\"Workload\":\"a\",\"Input tokens\":3,\"Output tokens\":1}";
    Path file = Files.write(folder.resolve("log.jsonl"), List.of(line, odd));

    assertThat(JsonLines.addedUp(file, new UsageReader("log", ask(""), new Usage(), lines -> {})))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a [1m] {b} \\\" \\u00e9\"",
        "5",
        "12345678901234567890",
        "true",
        "null",
        "\"\"",
        "\"1.10\""
      })
  void anyTextOfJsonIsTakenAsItIsReadLineByLine(String model) throws IOException {
    String line =
        "{\"Time\":\"2026-10-05\",\"Workload\":\"a\",\"Input tokens\":3,\"Output"
            + " tokens\":1,\"Model\":";
    Path file =
        Files.write(folder.resolve("log.jsonl"), List.of(line + "\"gpt\"}", line + model + " }"));

    assertThat(found(file, false, ask(""), AlikeRowsTest::objectsAddedUp))
        .isEqualTo(found(file, false, ask(""), AlikeRowsTest::objects));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Time\":\"2026-10-05\",\"Workload\":1.10,\"Input tokens\":1,\"Output tokens\":1}",
        "{\"Time\":\"2026-10-05\",\"Workload\":\"b\",\"Input tokens\":1,\"Input tokens\":2,\"Output"
            + " tokens\":1}",
        "{\"Time\":\"2026-10-05\",\"Workload\":\"b\",\"Input tokens\":1,\"Output"
            + " tokens\":1,\"usage\":{\"Cost\":1}}",
        "{\"Time\":\"2026-10-05\",\"Workload\":[\"b\"],\"Input tokens\":1,\"Output tokens\":1}",
        "{\"Time\":\"2026-10-05\",\"Workload\":\"b\",\n\"Input tokens\":1,\"Output tokens\":1}",
        "{\"Time\":\"2026-10-05\",\"Workload\":\"b\",\"Input tokens\":1,\"Output"
            + " tokens\":1,\"has_more\":false}",
        "[{\"Time\":\"2026-10-05\",\"Workload\":\"b\",\"Input tokens\":1,\"Output tokens\":1}]",
        "{\"data\":[{\"Time\":\"2026-10-05\",\"Workload\":\"b\",\"Input tokens\":1,\"Output"
            + " tokens\":1}]}",
        "5",
        "{}"
      })
  void jsonOfAnyOtherShapeIsReadLineByLine(String odd) throws IOException {
    String line =
        "{\"Time\":\"2026-10-05\",\"Workload\":\"a\",\"Input tokens\":3,\"Output tokens\":1}";
    Path file = Files.write(folder.resolve("log.jsonl"), List.of(line, odd, line));

    assertThat(
            found(
                file,
                false,
                ask(""),
                (path, reader) -> {
                  try {
                    assertThat(JsonLines.addedUp(path, reader)).isFalse();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                  objects(path, reader);
                }))
        .isEqualTo(found(file, false, ask(""), AlikeRowsTest::objects));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n2026-10-05 10:11:12,Triage,10,1",
        "2026-10-05 10:11:12,Triage,10",
        "2026-10-05 10:11:12,Triage,10,1,5",
        "2026-10-05 10:11:12, \"Triage\",10,1"
      })
  void textThatNotEveryProgramTakesAlikeIsReadLineByLine(String odd) throws IOException {
    String line = "2026-10-05 10:11:12,Triage,10,1";
    Path file = csv(List.of("Time,Workload,Input tokens,Output tokens", line, odd, line));

    assertThat(
            found(
                file,
                false,
                ask(""),
                (path, reader) -> {
                  assertThat(open(path).addedUp(reader)).isFalse();
                  open(path).read(reader);
                }))
        .isEqualTo(found(file, false, ask(""), AlikeRowsTest::lineByLine));
  }

  @Test
  void wordsThatAreBlankOrTooLongForACellAreFoundAmongOthers() throws IOException {
    List<String> lines = new ArrayList<>(List.of("Time,Workload,Model,Input tokens,Output tokens"));
    for (String name :
        List.of(
            "Triage", "\u00a0", "検索", "-", "x".repeat(40_000), "é".repeat(20_000), "Überblick")) {
      lines.add("2026-10-05 10:11:12," + name + ",gpt,10,1");
      lines.add("2026-10-05 10:11:12,Triage," + name + ",10,1");
      lines.add("2026-10-05 10:11:12,Triage,gpt,10,1");
    }
    Path file = csv(lines);

    String found = found(file, false, ask(""), AlikeRowsTest::lineByLine);
    assertThat(found(file, false, ask(""), AlikeRowsTest::addedUp)).isEqualTo(found);
    assertThat(found).contains("LONG_NAME", "NO_WORKLOAD");
  }

  /** What a proxy's own cache answered, and totals that are not those of their parts. */
  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "json"})
  void linesThatDoNotCountOrDoNotAddUpAreFoundAmongThoseThatDo(String as) throws Exception {
    Random random = new Random(12);
    List<String> lines = new ArrayList<>();
    lines.add("startTime,prompt_tokens,completion_tokens,total_tokens,spend,model,cache_hit");
    for (int i = 0; i < 2_000; i++) {
      int input = random.nextInt(3_000);
      int output = random.nextInt(300);
      lines.add(
          String.join(
              ",",
              time(random.nextInt(31 * 24 * 3_600)),
              String.valueOf(input),
              String.valueOf(output),
              random.nextInt(9) == 0
                  ? one(List.of("", "7", "n/a", input + output + ".0"), random)
                  : String.valueOf(input + output),
              "0.25",
              one(List.of("gpt-5.4", "claude"), random),
              one(List.of("False", "", "None", "False", "True", "true", "yes", " True"), random)));
    }
    Path csv = csv(lines);
    Path file = as.equals("csv") ? csv : copy(csv, "*", as);
    BiConsumer<Path, UsageReader> added =
        (path, reader) ->
            assertThat(
                    as.equals("csv")
                        ? open(path).addedUp(reader)
                        : as.equals("json")
                            ? jsonAddedUp(path, reader)
                            : ParquetFile.of(path).addedUp(reader))
                .isTrue();
    BiConsumer<Path, UsageReader> read =
        as.equals("csv")
            ? AlikeRowsTest::lineByLine
            : as.equals("json")
                ? AlikeRowsTest::objects
                : (path, reader) -> ParquetFile.of(path).read(reader);

    String found = found(file, false, ask("All of it"), read);
    assertThat(found(file, false, ask("All of it"), added)).isEqualTo(found);
    assertThat(found).contains("CACHE_HIT", "NOT_TOTAL");
  }

  private static boolean jsonAddedUp(Path path, UsageReader reader) {
    try {
      return JsonLines.addedUp(path, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void columnsThatTheUserNamesAreAddedUpInTheirUnit() throws IOException {
    NamedColumns columns =
        NamedColumns.of(
            Map.of(
                "Input",
                "Input tokens",
                "Output",
                "Output tokens",
                "Cache read",
                "Cached tokens",
                "Cost",
                "Cost",
                "Time",
                "Time",
                "Workload",
                "Model"),
            UsageMapping.THOUSANDS);
    UsageAsk ask = ask("").with(Mapping.NONE.with(columns));
    Path file = csv(lines(10, false, 0.01));

    assertThat(found(file, false, ask, AlikeRowsTest::addedUp))
        .isEqualTo(found(file, false, ask, AlikeRowsTest::lineByLine));
  }
}
