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
    PAID_TODAY,
    EXPECTED_A_YEAR,
    READY,
    READY_TODAY,
    READY_ROWS,
    READY_ONE_OFF,
    TURNED_DOWN,
    CHANCE
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
