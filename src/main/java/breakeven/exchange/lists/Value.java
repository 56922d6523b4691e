package breakeven.exchange.lists;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON text, small enough to be held whole. Numbers are kept as they are written, so
 * that no digit of a price is lost.
 */
public final class Value {
  /** What is where a member is asked for that is not there. */
  public static final Value NONE = new Value(null, null, null, null);

  private final @Nullable String text;
  private final @Nullable String number;
  private final @Nullable List<Value> elements;
  private final @Nullable Map<String, Value> members;

  private Value(
      @Nullable String text,
      @Nullable String number,
      @Nullable List<Value> elements,
      @Nullable Map<String, Value> members) {
    this.text = text;
    this.number = number;
    this.elements = elements;
    this.members = members;
  }

  /** A text, a number as it is written, or a word such as true. */
  public static Value text(String text) {
    return new Value(text, null, null, null);
  }

  /** A number, as it is written. */
  public static Value number(String written) {
    return new Value(null, written, null, null);
  }

  /** A list of values, in their order. */
  public static Value array(List<Value> elements) {
    return new Value(null, null, List.copyOf(elements), null);
  }

  /** Values by name, in the order of the file. */
  public static Value object(Map<String, Value> members) {
    return new Value(null, null, null, Collections.unmodifiableMap(new LinkedHashMap<>(members)));
  }

  /** The member that a path leads to; {@link #NONE} where there is none. */
  public Value get(String... path) {
    Value at = this;
    for (String name : path) {
      at = at.members == null ? NONE : at.members.getOrDefault(name, NONE);
    }
    return at;
  }

  /**
   * All values that a path of names with dots between leads to. In a name {@code *} stands for any
   * letters; the elements of a list are named 0, 1 and so on.
   */
  List<Value> all(String path) {
    List<Value> found = List.of(this);
    for (String name : path.split("\\.")) {
      found = found.stream().flatMap(each -> each.named(name)).toList();
    }
    return found;
  }

  private Stream<Value> named(String name) {
    int star = name.indexOf('*');
    if (elements != null) {
      List<Value> all = elements;
      return star >= 0
          ? all.stream()
          : IntStream.range(0, all.size())
              .filter(index -> name.equals(String.valueOf(index)))
              .mapToObj(all::get);
    }
    if (star < 0) {
      return Stream.ofNullable(members().get(name));
    }
    String head = name.substring(0, star);
    String tail = name.substring(star + 1);
    return members().entrySet().stream()
        .filter(
            each ->
                each.getKey().length() >= name.length() - 1
                    && each.getKey().startsWith(head)
                    && each.getKey().endsWith(tail))
        .map(Map.Entry::getValue);
  }

  /** The same object with another member. */
  Value with(String name, Value member) {
    Map<String, Value> more = new LinkedHashMap<>(members());
    more.put(name, member);
    return object(more);
  }

  /** Whether it has members. */
  public boolean isObject() {
    return members != null;
  }

  /** Whether it is a list. */
  public boolean isArray() {
    return elements != null;
  }

  /**
   * Whether it has a member of this name, also one without a value; false where it is no object.
   */
  public boolean has(String member) {
    return members != null && members.containsKey(member);
  }

  /** The members of an object, in the order of the file; none for anything else. */
  Map<String, Value> members() {
    return members == null ? Map.of() : members;
  }

  /** The elements of an array; none for anything else. */
  public List<Value> elements() {
    return elements == null ? List.of() : elements;
  }

  /** The text; empty for anything else. */
  public String text() {
    return text == null ? "" : text;
  }

  /** A text or a number as it is written; empty for anything else. */
  String written() {
    return number != null ? number : text();
  }

  /** Whether this is neither text nor number, array nor object: absent, null or a truth value. */
  boolean isNothing() {
    return text == null && number == null && elements == null && members == null;
  }
}
