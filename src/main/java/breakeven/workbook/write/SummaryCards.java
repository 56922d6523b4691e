package breakeven.workbook.write;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Text;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.PortfolioCash;
import breakeven.core.uncertainty.SimulationResult;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.workbook.write.SummaryPlaces.Of;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** The six large figures of {@code Summary}, in two rows of three. */
final class SummaryCards {
  private static final double LABEL = 14.5;
  private static final double FIGURE = 25.5;
  private static final double NOTE = 13;

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
  private final SimulationResult ready;
  private final PortfolioCash cash;

  SummaryCards(SummaryPage page, SummaryPlaces places, PortfolioCash cash) {
    this.page = page;
    this.cash = cash;
    this.places = places;
    money = page.data.portfolio().money();
    ready = page.data.insights().ready();
  }

  void write() {
    row(paidToday(), savingAYear(), ready());
    page.gap(5);
    row(oneOff(), payback(), chance());
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
    int lines = 0;
    for (Card card : cards) {
      lines = Math.max(lines, card.notes().size());
    }
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
    int first = card == 0 ? 0 : SummaryPage.CARDS[card];
    int last = card == 2 ? SummaryPage.LAST : SummaryPage.CARDS[card + 1] - 1;
    page.fill(role, first, last);
    if (card < 2) {
      page.fill(role == Role.CARD_LABEL ? Role.CARD_CORNER : Role.CARD_END, last, last);
    }
  }

  // --- the cards ---------------------------------------------------------------------------------

  private Card paidToday() {
    return new Card(
        "Paid today, " + page.data.currency() + " a year",
        amount(Of.PAID_TODAY, PortfolioFigure.PAID_TODAY),
        List.of(
            sentence(
                new CellSentence()
                    .words("what ")
                    .number(money.counted(), model -> places.cell(Of.COUNTED))
                    .words(" workloads cost now"))));
  }

  private Card savingAYear() {
    return saving(
        page.data.currency() + " a year",
        page.data.insights().readyAYear(),
        money.readyAYear(),
        Of.READY_A_YEAR);
  }

  private Card ready() {
    return saving(
        page.data.currency() + " over the horizons", ready, money.readyToApprove(), Of.READY);
  }

  /**
   * What is expected of the changes that are ready, and beside it what it is at today's prices;
   * that alone where nothing was drawn.
   */
  private Card saving(String unit, SimulationResult drawn, double calculated, Of place) {
    CellSentence rows =
        new CellSentence()
            .words(", ")
            .number(money.ready(), model -> places.cell(Of.READY_ROWS))
            .words(" changes");
    Function<LiveModel, String> cell = model -> places.cell(place);
    if (!drawn.drawn()) {
      return new Card(
          "Saving ready, " + unit,
          column -> number(column, Format.MONEY, calculated, cell),
          List.of(sentence(new CellSentence().words("at today's prices").add(rows))));
    }
    CellSentence today =
        new CellSentence().words("at today's prices ").number(calculated, cell).add(rows);
    String range = "80% range " + Text.fixed(drawn.p10(), 0) + " to " + Text.fixed(drawn.p90(), 0);
    return new Card(
        Columns.EXPECTED + ", " + unit,
        column -> page.drawn(number(column, Format.MONEY, drawn.mean())),
        List.of(drawn(range), sentence(today)));
  }

  private Card oneOff() {
    List<Cell> notes = new ArrayList<>();
    notes.add(
        sentence(
            new CellSentence()
                .words("before month 1, for ")
                .number(
                    money.changes(),
                    model -> places.cell(Of.READY_ROWS) + "+" + places.cell(Of.RESTORING_ROWS))
                .words(" changes")));
    if (money.restoringOneOff() != 0) {
      notes.add(
          sentence(
              new CellSentence()
                  .number(money.readyOneOff(), model -> places.cell(Of.READY_ONE_OFF))
                  .words(" of it for those that save")));
    }
    return new Card(
        "One-off needed, " + page.data.currency(),
        column -> {
          number(
              column,
              Format.MONEY,
              money.oneOff(),
              model -> places.cell(Of.READY_ONE_OFF) + "+" + places.cell(Of.RESTORING_ONE_OFF));
        },
        notes);
  }

  private Card payback() {
    return new Card(
        "Payback of the whole",
        column -> {
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
          if (ready.drawn()) {
            page.drawn(number(column, Format.SHARE, ready.chance()));
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

  private Cell amount(Of place, PortfolioFigure figure) {
    return column -> {
      places.put(place, page.here(column));
      number(column, Format.MONEY, money.of(figure), model -> model.portfolio().of(figure));
    };
  }

  private XSSFCell number(int column, Format format, double value) {
    XSSFCell cell =
        page.sheet.cell(
            page.next,
            column,
            page.styles.of(Role.CARD_FIGURE, format.code(), HorizontalAlignment.LEFT));
    cell.setCellValue(value);
    return cell;
  }

  private void number(
      int column, Format format, double value, Function<LiveModel, String> formula) {
    XSSFCell cell = number(column, format, value);
    page.live(model -> OutputSheet.formula(cell, formula.apply(model)));
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
