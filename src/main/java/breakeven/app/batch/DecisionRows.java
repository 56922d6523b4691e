package breakeven.app.batch;

import breakeven.core.cycle.TypedDecision;
import breakeven.core.input.CellType;
import breakeven.core.input.Header;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.report.DecisionTotals;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into {@code Decisions} of a reviewed workbook.
 *
 * @param sheet null where there is no such sheet
 * @param header where its columns are; null where no change is listed
 * @param typed its rows, those without a decision among them
 * @param criteria what is typed above them: when an approval is suggested
 */
public record DecisionRows(
    @Nullable SheetInfo sheet,
    @Nullable Header header,
    List<TypedDecision> typed,
    DecisionTotals.Criteria criteria) {
  private static final DecisionRows NONE =
      new DecisionRows(null, null, List.of(), DecisionTotals.Criteria.NONE);

  /** Reads them; none where the workbook was not reviewed. */
  public static DecisionRows of(@Nullable XlsxFile workbook) {
    String name =
        workbook == null ? null : ReviewedWorkbook.ownSheets(workbook).get(Sheets.DECISIONS);
    Optional<SheetInfo> sheet =
        workbook == null || name == null ? Optional.empty() : workbook.sheet(name);
    if (workbook == null || sheet.isEmpty()) {
      return NONE;
    }
    List<TypedDecision> typed = new ArrayList<>();
    TableReader reader =
        new TableReader(
            DecisionsTable.TABLE,
            Source.sheet(sheet.get().name()),
            row -> typed.add(TypedDecision.of(row)));
    Above above = new Above(reader);
    SheetRows.read(workbook, sheet.get(), above);
    Header header = reader.finish().header();
    return header.usable()
        ? new DecisionRows(sheet.get(), header, List.copyOf(typed), above.criteria())
        : new DecisionRows(sheet.get(), null, List.of(), above.criteria());
  }

  /** Listens to the numbers beside labels, each in the cell after its own. */
  private static final class Above implements RowHandler {
    /** Labels and their numbers are in the first columns. */
    private static final int LABELS = 4;

    private final RowHandler rows;
    private final Map<String, Double> numbers = new HashMap<>();
    private String label = "";
    private int labelled = -1;

    Above(RowHandler rows) {
      this.rows = rows;
    }

    @Override
    public void startRow(int row) {
      labelled = -1;
      rows.startRow(row);
    }

    @Override
    public boolean wants(int column) {
      return column < LABELS || rows.wants(column);
    }

    @Override
    public void cell(int column, CellType type, double number, @Nullable String text) {
      if (column < LABELS && text != null) {
        label = text.replaceAll(" \\(.*", "");
        labelled = column;
      } else if (column == labelled + 1 && (type == CellType.NUMBER || type == CellType.PER_CENT)) {
        numbers.putIfAbsent(label, number);
      }
      rows.cell(column, type, number, text);
    }

    @Override
    public boolean endRow(int row) {
      return rows.endRow(row);
    }

    @Override
    public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
      rows.merged(firstRow, firstColumn, lastRow, lastColumn);
    }

    DecisionTotals.Criteria criteria() {
      return new DecisionTotals.Criteria(
          numbers.getOrDefault(DecisionTotals.LEAST_SAVING, Double.NaN),
          numbers.getOrDefault(DecisionTotals.LEAST_CHANCE, Double.NaN),
          numbers.getOrDefault(DecisionTotals.BUDGET, Double.NaN));
    }
  }
}
