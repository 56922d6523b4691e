package breakeven.workbook.write;

import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;

import breakeven.core.expression.Text;
import breakeven.core.model.Place;
import breakeven.core.price.PriceAge;
import breakeven.core.report.DecisionColumns;
import breakeven.core.report.Highlights;
import breakeven.core.report.NextStepColumns;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.Numbers;
import breakeven.core.report.PortfolioCash;
import breakeven.core.report.SummaryData;
import breakeven.core.shape.ShapeWords;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.NextStep;
import breakeven.workbook.write.ResultStyles.Role;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** What to do now: the largest decisions, the answers that are worth most, what is urgent. */
final class SummaryActions {
  private static final int WORDS = SummaryPage.FIRST_AMOUNT;

  /** Characters of a change that are before its money. */
  private static final int CHANGE_LENGTH = 42;

  /** Characters of a step, costs of its parts among them, that are before its cost. */
  private static final int STEP_LENGTH = 72;

  /** Lines of what is urgent; of more models the number is said. */
  private static final int MODELS = 6;

  private static final String URGENT = "Urgent · ";

  /** Characters behind that in which as many workloads are named as fit. */
  private static final int ALARM_LENGTH = 108;

  /** Characters behind that which are not cut at the edge of the page. */
  private static final int CUT_FROM = 112;

  /** Words of a line that can be read at once. */
  private static final int ALARM_WORDS = 20;

  private final SummaryPage page;
  private final SummaryData data;

  SummaryActions(SummaryPage page) {
    this.page = page;
    data = page.data;
  }

  void write() {
    decisions();
    page.gap(2);
    answers();
  }

  // --- decisions ---------------------------------------------------------------------------------

  private void decisions() {
    List<Highlights.Choice> choices = data.highlights().choices();
    int all = data.portfolio().money().ready();
    heading(
        "Decide: "
            + (all > choices.size() ? choices.size() + " of " : "")
            + Plurals.of(all, "change")
            + ", averages over the horizon",
        Sheets.DECISIONS,
        "Saves a year",
        "One-off");
    page.next--;
    page.header(SummaryPage.LAST - 3, DecisionColumns.TODAY, true);
    page.header(SummaryPage.LAST - 2, DecisionColumns.THEN, true);
    page.next++;
    if (choices.isEmpty()) {
      nothing(PortfolioCash.NO_CHANGE + ".");
    }
    int rank = 0;
    for (Highlights.Choice choice : choices) {
      row(++rank, choice.name(), choice.sheetRow());
      String words = choice.change().replaceFirst(",.*", "");
      String shape = shape(choice.shape(), CHANGE_LENGTH - words.length());
      page.text(SummaryPage.COUNT, Role.PAGE_CELL, words + shape);
      double[] money = {
        choice.today(), choice.today() - choice.saving(), choice.saving(), choice.oneOff()
      };
      for (int i = 0; i < money.length; i++) {
        int column = SummaryPage.LAST - money.length + 1 + i;
        page.number(column, Role.PAGE_CELL, SummaryPage.MONEY, money[i]);
      }
      page.end(SummaryPage.ROW);
    }
  }

  /** The end of a shape that there is room for: serving and card say most of it. */
  private static String shape(String whole, int room) {
    String shape = whole;
    while (shape.length() + 2 > room && shape.contains(ShapeWords.BETWEEN)) {
      shape = shape.substring(shape.indexOf(ShapeWords.BETWEEN) + ShapeWords.BETWEEN.length());
    }
    return shape.isEmpty() ? "" : ", " + shape;
  }

  // --- answers -----------------------------------------------------------------------------------

  private void answers() {
    List<NextStep> steps = data.insights().steps();
    int all = data.insights().stepsFound();
    heading(
        "Find out: the answers that are worth most after their cost"
            + (all > steps.size() ? ", " + steps.size() + " of " + Plurals.number(all) : ""),
        Sheets.NEXT_STEPS,
        NextStepColumns.COST,
        "Worth after that");
    if (steps.isEmpty()) {
      nothing("No answer is missing that would be worth money.");
    }
    int rank = 0;
    for (NextStep step : steps) {
      row(++rank, step.workload(), step.sheetRow());
      // What each part costs is on Next steps: beside the sum it reads like another figure of it.
      String what = shortened(step.what()).replaceAll(" \\([0-9,]+\\)", "");
      page.text(SummaryPage.COUNT, Role.PAGE_CELL, what);
      page.number(SummaryPage.LAST - 1, Role.PAGE_CELL, SummaryPage.MONEY, step.cost());
      page.number(SummaryPage.LAST, Role.PAGE_CELL, SummaryPage.MONEY, step.worth());
      page.end(SummaryPage.ROW);
    }
  }

