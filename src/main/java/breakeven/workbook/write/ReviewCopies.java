package breakeven.workbook.write;

import breakeven.core.input.Header;
import breakeven.core.report.Columns;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.xlsx.read.CellKind;
import breakeven.xlsx.read.SheetHandler;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The copies on {@code Review} of what was typed at the review. What is carried out is typed there
 * too, so that no more than other edits is told as one.
 */
public final class ReviewCopies {
  private ReviewCopies() {}

  /** Where the copies are. */
  private static final class Copies implements SheetHandler {
    private final int typed;
    private int row;
    private String label = "";
    private int above;
    private int count;
    private int carriedOut;
    private double before;

    Copies(int typed) {
      this.typed = typed;
    }

    @Override
    public void startRow(int number) {
      row = number;
      label = "";
    }

    @Override
    public void cell(int column, CellKind kind, double number, @Nullable String text) {
      if (column == 0 && text != null) {
        label = text;
        above = label.equals(EditedInputs.COPIES) ? row : above;
        carriedOut = label.equals(EditedInputs.CARRIED_OUT) ? row : carriedOut;
      } else if (kind == CellKind.NUMBER && row == above && column == EditedInputs.COUNTS) {
        count = (int) number;
      } else if (kind == CellKind.NUMBER && row == carriedOut && column == typed) {
        before = number;
      }
    }

    @Override
    public boolean endRow(int number) {
      return count == 0;
    }
  }

  /** The numbers by which the review knows some rows. */
  private static final class Numbers implements SheetHandler {
    private final int header;
    private final Map<Integer, Integer> of = new HashMap<>();
    private int row;
    private int column = -1;

    Numbers(int header) {
      this.header = header;
    }

    @Override
    public void startRow(int number) {
      row = number;
    }

    @Override
    public void cell(int at, CellKind kind, double number, @Nullable String text) {
      if (row == header && Columns.REVIEW_ROW.equals(text)) {
        column = at;
      } else if (at == column && kind == CellKind.NUMBER) {
        of.put(row, (int) number);
      }
    }

    @Override
    public boolean endRow(int number) {
      return true;
    }
  }

  /**
   * What is typed into the copies; empty where the workbook has none.
   *
   * @param header the columns of the workloads
   * @param changed what is typed into their rows
   */
  public static Optional<SheetUpsert> of(
      XlsxFile workbook, Header header, Map<Integer, Map<Column, String>> changed) {
    SheetInfo review = workbook.sheet(Sheets.REVIEW).filter(SheetInfo::worksheet).orElse(null);
    if (review == null || changed.isEmpty() || header.indexOf(Workloads.REQUESTS) < 0) {
      return Optional.empty();
    }
    Copies copies = new Copies(ReviewPage.FIRST_FIGURE + header.indexOf(Workloads.REQUESTS));
    workbook.readSheet(review, copies);
    if (copies.count == 0) {
      return Optional.empty();
    }
    Numbers numbers = new Numbers(header.row());
    workbook.readSheet(workbook.sheet(header.sheet()).orElseThrow(), numbers);
    Header moved = header.on(review.name(), ReviewPage.FIRST_FIGURE);
    SheetUpsert cells =
        new SheetUpsert(
            Workloads.TABLE,
            "workloads",
            "apply fewer decisions",
            at -> Optional.of(new SheetUpsert.Place(moved, 0)));
    changed.forEach(
        (row, typed) -> {
          Map<Column, String> known = new HashMap<>(typed);
          known.keySet().removeIf(column -> header.indexOf(column) < 0);
          int number = numbers.of.getOrDefault(row, 0);
          if (number > 0 && number <= copies.count && !known.isEmpty()) {
            cells.change(copies.above + number, known);
          }
        });
    long carriedOut = Math.round(copies.before) + changed.size();
    cells.change(copies.carriedOut, Map.of(Workloads.REQUESTS, String.valueOf(carriedOut)));
    return Optional.of(cells);
  }
}
