package breakeven.workbook.write;

import static breakeven.core.expression.Formula.index;
import static breakeven.core.expression.Formula.when;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.expression.Formula;
import breakeven.core.model.FreeName;
import breakeven.core.model.Place;
import breakeven.core.report.BusinessUnitColumns;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.BusinessUnits.Level;
import breakeven.core.report.Format;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The portfolio by business unit, cost centre or owner, whichever is chosen in a cell: one table,
 * summed over {@code Review} by the number that a name has there. The names of all three stand in
 * hidden columns beside it.
 */
final class BusinessUnitsSheet {
  /** Names that have a line of their own. */
  private static final int LISTED = 200;

  /** The last row of one page, from 1. */
  private static final int PAGE = 32;

  /** Characters of a name on one line. */
  private static final int WIDTH = 30;

  private static final String NAME = "Name";
  private static final String NUMBER = "Number";
  private static final String REQUESTS = "Requests";
  private static final List<Level> LEVELS = List.of(Level.values());

  /** The line of each level at one place of the table; none where it has fewer. */
  private record Rank(Map<Level, BusinessUnits.Line> lines) {
    BusinessUnits.@Nullable Line of(Level level) {
      return lines.get(level);
    }
  }

  private final OutputWorkbook book;
  private final BlockSheet sheet;
  private final BusinessUnits units;
  private final SummaryData summary;
  private final List<TableColumn<BusinessUnits.Line>> figures;
  private final @Nullable ReviewSums sums;
  private final Level chosen;
  private final Block<Rank> table;
  private final String group;

  /**
   * Adds the sheet behind the last one.
   *
   * @param sums what adds up; null where all stay values
   */
  static BlockSheet add(OutputWorkbook book, SummaryData summary, @Nullable ReviewSums sums) {
    BusinessUnitsSheet made = new BusinessUnitsSheet(book, summary, sums);
    made.layOut();
    return made.sheet;
  }

  /** How many lines its table has. */
  static int rows(BusinessUnits units) {
    return Math.min(LISTED, most(units));
  }

  private static int most(BusinessUnits units) {
    return LEVELS.stream().mapToInt(level -> units.lines(level).size()).max().orElse(0);
  }

  private BusinessUnitsSheet(OutputWorkbook book, SummaryData summary, @Nullable ReviewSums sums) {
    this.book = book;
    this.sums = sums;
    units = summary.units();
    this.summary = summary;
    chosen = units.level();
    figures = BusinessUnitColumns.figures(summary.currency());
    sheet = new BlockSheet(book, Sheets.BUSINESS_UNITS, sentence());
    group = FreeName.of("Rv_Group", "_", name -> book.workbook().getName(name) != null);
    table = table();
  }

  private void layOut() {
    Block<String> choice = sheet.add(choice());
    sheet.add(table);
    sheet.widths(table);
    hide();
    if (sums != null) {
      String place =
          Place.reference(
              book.names().of(Sheets.BUSINESS_UNITS),
              Place.fixed(table.at(NUMBER), choice.first()));
      OutputWorkbook.name(book.workbook(), group, sums.groups(place))
          .setComment(CalculationPage.NAMED);
      Validations.oneOf(
          sheet.page.sheet,
          choice.first() - 1,
          0,
          "Not a way to add up",
          LEVELS.stream().map(Level::title).toList());
    }
    sheet.page.sheet.createFreezePane(1, table.header());
    int printed = table.at(REQUESTS) - 1;
    int last = Math.max(table.first() + units.lines(chosen).size() - 1, PAGE);
    sheet.page.printLong(table.header() - 1, Math.min(last, table.bottom()) - 1, printed);
    sheet.done();
  }

