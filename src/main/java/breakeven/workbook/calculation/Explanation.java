package breakeven.workbook.calculation;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.decision.Sentences;
import breakeven.core.economics.Model;
import breakeven.core.expression.CellFormulaPrinter;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.model.Problem;
import breakeven.core.report.Columns;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.Numbers;
import breakeven.core.report.RowResult;
import breakeven.workbook.calculation.CalculationRow.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One workload as text: its verdict, and the blocks of {@code Calculation}. */
public final class Explanation {
  private static final String ANSWER = "Answer";

  /** How the titles of the blocks begin that a page of some forty lines has. */
  private static final List<String> BRIEF = List.of(ANSWER, "9 ", "10 ");

  /** Drivers on such a page: the largest. */
  private static final int FEW_DRIVERS = 3;

  /** The unit of what holds or does not. */
  private static final String YES_NO = Unit.FLAG.words("");

  private final RowResult row;
  private final Decision decision;
  private final Model model;
  private final CalculationData data;
  private final String currency;
  private final Page page = new Page();

  private Explanation(Decision decision, CalculationData data, RowResult row) {
    this.row = row;
    this.data = data;
    this.decision = decision;
    model = decision.model;
    currency = data.calculation().currency();
  }

  /**
   * The page.
   *
   * @param data has taken the workload and what drivers do to it
   * @param row the workload
   * @param problems what is wrong with the row, its cells and the prices that it uses
   * @param asOf the review date
   * @param brief some forty lines: checks, the answer, break-evens and drivers
   */
  public static List<String> lines(
      Decision decision,
      CalculationData data,
      RowResult row,
      List<Problem> problems,
      LocalDate asOf,
      boolean brief) {
    Explanation explanation = new Explanation(decision, data, row);
    explanation.print(problems, asOf, brief);
    return explanation.page.lines();
  }

  private void print(List<Problem> problems, LocalDate asOf, boolean brief) {
    header(asOf);
    if (row.lacking()) {
      missing();
      problems(problems);
      return;
    }
    problems(problems);
    checks(brief);
    for (CalculationRow title : data.calculation().rows()) {
      if (title.kind() == Kind.TITLE
          && (!brief || BRIEF.stream().anyMatch(title.label()::startsWith))) {
        block(title, brief);
      }
    }
  }

  private void header(LocalDate asOf) {
    String horizon =
        row.lacking()
            ? ""
            : " · horizon " + Numbers.text(row.value(model.life.horizon)) + " months";
    page.line(row.name());
    page.line("  Review date " + asOf + " · figures in " + currency + horizon);
    page.line("");
    page.line("VERDICT  " + row.word(decision.verdict));
    if (!row.lacking()) {
      PortfolioMoney money = decision.portfolio;
      amount(Columns.EXPECTED + " a year", row.value(decision.expectedYear), Unit.MONEY_A_YEAR);
      List.of(
              decision.saving,
              decision.cashSaving,
              decision.fewerBadAnswers,
              money.pendingEvidence,
              money.restoringQuality,
              money.blocked,
              model.totals.paidYear)
          .stream()
          .filter(line -> line != decision.cashSaving || differs(line, decision.saving))
          .forEach(line -> amount(period(line), row.value(line), line.unit()));
    }
    Sentences sentences = row.sentences();
    said("Why", row.text(sentences.why));
    said("What would change it", row.whatWouldChange());
    said("Offer", row.lacking() ? "" : row.text(sentences.smallFirst));
    said("Shape, " + row.shape().from(), row.shape().words());
  }

  private boolean differs(Line one, Line other) {
    return Math.abs(row.value(one) - row.value(other)) >= Comparison.MONEY_TOLERANCE;
  }

  private void said(String what, String words) {
    if (!words.isEmpty()) {
      page.wrapped("  " + what + ": ", 4, words);
    }
  }

  /** The name of an amount with the time that it is over. */
  private static String period(Line line) {
    return line.name() + (line.unit() == Unit.MONEY ? " over the horizon" : "");
  }

  /** An amount of the row; nothing where it is 0 or unknown. */
  private void amount(String name, double amount, Unit unit) {
    if (amount < 0 || amount > 0) {
      page.line("  " + name + ": " + currency + " " + Numbers.text(amount, unit));
    }
  }

