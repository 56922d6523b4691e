package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.RowProblems;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.input.WorkloadBatch;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows with bad names and cells, among good ones. */
class BadRowsTest {
  private static final List<String> NAMES =
      List.of("Prompted model", "Candidate model", "Smaller model", "GPU");
  private static final List<String> OTHERS =
      List.of(
          "Serving",
          "Tuning method",
          "Serving cost",
          "Training cost",
          "Retrieval cost",
          "Prompting cost",
          "Requests",
          "Needs grounding",
          "Current approach");
  private static final List<String> BAD =
      List.of(
          "gpt-4.1-minni", "nobody", "OpenAI: ", "text-embedding-3-small", "H1OO", "£5", "gpt-4");

  /** A good row with some cells broken; the same for the same seed. */
  private static Map<String, String> broken(long seed, int index) {
    SplittableRandom random = new SplittableRandom(seed * 7_919 + index);
    Map<String, String> row = new LinkedHashMap<>(SeededPortfolio.row(seed, index));
    row.put("Workload", "bad " + index);
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<String> columns = random.nextInt(3) == 0 ? OTHERS : NAMES;
      String bad = random.nextInt(6) == 0 ? "" : BAD.get(random.nextInt(BAD.size()));
      row.put(columns.get(random.nextInt(columns.size())), bad);
    }
    return row;
  }

  @Thorough
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13})
  void aRowLacksSomethingExactlyWhereAnErrorSaysSo(long seed) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      rows.add(i % 3 == 0 ? SeededPortfolio.row(seed, i) : broken(seed, i));
    }
    Portfolio portfolio = new Portfolio(rows);
    Evaluator evaluator = portfolio.evaluate();
    List<String> told = new ArrayList<>();
    RowProblems problems =
        new RowProblems(
            evaluator,
            portfolio.prices(),
            portfolio.assumptions,
            problem -> told.add(problem.problem()),
            problem -> told.add(problem.problem()));
    WorkloadBatch batch = portfolio.batches.get(0);
    double[] lacking = evaluator.frame().values(evaluator.decision().needs.lacking);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      RowProblems.Told count = problems.tell(batch, i);
      if (lacking[i] > 0 != count.errors() + batch.errors(i) > 0) {
        wrong.add(count + " " + rows.get(i));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(told).doesNotContain("A total of this row cannot be calculated");
    assertThat(lacking).contains(0, 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22})
  void aBadRowChangesNoOtherRow(long seed) {
    List<Map<String, String>> good = SeededPortfolio.rows(seed, 200);
    List<Map<String, String>> mixed = new ArrayList<>();
    for (int i = 0; i < good.size(); i++) {
      mixed.add(broken(seed, 1_000 + i));
      mixed.add(good.get(i));
    }
    Evaluator alone = new Portfolio(good).evaluate();
    Evaluator among = new Portfolio(mixed).evaluate();

    assertThat(lines(among).size()).isEqualTo(lines(alone).size());
    for (int k = 0; k < lines(alone).size(); k++) {
      Line line = lines(alone).get(k);
      double[] expected = Arrays.copyOf(alone.frame().values(line), good.size());
      double[] found = everySecond(among.frame(), lines(among).get(k), good.size());
      assertThat(found).as(line.name()).isEqualTo(expected);
    }
  }

  private static List<Line> lines(Evaluator evaluator) {
    return evaluator.decision().model.lines.all().stream().filter(line -> !line.monthly()).toList();
  }

  private static double[] everySecond(Frame frame, Line line, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = frame.values(line)[2 * i + 1];
    }
    return values;
  }
}