  /** Nobody needs a column in which nothing is; nor one that says the same as the next. */
  private void hide() {
    double before = 0;
    for (TableColumn<BusinessUnits.Line> figure : figures) {
      String header = figure.head().header();
      boolean undrawn = header.equals(BusinessUnitColumns.EXPECTED) && summary.draws().draws() == 0;
      double all = Block.valueOf(figure.value(), units.total());
      boolean same = header.equals(BusinessUnitColumns.CASH) && Math.abs(all - before) < 0.5;
      if (undrawn || same || all == 0 || Double.isNaN(all)) {
        sheet.page.sheet.setColumnHidden(table.at(header), true);
      }
      before = all;
    }
    for (int i = table.at(REQUESTS); i < table.heads().size(); i++) {
      sheet.page.sheet.setColumnHidden(i, true);
    }
  }

  private String sentence() {
    BusinessUnits.Line all = units.total();
    int without = all.workloads() - all.money().counted();
    return summary.currency()
        + " a year, without changes that cost more: "
        + book.names().of(Sheets.DECISIONS)
        + " has them. "
        + (without == 0
            ? ""
            : Plurals.number(without)
                + " of "
                + Plurals.of(all.workloads(), "workload")
                + (without == 1 ? " has" : " have")
                + " no figures or no known cost today. ")
        + "Empty is 0; columns of only 0 are hidden.";
  }

  // --- what it is added up by ------------------------------------------------------------------

  /** The yellow cell; in hidden columns the places of the levels, and that of the chosen one. */
  private Block<String> choice() {
    BlockColumn<String> cell =
        BlockColumn.<String>text("", text -> text).as(sums == null ? Role.LABEL : Role.INPUT);
    Map<Integer, BlockColumn<String>> columns = new TreeMap<>(Map.of(0, cell));
    if (sums != null) {
      columns.put(
          1,
          BlockColumn.<String>text("", text -> "Choose " + levels() + " in the yellow cell.")
              .as(Role.SUBTITLE));
      for (Level level : LEVELS) {
        columns.put(
            table.at(level.title()),
            BlockColumn.number("", Format.COUNT, text -> 1 + level.ordinal()));
      }
      columns.put(
          table.at(NUMBER),
          BlockColumn.<String>number("", Format.COUNT, text -> 1 + chosen.ordinal())
              .by((text, here) -> place()));
    }
    int last = columns.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Block<>(
            IntStream.rangeClosed(0, last)
                .mapToObj(i -> columns.getOrDefault(i, BlockColumn.none()))
                .toList(),
            List.of(chosen.title()))
        .header(0);
  }

