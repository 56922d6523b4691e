package breakeven.app.batch;

import breakeven.core.cycle.DecisionMemory;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.input.CellReader;
import breakeven.core.input.CellType;
import breakeven.core.input.Header;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Source;
import breakeven.core.input.TypedCell;
import breakeven.core.report.Columns;
import breakeven.core.report.LastReview;
import breakeven.core.report.LastReview.Said;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Column;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.OwnColumns;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what an earlier review wrote beside the workloads, as the file shows it. */
final class LastResults implements RowHandler {
  private static final List<String> WANTED = List.of(Columns.VERDICT, Columns.NET_SAVING);

  private static final List<String> AMOUNTS =
      List.of(
          Columns.SAVING,
          Columns.EXPECTED,
          PortfolioMoney.PENDING,
          Columns.NET_SAVING,
          Columns.CHANCE);

  private final LastReview.Builder review = new LastReview.Builder();
  private final Path file;
  private final BiPredicate<String, String> leftOut;
  private final CellReader cells;
  private final TypedCell named = new TypedCell();
  private final int headerRow;
  private final int name;
  private final int id;
  private final int verdict;
  private final int[] amounts;

  private final int approach;
  private final int day;
  private final int decided;
  private final String currency;
  private double reviewedOn = Double.NaN;
  private int row;
  private int size;
  private String nameHere = "";
  private String idHere = "";
  private int verdictHere = -1;
  private double[] here = {};
  private boolean plannedHere;
  private boolean turnedDownHere;

  /**
   * Results of a sheet.
   *
   * @param file for messages
   * @param columns the result columns of {@code Workloads}
   * @param named what the workbook says of its columns; empty where it says nothing
   * @param leftOut whether the workload of an ID and a name is left out of this review, so that
   *     nothing is compared
   * @throws BadInput where there are none
   */
  LastResults(
      Path file,
      List<ResultColumn> columns,
      Header header,
      Map<Integer, String> headerTexts,
      String named,
      BiPredicate<String, String> leftOut) {
    Map<String, Integer> places = OwnColumns.earlier(columns, header, headerTexts, named);
    for (String wanted : WANTED) {
      if (!places.containsKey(wanted)) {
        throw new BadInput(
            file
                + " has no column "
                + wanted
                + " beside its workloads: with --previous, name a workbook or a CSV file that"
                + " 'breakeven review' has written");
      }
    }
    this.file = file;
    this.leftOut = leftOut;
    cells = new CellReader(Source.program(""));
    headerRow = header.row();
    name = header.indexOf(Workloads.WORKLOAD);
    id = header.indexOf(Workloads.ID);
    verdict = places.getOrDefault(Columns.VERDICT, -1);
    amounts = AMOUNTS.stream().mapToInt(one -> places.getOrDefault(one, -1)).toArray();
    approach = header.indexOf(Workloads.CURRENT_APPROACH);
    day = places.getOrDefault(Columns.REVIEWED_ON, -1);
    decided = places.getOrDefault(Columns.DECISION, -1);
    currency = bracket(headerTexts.getOrDefault(amounts[1], ""));
  }

  /** The currency, the first word in brackets. */
  private static String bracket(String header) {
    int open = header.indexOf('(');
    int close = header.indexOf(')', open + 1);
    return open < 0 || close < 0 ? "" : header.substring(open + 1, close).strip().split(" ", 2)[0];
  }

  /** Which of the amounts is in a column; -1: none. */
  private int amount(int column) {
    return IntStream.range(0, amounts.length)
        .filter(i -> amounts[i] == column)
        .findFirst()
        .orElse(-1);
  }

  @Override
  public boolean wants(int column) {
    return column == name
        || column == id
        || column == verdict
        || column == approach
        || amount(column) >= 0
        || column == day
        || column == decided;
  }

