package breakeven.core.report;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.decision.Sentences;
import breakeven.core.economics.Model;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.TextWriter;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.input.Texts;
import breakeven.core.model.Problem;
import breakeven.core.shape.RowShapes;
import breakeven.core.table.Assumption;
import breakeven.core.uncertainty.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One workload on a page that can be checked with a pocket calculator: its verdict, the rule that
 * decided, what was typed, what was looked up and where, and every line of the model with its
 * formula in words and in figures.
 */
public final class Explanation {
  private final Row row;
  private final Decision decision;
  private final Model model;
  private final Page page = new Page();

  private Explanation(Row row) {
    this.row = row;
    decision = row.decision();
    model = decision.model;
  }

  /**
   * The page.
   *
   * @param problems what is wrong with the row, its cells and the prices that it uses
   * @param why the sentence of why; empty where there is none
   * @param whatWouldChange the nearest change that changes the verdict, in words; empty where it
   *     was not looked for
   * @param shapes the shapes that it was compared with
   */
  public static List<String> lines(
      Row row, List<Problem> problems, String why, String whatWouldChange, RowShapes shapes) {
    Explanation explanation = new Explanation(row);
    explanation.print(problems, why, whatWouldChange, shapes);
    return explanation.page.lines();
  }

  /**
   * The page in some forty lines: verdict, options, checks, the inputs that matter most, problems.
   *
   * @param effects what each driver alone does to the workload, largest swing first
   * @param shapes the shapes that it was compared with
   */
  public static List<String> brief(
      Row row,
      List<Problem> problems,
      String why,
      String whatWouldChange,
      List<Effect> effects,
      RowShapes shapes) {
    Explanation explanation = new Explanation(row);
    explanation.printBrief(problems, why, whatWouldChange, effects, shapes);
    return explanation.page.lines();
  }

  private void printBrief(
      List<Problem> problems,
      String why,
      String whatWouldChange,
      List<Effect> effects,
      RowShapes shapes) {
    boolean lacking = answer(why, whatWouldChange);
    if (lacking) {
      missing();
    } else {
      new OptionSection(row, page).print();
      checksInBrief();
      new ShapeSection(row.currency(), page).brief(shapes);
      new DriverSection(row, page).print(effects);
    }
    problems(problems);
  }

  /** The verdict and its sentences; gives whether the row lacks something. */
  private boolean answer(String why, String whatWouldChange) {
    boolean lacking = row.holds(decision.needs.lacking);
    header(lacking);
    if (!why.isEmpty()) {
      page.wrapped("  Why: ", 4, why);
    }
    if (!whatWouldChange.isEmpty()) {
      page.wrapped("  What would change it: ", 4, whatWouldChange);
    }
    String offer = lacking ? "" : offer();
    if (!offer.isEmpty()) {
      page.wrapped("  Offer: ", 4, offer);
    }
    if (!row.shape().words().isEmpty()) {
      page.wrapped("  Shape, " + row.shape().from() + ": ", 4, row.shape().words());
    }
    return lacking;
  }

  /** What is worth measuring besides fine-tuning; empty where nothing is. */
  private String offer() {
    Text said = new Sentences(decision, row.currency()).smallFirst;
    return texts().write(said, row.index()).toString();
  }

  private void print(List<Problem> problems, String why, String whatWouldChange, RowShapes shapes) {
    boolean lacking = answer(why, whatWouldChange);
    if (lacking) {
      missing();
    } else {
      rules();
    }
    problems(problems);
    if (!lacking) {
      checks();
      new ShapeSection(row.currency(), page).print(shapes);
    }
    InputSection inputs = new InputSection(row, page);
    inputs.print();
    if (!lacking) {
      figures(inputs);
    }
  }

  private void header(boolean lacking) {
    page.line(row.batch().name(row.index()));
    String horizon =
        lacking ? "" : " · horizon " + Numbers.text(row.value(model.life.horizon)) + " months";
    page.line("  Review date " + row.asOf() + " · figures in " + row.currency() + horizon);
    page.line("");
    page.line("VERDICT  " + row.word(decision.verdict));
    if (!lacking) {
      PortfolioMoney money = decision.portfolio;
      double expected = texts().value(decision.expectedYear, row.index());
      amount(Columns.EXPECTED + " a year", expected, Unit.MONEY_A_YEAR);
      List.of(
              decision.saving,
              decision.cashSaving,
              decision.fewerBadAnswers,
              money.pendingEvidence,
              money.restoringQuality,
              money.blocked,
              model.totals.paidYear)
          .forEach(line -> amount(period(line), row.value(line), line.unit()));
    }
  }

  /** The name of an amount with the time that it is over. */
  private static String period(Line line) {
    return line.name() + (line.unit() == Unit.MONEY ? " over the horizon" : "");
  }

  /** An amount of the row; nothing where it is 0 or unknown. */
  private void amount(String name, double amount, Unit unit) {
    if (amount < 0 || amount > 0) {
      page.line("  " + name + ": " + row.currency() + " " + Numbers.text(amount, unit));
    }
  }

  private void missing() {
    page.heading("What is missing");
    for (Line line : decision.needs.missing) {
      if (row.holds(line)) {
        page.wrapped("  " + line.name() + ": ", 6, line.meaning().replaceFirst("^1 where ", ""));
      }
    }
    page.line("  Without it there are no figures to explain.");
  }

  private void problems(List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    page.heading("Problems of this row");
    for (Problem problem : problems) {
      String place = problem.cell().isEmpty() ? "" : "!" + problem.cell();
      page.wrapped(
          "  " + problem.severity().word() + ", " + problem.sheet() + place + ": ",
          6,
          problem.withFix());
    }
  }

