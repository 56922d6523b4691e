package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which parts of a package go when some of its sheets are rebuilt: all that only those sheets lead
 * to.
 */
final class ReplacedSheets {
  private final XlsxFile file;
  private final Set<String> roots = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();

  private ReplacedSheets(XlsxFile file) {
    this.file = file;
  }

  /** Names of the parts in lower case, their lists of relationships included. */
  static Set<String> parts(XlsxFile file, List<SheetInfo> sheets) {
    ReplacedSheets r = new ReplacedSheets(file);
    if (sheets.isEmpty()) {
      return r.dropped;
    }
    sheets.forEach(s -> r.roots.add(key(s.part())));
    r.follow("", r.kept, r.roots);
    sheets.forEach(s -> r.follow(s.part(), r.dropped, r.kept));
    return r.dropped;
  }

  /** The same of all to which the package itself leads for a purpose, be it there or not. */
  static Set<String> partsBehind(XlsxFile file, String type) {
    ReplacedSheets r = new ReplacedSheets(file);
    file.relations("").stream()
        .filter(relation -> relation.type().equals(type) && !relation.external())
        .forEach(relation -> r.follow(relation.target(), r.dropped, r.kept));
    return r.dropped;
  }

  static String key(String part) {
    return part.toLowerCase(Locale.ROOT);
  }

  private void follow(String part, Set<String> found, Set<String> barrier) {
    if (barrier.contains(key(part)) || !found.add(key(part))) {
      return;
    }
    found.add(key(XlsxFile.relationsPart(part)));
    for (Relation r : file.relations(part)) {
      if (!r.external() && file.has(r.target())) {
        follow(r.target(), found, barrier);
      }
    }
  }
}
