package breakeven.workbook.write;

import breakeven.core.cycle.Realised;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.report.Columns;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.PortfolioCash;
import breakeven.core.uncertainty.SimulationResult;
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

  /** An amount of workloads none of which has figures. */
  private static final String UNKNOWN = "[=0]\"not known\";#,##0";

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

  /** The cells of the figures, in the order of the cards. */
  final List<XSSFCell> figures = new ArrayList<>();

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
      figures.add(page.sheet.row(page.next).getCell(SummaryPage.CARDS[i]));
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
        words(
            NumberFormats.amount(money.paidToday() / 12)
                + " a month, of "
                + Plurals.of(money.counted(), "workload")));
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
            ? Columns.EXPECTED + ", " + currency + " a year, one-off paid"
            : "Saving, " + currency + " a year",
        figure(Of.EXPECTED_A_YEAR, PortfolioFigure.EXPECTED_A_YEAR),
        year.drawn()
            ? List.of(
                words(
                    "in 8 of 10 futures "
                        + NumberFormats.amount(year.p10())
                        + " to "
                        + NumberFormats.amount(year.p90())),
                words(atTodaysPrices(money.readyAYear())))
            : List.of(words("at today's prices")));
  }

  private boolean drawn() {
    return page.data.draws().draws() > 0;
  }

  private Card ready() {
    double expected = money.of(PortfolioFigure.EXPECTED_READY);
    double cash = money.of(PortfolioFigure.EXPECTED_CASH);
    double fewer = expected - cash;
    String paid =
        "cash "
            + NumberFormats.amount(cash)
            + (Math.abs(fewer) < 0.5
                ? ""
                : (fewer > 0 ? ", fewer bad answers " : ", more bad answers ")
                    + NumberFormats.amount(Math.abs(fewer)));
    return new Card(
        PortfolioMoney.READY + ", " + currency + " over the horizons",
        column -> number(column, expected, sums -> places.cell(Of.READY)),
        List.of(words(paid), words(atTodaysPrices(money.readyToApprove()))));
  }

  private String atTodaysPrices(double amount) {
    return "at today's prices " + NumberFormats.amount(amount) + ", " + changes();
  }

  /** How many changes are ready: {@code 8 changes}. */
  private String changes() {
    return Plurals.of(money.ready(), "change");
  }

  private Card oneOff() {
    List<Cell> notes = new ArrayList<>();
    double expected = cash.drawn() ? -cash.expected(0) : Double.NaN;
    notes.add(
        words(
            expected > money.readyOneOff() + 0.5
                ? changes() + "; expected with overruns " + NumberFormats.amount(expected)
                : "before month 1, for " + changes()));
    if (money.restoringOneOff() != 0) {
      notes.add(
          words(
              NumberFormats.amount(money.restoringOneOff()) + " more for changes that cost more"));
    }
    return new Card(
        "One-off needed, " + currency,
        column -> number(column, money.readyOneOff(), sums -> places.cell(Of.READY_ONE_OFF)),
        notes);
  }

  private Card payback() {
    return new Card(
        "Payback of the whole",
        column -> {
          // A text that leads somewhere looks like a web link.
          String words = cash.paybackWords();
          if (words.startsWith(PortfolioCash.MONTH)) {
            number(column, "\"" + PortfolioCash.MONTH + "\"0", cash.payback());
          } else {
            page.text(column, Role.CARD_FIGURE, words);
          }
        },
        List.of(words("of all that is " + PortfolioMoney.READY_WORDS)));
  }

  private Card chance() {
    return new Card(
        "Chance of payback",
        column -> {
          if (ready.drawn()) {
            number(column, NumberFormats.CHANCE, ready.chance());
          } else {
            page.text(column, Role.CARD_FIGURE, undrawn("not drawn"));
          }
        },
        List.of(
            ready.drawn()
                ? words(
                    "of all that is ready, in " + Plurals.of(page.data.draws().draws(), "future"))
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
      number(column, money.of(figure), sums -> sums.of(figure));
    };
  }

  private XSSFCell number(int column, String format, double value) {
    XSSFCell cell =
        page.sheet.cell(
            page.next, column, page.styles.of(Role.CARD_FIGURE, format, HorizontalAlignment.LEFT));
    cell.setCellValue(value);
    return cell;
  }

  private XSSFCell number(int column, double value, Function<ReviewSums, String> formula) {
    XSSFCell cell = number(column, unknown() ? UNKNOWN : NumberFormats.MONEY, value);
    page.sum(sums -> OutputSheet.formula(cell, formula.apply(sums)));
    return cell;
  }

  private Cell words(String words) {
    return column -> page.text(column, Role.CARD_NOTE, words);
  }
}
