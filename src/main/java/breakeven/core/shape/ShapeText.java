package breakeven.core.shape;

/**
 * A row's own shape in words.
 *
 * @param words provider, method, serving and card, what it does not use left out; empty for a row
 *     that lacks something
 * @param from a word of {@link ShapeWords#FROM}; empty for such a row
 */
public record ShapeText(String words, String from) {
  /** Nothing is said. */
  public static final ShapeText NONE = new ShapeText("", "");
}
