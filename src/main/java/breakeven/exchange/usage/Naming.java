package breakeven.exchange.usage;

import java.util.List;

/** What columns of a usage file are called. */
interface Naming {
  /** The names of the columns that say something; of several the first that has a value counts. */
  List<String> names(Meaning meaning);

  /** Whether the columns of all names count together, and not the first that has a value. */
  boolean sums(Meaning meaning);
}