  /** A step without its details; where it is long, the first of its parts and the dearest. */
  static String shortened(String step) {
    String whole = step.replaceFirst(": .*", "");
    String[] parts = whole.split("(?<=\\)), (then )?");
    String dearest = parts[parts.length - 1];
    String both = parts[0] + " … " + dearest;
    if (whole.length() <= STEP_LENGTH) {
      return whole;
    }
    return parts.length > 1 && both.length() <= STEP_LENGTH ? both : cut(dearest);
  }

  /** Cut at a word; what it costs stays. */
  private static String cut(String step) {
    int end = step.endsWith(")") ? step.lastIndexOf(" (") : step.length();
    int room = STEP_LENGTH - 2 - (step.length() - end);
    return step.length() <= STEP_LENGTH
        ? step
        : step.substring(0, step.lastIndexOf(' ', room)) + " …" + step.substring(end);
  }

  // --- urgent ------------------------------------------------------------------------------------

  /** A line for each model that ends or whose price changes, in the order of days. */
  void urgent() {
    List<Highlights.Alarm> all = data.highlights().urgent();
    int shown = all.size() > MODELS ? MODELS - 1 : all.size();
    for (Highlights.Alarm one : all.subList(0, shown)) {
      alarm(away(one), said(one), one.most().get(0).sheetRow());
    }
    if (shown < all.size()) {
      alarm(
          "later",
          Plurals.of(all.size() - shown, "more model")
              + ", "
              + more(all.stream().skip(shown).mapToDouble(Highlights.Alarm::more).sum())
              + ": filter "
              + Workloads.PROMPTED_MODEL.header()
              + " on "
              + data.workloadsSheet(),
          1);
    }
  }

  private void alarm(String when, String said, int sheetRow) {
    page.fill(Role.PAGE_ALARM, 0, SummaryPage.LAST);
    page.text(0, Role.PAGE_ALARM, URGENT + when);
    page.linkRow(page.text(SummaryPage.COUNT, Role.PAGE_ALARM, said), sheetRow);
    page.end(SummaryPage.ROW);
  }

  /** How far the day is. */
  private String away(Highlights.Alarm one) {
    long days = (long) one.day() - data.asOf().toEpochDay();
    return days < 0
        ? Plurals.of((int) -days, "day") + " ago"
        : days == 0 ? "today" : "in " + Plurals.of((int) days, "day");
  }

  /** What happens, what it costs, and as many workloads as there is room for. */
  private String said(Highlights.Alarm one) {
    String said = what(one) + ": ";
    List<String> names = one.most().stream().map(Highlights.Named::name).toList();
    int named = names.size();
    while (named > 1 && !fits(said + names(names, named, one.rows()))) {
      named--;
    }
    String all = said + names(names, named, one.rows());
    if (all.length() > CUT_FROM) {
      // How many days are left is said before it.
      String day = " on [-0-9]{10}";
      all = all.replaceFirst(day, "");
      return all.length() > CUT_FROM
          ? said.replaceFirst(day, "") + names(names, 0, one.rows())
          : all;
    }
    return all;
  }

  private static boolean fits(String said) {
    return said.length() <= ALARM_LENGTH && said.split(" ").length <= ALARM_WORDS;
  }

  private static String names(List<String> names, int named, int rows) {
    return named == 0
        ? Plurals.of(rows, "workload")
        : String.join(", ", names.subList(0, named))
            + (rows > named ? ", " + Plurals.number(rows - named) + " more" : "");
  }

