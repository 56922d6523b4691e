package breakeven.workbook.write;

import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;

import breakeven.core.model.Place;
import breakeven.core.price.PriceAge;
import breakeven.core.report.Highlights;
import breakeven.core.report.NextStepColumns;
import breakeven.core.report.Numbers;
import breakeven.core.report.PortfolioCash;
import breakeven.core.report.SummaryData;
import breakeven.core.shape.ShapeWords;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.NextStep;
import breakeven.workbook.write.ResultStyles.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** What to do now: the largest decisions, the answers that are worth most, what is urgent. */
final class SummaryActions {
  private static final int WORDS = SummaryPage.FIRST_AMOUNT;

  /** Characters of a change that are before its money. */
  private static final int CHANGE_LENGTH = 50;

  /** Characters of a step that are before its cost. */
  private static final int STEP_LENGTH = 52;

  /** Models that end which are named; of the others the number is. */
  private static final int MODELS = 4;

  private final SummaryPage page;
  private final SummaryData data;

  SummaryActions(SummaryPage page) {
    this.page = page;
    data = page.data;
  }

  void write() {
    decisions();
    page.gap(4);
    answers();
  }

  // --- decisions ---------------------------------------------------------------------------------

  private void decisions() {
    List<Highlights.Choice> choices = data.highlights().choices();
    int all = data.portfolio().money().ready();
    heading(
        "Decide: "
            + (all > choices.size() ? choices.size() + " of " : "")
            + Plurals.of(all, "change"),
        Sheets.DECISIONS,
        "One-off",
        "Saves a year");
    if (choices.isEmpty()) {
      nothing(PortfolioCash.NO_CHANGE + ".");
    }
    int rank = 0;
    for (Highlights.Choice choice : choices) {
      row(++rank, choice.name(), choice.sheetRow());
      String words = choice.change();
      String shape = shape(choice.shape(), CHANGE_LENGTH - words.length());
      page.text(WORDS, Role.PAGE_CELL, words + shape);
      page.number(SummaryPage.LAST - 1, Role.PAGE_CELL, SummaryPage.MONEY, choice.oneOff());
      page.number(SummaryPage.LAST, Role.PAGE_CELL, SummaryPage.MONEY, choice.saving());
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
        "Worth");
    if (steps.isEmpty()) {
      nothing("No answer is missing that would be worth money.");
    }
    int rank = 0;
    for (NextStep step : steps) {
      row(++rank, step.workload(), step.sheetRow());
      page.text(WORDS, Role.PAGE_CELL, shortened(step.what()));
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

  /** A line for each thing that is urgent. */
  void urgent() {
    Highlights found = data.highlights();
    alarm(
        "workload",
        " runs",
        " run",
        " on a model that ends within " + Highlights.DAYS + " days. ",
        found.ending(),
        "filter " + Workloads.PROMPTED_MODEL.header());
    alarm(
        "workload",
        " pays",
        " pay",
        " a new price soon. ",
        found.announced(),
        "filter " + Workloads.PROMPTED_MODEL.header());
  }

  /**
   * What was approved and not carried out: it follows what is typed into Decisions, so that no
   * review is needed to see what waits. Words are to be seen where the count is more than 0.
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

  /**
   * As many workloads of some alarms as fit three lines, and how to find the others.
   *
   * @param filter what to do on the sheet of the workloads
   */
  private void alarm(
      String subject,
      String one,
      String several,
      String what,
      List<Highlights.Alarm> alarms,
      String filter) {
    int all = alarms.stream().mapToInt(Highlights.Alarm::rows).sum();
    if (all == 0) {
      return;
    }
    String begins = "Urgent: " + Plurals.of(all, subject) + (all == 1 ? one : several) + what;
    int named = Highlights.URGENT;
    String said = begins + named(alarms, named, filter);
    while (named > 0 && said.length() > 3 * (SummaryPage.LINE_LENGTH - 10)) {
      said = begins + named(alarms, --named, filter);
    }
    int sheetRow = alarms.get(0).most().get(0).sheetRow();
    for (String line : SummaryPage.lines(said)) {
      page.fill(Role.PAGE_ALARM, 0, SummaryPage.LAST);
      page.linkRow(page.text(0, Role.PAGE_ALARM, line), sheetRow);
      page.end(SummaryPage.ROW + 1);
    }
  }

  /** The workloads of some alarms, so many of each by name. */
  private String named(List<Highlights.Alarm> alarms, int each, String filter) {
    List<String> said = new ArrayList<>();
    boolean left = false;
    for (Highlights.Alarm one : alarms.subList(0, Math.min(MODELS, alarms.size()))) {
      List<String> names = one.most().stream().limit(each).map(Highlights.Named::name).toList();
      int others = one.rows() - names.size();
      String more =
          names.isEmpty() ? Plurals.number(others) : " and " + Plurals.number(others) + " more";
      said.add(ends(one) + String.join(", ", names) + (others == 0 ? "" : more));
      left |= others > 0;
    }
    if (alarms.size() > MODELS) {
      said.add(Plurals.of(alarms.size() - MODELS, "more model"));
      left = true;
    }
    return String.join(". ", said)
        + "."
        + (left ? " To see all, " + filter + " on " + data.workloadsSheet() + "." : "");
  }

  /** The model that ends and the day, or what its price is from then on. */
  private String ends(Highlights.Alarm one) {
    LocalDate day = LocalDate.ofEpochDay((long) one.day());
    String ends = day.isBefore(data.asOf()) ? " ended: " : " ends: ";
    if (!Double.isNaN(one.more())) {
      return "%s costs %s/%s from %s, %s a year %s: "
          .formatted(
              one.model(),
              Numbers.text(one.input()),
              Numbers.text(one.output()),
              day,
              Numbers.text(Math.rint(Math.abs(one.more()))),
              one.more() > 0 ? "more" : "less");
    }
    return "On " + day + " " + one.model() + ends;
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
