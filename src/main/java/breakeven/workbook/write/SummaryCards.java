package breakeven.workbook.write;

import breakeven.core.cycle.Realised;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.PortfolioCash;
import breakeven.core.uncertainty.SimulationResult;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.workbook.write.SummaryPlaces.Of;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** The six large figures of {@code Summary}, in two rows of three. */
final class SummaryCards {
  private static final double LABEL = 14.5;
  private static final double FIGURE = 25.5;
  private static final double NOTE = 13;

  /** A share; nothing is quite certain. */
  private static final String CHANCE =
      "[>" + SummaryAnswer.ALMOST + "]\"over 99.9%\";" + Format.SHARE.code();

  /** An amount of workloads none of which has figures. */
  private static final String UNKNOWN =
      "[=0]\"not known\";[>=" + NumberFormats.MILLIONS + "]#,##0.0,,\" M\";#,##0";

  /**
   * One figure.
   *
   * @param figure writes it into a column of the next row
   * @param notes what is said below it, each writes its line
   */
  private record Card(String label, Cell figure, List<Cell> notes) {}

  /** Writes into a column of the next row. */
  private interface Cell {
    void into(int column);
  }

  private final SummaryPage page;
  private final SummaryPlaces places;
  private final PortfolioAmounts money;
  private final String currency;
  private final SimulationResult ready;
  private final PortfolioCash cash;

  SummaryCards(SummaryPage page, SummaryPlaces places, PortfolioCash cash) {
    this.page = page;
    this.cash = cash;
    this.places = places;
    money = page.data.portfolio().money();
    currency = page.data.currency();
    ready = page.data.insights().ready();
  }

  void write() {
    row(paidToday(), savingAYear(), ready());
    page.gap(5);
    row(oneOff(), payback(), chance());
  }

  /** Whether no workload has figures: then nothing is said of an amount, least of all 0. */
  private boolean unknown() {
    return money.counted() == 0;
  }

  private void row(Card... cards) {
    for (int i = 0; i < cards.length; i++) {
      fill(i, Role.CARD_LABEL);
      int column = SummaryPage.CARDS[i];
      page.sheet.row(page.next).getCell(column).setCellValue(cards[i].label());
    }
    page.end(LABEL);
    for (int i = 0; i < cards.length; i++) {
      fill(i, Role.CARD_FIGURE);
      cards[i].figure().into(SummaryPage.CARDS[i]);
    }
    page.end(FIGURE);
    int lines =
        unknown() ? 0 : Stream.of(cards).mapToInt(card -> card.notes().size()).max().orElse(0);
    for (int line = 0; line < lines; line++) {
      for (int i = 0; i < cards.length; i++) {
        fill(i, Role.CARD_NOTE);
        if (line < cards[i].notes().size()) {
          cards[i].notes().get(line).into(SummaryPage.CARDS[i]);
        }
      }
      page.end(NOTE);
    }
  }

  /** The cells that a card covers. */
  private void fill(int card, Role role) {
    int last = SummaryPage.behind(card) - 1;
    page.fill(role, SummaryPage.first(card), last);
    if (card < 2) {
      page.fill(role == Role.CARD_LABEL ? Role.CARD_CORNER : Role.CARD_END, last, last);
    }
  }

  // --- the cards ---------------------------------------------------------------------------------

  private Card paidToday() {
    List<Cell> notes = new ArrayList<>();
    notes.add(
        sentence(
            new CellSentence()
                .amount(money.paidToday() / 12, model -> places.cell(Of.PAID_TODAY) + "/12")
                .words(" a month, of ")
                .number(money.counted(), model -> places.cell(Of.COUNTED))
                .words(" workloads")));
    List<Realised.Bill> bills =
        page.data.realised().bills().stream().filter(bill -> !Double.isNaN(bill.billed())).toList();
    if (!bills.isEmpty()) {
      notes.add(words(billed(bills)));
    }
    return new Card(
        "Paid today, " + currency + " a year",
        figure(Of.PAID_TODAY, PortfolioFigure.PAID_TODAY),
        notes);
  }

  /** What the bills of the last month that has any come to, in their own currencies. */
  private static String billed(List<Realised.Bill> bills) {
    YearMonth last = bills.get(bills.size() - 1).month();
    List<Realised.Bill> all = bills.stream().filter(one -> one.month().equals(last)).toList();
    return "billed in "
        + last
        + ": "
        + all.stream()
            .map(one -> NumberFormats.amount(one.billed()) + " " + one.currency())
            .collect(Collectors.joining(", "))
        + ", of "
        + Plurals.of(all.stream().mapToInt(Realised.Bill::rows).sum(), "row");
  }

  private Card savingAYear() {
    SimulationResult year = page.data.insights().readyAYear();
    return new Card(
        drawn()
            ? Columns.EXPECTED + ", " + currency + " a year"
            : "Saving, " + currency + " a year",
        figure(Of.EXPECTED_A_YEAR, PortfolioFigure.EXPECTED_A_YEAR),
        year.drawn()
            ? List.of(
                drawn(
                    "80% range "
                        + NumberFormats.amount(year.p10())
                        + " to "
                        + NumberFormats.amount(year.p90())),
                sentence(atTodaysPrices(money.readyAYear(), Of.READY_A_YEAR)))
            : List.of(words("at today's prices")));
  }

