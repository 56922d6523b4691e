package breakeven.core.report;

import breakeven.core.shape.RowShapes;
import breakeven.core.shape.Shape;
import breakeven.core.shape.ShapeOffer;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.table.Sheets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The columns of {@code Shapes}: one row a workload and shape. */
public final class ShapeColumns {
  // Headers by which other sheets find their columns.
  public static final String WORKLOAD = "Workload";
  public static final String SHAPE = "Shape";
  public static final String TCO = "TCO fine-tuned";
  public static final String SAVES = "Saves";
  public static final String UPFRONT = "Upfront";
  public static final String SAVING = "Net saving";
  public static final String VERDICT = "Verdict with it";
  public static final String MEASURE = "To measure first";
  public static final String RANK = "Rank";
  public static final String NUMBER = "No.";

  /** What stands for the shape that the row has. */
  public static final String OWN = "its own";

  /** The most rows that a workload has. */
  public static final int MOST = 1 + ShapeSearch.MOST_SAME + ShapeSearch.MOST_OTHERS;

  /**
   * One row.
   *
   * @param number its place in the sheet, from 1
   * @param rank 0 for the workload's own shape; from 1 on the others of its model, cheapest first;
   *     after the last of these that there can be, those of other models
   */
  public record Line(int number, String workload, int rank, RowShapes shapes, ShapeOffer offer) {
    /** The row's own shape is none to be chosen where its candidate is closed. */
    private boolean closed() {
      return rank == 0 && shapes.closed();
    }

    private double unlessClosed(double figure) {
      return closed() ? Double.NaN : figure;
    }

    /** Total cost; NaN of a closed candidate, as all its figures are. */
    public double tco() {
      return unlessClosed(offer.tco());
    }

    /** What it saves against the row's own shape; NaN for that one, and where it is closed. */
    public double saves() {
      return rank == 0 ? Double.NaN : shapes.saves(offer);
    }

    /** One-off costs before month 1. */
    public double upfront() {
      return unlessClosed(offer.upfront());
    }

    /** What it saves against the alternative. */
    public double saving() {
      return unlessClosed(offer.saving());
    }
  }

  private ShapeColumns() {}

  /**
   * The rows of a workload; none where nothing was compared.
   *
   * @param before the rows before them
   */
  public static List<Line> lines(String workload, RowShapes shapes, int before) {
    List<Line> lines = new ArrayList<>();
    ShapeOffer own = shapes.own();
    if (own == null) {
      return lines;
    }
    lines.add(new Line(before + 1, workload, 0, shapes, own));
    add(lines, workload, shapes, shapes.same(), 1);
    add(lines, workload, shapes, shapes.others(), 1 + ShapeSearch.MOST_SAME);
    return lines;
  }

  private static void add(
      List<Line> lines, String workload, RowShapes shapes, List<ShapeOffer> offers, int rank) {
    for (int k = 0; k < offers.size(); k++) {
      int number = lines.get(lines.size() - 1).number() + 1;
      lines.add(new Line(number, workload, rank + k, shapes, offers.get(k)));
    }
  }

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Line>> of(String currency) {
    Heads heads = Heads.of(Sheets.SHAPES, currency);
    return List.of(
        heads.text(WORKLOAD, Line::workload),
        heads.text("Compared", ShapeColumns::compared),
        heads.text(SHAPE, ShapeColumns::shape),
        heads.text("Model", of(s -> s.model().name())),
        heads.text("Tuning method", of(Shape::methodName)),
        heads.text("Serving", of(Shape::servingName)),
        heads.text("GPU", of(Shape::gpu)),
        heads.number(TCO, Line::tco),
        heads.number(SAVES, Line::saves),
        heads.number(UPFRONT, Line::upfront),
        heads.number(SAVING, Line::saving),
        heads.text(VERDICT, line -> SensitivityColumns.verdict(line.offer().verdict())),
        heads.text(MEASURE, line -> line.offer().toMeasure()),
        heads.number(RANK, Line::rank),
        heads.number(NUMBER, Line::number));
  }

  private static String compared(Line line) {
    return line.rank() == 0 ? "Own" : line.offer().sameModel() ? "Same model" : "Other model";
  }

  /** The shape in words, as other sheets say it too. */
  public static String shape(Line line) {
    return line.rank() == 0
        ? OWN + (line.shapes().closed() ? ", closed, " : ", ") + line.offer().words()
        : line.offer().words();
  }

  private static Function<Line, String> of(Function<Shape, String> part) {
    return line -> part.apply(line.offer().shape());
  }
}
