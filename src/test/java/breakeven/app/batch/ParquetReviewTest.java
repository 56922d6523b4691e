package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.table.Workloads;
import breakeven.exchange.files.CsvFile;
import breakeven.exchange.files.DuckDb;
import breakeven.exchange.files.ParquetFile;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workloads that come as Parquet, and results that go there. */
@Thorough
class ParquetReviewTest {
  private static final List<String> RESULTS = Reviews.titles("GBP");

  /** A no-break space, a mark for the direction of writing, one for the order of bytes. */
  private static final String UNSEEN = "\u00a0\u200e\ufeff";

  @TempDir private Path folder;

  /** All cells of a file by row and column, as text, numbers as Java writes them. */
  private static final class Texts implements RowHandler {
    final List<Map<Integer, String>> rows = new ArrayList<>();
    private final boolean numbers;

    /**
     * @param numbers whether texts that are numbers are compared as such
     */
    Texts(boolean numbers) {
      this.numbers = numbers;
    }

    @Override
    public void startRow(int row) {
      assertThat(row).isEqualTo(rows.size() + 1);
      rows.add(new LinkedHashMap<>());
    }

    @Override
    public void cell(int column, CellType type, double number, @Nullable String text) {
      String cell =
          switch (type) {
            case NUMBER -> Double.toString(number);
            case DATE -> LocalDate.ofEpochDay((long) number).toString();
            case BOOLEAN -> number > 0 ? "TRUE" : "FALSE";
            default -> numbers ? asNumber(String.valueOf(text)) : String.valueOf(text);
          };
      rows.get(rows.size() - 1).put(column, cell);
    }

    private static String asNumber(String text) {
      return text.matches("-?[0-9.]+") ? Double.toString(Double.parseDouble(text)) : text;
    }

    @Override
    public boolean endRow(int row) {
      return true;
    }

