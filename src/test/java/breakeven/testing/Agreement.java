package breakeven.testing;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.economics.Answer;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.TextWriter;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Workloads;
import breakeven.oracle.Oracle;
import breakeven.oracle.Result;
import breakeven.oracle.Shipped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every line of the model beside that of the plain calculation. */
public final class Agreement {
  /** Lines that the plain calculation calls otherwise. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "Monthly tokens (M)", "Monthly tokens",
          "Training memory (GB)", "Training memory",
          "Upkeep (per month)", "Upkeep",
          "Hosting (per month)", "Hosting",
          "Payback (month)", "Payback",
          "Payback exact", "Payback, exact",
          "Raw TCO fine-tuned", "TCO fine-tuned",
          "Raw net saving", "Net saving");

  private static final double TOLERANCE = 1e-9;
  private static final double STEP_TOLERANCE = 1e-6;

  private Agreement() {}

  /**
   * What differs, in words.
   *
   * @param assumed assumptions with other values than the shipped ones
   * @param tables price tables by sheet
   */
  public static List<String> differences(
      List<Map<String, String>> rows,
      Map<String, String> assumed,
      Map<String, List<Map<String, String>>> tables) {
    return differences(rows, assumed, tables, Portfolio.AS_OF);
  }

  /** The same on a day. */
  public static List<String> differences(
      List<Map<String, String>> rows,
      Map<String, String> assumed,
      Map<String, List<Map<String, String>>> tables,
      LocalDate asOf) {
    assumed.forEach((name, value) -> Shipped.assume(tables, name, value));
    Oracle oracle = new Oracle(tables, asOf);
    Map<String, List<Map<String, String>>> prices = new LinkedHashMap<>(tables);
    prices.remove("Assumptions");
    Evaluator evaluator = new Portfolio(rows, assumed, prices).asOf(asOf).evaluate();
    Map<String, Line> lines = new LinkedHashMap<>();
    evaluator.decision().model.lines.all().forEach(line -> lines.put(line.name(), line));
    Sentences sentences = new Sentences(evaluator.decision(), "GBP");
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Result expected = oracle.review(rows.get(i));
      compare(evaluator, sentences, lines, i, expected, rows.get(i), differences);
    }
    return differences;
  }

  private static void compare(
      Evaluator evaluator,
      Sentences sentences,
      Map<String, Line> lines,
      int i,
      Result expected,
      Map<String, String> row,
      List<String> differences) {
    Frame frame = evaluator.frame();
    Decision decision = evaluator.decision();
    boolean lacking = frame.values(decision.needs.lacking)[i] > 0;
    if (lacking == expected.complete()) {
      differences.add("lacking " + lacking + " against " + expected.lacks + " " + row);
      return;
    }
    if (lacking) {
      return;
    }
    for (Map.Entry<String, Object> entry : expected.lines.entrySet()) {
      Line line = lines.get(OTHER_NAMES.getOrDefault(entry.getKey(), entry.getKey()));
      if (line != null && line.monthly()) {
        continue;
      }
      String difference =
          line == null
              ? difference(said(decision, sentences, frame, i, entry.getKey()), entry.getValue())
              : difference(decision, frame, i, line, entry.getValue());
      if (difference != null) {
        differences.add(entry.getKey() + ": " + difference + " in " + row);
      }
    }
  }

  /**
   * What no single line says: the names of the warnings that are raised, the change of approach.
   */
  private static String said(
      Decision decision, Sentences sentences, Frame frame, int i, String name) {
    return switch (name) {
      case "Break-even cadence in words" ->
          new TextWriter(frame).write(sentences.breakEvenCadence, i).toString();
      case "Warnings" ->
          decision.checklist.warnings.stream()
              .filter(warning -> frame.values(warning)[i] > 0)
              .map(Line::name)
              .collect(Collectors.joining("; "));
      case "Change" ->
          frame.values(decision.changes)[i] > 0
              ? word(frame, decision.model.inputs.cell(Workloads.CURRENT_APPROACH), i)
                  + " → "
                  + word(frame, decision.changeTo, i)
                  + (frame.values(decision.meanwhile)[i] > 0 ? ", meanwhile" : "")
              : "";
      default -> "no line is called " + name;
    };
  }

  private static String word(Frame frame, Line line, int i) {
    return line.words().get((int) frame.values(line)[i]);
  }

  private static String word(Frame frame, Variable word, int i) {
    return word.words().get((int) frame.values(word)[i]);
  }

  private static String difference(String said, Object expected) {
    return said.equals(expected == null ? "" : expected) ? null : said + " against " + expected;
  }

  private static String difference(
      Decision decision, Frame frame, int i, Line line, Object expected) {
    double value = frame.values(line)[i];
    if (expected instanceof Double number) {
      double scale = Math.max(1, Math.abs(number));
      // At a step of replicas the saving is there only just beyond the step; both say so within a
      // millionth.
      double tolerance =
          line == decision.model.breakEvenVolume.volume.value() ? STEP_TOLERANCE : TOLERANCE;
      return Math.abs(value - number) <= tolerance * scale ? null : value + " against " + number;
    }
    if (expected == null) {
      return Double.isNaN(value) || value == 0 ? null : value + " against blank";
    }
    String word = expected.toString();
    if (line.unit() == Unit.WORD) {
      String found = Double.isNaN(value) ? "" : line.words().get((int) value);
      return found.equals(word) ? null : found + " against " + word;
    }
    for (Answer answer : answers(decision)) {
      if (answer.value() == line) {
        String found = answer.words(frame.values(answer.rule())[i]);
        boolean same =
            found != null
                && (found.equals(word) || found.startsWith("never") && word.startsWith("never"));
        return same ? null : found + " " + value + " against " + word;
      }
    }
    boolean shownAsWord = word.equals("closed") || word.equals("never") && Double.isNaN(value);
    return shownAsWord ? null : value + " against " + word;
  }

  private static List<Answer> answers(Decision decision) {
    var be = decision.model.breakEvens;
    return List.of(
        decision.model.breakEvenVolume.volume,
        be.price,
        be.upfront,
        be.cadence,
        be.gpuDays,
        be.lifetime,
        be.utilisation);
  }
}
