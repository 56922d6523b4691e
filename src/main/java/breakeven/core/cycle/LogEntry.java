package breakeven.core.cycle;

import breakeven.core.input.PlainNumber;
import breakeven.core.input.TableRows;
import breakeven.core.input.Texts;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionLog;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code Decision log}. Texts are empty where nothing is typed.
 *
 * @param line its number, from 1; 0 where none can be read
 * @param run the review on whose figures it was decided
 * @param day the day on which the line was added; null where none can be read
 * @param who who decided
 * @param decidedOn the day of the decision; null where none was typed
 * @param effective first day of the month from which the change counts, or of the month that the
 *     line is of; null where nothing changes
 * @param workload its name then
 * @param id its key
 * @param owner its owner then
 * @param unit its business unit then
 * @param from the approach that was left
 * @param to the approach decided on
 * @param verdict what the review advised
 * @param cells the cells that were changed, with old and new values; of a month, its figures
 * @param forecast the figures on which it was decided
 * @param comment as typed with the decision
 * @param status what became of it; null where the word is none of ours
 * @param before SHA-256 of the line before it; empty for the first line
 * @param hash SHA-256 of this line, as it was written
 */
public record LogEntry(
    int line,
    String run,
    @Nullable LocalDate day,
    String who,
    @Nullable LocalDate decidedOn,
    @Nullable LocalDate effective,
    String workload,
    String id,
    String owner,
    String unit,
    String from,
    String to,
    String verdict,
    String cells,
    Forecast forecast,
    String comment,
    @Nullable LogStatus status,
    String before,
    String hash) {
  /** Digits that every spreadsheet keeps when it saves a number. */
  private static final MathContext KEPT = new MathContext(12, RoundingMode.HALF_UP);

  private static final Pattern CACHED =
      Pattern.compile(" " + Workloads.CACHED_SHARE.header() + ": (\\S+) ");

  /** The line behind another one, with its hash; the first one where there is none before it. */
  public LogEntry behind(@Nullable LogEntry last) {
    int number = last == null ? 1 : last.line + 1;
    String hashed = last == null ? "" : last.hash;
    LogEntry chained = with(number, id, cells, comment, hashed, "");
    return chained.with(number, id, cells, comment, hashed, hashOf(chained.cellTexts()));
  }

  /** Whether a review added the line: it decides nothing, and nobody signed it. */
  public boolean byReview() {
    LogStatus now = status;
    return now != null
        && (now.ofMonth()
            || now == LogStatus.NOT_SWITCHED
            || now == LogStatus.ENDED
            || now == LogStatus.IN_PRODUCTION && who.isEmpty());
  }

  /** The word of {@code Current approach} that the decision leads to. */
  public String approach() {
    return Words.approach(to);
  }

  /** Whether carrying it out typed a cell of a column of {@code Workloads}. */
  public boolean typed(Column column) {
    return cells.contains(" " + column.header() + ": ");
  }

  /**
   * Whether a row's cached share is no higher than before this decision, which switched caching on
   * and left the approach as it is.
   *
   * @param cached the share that is typed now; NaN where none is
   */
  public boolean cachingUndone(double cached) {
    Matcher typed = CACHED.matcher(cells);
    if (!to.endsWith(Words.WITH_CACHING) || !from.equals(approach()) || !typed.find()) {
      return false;
    }
    double before = PlainNumber.parse(typed.group(1));
    return !(cached > (before > 0 ? before : 0));
  }

  /** The day from which the change counts, else that of the line; null where neither is known. */
  public @Nullable LocalDate countsFrom() {
    return effective == null ? day : effective;
  }

  /** Which month of the forecast a month is, from 1; 0 or less before the first. */
  public int index(YearMonth month) {
    LocalDate first = countsFrom();
    return first == null ? 0 : (int) ChronoUnit.MONTHS.between(YearMonth.from(first), month) + 1;
  }

  /** The same decision once its month has begun, logged on a day; not chained yet. */
  public LogEntry begun(LocalDate logged) {
    return become(LogStatus.IN_PRODUCTION, who, decidedOn, logged, "");
  }

  /**
   * The same decision as a review sees it: not switched, ended, or in production after all; not
   * chained yet.
   *
   * @param said by what it is seen
   */
  public LogEntry seen(LogStatus now, LocalDate logged, String said) {
    return become(now, "", null, logged, said);
  }

  /**
   * The same decision once it is reversed; not chained yet.
   *
   * @param by who reversed it; empty where nobody is named
   * @param on the day of that decision; null where none is known
   * @param logged the day on which the line is added
   * @param said why
   */
  public LogEntry reversed(String by, @Nullable LocalDate on, LocalDate logged, String said) {
    return become(LogStatus.REVERSED, by, on, logged, said);
  }

  /**
   * A line of a month of this decision; not chained yet.
   *
   * @param logged the day on which the line is added
   * @param by the review that adds it
   * @param figures what it remembers
   */
  LogEntry ofMonth(
      LogStatus what,
      YearMonth month,
      LocalDate logged,
      String by,
      String currency,
      Figures figures,
      String said) {
    return new LogEntry(
        0,
        by,
        logged,
        "",
        null,
        month.atDay(1),
        workload,
        id,
        owner,
        unit,
        from,
        to,
        "",
        figures.cell(),
        Forecast.unknown(currency),
        said,
        what,
        "",
        "");
  }

  /** The same with more said of it; not chained yet. */
  public LogEntry said(String more) {
    return with(line, id, cells, comment.isEmpty() ? more : comment + ". " + more, before, hash);
  }

  /** Its forecast stands in the line that approved it alone, so that sums count it once. */
  private LogEntry become(
      LogStatus now, String by, @Nullable LocalDate on, LocalDate logged, String said) {
    return new LogEntry(
        0,
        run,
        logged,
        by,
        on,
        effective,
        workload,
        id,
        owner,
        unit,
        from,
        to,
        verdict,
        "",
        Forecast.unknown(forecast.currency()),
        said,
        now,
        "",
        "");
  }

  /** The same with an ID. */
  public LogEntry withId(String key, String changed) {
    return with(line, key, changed, comment, before, hash);
  }

  private LogEntry with(
      int number, String key, String changed, String said, String previous, String own) {
    return new LogEntry(
        number, run, day, who, decidedOn, effective, workload, key, owner, unit, from, to, verdict,
        changed, forecast, said, status, previous, own);
  }

  // --- cells -----------------------------------------------------------------------------------

  /** What is typed into the cells of the line; a column without a value is not among them. */
  public Map<Column, String> cellTexts() {
    Map<Column, String> typed = new LinkedHashMap<>();
    put(typed, DecisionLog.LINE, line == 0 ? "" : Integer.toString(line));
    put(typed, DecisionLog.STATUS, status == null ? "" : status.word());
    put(typed, DecisionLog.WORKLOAD, workload);
    put(typed, DecisionLog.ID, id);
    put(typed, DecisionLog.OWNER, owner);
    put(typed, DecisionLog.UNIT, unit);
    put(typed, DecisionLog.DAY, text(day));
    put(typed, DecisionLog.DECIDED_BY, who);
    put(typed, DecisionLog.DECIDED_ON, text(decidedOn));
    put(typed, DecisionLog.EFFECTIVE_FROM, text(effective));
    put(typed, DecisionLog.FROM, from);
    put(typed, DecisionLog.TO, to);
    put(typed, DecisionLog.VERDICT, verdict);
    put(typed, DecisionLog.CELLS, cells);
    put(typed, DecisionLog.EXPECTED, text(forecast.expected()));
    put(typed, DecisionLog.SAVING, text(forecast.saving()));
    put(typed, DecisionLog.P10, text(forecast.p10()));
    put(typed, DecisionLog.P50, text(forecast.p50()));
    put(typed, DecisionLog.P90, text(forecast.p90()));
    put(typed, DecisionLog.CHANCE, text(forecast.chance()));
    put(typed, DecisionLog.CURRENCY, forecast.currency());
    put(typed, DecisionLog.ONE_OFF, text(forecast.oneOff()));
    put(typed, DecisionLog.REQUESTS, text(forecast.requests()));
    put(typed, DecisionLog.INPUT_TOKENS, text(forecast.inputTokens()));
    put(typed, DecisionLog.OUTPUT_TOKENS, text(forecast.outputTokens()));
    put(typed, DecisionLog.REQUEST_TODAY, text(forecast.requestToday()));
    put(typed, DecisionLog.REQUEST_THEN, text(forecast.requestThen()));
    put(typed, DecisionLog.FIXED_TODAY, text(forecast.fixedToday()));
    put(typed, DecisionLog.FIXED_THEN, text(forecast.fixedThen()));
    put(typed, DecisionLog.REQUESTS_BY_MONTH, forecast.requestsByMonth().text());
    put(typed, DecisionLog.SAVING_BY_MONTH, forecast.savingByMonth().text());
    put(typed, DecisionLog.COMMENT, comment);
    put(typed, DecisionLog.RUN, run);
    put(typed, DecisionLog.BEFORE, before);
    put(typed, DecisionLog.HASH, hash);
    return typed;
  }

  private static void put(Map<Column, String> typed, Column column, String text) {
    if (!text.isEmpty()) {
      typed.put(column, text);
    }
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private static String text(double number) {
    return Double.isFinite(number)
        ? PlainNumber.text(new BigDecimal(number, KEPT).doubleValue())
        : "";
  }

  /** The line of a row of the sheet. */
  public static LogEntry of(TableRows.Row row) {
    return new LogEntry(
        (int) number(row, DecisionLog.LINE, 0),
        shown(row, DecisionLog.RUN),
        row.date(DecisionLog.DAY),
        shown(row, DecisionLog.DECIDED_BY),
        row.date(DecisionLog.DECIDED_ON),
        row.date(DecisionLog.EFFECTIVE_FROM),
        shown(row, DecisionLog.WORKLOAD),
        shown(row, DecisionLog.ID),
        shown(row, DecisionLog.OWNER),
        shown(row, DecisionLog.UNIT),
        shown(row, DecisionLog.FROM),
        shown(row, DecisionLog.TO),
        shown(row, DecisionLog.VERDICT),
        shown(row, DecisionLog.CELLS),
        new Forecast(
            shown(row, DecisionLog.CURRENCY),
            row.number(DecisionLog.EXPECTED),
            row.number(DecisionLog.SAVING),
            row.number(DecisionLog.P10),
            row.number(DecisionLog.P50),
            row.number(DecisionLog.P90),
            row.number(DecisionLog.CHANCE),
            row.number(DecisionLog.ONE_OFF),
            row.number(DecisionLog.REQUESTS),
            row.number(DecisionLog.INPUT_TOKENS),
            row.number(DecisionLog.OUTPUT_TOKENS),
            row.number(DecisionLog.REQUEST_TODAY),
            row.number(DecisionLog.REQUEST_THEN),
            row.number(DecisionLog.FIXED_TODAY),
            row.number(DecisionLog.FIXED_THEN),
            new MonthlySeries(shown(row, DecisionLog.REQUESTS_BY_MONTH)),
            new MonthlySeries(shown(row, DecisionLog.SAVING_BY_MONTH))),
        shown(row, DecisionLog.COMMENT),
        LogStatus.of(shown(row, DecisionLog.STATUS)).orElse(null),
        shown(row, DecisionLog.BEFORE),
        shown(row, DecisionLog.HASH));
  }

  private static double number(TableRows.Row row, Column column, double otherwise) {
    double number = row.number(column);
    return Double.isNaN(number) ? otherwise : number;
  }

  /** What a cell shows, whatever it may mean to another table: "n/a" is a comment here. */
  private static String shown(TableRows.Row row, Column column) {
    Object cell = row.stands(column);
    if (cell instanceof Double number) {
      return text(number);
    }
    return cell == null ? "" : Texts.trim(cell.toString());
  }

  // --- hashes ----------------------------------------------------------------------------------

  /** The hash of a row of the sheet as it is now. */
  static String hashOf(TableRows.Row row) {
    return hashOf(column -> shown(row, column));
  }

  private static String hashOf(Map<Column, String> typed) {
    return hashOf(column -> Texts.trim(typed.getOrDefault(column, "")));
  }

  /** A column of a later edition counts where it is filled, so that older lines keep their hash. */
  private static String hashOf(Function<Column, String> cell) {
    StringBuilder content = new StringBuilder();
    for (Column column : DecisionLog.TABLE.columns()) {
      String text = cell.apply(column).replace("\r\n", "\n").replace('\r', '\n');
      boolean counts = !text.isEmpty() || !column.equals(DecisionLog.EXPECTED);
      if (counts && !column.equals(DecisionLog.HASH)) {
        content.append(column.header()).append(" = ").append(text.length()).append(' ');
        content.append(text).append('\n');
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(content.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
