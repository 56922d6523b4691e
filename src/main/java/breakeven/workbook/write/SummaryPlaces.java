package breakeven.workbook.write;

import breakeven.core.model.Place;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the figures of {@code Summary} are, for sentences and cards that speak of them. */
final class SummaryPlaces {
  /** A figure that is once on the page. */
  enum Of {
    READY,
    PENDING,
    BLOCKED,
    RESTORING,
    ANSWERS_COST,
    ANSWERS_WORTH,
    NEEDS_DATA,
    COUNTED,
    WITHOUT_FIGURES,
    UNPRICED,
    READY_ROWS,
    RESTORING_ROWS,
    PENDING_ROWS,
    BLOCKED_ROWS,
    EXPECTED_A_YEAR,
    EXPECTED_CASH,
    READY_TODAY,
    PENDING_TODAY,
    BLOCKED_TODAY,
    RESTORING_TODAY,
    READY_ONE_OFF,
    RESTORING_ONE_OFF,
    TURNED_DOWN_ROWS,
    TURNED_DOWN,
    PAID_TODAY,
    CHANCE,
    TO_REVIEW
  }

  private final Map<Of, Place> places = new EnumMap<>(Of.class);

  /** Says where a figure is. */
  void put(Of figure, Place place) {
    places.put(figure, place);
  }

  /** The cell of a figure, once the whole page is there. */
  String cell(Of figure) {
    return place(figure).cell();
  }

  /** The same with its row and column; null where the page has no such figure. */
  @Nullable Place find(Of figure) {
    return places.get(figure);
  }

  /** The same of a figure that is there. */
  Place place(Of figure) {
    return Objects.requireNonNull(places.get(figure), figure::name);
  }
}
