package breakeven.app.imports;

import java.util.List;

/**
 * What came of an import.
 *
 * @param read what was read and is not imported, a line a file; none where nothing was refused
 * @param refused why nothing is imported, a line a file; empty: all came in
 */
public record Imported(List<String> read, List<String> refused) {
  public Imported {
    read = List.copyOf(read);
    refused = List.copyOf(refused);
  }
}
