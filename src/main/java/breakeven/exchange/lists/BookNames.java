package breakeven.exchange.lists;

import java.util.List;

/** The models that a workbook names, as a list must know them to use the workbook's names. */
public interface BookNames {
  /** The names of a provider's models in the workbook, in the order of its rows; not of tunes. */
  List<String> models(String provider);

  /** The same for the models that the workbook has prices of training for. */
  List<String> trained(String provider);

  /** The names of cards in {@code GPU prices}, in the order of its rows. */
  List<String> cards();
}
