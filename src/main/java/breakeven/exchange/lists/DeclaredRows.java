package breakeven.exchange.lists;

import breakeven.core.input.NamedRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A declared list that comes as CSV: each row is an entry, and its headers name the values. */
public final class DeclaredRows extends NamedRows {
  private final ListReader reader;
  private boolean any;

  /**
   * Rows of a list.
   *
   * @param reader takes each of them
   */
  public DeclaredRows(ListReader reader) {
    this.reader = reader;
  }

  /** Whether rows of a list were found. */
  public boolean any() {
    return any;
  }

  @Override
  protected boolean isHeader(Set<String> names) {
    return ListReader.named(List.copyOf(names)) > 0;
  }

  /** Its header row is the first. */
  @Override
  protected boolean above(Set<String> names) {
    return false;
  }

  @Override
  protected boolean below(int row) {
    if (!isEmpty()) {
      Map<String, Value> cells = new LinkedHashMap<>();
      columns()
          .keySet()
          .forEach(
              name -> {
                if (!text(name).isEmpty()) {
                  cells.put(name, Value.text(text(name)));
                }
              });
      any = true;
      reader.value(List.of("[]"), Value.object(cells));
    }
    return true;
  }
}
