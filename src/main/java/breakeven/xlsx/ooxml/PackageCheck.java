package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.w3c.dom.Element;

/**
 * The last look at a finished workbook: its list of types, its relationships, its parts and the
 * texts that its cells refer to must agree. What did not agree in the user's file either is not
 * ours to judge.
 */
final class PackageCheck {
  private static final String TYPES = "[Content_Types].xml";

  /** The word by which a type of the standard says what a part is: {@code worksheet}. */
  private static final Pattern KIND =
      Pattern.compile("application/vnd\\.openxmlformats-[a-z]+\\.(?:.*\\.)?([A-Za-z-]+)\\+xml");

  private final XlsxFile book;
  private final Map<String, String> endings = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Set<String> faults = new TreeSet<>();

  private PackageCheck(XlsxFile book) {
    this.book = book;
  }

  /**
   * Refuses a finished workbook that has faults that the user's has not.
   *
   * @param texts for each sheet that was written anew, the highest place in the list of texts that
   *     its cells refer to, or -1
   */
  static void require(XlsxFile users, XlsxFile finished, Map<String, Long> texts) {
    Set<String> faults = faults(finished);
    if (!faults.isEmpty()) {
      faults.removeAll(faults(users));
      // Of two parts of core properties the second is copied, and nothing leads to it any more.
      users.relations("").stream()
          .filter(relation -> relation.type().equals("core-properties"))
          .forEach(
              relation ->
                  faults.remove(
                      "nothing leads to "
                          + ReplacedSheets.key(users.storedName(relation.target()))));
    }
    texts.forEach(
        (part, highest) -> {
          if (highest >= 0 && highest >= size(users, finished) && highest > highest(users, part)) {
            faults.add(part + " refers to text " + highest + ", which the list of texts has not");
          }
        });
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "the finished workbook does not agree with itself: " + String.join("; ", faults));
    }
  }

  /**
   * How many texts there are. The list is copied, so that the user's says it; of one that nobody
   * can read no text is known, and the user's cells alone say what may be sought.
   */
  private static int size(XlsxFile users, XlsxFile finished) {
    String list = finished.related("sharedStrings");
    boolean copied = list != null && list.equals(users.related("sharedStrings"));
    try {
      return (copied ? users : finished).texts();
    } catch (BadInput e) {
      return 0;
    }
  }

  /** The highest text that a sheet of a file refers to; -1 where the file has no such sheet. */
  private static long highest(XlsxFile book, String part) {
    TextIndexes indexes = new TextIndexes();
    if (book.has(part)) {
      byte[] piece = new byte[1 << 14];
      try (InputStream in = book.open(part)) {
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
          indexes.read(piece, n);
        }
      } catch (IOException e) {
        throw new BadInput(book.where(part) + " cannot be read: fetch the file again", e);
      }
    }
    return indexes.highest();
  }

  /** What does not agree in a workbook: a line each, with the names of parts in lower case. */
  static Set<String> faults(XlsxFile book) {
    PackageCheck check = new PackageCheck(book);
    check.types();
    check.parts();
    check.relationships();
    return check.faults;
  }

  private void types() {
    Element root = Dom.read(book.open(TYPES), book.where(TYPES)).getDocumentElement();
    for (Element e : Dom.children(root, "Default")) {
      once(endings, ReplacedSheets.key(e.getAttribute("Extension")), e);
    }
    for (Element e : Dom.children(root, "Override")) {
      String part = key(e.getAttribute("PartName").replaceFirst("^/", ""));
      once(types, part, e);
      if (!book.has(part)) {
        faults.add(part + " has a type and is not there");
      }
    }
  }

  private void once(Map<String, String> list, String name, Element e) {
    if (list.put(name, e.getAttribute("ContentType")) != null) {
      faults.add(name + " has two types");
    }
  }

  private void parts() {
    Set<String> reached = reached();
    for (ZipArchiveEntry entry : book.entries()) {
      String part = key(entry.getName());
      if (entry.isDirectory() || part.equalsIgnoreCase(TYPES)) {
        continue;
      }
      if (type(part).isEmpty()) {
        faults.add(part + " has no type");
      }
      if (!reached.contains(part)) {
        faults.add("nothing leads to " + part);
      }
    }
  }

  /** The parts to which the package leads, with their lists of relationships. */
  private Set<String> reached() {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> waiting = new ArrayDeque<>(List.of(""));
    while (!waiting.isEmpty()) {
      String part = waiting.remove();
      reached.add(key(XlsxFile.relationsPart(part)));
      for (Relation relation : relations(part)) {
        String target = key(relation.target());
        if (!relation.external() && reached.add(target)) {
          waiting.add(target);
        }
      }
    }
    return reached;
  }

  private void relationships() {
    for (ZipArchiveEntry entry : book.entries()) {
      String list = book.storedName(entry.getName());
      String owner = XlsxFile.ownerOf(list);
      Set<String> ids = new HashSet<>();
      for (Relation relation : owner.equals(list) ? List.<Relation>of() : relations(owner)) {
        if (!ids.add(relation.id())) {
          faults.add(key(list) + " leads to two parts by the name " + relation.id());
        }
        if (!relation.external()) {
          target(key(list), relation);
        }
      }
    }
  }

  private void target(String list, Relation relation) {
    String target = key(relation.target());
    if (!book.has(target)) {
      // By its own name: POI writes a way that begins with the owner's name shorter.
      String name = target.substring(target.lastIndexOf('/') + 1);
      faults.add(list + " leads to " + name + ", which is not there");
      return;
    }
    Matcher kind = KIND.matcher(type(target));
    boolean root = relation.type().equals("officeDocument");
    if (kind.matches() && !root && !kind.group(1).equals(relation.type())) {
      faults.add(list + " leads to " + target + " as " + relation.type() + ", which it is not");
    }
  }

  /** None where the list cannot be read: what is no list leads nowhere. */
  private List<Relation> relations(String part) {
    try {
      return book.relations(part);
    } catch (BadInput e) {
      faults.add(key(XlsxFile.relationsPart(part)) + " cannot be read");
      return List.of();
    }
  }

  private String type(String part) {
    String ending = part.substring(part.lastIndexOf('.') + 1);
    return types.getOrDefault(part, endings.getOrDefault(ending, ""));
  }

  /** A part by one name, however it is written. */
  private String key(String part) {
    return ReplacedSheets.key(book.storedName(part));
  }
}
