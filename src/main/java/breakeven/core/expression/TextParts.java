package breakeven.core.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes phrases of the parts of a text whose formula would be too long to read, so that each has a
 * cell of its own. The text stays the same.
 */
public final class TextParts {
  /** Characters of a formula; what stands around a phrase makes it longer still. */
  private static final int MOST = 250;

  private static final TextPrinter PRINTER =
      new TextPrinter(
          new FormulaPrinter(new Typical()),
          new TextPrinter.Marks("Ls_Point", "Ls_Group"),
          phrase -> "$XX2005",
          column -> "Workloads!$XX$2005");

  /** What the name of every part ends with. */
  public static final String PART = ", part";

  private final String name;

  /**
   * What a part is said under: a text of its own, elsewhere empty, with the flag that must hold.
   */
  private final UnaryOperator<Text> guard;

  private TextParts(String name, UnaryOperator<Text> guard) {
    this.name = name;
    this.guard = guard;
  }

  /**
   * A text of which no part, itself included, is longer than a formula may be.
   *
   * @param name what its parts are called
   */
  public static Text of(String name, Text text) {
    return new TextParts(name + PART, part -> part).shorter(text);
  }

  private static int length(Text text) {
    return PRINTER.print(text).length();
  }

  private Text shorter(Text text) {
    if (text instanceof Text.Phrase || length(text) <= MOST) {
      return text;
    }
    if (text instanceof Text.Joined joined) {
      return joined(joined.texts().stream().map(this::shorter).toList());
    }
    if (text instanceof Text.Either either) {
      Text nothing = new Text.Words("");
      TextParts then = under(either, part -> new Text.Either(either.flag(), part, nothing));
      TextParts otherwise = under(either, part -> new Text.Either(either.flag(), nothing, part));
      List<Text> both = List.of(then.shorter(either.then()), otherwise.shorter(either.otherwise()));
      return named(both, parts -> new Text.Either(either.flag(), parts.get(0), parts.get(1)));
    }
    if (text instanceof Text.Chosen chosen) {
      List<Text> texts = chosen.texts().stream().map(this::shorter).toList();
      return named(texts, parts -> new Text.Chosen(chosen.code(), parts));
    }
    return text;
  }

  /** Parts of a branch are said only where it is, so far as that is short. */
  private TextParts under(Text.Either either, UnaryOperator<Text> branch) {
    return either.flag() instanceof Line
        ? new TextParts(name, part -> guard.apply(branch.apply(part)))
        : this;
  }

  private Text.Phrase phrase(Text text) {
    return text instanceof Text.Phrase phrase ? phrase : new Text.Phrase(name, guard.apply(text));
  }

  /** What is made of several texts. */
  private interface Whole {
    Text of(List<Text> parts);
  }

  /** Gives the longest parts names until the whole is short enough. */
  private Text named(List<Text> parts, Whole whole) {
    List<Text> left = new ArrayList<>(parts);
    Text made = whole.of(left);
    while (length(made) > MOST) {
      Text longest =
          left.stream()
              .filter(part -> !(part instanceof Text.Phrase))
              .max(Comparator.comparingInt(TextParts::length))
              .orElse(null);
      if (longest == null || length(longest) <= "$XX2005".length()) {
        return made;
      }
      Text.Phrase named = phrase(longest);
      left.replaceAll(part -> part.equals(longest) ? named : part);
      made = whole.of(left);
    }
    return made;
  }

  /** Neighbours make a part together as long as they fit. */
  private Text joined(List<Text> texts) {
    List<Text> parts = new ArrayList<>();
    List<Text> open = new ArrayList<>();
    for (Text text : texts) {
      open.add(text);
      if (open.size() > 1 && length(new Text.Joined(List.copyOf(open))) > MOST) {
        open.remove(open.size() - 1);
        parts.add(together(open));
        open.clear();
        open.add(text);
      }
    }
    parts.add(together(open));
    List<Text> named = new ArrayList<>(parts.subList(0, parts.size() - 1));
    named.replaceAll(this::phrase);
    named.add(parts.get(parts.size() - 1));
    Text whole = new Text.Joined(List.copyOf(named));
    if (length(whole) > MOST) {
      named.replaceAll(this::phrase);
      whole = new Text.Joined(List.copyOf(named));
    }
    return whole;
  }

  private static Text together(List<Text> texts) {
    return texts.size() == 1 ? texts.get(0) : new Text.Joined(List.copyOf(texts));
  }

  /** Cells and names as long as they are in a workbook of two thousand workloads. */
  private static final class Typical implements References {
    @Override
    public String of(Variable variable) {
      return "XX2005";
    }

    @Override
    public String of(Line line) {
      return "XX2005";
    }

    @Override
    public String ofMonth(Line line) {
      return "Months!XX2005";
    }

    @Override
    public String ofMonthBefore(Line line) {
      return "Months!XX2005";
    }

    @Override
    public String months(Line line) {
      return "Months!XX2005:XX2005";
    }

    @Override
    public String monthsFromZero(Line line) {
      return months(line);
    }

    @Override
    public String nextMonthNumbers() {
      return "Workings!$X$2005:$XX$2005";
    }

    @Override
    public String constant(Constant constant) {
      return "Ls_" + constant.name();
    }

    @Override
    public String list(List<String> words) {
      return "Ls_ListOfWords";
    }

    @Override
    public @Nullable String range(List<Line> lines) {
      return null;
    }
  }
}