  private static String levels() {
    return LEVELS.stream()
        .map(level -> level.title().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" or "));
  }

  /** Where the chosen word stands among the headers of the levels; the first one where nowhere. */
  private String place() {
    int first = table.at(LEVELS.get(0).title());
    int last = table.at(LEVELS.get(LEVELS.size() - 1).title());
    int row = BlockSheet.FIRST;
    String found =
        Formula.call(
            "SUMIF",
            Place.fixed(first, table.header()) + ":" + Place.fixed(last, table.header()),
            Place.fixed(0, row),
            Place.fixed(first, row) + ":" + Place.fixed(last, row));
    return found + "+(" + found + "=0)";
  }

  // --- the table -------------------------------------------------------------------------------

  private Block<Rank> table() {
    List<BlockColumn<Rank>> columns = new ArrayList<>();
    columns.add(
        BlockColumn.<Rank>text(
                NAME,
                WIDTH,
                "As typed in " + summary.workloadsSheet() + "; (none) where nothing is.",
                rank -> label(rank, chosen))
            .as(Role.PLAIN)
            .by((rank, here) -> named(here)));
    for (TableColumn<BusinessUnits.Line> figure : figures) {
      String header = figure.head().header();
      BlockColumn<Rank> column =
          new BlockColumn<>(
              figure.head(),
              (rank, cell) -> {
                BusinessUnits.Line line = rank.of(chosen);
                if (line == null) {
                  if (header.equals(BusinessUnitColumns.COST)) {
                    cell.blank();
                  } else {
                    cell.number(0);
                  }
                } else {
                  figure.value().accept(line, cell);
                }
              },
              (rank, here) -> sum(header, here),
              Role.FORECAST_VALUE,
              Role.PLAIN,
              null,
              null,
              null);
      columns.add(header.equals(BusinessUnitColumns.COST) ? column : column.ifAny());
    }
    columns.add(hidden(REQUESTS, this::requests).by((rank, here) -> sum(REQUESTS, here)));
    columns.add(
        hidden(NUMBER, rank -> number(rank, chosen))
            .by((rank, here) -> here.total() ? "" : ofLevel(here, " " + NUMBER)));
    for (Level level : LEVELS) {
      columns.add(BlockColumn.text(level.title(), WIDTH, "", rank -> label(rank, level)));
    }
    for (Level level : LEVELS) {
      columns.add(hidden(level.title() + " " + NUMBER, rank -> number(rank, level)));
    }
    List<Rank> ranks = IntStream.range(0, rows(units)).mapToObj(i -> rank(units, i)).toList();
    BusinessUnits.Line all = units.total();
    return new Block<>(columns, ranks)
        .table("tblBusinessUnits")
        .tall()
        .totalAbove()
        .rest(most(units) > LISTED ? "(all others)" : "")
        .total(
            "All workloads",
            new Rank(LEVELS.stream().collect(Collectors.toMap(level -> level, level -> all))));
  }

  private static Rank rank(BusinessUnits units, int place) {
    return new Rank(
        LEVELS.stream()
            .filter(level -> place < units.lines(level).size())
            .collect(Collectors.toMap(level -> level, level -> units.lines(level).get(place))));
  }

  private static BlockColumn<Rank> hidden(String header, ToDoubleFunction<Rank> value) {
    return BlockColumn.number(header, Format.COUNT, value);
  }

  private static String label(Rank rank, Level level) {
    BusinessUnits.Line line = rank.of(level);
    return line == null ? "" : line.label();
  }

  /** The number on {@code Review}; 0 where there is no line, NaN for all of them. */
  private static double number(Rank rank, Level level) {
    BusinessUnits.Line line = rank.of(level);
    return line == null ? 0 : line.number() > 0 ? line.number() : Double.NaN;
  }

  private double requests(Rank rank) {
    BusinessUnits.Line line = rank.of(chosen);
    return line == null ? 0 : line.money().of(PortfolioFigure.REQUESTS_PAID);
  }

  private String named(Block<Rank>.Here here) {
    return here.total() || sums == null ? "" : when(here.cell(NUMBER) + ">0", ofLevel(here, ""));
  }

  /** What the hidden columns have of the level that is chosen. */
  private String ofLevel(Block<Rank>.Here here, String what) {
    if (sums == null) {
      return "";
    }
    String cells =
        here.cell(LEVELS.get(0).title() + what)
            + ":"
            + here.cell(LEVELS.get(LEVELS.size() - 1).title() + what);
    return index(cells, Place.fixed(table.at(NUMBER), BlockSheet.FIRST));
  }

  /** A figure of a line, or of the total; empty where it stays a value. */
  private String sum(String header, Block<Rank>.Here here) {
    if (sums == null) {
      return "";
    }
    List<String> of = here.total() ? List.of() : List.of(group, here.cell(NUMBER));
    PortfolioFigure figure =
        header.equals(REQUESTS)
            ? PortfolioFigure.REQUESTS_PAID
            : BusinessUnitColumns.AMOUNTS.get(header);
    if (figure != null) {
      return sums.of(figure, of);
    }
    return switch (header) {
      case BusinessUnitColumns.COST ->
          when(
              here.cell(REQUESTS) + ">0",
              "1000*" + here.cell(BusinessUnitColumns.PAID) + "/" + here.cell(REQUESTS));
      case BusinessUnitColumns.WORKLOADS -> sums.count(of);
      case BusinessUnitColumns.NEEDS_DATA -> sums.count(Decision.NEEDS_DATA, of);
      default -> sums.issues(of);
    };
  }
}
