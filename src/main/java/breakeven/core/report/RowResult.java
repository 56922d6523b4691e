package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.TextWriter;
import breakeven.core.expression.Utf8;
import breakeven.core.expression.Variable;
import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceSource;
import breakeven.core.rival.RowRivals;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeOffer;
import breakeven.core.shape.ShapeText;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.whatif.VerdictChange;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The results of one workload, read from the frame that was evaluated last. One object is moved
 * from row to row; what it gives is valid until it is moved.
 */
public final class RowResult {
  private final Decision decision;
  private final Sentences sentences;
  private final TextWriter texts;
  private final Frame frame;
  private final UnaryOperator<String> nextModel;
  private BiFunction<Variable, LookupNames, @Nullable PriceSource> quotes = (price, used) -> null;
  private Function<Column, @Nullable Place> cells = input -> null;
  private int row;
  private int sheetRow;
  private String name = "";
  private String id = "";
  private LookupNames used = LookupNames.NONE;
  private int issues;
  private @Nullable VerdictChange verdictChange;
  private boolean searched = true;
  private RowShapes shapes = RowShapes.NONE;
  private ShapeText shape = ShapeText.NONE;
  private RowRivals rivals = RowRivals.NONE;

  /**
   * A view of one row after another, without a copy.
   *
   * @param decision the lines
   * @param frame where the figures of the batch stand
   * @param nextModel the model whose price follows when a prompted one ends; empty where none does
   */
  public RowResult(
      Decision decision, Frame frame, Sentences sentences, UnaryOperator<String> nextModel) {
    this.decision = decision;
    this.sentences = sentences;
    this.frame = frame;
    this.nextModel = nextModel;
    texts = new TextWriter(frame);
  }

  /** Call after each evaluation of the frame. */
  public void nextBatch() {
    texts.next();
  }

  /**
   * Moves to a row of the batch.
   *
   * @param sheetRow its row in the user's sheet, from 1
   * @param used the names that it looks its prices up by
   * @param issues errors and warnings of this row
   * @param elsewhere the cells outside the row that its errors are about, as a sentence lists them;
   *     empty where there are none
   * @param verdictChange the nearest change that changes the verdict; null where no single change
   *     does
   */
  public void moveTo(
      int row,
      int sheetRow,
      String name,
      LookupNames used,
      int issues,
      String elsewhere,
      @Nullable VerdictChange verdictChange) {
    this.row = row;
    this.sheetRow = sheetRow;
    this.name = name;
    id = "";
    this.used = used;
    this.issues = issues;
    texts.names(column -> Texts.oneLine(lookedUp(column)));
    texts.ofRun(Sentences.lookAt(elsewhere));
    this.verdictChange = verdictChange;
    shapes = RowShapes.NONE;
    shape = ShapeText.NONE;
    rivals = RowRivals.NONE;
    searched = true;
  }

  private String lookedUp(Column column) {
    if (column == ModelPrices.PARAMETERS) {
      ShapeOffer larger = shapes.larger();
      return larger == null ? "" : larger.shape().model().name();
    }
    return column == ModelPrices.REPLACEMENT
        ? replacement()
        : column == ModelPrices.MODEL ? used.rival() : used.of(column);
  }

  /** The model whose price follows when the prompted one ends; empty where none does. */
  String replacement() {
    return nextModel.apply(used.prompted());
  }

  /**
   * The large model as it is sold: of one that has ended its Replacement.
   *
   * @param day days since 1970-01-01
   */
  String large(double day) {
    String next = value(decision.model.looked.promptedLastService) < day ? replacement() : "";
    return next.isEmpty() ? used.prompted() : next;
  }

  /** Says by which ID the workload is known; none until it is called. */
  public void ofId(@Nullable String typed) {
    id = typed == null ? "" : typed;
  }

  /** The ID as typed; empty where none is. */
  public String id() {
    return id;
  }

  /** What makes the words of the row. */
  public Sentences sentences() {
    return sentences;
  }

  /** The workload as typed; empty where it has no name. */
  public String name() {
    return name;
  }

  /** The names that it looks its prices up by. */
  public LookupNames used() {
    return used;
  }

  /** The row of the user's sheet, from 1. */
  public int sheetRow() {
    return sheetRow;
  }

  /** Errors and warnings of this row. */
  public int issues() {
    return issues;
  }

