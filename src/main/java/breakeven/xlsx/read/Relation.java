package breakeven.xlsx.read;

/**
 * One relationship of a part.
 *
 * @param id its id, unique in the part
 * @param type the last word of its type: {@code worksheet}, {@code table}, {@code sharedStrings};
 *     all of one that no standard defines
 * @param target the part that it leads to, without a leading slash; a web address where {@code
 *     external}
 * @param external whether it leads out of the package
 */
public record Relation(String id, String type, String target, boolean external) {}
