package breakeven.core.input;

/**
 * What several rows of {@code Workloads} have in common though it should tell them apart.
 *
 * @param names the names that several rows have
 * @param ids the IDs that several rows have
 */
public record RowKeys(NameIndex names, NameIndex ids) {
  /** No row has anything in common with another. */
  public static RowKeys none() {
    return new RowKeys(NameIndex.none(), NameIndex.none());
  }

  /** How many names and IDs several rows have. */
  public int size() {
    return names.size() + ids.size();
  }
}