    @Override
    public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
      throw new IllegalStateException();
    }
  }

  private static List<Map<Integer, String>> csv(Path file) {
    Texts texts = new Texts(true);
    CsvFile.of(file, Workloads.TABLE).read(texts);
    return texts.rows;
  }

  private static List<Map<Integer, String>> parquet(Path file) {
    return parquet(file, true);
  }

  private static List<Map<Integer, String>> parquet(Path file, boolean numbers) {
    Texts texts = new Texts(numbers);
    ParquetFile.typed(file).read(texts);
    return texts.rows;
  }

  /** A table as Parquet, as another program writes it. */
  private Path made(String name, String select) throws SQLException {
    Path file = folder.resolve(name);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + select + ") TO " + DuckDb.quoted(file) + " (FORMAT parquet)");
    }
    return file;
  }

  /** A CSV file with numbers as such, as its rows are exported; Yes and No stay words. */
  private static String typed(Path csv) {
    return "read_csv("
        + DuckDb.quoted(csv)
        + ", auto_type_candidates = ['BIGINT', 'DOUBLE', 'VARCHAR'])";
  }

  private static List<String> types(Path file) throws SQLException {
    List<String> types = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet columns =
            statement.executeQuery("DESCRIBE SELECT * FROM " + DuckDb.quoted(file))) {
      while (columns.next()) {
        types.add(columns.getString(1) + " " + columns.getString(2));
      }
    }
    return types;
  }

  private Path reviewed(Path in, String out) {
    return Reviews.review(
        Reviews.withoutShapes(Reviews.fewDraws(Reviews.options(in, folder.resolve(out)))));
  }

  private static List<String> text(Path csv) throws IOException {
    return Arrays.asList(Files.readString(csv).split("\r\n"));
  }

  /** The workloads twice more, so that rows are repeated, and one that is bad. */
  private Path seeded(int many) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>(SeededPortfolio.rows(21, many));
    rows.add(rows.get(3));
    rows.add(Map.of("Workload", "bad", "Requests", "1,200", "Notes", "'=not, a formula"));
    for (String name : List.of("=formula", UNSEEN + "=formula", "'" + UNSEEN + "plain")) {
      rows.add(Map.of("Workload", name, "Requests", "20k", "Prompted model", "gpt-9"));
    }
    return Reviews.csv(rows, folder.resolve("in.csv"));
  }

  @Test
  void parquetAndCsvOfTheSameRowsHaveTheSameResultsToTheByte() throws Exception {
    Path in = seeded(100);
    Path same =
        made("in.parquet", "SELECT * FROM read_csv(" + DuckDb.quoted(in) + ", all_varchar = true)");
    Path typed = made("typed.parquet", "SELECT * FROM " + typed(in));
    assertThat(types(typed)).contains("Input tokens (per request) BIGINT");
    List<String> ofCsv = text(reviewed(in, "csv.csv"));

    assertThat(text(reviewed(same, "parquet.csv"))).isEqualTo(ofCsv);

    List<Map<Integer, String>> wanted = csv(folder.resolve("csv.csv"));
    List<Map<Integer, String>> found = csv(reviewed(typed, "typed.csv"));
    int own = Workloads.TABLE.columns().size();
    for (int row = 0; row < wanted.size(); row++) {
      wanted.get(row).keySet().removeIf(column -> column < own);
      found.get(row).keySet().removeIf(column -> column < own);
    }
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void resultsAsParquetAreThoseOfTheCsvFile() throws Exception {
    Path in = seeded(400);
    Path asCsv = reviewed(in, "out.csv");

    Path out = reviewed(in, "out.parquet");

    List<Map<Integer, String>> cells = parquet(out);
    assertThat(cells).isEqualTo(csv(asCsv));
    assertThat(cells.get(0).values()).containsAll(RESULTS);
    assertThat(types(out))
        .contains(
            "Workload VARCHAR",
            // A text that is no number is in each of these.
            "Requests (per month) VARCHAR",
            "Input tokens (per request) DOUBLE",
            "Verdict VARCHAR",
            "Net saving (GBP) DOUBLE",
            "Reviewed on DATE");
    assertThat(Files.size(out)).isLessThan(Files.size(asCsv) / 3);
  }

  @Test
  void resultsAsParquetAreThemselvesAnInputAndTheLastReview() throws Exception {
    Path out = reviewed(seeded(100), "out.parquet");

    Path again = reviewed(out, "again.parquet");

    assertThat(parquet(again)).isEqualTo(parquet(out));
    assertThat(types(again)).isEqualTo(types(out));
    Path book = folder.resolve("changes.xlsx");
    Reviews.review(
        Reviews.asked(out, book, Reviews.AS_OF, false, null, again, Formulas.NEVER, 0, null, null));
    assertThat(Reviews.rows(book, "Workloads")).hasSize(parquet(out).size() - 1);
  }

  @Test
  void theSignsOfAPatternInANameStandForThemselves() throws Exception {
    Path in = Reviews.csv(SeededPortfolio.rows(22, 3), folder.resolve("in.csv"));
    Path odd = Files.createDirectory(folder.resolve("plans [2026]"));
    Path out = odd.resolve("out [1]*?.parquet");
    Reviews.review(Reviews.fewDraws(Reviews.options(in, out)));

    List<String> found = text(reviewed(out, "again.csv"));

    assertThat(found).isEqualTo(text(reviewed(in, "once.csv")));
  }

  @Test
  void guardedCsvBesideItLeavesTheTextsOfParquetAsTheyAre() throws Exception {
    Path in = seeded(100);
    Path out = folder.resolve("both.parquet");
    Reviews.review(
        Reviews.asked(
            in,
            out,
            Reviews.AS_OF,
            false,
            null,
            null,
            Formulas.NEVER,
            0,
            folder.resolve("files"),
            null));

    assertThat(parquet(out).stream().map(row -> row.get(0)))
        .contains("=formula", UNSEEN + "=formula", "'" + UNSEEN + "plain");
    assertThat(Files.readString(folder.resolve("files/Workloads.csv")))
        .contains("\r\n'=formula,", "\r\n'" + UNSEEN + "=formula,");
  }

  /** Days, moments, truths, IDs of many digits and values in one, as lakes have them. */
  @Test
  void columnsOfTheUserKeepTheirTypes() throws Exception {
    Path in =
        made(
            "lake.parquet",
            """
            SELECT 'w' || i AS "Workload", 9007199254740993 + i AS "ID", 1000 * i AS "Requests",
              1000::FLOAT AS "Input tokens", 100::DECIMAL(9, 2) AS "Output tokens",
              'gpt-5.4' AS "Prompted model", 0.1::FLOAT AS "Cached share",
              DATE '2026-01-31' AS since, TIMESTAMP '2026-01-31 06:30:00' AS seen,
              i % 2 = 0 AS live, [i, i] AS pair, NULL AS nothing, 'NaN'::DOUBLE AS lost
            FROM range(1, 31) AS all_of(i)
            """);

    Path out = reviewed(in, "lake-out.parquet");

    assertThat(types(out))
        .contains(
            "ID VARCHAR",
            "Cached share DOUBLE",
            "since DATE",
            "seen TIMESTAMP",
            "live BOOLEAN",
            "pair VARCHAR",
            "nothing VARCHAR");
    List<Map<Integer, String>> cells = parquet(out, false);
    assertThat(cells).hasSize(31);
    assertThat(cells.get(30)).containsEntry(1, "9007199254741023").containsEntry(6, "0.1");
    Map<Integer, String> verdicts = cells.get(0);
    int verdict =
        IntStream.range(0, 60).filter(i -> "Verdict".equals(verdicts.get(i))).findFirst().orElse(0);
    assertThat(cells.stream().skip(1).map(row -> row.get(verdict)))
        .doesNotContain("Needs data")
        .doesNotContainNull();
  }

  @Test
  void aWorkbookIsMadeOfParquetAsOfCsv() throws Exception {
    Path in = seeded(100);
    Path typed = made("typed.parquet", "SELECT * FROM " + typed(in));

    List<Map<String, String>> found = Reviews.rows(reviewed(typed, "p.xlsx"), "Workloads");

    List<Map<String, String>> wanted = Reviews.rows(reviewed(in, "c.xlsx"), "Workloads");
    for (String column : RESULTS) {
      assertThat(found.stream().map(row -> row.get(column)).toList())
          .as(column)
          .isEqualTo(wanted.stream().map(row -> row.get(column)).toList());
    }
  }

  @Test
  void whatIsNoWholeParquetFileIsRefusedInOneLine() throws Exception {
    Path whole = made("whole.parquet", "SELECT 'w' || i AS \"Workload\" FROM range(5000) AS t(i)");
    byte[] bytes = Files.readAllBytes(whole);
    Path half = Files.write(folder.resolve("half.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
    Path text = Files.writeString(folder.resolve("text.parquet"), "Workload,Requests\n");

    assertThatThrownBy(() -> reviewed(half, "out.csv"))
        .isInstanceOf(BadInput.class)
        .hasMessage(half + " is a damaged Parquet file, or not whole: export it again");
    assertThatThrownBy(() -> reviewed(text, "out.csv"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(text + " is no Parquet file");
    assertThat(folder.resolve("out.csv")).doesNotExist();
  }
}