  /** The table of rules, and the first that holds. */
  private void rules() {
    page.heading("Rules, the first that holds decides");
    int held = (int) row.value(decision.rule);
    for (int i = 0; i < decision.rules.size(); i++) {
      Decision.Rule rule = decision.rules.get(i);
      String verdict = rule.verdict() == null ? row.word(model.totals.alternative) : rule.verdict();
      String mark = i == held ? "> " : "  ";
      String says = row.holds(rule.when()) ? "yes" : "no";
      page.line(
          String.format(
              Locale.ROOT,
              "  %s%2d  %-24s %-4s %-24s",
              mark,
              i + 1,
              rule.when().name(),
              says,
              verdict));
    }
    Line decided = decision.rules.get(held).when();
    page.wrapped("  Decided by rule " + (held + 1) + ": ", 4, decided.meaning() + ".");
  }

  private void checks() {
    page.heading("Checks and warnings");
    Sentences sentences = new Sentences(decision, row.currency());
    TextWriter texts = texts();
    Checklist checklist = decision.checklist;
    for (int i = 0; i < checklist.checks.size(); i++) {
      String result = row.word(checklist.checks.get(i));
      page.line(
          String.format(
              Locale.ROOT, "  %d  %-34s %s", i + 1, Checklist.QUESTIONS.get(i).words(), result));
      evidence(texts.write(sentences.checkEvidence.get(i), row.index()).toString());
    }
    for (int i = 0; i < checklist.warnings.size(); i++) {
      Line warning = checklist.warnings.get(i);
      String raised = row.holds(warning) ? "raised" : "no";
      page.line(String.format(Locale.ROOT, "  !  %-34s %s", warning.name(), raised));
      evidence(texts.write(sentences.warningEvidence.get(i), row.index()).toString());
    }
  }

  /** Each check on a line of its own with its evidence; of the warnings those that are raised. */
  private void checksInBrief() {
    page.heading("Checks and warnings");
    Sentences sentences = new Sentences(decision, row.currency());
    TextWriter texts = texts();
    Checklist checklist = decision.checklist;
    for (int i = 0; i < checklist.checks.size(); i++) {
      String evidence = texts.write(sentences.checkEvidence.get(i), row.index()).toString();
      inBrief(checklist.checks.get(i).name(), row.word(checklist.checks.get(i)), evidence);
    }
    for (int i = 0; i < checklist.warnings.size(); i++) {
      Line warning = checklist.warnings.get(i);
      if (row.holds(warning)) {
        String evidence = texts.write(sentences.warningEvidence.get(i), row.index()).toString();
        inBrief(warning.name(), "Warning", evidence);
      }
    }
  }

  private TextWriter texts() {
    TextWriter texts = new TextWriter(row.frame());
    texts.names(column -> Texts.oneLine(row.used().of(column)));
    return texts;
  }

  private void inBrief(String name, String result, String evidence) {
    page.wrapped(String.format(Locale.ROOT, "  %-30s  %-8s  ", name, result), 44, evidence);
  }

  /** What the scenario moves the drivers by; nothing in Base. */
  private void scenario() {
    List<UncertainDriver> moved = new ArrayList<>();
    for (UncertainDriver driver : UncertainDriver.values()) {
      if (row.value(model.drivers.factor(driver)) != 1
          || row.value(model.drivers.shift(driver)) != 0) {
        moved.add(driver);
      }
    }
    if (!moved.isEmpty()) {
      page.heading("Scenario: what every figure below is moved by");
    }
    for (UncertainDriver driver : moved) {
      double factor = row.value(model.drivers.factor(driver));
      double shift = row.value(model.drivers.shift(driver));
      boolean shifted = shift != 0;
      page.figure(
          driver.title(),
          Numbers.toCalculate(shifted ? shift : factor),
          shifted ? "added" : "times what is typed");
    }
  }

  private void evidence(String sentence) {
    if (!sentence.isEmpty()) {
      page.wrapped("       ", 7, sentence);
    }
  }

  /** Lines first, since they say which prices and assumptions are asked for. */
  private void figures(InputSection inputs) {
    Page lines = new Page();
    LineSection section = new LineSection(row, lines);
    section.print();
    Set<Assumption> assumptions = EnumSet.noneOf(Assumption.class);
    Set<Variable> looked = new LinkedHashSet<>();
    List<Variable> all = new ArrayList<>(section.asked());
    all.removeAll(model.inputs.cells().values());
    for (Map.Entry<Assumption, Variable> entry : model.inputs.assumptions().entrySet()) {
      if (all.remove(entry.getValue())) {
        assumptions.add(entry.getKey());
      }
    }
    all.removeAll(
        List.of(
            decision.chance,
            decision.costOfFix,
            model.searched.volume,
            model.searched.lifetime,
            model.searched.cadence,
            model.searched.edited,
            model.caching.requests,
            model.inputs.faults));
    all.removeIf(variable -> variable.unit().equals("row"));
    looked.addAll(all);
    scenario();
    Set<String> currencies = new PriceSection(row, page).print(looked);
    currencies.addAll(inputs.assumptions(assumptions));
    new RateSection(row, page).print(currencies);
    page.line("");
    page.wrapped(
        "",
        0,
        "Below: each line with its figure, its formula in words, and the formula with figures put"
            + " in. In arithmetic a condition counts 1 where it holds, else 0. Two shares or counts"
            + " are equal where they agree on 9 decimals, two amounts on 6.");
    lines.lines().forEach(page::line);
  }
}
