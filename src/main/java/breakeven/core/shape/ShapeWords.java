package breakeven.core.shape;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.price.PriceItem;
import breakeven.core.table.Column;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says in which shape a row is priced, and who said so. Rows of one shape share the words. */
public final class ShapeWords {
  public static final String TYPED = "typed";
  public static final String CHOSEN = "chosen";
  public static final String PARTLY = "partly chosen";

  /** Who said a shape. */
  public static final List<String> FROM = List.of(TYPED, PARTLY, CHOSEN);

  /** Between two parts of a shape. */
  public static final String BETWEEN = " · ";

  private static final String PROVIDER_API = "Provider API";
  private static final int KEPT = 10_000;

  private record Key(LookupNames used, int method, int serving, boolean card) {}

  private final Decision decision;
  private final Model model;
  private final PriceBook prices;
  private final Map<Key, String> kept = new HashMap<>();

  /** Nothing said yet. */
  public ShapeWords(Decision decision, PriceBook prices) {
    this.decision = decision;
    this.prices = prices;
    model = decision.model;
  }

  /**
   * The shape of a row of an evaluated frame.
   *
   * @param used the names that it looks up
   * @param chosen which of its cells were chosen
   */
  public ShapeText of(Frame frame, int row, LookupNames used, ChosenCells chosen) {
    if (flag(frame, decision.needs.lacking, row)) {
      return ShapeText.NONE;
    }
    boolean trained =
        flag(frame, model.trainingRun.onGpus, row) && prices.trainingGpu("").isEmpty();
    boolean card = !used.gpu().isEmpty() && (trained || onGpus(frame, row));
    Key key =
        new Key(
            used,
            code(frame, Workloads.TUNING_METHOD, row),
            code(frame, Workloads.SERVING, row),
            card);
    String words = kept.get(key);
    if (words == null) {
      words = words(key);
      if (kept.size() < KEPT) {
        kept.put(key, words);
      }
    }
    return new ShapeText(words, from(chosen, card));
  }

  private static String from(ChosenCells chosen, boolean card) {
    int cells = card ? 3 : 2;
    int of =
        (chosen.method() ? 1 : 0) + (chosen.serving() ? 1 : 0) + (card && chosen.gpu() ? 1 : 0);
    return of == 0 ? TYPED : of == cells ? CHOSEN : PARTLY;
  }

  private boolean onGpus(Frame frame, int row) {
    return flag(frame, model.serving.rented, row)
        || flag(frame, model.serving.serverless, row)
        || flag(frame, model.serving.owned, row);
  }

  private int code(Frame frame, Column column, int row) {
    Variable variable = model.inputs.cell(column);
    return (int) frame.values(variable)[row];
  }

  private static boolean flag(Frame frame, Line line, int row) {
    return frame.values(line)[row] > 0;
  }

  private String words(Key key) {
    String method = Words.METHOD.get(key.method());
    String serving = Words.SERVING.get(key.serving());
    String trainer = prices.provider(PriceItem.SIZE, key.used());
    String paid =
        switch (serving) {
          case "Per token" -> prices.provider(PriceItem.TUNED, key.used());
          case "Rented GPUs" -> prices.provider(PriceItem.RENTED, key.used());
          case "Serverless GPUs" -> prices.provider(PriceItem.SERVERLESS, key.used());
          case "Own hardware" -> prices.provider(PriceItem.PURCHASE, key.used());
          default -> trainer;
        };
    List<String> parts = new ArrayList<>();
    add(parts, paid);
    parts.add(method);
    parts.add(serving);
    if (key.card()) {
      parts.add(prices.cardName(key.used().gpu()));
    }
    if (method.equals(PROVIDER_API) && !trainer.equals(paid)) {
      parts.add("fine-tuned at " + trainer);
    }
    return String.join(BETWEEN, parts);
  }

  private static void add(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }
}
