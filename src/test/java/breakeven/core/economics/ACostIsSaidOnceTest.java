package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Line;
import breakeven.core.expression.Lines;
import breakeven.core.expression.Variable;
import breakeven.core.price.PriceVariables;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cost is known in few files. What stands for it is found in the model itself: the fields that
 * hold its lines by what the user reads, or by the prices that go into them. So another name in
 * code changes nothing.
 */
class ACostIsSaidOnceTest {
  private static final Path CORE = Path.of("src/main/java/breakeven/core");
  private static final String LISTS = "breakeven/core/economics/Costs.java";
  private static final String INPUTS = "breakeven/inputs.txt";

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  private final Model model = new Decision().model;

  /** A field, and the file of the class that has it. */
  private record Named(String field, String file) {}

  @Test
  void theMigrationOfThePromptedModelIsNamedInFiveFiles() throws Exception {
    Set<Named> names = lines(line -> line.name().contains("igration"));
    assertThat(names).hasSizeGreaterThan(2);
    for (CostKind kind : CostKind.values()) {
      if (kind.title().contains("igration")) {
        names.add(new Named(kind.name(), "CostKind.java"));
      }
    }
    Set<String> files = naming(names);
    assertThat(files).hasSizeLessThanOrEqualTo(5).contains("Costs.java", "Requests.java");
  }

  @Test
  void thePricesOfGpusAreNamedInSixFiles() throws Exception {
    Set<Variable> prices =
        model.looked.ofGpu().stream()
            .filter(variable -> variable.unit().startsWith("money"))
            .collect(Collectors.toCollection(HashSet::new));
    assertThat(prices).hasSize(4);
    Set<Named> names = new HashSet<>();
    for (Field field : PriceVariables.class.getFields()) {
      if (prices.contains(field.get(model.looked))) {
        names.add(new Named(field.getName(), "PriceVariables.java"));
      }
    }
    assertThat(names).hasSize(4);
    Set<Named> made =
        lines(
            line ->
                line.unit().words().startsWith("money")
                    && Lines.namedBy(List.of(line)).stream().anyMatch(prices::contains));
    assertThat(made).hasSizeGreaterThan(3);
    names.addAll(made);
    Set<String> files = naming(names);
    assertThat(files).hasSizeLessThanOrEqualTo(6).contains("Costs.java", "ServingPrices.java");
  }

  /** The fields of the model that hold such lines. */
  private Set<Named> lines(Predicate<Line> wanted) throws IllegalAccessException {
    Set<Named> found = new HashSet<>();
    for (Field of : Model.class.getFields()) {
      Object section = of.get(model);
      for (Field field : section.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && field.getType() == Line.class) {
          field.setAccessible(true);
          if (wanted.test((Line) field.get(section))) {
            String file = section.getClass().getSimpleName() + ".java";
            found.add(new Named(field.getName(), file));
          }
        }
      }
    }
    return found;
  }

  /** The files of the core whose code names a field; the one that declares it among them. */
  private static Set<String> naming(Set<Named> names) throws IOException {
    Set<String> files = new TreeSet<>();
    Pattern read =
        Pattern.compile(
            names.stream()
                .map(Named::field)
                .distinct()
                .collect(Collectors.joining("|", "\\.(?:", ")\\b(?!\\s*\\()")));
    names.forEach(name -> files.add(name.file()));
    try (Stream<Path> all = Files.walk(CORE)) {
      for (Path path : all.filter(file -> file.toString().endsWith(".java")).toList()) {
        String code = COMMENT_OR_TEXT.matcher(Files.readString(path)).replaceAll(" ");
        if (read.matcher(code).find()) {
          files.add(path.getFileName().toString());
        }
      }
    }
    return files;
  }

  // --- a new cost --------------------------------------------------------------------------------

  /** Its line among the costs of the fine-tuned model, and its row in the table of inputs. */
  @Thorough
  @Test
  void aNewCostIsItsLineAndItsRowInTheTableOfInputs(@TempDir Path folder) throws Exception {
    Map<String, Double> before = figures(ToyCost.CLASS_PATH);
    String hosted = "new Cost(CostKind.EVALUATION, releases.firstEvaluation, per.once)";
    patch(
        folder,
        Path.of("src/main/java", LISTS),
        LISTS,
        hosted,
        hosted
            + ", new Cost(CostKind.PEOPLE, in.cell(breakeven.core.table.Workloads.TABLE.columns().stream().filter(c -> c.header().equals(\"Licence\")).findFirst().orElseThrow()).orZero(), per.months)");
    patch(
        folder,
        Path.of("src/main/resources", INPUTS),
        INPUTS,
        "\nNotes |",
        "\nLicence | per month | MONEY | | none | 100 | What a licence costs.\nNotes |");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-cp",
                ToyCost.CLASS_PATH,
                "-d",
                folder.toString(),
                folder.resolve(LISTS).toString());
    assertThat(status).isZero();
    Map<String, Double> after =
        figures(folder + System.getProperty("path.separator") + ToyCost.CLASS_PATH);
    // 100 a month from the first month on, over 24 months.
    moved(before, after, "TCO fine-tuned", 2400);
    moved(before, after, "Paid fine-tuned", 2400);
    moved(before, after, "Net saving", -2400);
    moved(before, after, "One-off fine-tuned", 0);
    moved(before, after, "Month 1 fine-tuned", 100);
    moved(before, after, "Fine-tuned month, 7", 100);
    moved(before, after, "Cumulative saving, 24", -2400);
    moved(before, after, "People as advised", 2400);
    moved(before, after, "Forecast, People, 7", 100);
    moved(before, after, "Forecast, GPUs and hosting, 7", 0);
    moved(before, after, "Break-even volume, fixed cost", 2400);
    moved(before, after, "Realised, month 3, not billed", 100);
    moved(before, after, "JSON netSaving", -2400);
  }

  private static void moved(
      Map<String, Double> before, Map<String, Double> after, String figure, double by) {
    assertThat(after).containsKey(figure);
    // A kind without any cost has no row in the forecast.
    double without = before.getOrDefault(figure, figure.startsWith("Forecast") ? 0 : Double.NaN);
    assertThat(after.get(figure) - without).as(figure).isCloseTo(by, within(1e-6));
  }

  private static void patch(Path folder, Path from, String to, String old, String now)
      throws IOException {
    String text = Files.readString(from);
    assertThat(text).containsOnlyOnce(old);
    Path file = folder.resolve(to);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.replace(old, now));
  }

  /** What {@link ToyCost} prints. */
  private static Map<String, Double> figures(String classPath)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ToyCost.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines;
    try (var out = process.inputReader()) {
      lines = out.lines().toList();
    }
    assertThat(process.waitFor()).isZero();
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith(ToyCost.PREFIX)) {
        String[] parts = line.substring(ToyCost.PREFIX.length()).split("=", 2);
        figures.put(parts[0], Double.valueOf(parts[1]));
      }
    }
    return figures;
  }
}