  /** The model and the day; what follows, or what its price is from then on. */
  private String what(Highlights.Alarm one) {
    LocalDate day = LocalDate.ofEpochDay((long) one.day());
    if (!one.ends()) {
      return "%s costs %s/%s from %s, %s"
          .formatted(
              one.model(),
              Numbers.text(one.input()),
              Numbers.text(one.output()),
              day,
              more(one.more()));
    }
    String ends = one.model() + (day.isBefore(data.asOf()) ? " ended on " : " ends on ") + day;
    return one.next().isEmpty()
        ? ends
        : ends
            + "; "
            + Text.Name.withoutProvider(one.next())
            + (Math.abs(one.more()) < 0.5 ? " costs the same" : " would cost " + more(one.more()));
  }

  private String more(double money) {
    return NumberFormats.amount(Math.abs(money))
        + " "
        + data.currency()
        + (money > 0 ? " more" : " less")
        + " a year";
  }

  /**
   * What was approved and not carried out, last since it has no day: it follows what is typed into
   * Decisions, so that no review is needed to see what waits. Words are to be seen where the count
   * is more than 0.
   */
  void approved() {
    boolean any = data.approved() > 0;
    Role role = any ? Role.PAGE_ALARM : Role.SMALL_LINK;
    page.fill(role, 0, SummaryPage.LAST);
    Place count = page.here(SummaryPage.COUNT);
    whereAny(0, role, count, "Urgent: approved, not carried out");
    XSSFCell cell =
        page.sheet.cell(
            page.next,
            SummaryPage.COUNT,
            page.styles.of(role, "#,##0;;", HorizontalAlignment.CENTER));
    OutputSheet.formula(
        cell,
        page.notCarriedOut(DecisionsSheet.approved(page.names.of(Sheets.DECISIONS)).reference()),
        data.approved());
    whereAny(WORDS, role, count, "on Decisions: run 'breakeven apply'.");
    page.end(SummaryPage.ROW);
  }

  private void whereAny(int column, Role role, Place count, String words) {
    XSSFCell cell = page.text(column, role, "");
    OutputSheet.formula(
        cell, when(count.cell() + ">0", quoted(words)), data.approved() > 0 ? words : "");
    cell.setCellStyle(page.styles.of(role));
  }

  // --- health ------------------------------------------------------------------------------------

  /**
   * One line of links.
   *
   * @return the cell for how the checks are
   */
  Place health() {
    Place light = page.here(0);
    page.text(0, Role.SMALL_LINK, "");
    int needData = data.portfolio().needData();
    XSSFCell open =
        page.text(
            WORDS,
            Role.SMALL_LINK,
            Plurals.number(needData) + (needData == 1 ? " needs data" : " need data"));
    if (page.linked()) {
      page.sheet.link(open, new Place(data.workloadsSheet(), 1, 0));
    }
    XSSFCell errors = page.text(WORDS + 1, Role.SMALL_LINK, Plurals.of(data.errors(), "error"));
    page.linkSheet(errors, Sheets.ISSUES);
    PriceAge prices = data.prices();
    String age =
        prices.oldest() == null
            ? "no price is dated"
            : "oldest price of "
                + prices.oldest()
                + ", "
                + prices.stale()
                + " of "
                + prices.rows()
                + " stale";
    page.linkSheet(page.text(WORDS + 2, Role.SMALL_LINK, age), Sheets.ISSUES);
    page.end(SummaryPage.ROW);
    return light;
  }

  // --- rows --------------------------------------------------------------------------------------

  /** The heading of a list, which leads to the sheet with all of it. */
  private void heading(String title, String sheet, String before, String last) {
    page.fill(Role.PAGE_HEADER, 0, SummaryPage.LAST);
    XSSFCell cell = page.text(0, Role.PAGE_HEADER, title);
    page.linkSheet(cell, sheet);
    page.header(SummaryPage.LAST - 1, before, true);
    page.header(SummaryPage.LAST, last, true);
    page.end(15);
  }

  private void row(int rank, String name, int sheetRow) {
    page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
    page.number(0, Role.PAGE_CELL, SummaryPage.WHOLE, rank);
    Role role = page.linked() ? Role.PAGE_LINK : Role.PAGE_CELL;
    page.linkRow(page.text(SummaryPage.NAME, role, name), sheetRow);
  }

  private void nothing(String text) {
    page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
    page.text(0, Role.PAGE_CELL, text);
    page.end(SummaryPage.ROW);
  }
}
