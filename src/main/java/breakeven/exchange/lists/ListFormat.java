package breakeven.exchange.lists;

import java.util.List;

/** The shape of a public price list: where its figures are and what they are in. */
interface ListFormat {
  /** What users call the list. */
  String title();

  /** Where the list comes from, for the Source of each row. */
  String source();

  /** Whether a value looks like an entry of this list, and of no other that has it there. */
  boolean isEntry(Value value);

  /** Whether entries are at this place of a list that is known to be of this shape. */
  default boolean isPlace(List<String> path) {
    return true;
  }

  /** Turns one entry into rows, or says why it gives none. */
  void entry(String key, Value entry, ListSink out);

  /** Hands on what could only be told from all entries; the list has ended. */
  default void finish(ListSink out) {}

  /** How many models an entry holds: one, but for lists whose entries are providers. */
  default int models(Value entry) {
    return 1;
  }
}
