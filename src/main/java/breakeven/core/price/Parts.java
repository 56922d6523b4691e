package breakeven.core.price;

/**
 * A set of {@link PriceItem}s: one number, so that a million rows can each have one.
 *
 * @param bits one for each part
 */
public record Parts(int bits) {
  public static final Parts NONE = new Parts(0);

  /** These parts alone. */
  public static Parts of(PriceItem... parts) {
    return NONE.with(parts);
  }

  /** Whether a row uses this price. */
  public boolean has(PriceItem part) {
    return (bits >>> part.ordinal() & 1) != 0;
  }

  /** Whether any of some parts is here. */
  public boolean hasAny(PriceItem... parts) {
    return (bits & of(parts).bits) != 0;
  }

  /** These prices and those given. */
  public Parts with(PriceItem... parts) {
    int all = bits;
    for (PriceItem part : parts) {
      all |= 1 << part.ordinal();
    }
    return new Parts(all);
  }

  /** With a part where a flag holds. */
  public Parts with(boolean flag, PriceItem part) {
    return flag ? new Parts(bits | 1 << part.ordinal()) : this;
  }

  /** These prices less those given. */
  public Parts without(PriceItem... parts) {
    return new Parts(bits & ~of(parts).bits);
  }
}