  private boolean drawn() {
    return page.data.draws().draws() > 0;
  }

  private Card ready() {
    double expected = money.of(PortfolioFigure.EXPECTED_READY);
    double cash = money.of(PortfolioFigure.EXPECTED_CASH);
    Function<LiveModel, String> fewer =
        model -> places.cell(Of.READY) + "-" + places.cell(Of.EXPECTED_CASH);
    CellSentence paid =
        new CellSentence()
            .words("cash ")
            .amount(cash, model -> places.cell(Of.EXPECTED_CASH))
            .where(
                Math.abs(expected - cash) >= 0.5,
                model -> "ABS(" + fewer.apply(model) + ")>=0.5",
                new CellSentence()
                    .where(
                        expected >= cash,
                        model -> fewer.apply(model) + ">0",
                        new CellSentence().words(", fewer bad answers "),
                        new CellSentence().words(", more bad answers "))
                    .amount(Math.abs(expected - cash), model -> "ABS(" + fewer.apply(model) + ")"),
                new CellSentence());
    return new Card(
        PortfolioMoney.READY + ", " + currency + " over the horizons",
        column -> page.drawn(number(column, expected, model -> places.cell(Of.READY))),
        List.of(sentence(paid), sentence(atTodaysPrices(money.readyToApprove(), Of.READY_TODAY))));
  }

  private CellSentence atTodaysPrices(double amount, Of place) {
    return new CellSentence()
        .words("at today's prices ")
        .amount(amount, model -> places.cell(place))
        .words(", ")
        .add(changes());
  }

  /** How many changes are ready: {@code 8 changes}. */
  private CellSentence changes() {
    return new CellSentence()
        .number(money.ready(), model -> places.cell(Of.READY_ROWS))
        .where(
            money.ready() == 1,
            model -> places.cell(Of.READY_ROWS) + "=1",
            new CellSentence().words(" change"),
            new CellSentence().words(" changes"));
  }

  private Card oneOff() {
    List<Cell> notes = new ArrayList<>();
    notes.add(sentence(new CellSentence().words("before month 1, for ").add(changes())));
    if (money.restoringOneOff() != 0) {
      notes.add(
          sentence(
              new CellSentence()
                  .amount(money.restoringOneOff(), model -> places.cell(Of.RESTORING_ONE_OFF))
                  .words(" more to restore quality")));
    }
    return new Card(
        "One-off needed, " + currency,
        column -> number(column, money.readyOneOff(), model -> places.cell(Of.READY_ONE_OFF)),
        notes);
  }

  private Card payback() {
    return new Card(
        "Payback of the whole",
        column -> {
          if (cash.drawn()) {
            page.drawn(column, Role.CARD_FIGURE, cash.paybackWords());
            return;
          }
          XSSFCell cell = page.text(column, Role.CARD_FIGURE, cash.paybackWords());
          page.live(
              model -> {
                OutputSheet.formula(cell, model.payback(cash));
                cell.setCellStyle(page.styles.of(Role.CARD_FIGURE));
              });
        },
        List.of(words("of all that is " + PortfolioMoney.READY_WORDS)));
  }

  private Card chance() {
    return new Card(
        "Chance of payback",
        column -> {
          if (ready.chance() > SummaryAnswer.ALMOST) {
            page.drawn(column, Role.CARD_FIGURE, "over 99.9%");
          } else if (ready.drawn()) {
            page.drawn(number(column, CHANCE, ready.chance()));
          } else {
            page.text(column, Role.CARD_FIGURE, undrawn("not drawn"));
          }
        },
        List.of(
            ready.drawn()
                ? drawn("of all that is ready, in " + Plurals.of(page.data.draws().draws(), "draw"))
                : words(undrawn("review with draws to see it"))));
  }

  /** Why there is no chance: nothing was drawn, or nothing is ready. */
  private String undrawn(String words) {
    return page.data.draws().draws() == 0 ? words : PortfolioCash.NOTHING_READY;
  }

  // --- cells -------------------------------------------------------------------------------------

  /** A figure that is here and nowhere else. */
  private Cell figure(Of place, PortfolioFigure figure) {
    return column -> {
      places.put(place, page.here(column));
      XSSFCell cell = number(column, money.of(figure), model -> model.portfolio().of(figure));
      if (figure == PortfolioFigure.EXPECTED_A_YEAR) {
        page.drawn(cell);
      }
    };
  }

  private XSSFCell number(int column, String format, double value) {
    XSSFCell cell =
        page.sheet.cell(
            page.next, column, page.styles.of(Role.CARD_FIGURE, format, HorizontalAlignment.LEFT));
    cell.setCellValue(value);
    return cell;
  }

  private XSSFCell number(int column, double value, Function<LiveModel, String> formula) {
    XSSFCell cell = number(column, unknown() ? UNKNOWN : NumberFormats.AMOUNT, value);
    page.live(model -> OutputSheet.formula(cell, formula.apply(model)));
    return cell;
  }

  private Cell words(String words) {
    return column -> page.text(column, Role.CARD_NOTE, words);
  }

  private Cell drawn(String words) {
    return column -> page.drawn(column, Role.CARD_NOTE, words);
  }

  private Cell sentence(CellSentence sentence) {
    return column -> page.sentence(column, Role.CARD_NOTE, sentence);
  }
}