  private void missing() {
    page.heading("What is missing");
    for (Line line : decision.needs.missing) {
      if (row.value(line) > 0) {
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

  /** Checks with their evidence and warnings; in brief without what passes or is not raised. */
  private void checks(boolean brief) {
    page.heading("Checks and warnings");
    Checklist checklist = decision.checklist;
    List<String> passed = new ArrayList<>();
    for (int i = 0; i < checklist.checks.size(); i++) {
      Line check = checklist.checks.get(i);
      if (brief && row.word(check).equals(Checklist.PASS)) {
        passed.add(Checklist.QUESTIONS.get(i).subject());
      } else {
        found(check.name(), row.word(check), row.text(row.sentences().checkEvidence.get(i)));
      }
    }
    if (!passed.isEmpty()) {
      page.line("  Passed: " + String.join(", ", passed));
    }
    for (int i = 0; i < checklist.warnings.size(); i++) {
      Line warning = checklist.warnings.get(i);
      boolean raised = row.value(warning) > 0;
      if (raised || !brief) {
        found(
            warning.name(),
            raised ? "Warning" : "no",
            raised ? row.text(row.sentences().warningEvidence.get(i)) : "");
      }
    }
  }

  private void found(String name, String result, String evidence) {
    page.wrapped(String.format(Locale.ROOT, "  %-30s  %-8s  ", name, result), 44, evidence);
  }

  /** A block of the sheet: its title, then its lines. */
  private void block(CalculationRow title, boolean brief) {
    page.heading(title.label());
    if (!brief && !title.where().isEmpty()) {
      page.wrapped("  ", 2, title.where());
    }
    List<CalculationRow> lines = lines(data, title);
    boolean drivers = lines.equals(data.calculation().driverRows());
    for (CalculationRow line : brief && drivers ? lines.subList(0, FEW_DRIVERS) : lines) {
      if (brief && title.label().startsWith(ANSWER) && line.kind() == Kind.REVIEWED) {
        continue;
      }
      List<Beside> beside = beside(data, line);
      if (beside.isEmpty() || !beside.get(0).byOption()) {
        line(title, line, String.valueOf(data.shown(line, CalculationData.LABEL)), brief);
      }
      for (Beside one : beside) {
        page.figure(
            one.label(), figure(one.format(), one.unit(), one.figure()), plain(one.unit()), "");
      }
    }
  }

  /**
   * A figure that stands beside others in a row.
   *
   * @param byOption whether the row has the same figure of each option, and no other
   */
  record Beside(String label, String unit, String format, Object figure, boolean byOption) {}

  /** What stands beside each other in a row, each with its own name; none where one figure does. */
  static List<Beside> beside(CalculationData data, CalculationRow line) {
    boolean byOption = line.names().containsKey(SideBySide.NOW) || line.now().isEmpty();
    List<Beside> beside = new ArrayList<>();
    line.names()
        .forEach(
            (at, name) ->
                beside.add(
                    new Beside(
                        byOption ? line.label() + ", " + name : name,
                        byOption || line.unit(at).equals(YES_NO) ? line.unit(at) : "",
                        line.format(at),
                        data.shown(line, at == SideBySide.NOW ? CalculationData.C : at),
                        byOption)));
    return beside;
  }

  /** The lines of a block that say something of the workload. */
  static List<CalculationRow> lines(CalculationData data, CalculationRow title) {
    return data.calculation().block(title).stream()
        .filter(line -> line.kind() != Kind.SENTENCE)
        .filter(line -> !data.shown(line, CalculationData.LABEL).equals(Calculation.NOTHING))
        .toList();
  }

  private void line(CalculationRow title, CalculationRow line, String label, boolean brief) {
    Object value = data.shown(line, CalculationData.C);
    String unit =
        value instanceof Double && !value.equals(CellFormulaPrinter.NO_END)
            ? String.valueOf(data.shown(line, CalculationData.UNIT))
            : "";
    List<String> rest = new ArrayList<>();
    rest.add(unit.equals(YES_NO) && line.monthly() ? "months" : plain(unit));
    if (line.monthly() && line.until() > 0) {
      rest.add(figure(line.format(), unit, data.month(line, 1)) + " in month 1");
    }
    title
        .also()
        .forEach(
            (at, words) -> {
              if (data.shown(line, at) instanceof Double number) {
                String of = line.format(at).equals(line.format()) ? unit : "";
                rest.add(
                    words.toLowerCase(Locale.ROOT) + " " + figure(line.format(at), of, number));
              }
            });
    rest.removeIf(String::isEmpty);
    String figure = figure(line.format(), unit, value);
    String where = String.valueOf(data.shown(line, CalculationData.WHERE));
    boolean said =
        brief
            || !line.names().isEmpty()
            || where.equals(Calculation.NOTHING)
            || where.equals(figure);
    page.figure(label, figure, String.join("; ", rest), said ? "" : where);
  }

  /** A unit as it stands behind a figure. */
  private static String plain(String unit) {
    return unit.equals(YES_NO) ? "" : unit.replaceFirst("^(%|share of 1)", "").strip();
  }

  private static String figure(String format, String unit, Object value) {
    if (!(value instanceof Double number)) {
      return String.valueOf(value);
    }
    if (number.equals(CellFormulaPrinter.NO_END)) {
      return NumberFormats.endless(format);
    }
    if (format.equals(NumberFormats.CHANCE) && number > NumberFormats.ALMOST) {
      return "over 99.9%";
    }
    if (format.endsWith(NumberFormats.SHARE)) {
      return Numbers.text(100 * number) + "%";
    }
    if (unit.equals(YES_NO) && number <= 1) {
      return number > 0 ? "yes" : "no";
    }
    return format.equals(NumberFormats.MONEY)
        ? Numbers.text(number, Unit.MONEY)
        : Numbers.toCalculate(number) + (unit.startsWith("%") ? "%" : "");
  }
}
