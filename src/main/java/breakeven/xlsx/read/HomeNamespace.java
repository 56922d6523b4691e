package breakeven.xlsx.read;

import java.util.Map;

/**
 * The namespace of the root of a part, and which tags are in it. Programs take those of another one
 * for something else, or pass over them, although their names may be the same.
 */
final class HomeNamespace {
  private Map<String, String> declared = Map.of();
  private String home = "";
  private boolean unprefixed;

  /** Takes the root's tag. */
  void root(TagScanner scan) {
    declared = scan.namespaces();
    home = declared.getOrDefault(scan.prefix(), "");
    unprefixed = declared.getOrDefault("", "").equals(home);
  }

  /** Whether tags without a prefix are in it. */
  boolean unprefixed() {
    return unprefixed;
  }

  /**
   * Whether a tag is in it, and declares no namespace anew, which would be that of all tags inside.
   */
  boolean has(TagScanner scan) {
    Map<String, String> own = scan.namespaces();
    if (own.isEmpty()) {
      String prefix = scan.prefix();
      return prefix.isEmpty() ? unprefixed : home.equals(declared.get(prefix));
    }
    boolean anew =
        own.entrySet().stream()
            .anyMatch(
                one -> !one.getValue().equals(declared.getOrDefault(one.getKey(), one.getValue())));
    String prefix = scan.prefix();
    String uri = declared.getOrDefault(prefix, own.getOrDefault(prefix, ""));
    return !anew && uri.equals(home);
  }
}
