package breakeven.exchange.lists;

import breakeven.core.input.CellReader;
import breakeven.core.input.Finding;
import breakeven.core.input.Texts;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list states, as it would be typed into a row of ours: plain decimal figures, days like
 * 2026-11-24, words as the columns have them. A column that is not there is not stated.
 */
public record ListRow(PriceSheet sheet, Map<Column, String> cells) {
  public ListRow {
    cells = Map.copyOf(cells);
  }

  /**
   * Refuses a row of which a cell could not be read again.
   *
   * @throws ListFault which says what is wrong with it
   */
  public void requireReadable() {
    for (Column column : sheet.table().columns()) {
      Finding refusal = CellReader.refusal(column, cell(column));
      if (refusal != null) {
        throw new ListFault(
            "%s: %s would be \"%s\". %s"
                .formatted(
                    Texts.cut(title()),
                    column.title(),
                    Texts.cut(cell(column)),
                    refusal.problem()));
      }
    }
  }

  String cell(Column column) {
    return cells.getOrDefault(column, "");
  }

  /** The day that the row names for itself; null where it leaves that to its list. */
  public @Nullable LocalDate day() {
    return Days.parse(cell(sheet.checkedOn()));
  }

  /** Whether it states when a model ends, and no price: it changes nothing else then. */
  public boolean isDaysAlone() {
    return sheet == PriceSheet.MODELS
        && PriceSheet.ENDS.stream().anyMatch(cells::containsKey)
        && sheet.figures().stream().noneMatch(cells::containsKey);
  }

  String provider() {
    return cell(sheet.provider());
  }

  /** The model or card as the list names it, without its provider. */
  public String model() {
    return cell(sheet.model());
  }

  /** {@code OpenAI: gpt-4o}. */
  public String fullName() {
    return provider().isEmpty() ? model() : provider() + ": " + model();
  }

  /** {@code OpenAI: gpt-4o}, with the method of a training price, or how a card is paid. */
  public String title() {
    StringBuilder title = new StringBuilder(fullName());
    for (Column more : sheet.key().subList(2, sheet.key().size())) {
      if (more.type() == Type.WORD) {
        title.append(", ").append(cell(more));
      }
    }
    return title.toString();
  }

  /** Tells the row from every other one, letters as they are written. */
  public String key() {
    StringBuilder key = new StringBuilder(sheet.table().sheet());
    for (Column column : sheet.key()) {
      key.append('\n').append(cell(column));
    }
    return key.append(days()).toString();
  }

  /** From when to when its price holds; empty where it does not say so. */
  String days() {
    return BookRows.days(sheet.days().stream().map(this::cell).toList());
  }

  /** Whether its days, if it has any, hold a day. */
  boolean holdsOn(LocalDate day) {
    List<LocalDate> days = sheet.days().stream().map(this::cell).map(Days::parse).toList();
    return days.isEmpty()
        || (days.get(0) == null || !days.get(0).isAfter(day))
            && (days.get(1) == null || !days.get(1).isBefore(day));
  }
}