  @Override
  public void startRow(int number) {
    row = number;
    nameHere = "";
    idHere = "";
    verdictHere = -1;
    here = new double[amounts.length];
    Arrays.fill(here, Double.NaN);
    plannedHere = false;
    turnedDownHere = false;
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    if (row <= headerRow) {
      return;
    }
    if (column == name) {
      cells.read(Workloads.WORKLOAD, type, number, text, named);
      nameHere = named.text() == null ? "" : named.text();
    } else if (column == id) {
      cells.read(Workloads.ID, type, number, text, named);
      idHere = named.text() == null ? "" : named.text();
    } else if (column == verdict && text != null) {
      verdictHere = Decision.VERDICTS.indexOf(text.strip());
    } else if (amount(column) >= 0) {
      here[amount(column)] = number(type, number, text);
    } else if (column == approach && text != null) {
      plannedHere = text.strip().equalsIgnoreCase(Words.PLANNED);
    } else if (column == decided && text != null) {
      turnedDownHere = DecisionMemory.turnedDown(text.strip());
    } else if (column == day) {
      latest(type, number, text);
    }
  }

  /** A word is where there is no number, as {@code closed}. */
  private double number(CellType type, double number, @Nullable String text) {
    return switch (type) {
      case NUMBER, PER_CENT -> number;
      case TEXT -> text == null ? Double.NaN : number(text);
      default -> Double.NaN;
    };
  }

  private double number(String text) {
    double number = PlainNumber.parse(text.strip());
    if (Double.isNaN(number) && text.chars().anyMatch(Character::isDigit)) {
      throw new BadInput(
          file
              + ", row "
              + row
              + ": \""
              + text
              + "\" is not a number as a review writes it (1234.5); name the file that the review"
              + " wrote");
    }
    return number;
  }

  private void latest(CellType type, double number, @Nullable String text) {
    double found = Double.NaN;
    if (type == CellType.DATE) {
      found = number;
    } else if (type == CellType.TEXT && text != null) {
      found = day(text);
    }
    if (found > reviewedOn || Double.isNaN(reviewedOn)) {
      reviewedOn = found;
    }
  }

  private static double day(String text) {
    try {
      return LocalDate.parse(text.strip()).toEpochDay();
    } catch (DateTimeParseException e) {
      return Double.NaN;
    }
  }

  @Override
  public boolean endRow(int number) {
    size += verdictHere >= 0 ? 1 : 0;
    if (verdictHere >= 0 && !leftOut.test(idHere, nameHere)) {
      review.add(
          idHere,
          nameHere,
          new Said(
              verdictHere,
              here[0],
              plannedHere ? 0 : here[1],
              Math.max(0, here[2]),
              here[3],
              here[4],
              turnedDownHere));
    }
    return true;
  }

  /** What was said of all workloads, once the sheet has been read. */
  LastReview review() {
    return review.build();
  }

  /** How many workloads had a verdict, compared or not. */
  int size() {
    return size;
  }

  /** The latest review date that is beside the workloads; null where none can be read. */
  @Nullable LocalDate day() {
    return Double.isNaN(reviewedOn) ? null : LocalDate.ofEpochDay((long) reviewedOn);
  }

  /** What the file lacks that a comparison would use, one sentence each. */
  List<String> missing(Header header) {
    List<String> missing = new ArrayList<>();
    if (amounts[4] < 0) {
      missing.add(file.getFileName() + " has no column " + Columns.CHANCE + ".");
    }
    List<String> inputs =
        Stream.of(Workloads.ID, Workloads.OWNER, Workloads.BUSINESS_UNIT, Workloads.COST_CENTRE)
            .filter(column -> header.indexOf(column) < 0)
            .map(Column::header)
            .toList();
    if (!inputs.isEmpty()) {
      missing.add(
          file.getFileName()
              + " has no column "
              + String.join(", ", inputs)
              + ": changes there are not listed.");
    }
    return missing;
  }

  /** The currency that amounts were in; empty where the file has none of a year. */
  String currency() {
    return currency;
  }
}