  /** Whether the row lacks something and has no figures. */
  public boolean lacking() {
    return value(decision.needs.lacking) > 0;
  }

  /** Whether the candidate is closed, so that its own results are a word. */
  public boolean closed() {
    return value(decision.model.life.closed) > 0;
  }

  /** A figure; NaN where it is blank or the row lacks something. */
  public double number(Line line) {
    return lacking() ? Double.NaN : value(line);
  }

  /** The greater of what it saves or costs now and what is pending, money; 0 where unknown. */
  double atStake() {
    return lacking() ? 0 : decision.atStake(frame, row);
  }

  /** A figure, whether or not the row lacks something. */
  public double value(Expression line) {
    return texts.value(line, row);
  }

  /** The last month that is calculated. */
  public int months() {
    return frame.months();
  }

  /** A figure of one month, whether or not the row lacks something. */
  public double month(Line line, int month) {
    return frame.values(line, month)[row];
  }

  /**
   * What a line becomes from some month on.
   *
   * @param month from which on it is another; NaN where it is none
   * @param factor against what it is in month 1; NaN where it is none
   */
  public record Change(double month, double factor) {}

  /**
   * One of the changes of a line that has other values from some months on.
   *
   * @param which the first is 0
   */
  public Change change(Line line, int which) {
    double first = frame.values(line)[row];
    double before = first;
    int found = 0;
    for (int month : frame.changes()) {
      double then = frame.values(line, month)[row];
      if (Double.compare(then, before) != 0 && found++ == which) {
        return new Change(month, first == 0 ? 1 : then / first);
      }
      before = then;
    }
    return new Change(Double.NaN, Double.NaN);
  }

  /** Puts what the row is calculated with into the first row of a frame. */
  public void copyTo(Frame other) {
    other.sameInAllMonths();
    other.copyRow(frame, row, 0);
  }

  /** A word; empty where it is blank. */
  public String word(Expression line) {
    double code = value(line);
    return Double.isNaN(code) ? "" : line.words().get((int) code);
  }

  /** A sentence about this row. */
  public String text(Text text) {
    return texts.write(text, row).toString();
  }

  /** The cell of a sentence about this row; an empty one where that is empty. */
  void put(Text text, CellSink cell) {
    Utf8 written = texts.write(text, row);
    if (written.length() == 0) {
      cell.blank();
    } else {
      cell.text(written.bytes(), 0, written.length());
    }
  }

  /** Says whether it was searched what would change the verdict; it was until it is called. */
  public void searched(boolean was) {
    searched = was;
  }

  /** What would change the verdict, in words. */
  public String whatWouldChange() {
    return whatWouldChange("not searched");
  }

  /**
   * The same with other words where it was not searched.
   *
   * @param notSearched empty where nothing is said then
   */
  String whatWouldChange(String notSearched) {
    if (lacking()) {
      return "the cells and prices that are missing";
    }
    return !searched
        ? notSearched
        : verdictChange == null ? "no single change does" : verdictChange.text();
  }

  /** Says in which cell something was typed; {@link #typedIn} knows none until it is called. */
  public void typed(Function<Column, @Nullable Place> in) {
    cells = in;
  }

  /** The cell of an input of the row; null where nothing is typed there. */
  public @Nullable Place typedIn(Column input) {
    return cells.apply(input);
  }

  /** Says where looked-up figures come from; {@link #quote} knows none until it is called. */
  public void quoted(BiFunction<Variable, LookupNames, @Nullable PriceSource> by) {
    quotes = by;
  }

  /** Where a looked-up figure comes from; null where it is in no cell. */
  public @Nullable PriceSource quote(Variable price) {
    return quotes.apply(price, used);
  }

  /** Says in which shape the row is priced; {@link ShapeText#NONE} until it is called. */
  public void shaped(ShapeText as) {
    shape = as;
  }

  /** The shape that it is priced in. */
  public ShapeText shape() {
    return shape;
  }

  /** Says which rivals the row has; {@link RowRivals#NONE} until it is called. */
  public void against(RowRivals found) {
    rivals = found;
  }

  /** The cheaper models to be measured first. */
  public RowRivals rivals() {
    return rivals;
  }

  /** Says which shapes the row was compared with; {@link RowShapes#NONE} until it is called. */
  public void compared(RowShapes with) {
    shapes = with;
  }

  /** The shapes that it was compared with. */
  public RowShapes shapes() {
    return shapes;
  }
}
