package breakeven.core.cycle;

import breakeven.core.input.PlainNumber;
import breakeven.core.input.TableRows;
import breakeven.core.input.Texts;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a row of {@code Decisions}. Texts are empty where nothing is typed.
 *
 * @param row its row, from 1; 0 where it is in no sheet
 * @param owner who owned the workload at the review
 * @param choice null where none is typed, or none that can be read
 * @param by who decides
 * @param on the day of the decision; null where none is typed
 * @param effective the first day of the month from which it counts; null where none is typed
 * @param comment whatever must be remembered
 * @param basis the figures on which it is taken
 * @param unread the typed cells that cannot be read, each in words
 */
public record TypedDecision(
    int row,
    String workload,
    String id,
    String owner,
    @Nullable Choice choice,
    String by,
    @Nullable LocalDate on,
    @Nullable LocalDate effective,
    String comment,
    Basis basis,
    List<String> unread) {
  /** Nothing is typed. */
  public static final TypedDecision NONE =
      new TypedDecision(0, "", "", "", null, "", null, null, "", Basis.NONE, List.of());

  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

  /** What is decided. */
  public enum Choice {
    APPROVE(DecisionsTable.APPROVE, "approved"),
    REJECT(DecisionsTable.REJECT, "rejected"),
    DEFER(DecisionsTable.DEFER, "deferred");

    private static final Map<Choice, LogStatus> LOGGED =
        new EnumMap<>(
            Map.of(
                APPROVE, LogStatus.APPROVED,
                REJECT, LogStatus.REJECTED,
                DEFER, LogStatus.DEFERRED));

    private final String word;
    private final String done;

    Choice(String word, String done) {
      this.word = word;
      this.done = done;
    }

    /** How the sheet writes it. */
    public String word() {
      return word;
    }

    /** Whether a line of the log remembers such a choice. */
    boolean loggedAs(@Nullable LogStatus status) {
      return status == LOGGED.get(this) || this == APPROVE && status != null && status.carriedOut();
    }
  }

  public TypedDecision {
    unread = List.copyOf(unread);
  }

  /** Whether anything is typed. */
  public boolean any() {
    return choice != null
        || !by.isEmpty()
        || on != null
        || effective != null
        || !comment.isEmpty()
        || !unread.isEmpty();
  }

  /** What is typed in a row of the sheet, or of a list with the same headers. */
  public static TypedDecision of(TableRows.Row row) {
    List<String> unread = new ArrayList<>();
    String word = text(row, DecisionsTable.DECISION);
    return new TypedDecision(
        row.sheetRow(),
        text(row, DecisionsTable.WORKLOAD),
        text(row, DecisionsTable.ID),
        text(row, DecisionsTable.OWNER),
        choice(word, unread),
        text(row, DecisionsTable.DECIDED_BY),
        day(row, DecisionsTable.DECIDED_ON, unread),
        firstOf(day(row, DecisionsTable.EFFECTIVE_FROM, unread)),
        text(row, DecisionsTable.COMMENT),
        new Basis(
            row.date(DecisionsTable.BASIS_DAY),
            text(row, DecisionsTable.BASIS_TO),
            row.number(DecisionsTable.BASIS_SAVING)),
        unread);
  }

  private static @Nullable Choice choice(String word, List<String> unread) {
    for (Choice choice : Choice.values()) {
      if (word.equalsIgnoreCase(choice.word) || word.equalsIgnoreCase(choice.done)) {
        return choice;
      }
    }
    if (!word.isEmpty()) {
      unread.add(
          "Decision is \""
              + Texts.cut(word)
              + "\": type Approve, Reject or Defer, or leave it empty");
    }
    return null;
  }

  private static @Nullable LocalDate firstOf(@Nullable LocalDate day) {
    return day == null ? null : day.withDayOfMonth(1);
  }

  /** A day, or a month as a text. */
  private static @Nullable LocalDate day(TableRows.Row row, Column column, List<String> unread) {
    Object cell = row.stands(column);
    if (cell instanceof LocalDate date) {
      return date;
    }
    String typed = cell == null ? "?" : Texts.trim(cell.toString());
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return MONTH.matcher(typed).matches() && column.equals(DecisionsTable.EFFECTIVE_FROM)
          ? YearMonth.parse(typed).atDay(1)
          : LocalDate.parse(typed);
    } catch (DateTimeException e) {
      unread.add(
          column.header()
              + " is \""
              + Texts.cut(typed)
              + "\": type a day like 2026-12-31"
              + (column.equals(DecisionsTable.EFFECTIVE_FROM) ? " or a month like 2026-12" : ""));
      return null;
    }
  }

  private static String text(TableRows.Row row, Column column) {
    Object cell = row.stands(column);
    if (cell instanceof Double number) {
      return PlainNumber.text(number);
    }
    return cell == null ? "" : Texts.trim(cell.toString());
  }

  /** What is typed into its cells, and the figures beside them; what is empty is not among them. */
  public Map<Column, String> cellTexts() {
    Map<Column, String> typed = new LinkedHashMap<>();
    put(typed, DecisionsTable.DECISION, choice == null ? "" : choice.word);
    put(typed, DecisionsTable.DECIDED_BY, by);
    put(typed, DecisionsTable.DECIDED_ON, on == null ? "" : on.toString());
    put(typed, DecisionsTable.EFFECTIVE_FROM, effective == null ? "" : effective.toString());
    put(typed, DecisionsTable.COMMENT, comment);
    return typed;
  }

  private static void put(Map<Column, String> typed, Column column, String text) {
    if (!text.isEmpty()) {
      typed.put(column, text);
    }
  }

  /** This decision, taken on the given figures, with the owner that a review knows. */
  public TypedDecision on(Basis figures, String owned) {
    return new TypedDecision(
        row, workload, id, owned, choice, by, on, effective, comment, figures, unread);
  }

  /** Whether a line of the log remembers this very decision. */
  public boolean loggedAs(LogEntry line) {
    Choice typed = choice;
    return typed != null
        && typed.loggedAs(line.status())
        && (basis.to().isEmpty() || basis.to().equals(line.to()))
        && (by.isEmpty() || by.equals(line.who()))
        && (on == null || on.equals(line.decidedOn()))
        && (basis.day() == null || line.run().equals(run(basis.day())))
        && comment.equals(line.comment());
  }

  /** How the log names the review of a day. */
  public static String run(LocalDate day) {
    return "Review of " + day;
  }
}
