package breakeven.price;

/**
 * The names of a workload that are looked up, defaults taken.
 *
 * @param prompted the large model
 * @param candidate the small base model to tune
 * @param smaller the small model to be prompted; empty: the candidate
 * @param gpu the row's GPU
 */
public record LookupNames(String prompted, String candidate, String smaller, String gpu) {}
