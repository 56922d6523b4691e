package breakeven.core.expression;

import breakeven.core.table.Column;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes texts for the rows of a frame. The figures of a text must be variables or lines, or be
 * made of them without months: they are worked out for the whole batch once and then read row by
 * row. A text is looked through once; from then on it is made of bytes that are at hand.
 */
public final class TextWriter {
  private final Frame frame;
  private final Map<Text, Part> parts = new IdentityHashMap<>();
  private final Map<Expression, Values> values = new HashMap<>();
  private final Utf8 out = new Utf8();
  private long batch;
  private String ofRun = "";
  private Function<Column, String> names = column -> "";

  /**
   * A writer for the rows of one frame.
   *
   * @param frame where the figures of the texts stand
   */
  public TextWriter(Frame frame) {
    this.frame = frame;
  }

  /** Forgets the figures of the batch before. Call it after each evaluation of the frame. */
  public void next() {
    batch++;
  }

  /** What {@link Text.OfRun} stands for in the rows that are written from now on. */
  public void ofRun(String words) {
    ofRun = words;
  }

  /** The names that the rows written from now on look their prices up by; empty: none. */
  public void names(Function<Column, String> ofColumns) {
    names = ofColumns;
  }

  /** The text for a row; it is valid until the next one is written. */
  public Utf8 write(Text text, int row) {
    out.clear();
    part(text).put(row);
    return out;
  }

  /** The value of an expression in a row. */
  public double value(Expression expression, int row) {
    if (expression instanceof Line line) {
      return frame.values(line)[row];
    }
    if (expression instanceof Variable variable) {
      return frame.values(variable)[row];
    }
    return values(expression).at(row);
  }

  private Values values(Expression expression) {
    return values.computeIfAbsent(expression, Values::new);
  }

  private double[] array(Expression expression) {
    if (expression instanceof Line line) {
      return frame.values(line);
    }
    return expression instanceof Variable variable
        ? frame.values(variable)
        : new double[frame.capacity()];
  }

  /** The values of an expression in the batch at hand. */
  private final class Values {
    private final Expression expression;
    private final boolean stands;
    private final double[] known;
    private long of = -1;

    Values(Expression expression) {
      this.expression = expression;
      stands = expression instanceof Line || expression instanceof Variable;
      known = array(expression);
    }

    double at(int row) {
      if (!stands && of != batch) {
        double[] result = expression.inFull(frame, 0, known, 0);
        if (result != known) {
          System.arraycopy(result, 0, known, 0, frame.size());
        }
        of = batch;
      }
      return known[row];
    }
  }

  // --- parts -------------------------------------------------------------------------------------

  /** A part of a text, ready to be written for any row. */
  private abstract static class Part {
    abstract void put(int row);
  }

  private Part part(Text text) {
    Part known = parts.get(text);
    if (known == null) {
      known = make(text);
      parts.put(text, known);
    }
    return known;
  }

  private Part make(Text text) {
    if (text instanceof Text.Words words) {
      return new Fixed(words);
    } else if (text instanceof Text.Figure figure) {
      return new Number(figure);
    } else if (text instanceof Text.Word word) {
      Expression code = word.value();
      return new Choice(code, code.words().stream().map(Text::words).map(this::part).toList());
    } else if (text instanceof Text.Chosen chosen) {
      return new Choice(chosen.code(), chosen.texts().stream().map(this::part).toList());
    } else if (text instanceof Text.Either either) {
      return new Branch(either);
    } else if (text instanceof Text.Joined joined) {
      return new Row(joined);
    } else if (text instanceof Text.OfRun) {
      return new Found();
    }
    if (text instanceof Text.Name name) {
      return new Named(name.column(), part(name.otherwise()));
    }
    throw new IllegalArgumentException("cannot be written: " + text);
  }

  private final class Fixed extends Part {
    private final byte[] words;

    Fixed(Text.Words words) {
      this.words = Utf8.of(words.words());
    }

    @Override
    void put(int row) {
      out.put(words);
    }
  }

  private final class Found extends Part {
    @Override
    void put(int row) {
      if (!ofRun.isEmpty()) {
        out.put(Utf8.of(ofRun));
      }
    }
  }

  private final class Named extends Part {
    private final Column column;
    private final Part otherwise;

    Named(Column column, Part otherwise) {
      this.column = column;
      this.otherwise = otherwise;
    }

    @Override
    void put(int row) {
      String name = names.apply(column);
      if (name.isEmpty()) {
        otherwise.put(row);
      } else {
        out.put(Utf8.of(Text.Name.withoutProvider(name)));
      }
    }
  }

  private final class Number extends Part {
    private final Values figure;
    private final Text.Style style;

    Number(Text.Figure figure) {
      this.figure = values(figure.value());
      style = figure.style();
    }

    @Override
    void put(int row) {
      double value = figure.at(row);
      if (!Double.isNaN(value)) {
        style.put(value, out);
      }
    }
  }

  private final class Choice extends Part {
    private final Values code;
    private final List<Part> choices;

    Choice(Expression code, List<Part> choices) {
      this.code = values(code);
      this.choices = choices;
    }

    @Override
    void put(int row) {
      double chosen = code.at(row);
      if (!Double.isNaN(chosen)) {
        choices.get((int) chosen).put(row);
      }
    }
  }

  private final class Branch extends Part {
    private final Values flag;
    private final Part then;
    private final Part otherwise;

    Branch(Text.Either either) {
      flag = values(either.flag());
      then = part(either.then());
      otherwise = part(either.otherwise());
    }

    @Override
    void put(int row) {
      (flag.at(row) > 0 ? then : otherwise).put(row);
    }
  }

  private final class Row extends Part {
    private final Part[] joined;

    Row(Text.Joined texts) {
      joined = texts.texts().stream().map(TextWriter.this::part).toArray(Part[]::new);
    }

    @Override
    void put(int row) {
      for (Part part : joined) {
        part.put(row);
      }
    }
  }
}
