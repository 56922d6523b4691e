package breakeven.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every model that may be prompted and every set-up that serves, typed into sixty rows and reviewed
 * as the command does, with cache and batch on and off: what is cheaper and may do is named.
 */
@Thorough
class NothingCheaperIsUnnamedTest {
  private static final double EXACT = 1e-9;
  private static final LocalDate AS_OF = Reviews.AS_OF;
  private static final Map<String, List<Map<String, String>>> TABLES = Shipped.tables();
  private static final List<String> CACHES = List.of("Cached share", "Cache write share");

  @TempDir Path folder;

  private final List<Map<String, String>> rows = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  private static Map<String, String> with(Map<String, String> row, String... cells) {
    Map<String, String> changed = new LinkedHashMap<>(row);
    for (int i = 0; i < cells.length; i += 2) {
      changed.put(cells[i], cells[i + 1]);
    }
    return changed;
  }

  /** Results by header without unit. */
  private List<Map<String, String>> review(List<Map<String, String>> some, boolean shapes)
      throws IOException {
    List<Map<String, String>> named = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      named.add(with(some.get(i), "Workload", "row " + i));
    }
    Path in = Reviews.csv(named, folder.resolve("in.csv"));
    Path out = folder.resolve("out.csv");
    var options = Reviews.options(in, out, AS_OF, true, null, 0);
    new Review().run(shapes ? options : Reviews.withoutShapes(options), Progress.hidden());
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<Map<String, String>> results = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(Files.readString(out).substring(1), format)) {
      for (var record : parser) {
        Map<String, String> result = new LinkedHashMap<>();
        record
            .toMap()
            .forEach((title, text) -> result.put(title.replaceFirst(" \\([^()]*\\)$", ""), text));
        results.add(result);
      }
    }
    return results;
  }

  private static double number(Map<String, String> result, String column) {
    String text = result.get(column);
    return text.isEmpty() || text.equals("closed") ? Double.NaN : Double.parseDouble(text);
  }

  /** What the small option costs as the alternative; NaN where it is not. */
  private static double smaller(Map<String, String> result) {
    return result.get("Alternative").startsWith("Prompt a smaller model")
        ? number(result, "TCO alternative")
        : Double.NaN;
  }

  private Case open(Map<String, String> row) {
    return new Case(TABLES, AS_OF, ChosenShape.typed(TABLES, AS_OF, row));
  }

  @Test
  void everyModelThatMayDoIsNoBetterToMeasureThanTheOneNamed() throws IOException {
    for (Map<String, String> row : SeededPortfolio.rows(88, 90)) {
      boolean measured = !row.getOrDefault("Small model quality", "").isEmpty();
      Map<String, String> asked = with(row, "Cheaper models tried", "");
      Map<String, String> free = measured ? asked : with(asked, "Smaller model", "");
      Case c = open(free);
      if (rows.size() < 60 && c.lacks.isEmpty() && c.required != null && c.required <= 1) {
        rows.add(free);
      }
    }
    List<Map<String, String>> found = review(rows, false);
    List<Map<String, String>> typed = new ArrayList<>();
    List<int[]> of = new ArrayList<>();
    List<Map<String, String>> models = TABLES.get("Model prices");
    for (int i = 0; i < rows.size(); i++) {
      Case c = open(rows.get(i));
      for (int k = 0; k < c.models().size(); k++) {
        Map<String, String> model = c.models().get(k);
        boolean onItsGpus = model == c.candidateRow;
        if (Rival.mayDo(c, model) >= 0 && !onItsGpus) {
          String name = model.get("Provider") + ": " + model.get("Model");
          Map<String, String> one =
              with(
                  rows.get(i),
                  "Smaller model",
                  name,
                  "Small model quality",
                  String.valueOf(c.required));
          typed.add(one);
          of.add(new int[] {i, k});
          boolean open = CACHES.stream().allMatch(cell -> one.getOrDefault(cell, "").isEmpty());
          if (open && (i + k) % 3 == 0) {
            typed.add(with(one, "Cached share", "0"));
            typed.add(with(one, "Batch share", "0"));
            typed.add(with(one, "Cached share", "0", "Batch share", "0"));
            of.add(new int[] {i, -1});
            of.add(new int[] {i, -1});
            of.add(new int[] {i, -1});
          }
        }
      }
    }
    List<Map<String, String>> results = review(typed, false);
    int compared = 0;
    int switched = 0;
    double asTyped = Double.NaN;
    for (int t = 0; t < typed.size(); t++) {
      int i = of.get(t)[0];
      int k = of.get(t)[1];
      double tco = smaller(results.get(t));
      if (k < 0) {
        if (asTyped > tco * (1 + EXACT)) {
          wrong.add("cheaper with " + typed.get(t));
        }
        switched += Double.isNaN(tco) ? 0 : 1;
        continue;
      }
      asTyped = tco;
      Case c = open(rows.get(i));
      Figures f = new Figures(c, Change.none());
      Map<String, String> model = c.models().get(k);
      boolean moved = c.current.equals("Small model") && model != c.smallRow;
      double move = moved ? c.assumed("Days per migration") * c.assumed("Day rate") : 0;
      double gain = Oracle.advised(c, f) - tco - move;
      double worth = Rival.mayDo(c, model) * gain - Rival.measuring(c, f);
      double named = number(found.get(i), "Worth of measuring it");
      double most = Double.isNaN(named) ? c.assumed("Materiality") : named / 0.99;
      if (Double.isFinite(worth)) {
        compared++;
        if (worth > most + 1e-6 + EXACT * Math.abs(most)) {
          wrong.add(
              models.get(k).get("Model")
                  + " is worth "
                  + worth
                  + ", named is "
                  + found.get(i).get("Rival")
                  + " "
                  + named
                  + ": "
                  + rows.get(i));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(rows).hasSize(60);
    assertThat(compared).isGreaterThan(1_000);
    assertThat(switched).isGreaterThan(300);
  }

  @Test
  void everySetUpThatServesCostsAsMuchAsTheOneNamedOrMore() throws IOException {
    String[] noQuotation = {"Training cost", "", "Serving cost", "", "One-off cost", ""};
    for (Map<String, String> row : SeededPortfolio.rows(89, 90)) {
      Map<String, String> listed = with(row, noQuotation);
      if (rows.size() < 60 && open(listed).lacks.isEmpty()) {
        rows.add(listed);
      }
    }
    List<Map<String, String>> found = review(rows, true);
    List<Map<String, String>> typed = new ArrayList<>();
    List<Integer> of = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> free = with(rows.get(i), "Serving", "", "Tuning method", "", "GPU", "");
      for (Map<String, String> shape : ChosenShape.combinationsOf(TABLES, AS_OF, free)) {
        typed.add(shape);
        of.add(i);
      }
    }
    List<Map<String, String>> results = review(typed, false);
    int compared = 0;
    for (int t = 0; t < typed.size(); t++) {
      Map<String, String> own = found.get(of.get(t));
      double tco = number(results.get(t), "TCO fine-tuned");
      double best = number(own, "TCO best set-up");
      double named = Double.isNaN(best) ? number(own, "TCO fine-tuned") : best;
      boolean sameMonths = results.get(t).get("Horizon").equals(own.get("Horizon"));
      if (sameMonths && !Double.isNaN(tco) && !Double.isNaN(named)) {
        compared++;
        if (named > 1.01 * tco * (1 + EXACT) + 1e-6) {
          wrong.add(named + " is named, " + tco + " costs " + typed.get(t));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(500);
  }
}
