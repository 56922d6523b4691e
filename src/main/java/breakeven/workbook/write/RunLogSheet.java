package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.price.UsedPrice;
import breakeven.core.report.PastReview;
import breakeven.core.report.RunLog;
import breakeven.core.report.RunLogColumns;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Assumption;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import java.util.List;
import org.apache.poi.ss.usermodel.Name;
import org.jspecify.annotations.Nullable;

/** The sheet that says how the run can be repeated and where every price and assumption is from. */
final class RunLogSheet {
  private static final int[] WIDTHS = {27, 20, 38, 11, 41, 11, 11, 11, 11, 11};
  private static final int HEADER_HEIGHT = 32;

  /** What a name is known by that holds the value of an assumption. */
  private static final String NAMED = "The value that Breakeven used";

  private final OutputWorkbook book;
  private final RunLog log;
  private final BlockSheet sheet;
  private final List<RunLog.AssumptionUsed> own;
  private final Block<RunLog.AssumptionUsed> assumptions;
  private final Block<UsedPrice> prices;

  /** Adds the sheet behind the last one. */
  RunLogSheet(OutputWorkbook book, RunLog log) {
    this.book = book;
    this.log = log;
    own = log.assumptions().stream().filter(used -> !used.asShipped()).toList();
    assumptions = UsedTables.assumptions(book, own);
    prices = UsedTables.prices(book, log.prices());
    sheet =
        new BlockSheet(
            book,
            Sheets.RUN_LOG,
            "What this review was run on and with: the same input gives the same figures.");
    sheet.widths(WIDTHS);
    log.facts().forEach(this::section);
    reviews();
    added();
    title("Assumptions that are not as shipped");
    int all = log.assumptions().size();
    sheet.line(
        Role.SUBTITLE, (all - own.size()) + " of " + all + " are as shipped: see Assumptions.");
    if (!own.isEmpty()) {
      sheet.add(assumptions.header(HEADER_HEIGHT).withoutNotes());
    }
    sheet.gap();
    title("Price rows used");
    if (log.prices().isEmpty()) {
      sheet.line(Role.SUBTITLE, "None.");
    } else {
      sheet.add(prices.header(HEADER_HEIGHT).withoutNotes());
    }
    sheet.page.printLong(-1, sheet.next() - 2, WIDTHS.length - 1);
    sheet.done();
  }

  BlockSheet blocks() {
    return sheet;
  }

  /** The cells that say Own, as a spreadsheet counts; null where all is as shipped. */
  @Nullable Place own() {
    return own.isEmpty()
        ? null
        : new Place(
            sheet.page.sheet.getSheetName(),
            assumptions.first(),
            RunLogColumns.assumptions().indexOf(RunLogColumns.DEFAULT_OR_OWN));
  }

  /** The first row of a price; 0 where there is none. */
  int firstPrice() {
    return log.prices().isEmpty() ? 0 : prices.first();
  }

  /**
   * Names each value used: the cell of one that is as shipped, the line here of another. A name of
   * the user's stays theirs.
   */
  void nameValues() {
    int value = RunLogColumns.assumptions().indexOf(RunLogColumns.VALUE_USED);
    for (int i = 0; i < log.assumptions().size(); i++) {
      RunLog.AssumptionUsed used = log.assumptions().get(i);
      String name = Assumption.values()[i].formulaName();
      Name known = book.workbook().getName(name);
      if (known == null || NAMED.equals(known.getComment())) {
        int at = own.indexOf(used);
        Place place = used.place();
        String sheetOf = at < 0 && place != null ? place.sheet() : sheet.page.sheet.getSheetName();
        String cell =
            at < 0 && place != null
                ? Place.fixed(place.column(), place.row())
                : Place.fixed(value, assumptions.first() + at);
        OutputWorkbook.name(book.workbook(), name, Place.reference(sheetOf, cell))
            .setComment(NAMED);
      }
    }
  }

  private void title(String title) {
    sheet.heading(title, WIDTHS.length);
  }

  private void section(RunLog.Section section) {
    title(section.title());
    BlockColumn<RunLog.Fact> name =
        BlockColumn.<RunLog.Fact>text("Fact", RunLog.Fact::name).as(Role.SUBTITLE);
    BlockColumn<RunLog.Fact> value =
        BlockColumn.<RunLog.Fact>text("Value", RunLog.Fact::text)
            .as(Role.SUBTITLE)
            .formatted(fact -> fact.format().code())
            .valued(
                (fact, cell) -> {
                  if (Double.isNaN(fact.number())) {
                    TableColumn.put(fact.text(), cell);
                  } else {
                    cell.number(fact.number());
                  }
                });
    sheet.add(new Block<>(List.of(name, value), section.facts()).header(0));
    sheet.gap();
  }

  private void reviews() {
    title(PastReview.TABLE);
    sheet.line(
        Role.SUBTITLE,
        "Reviews of all workloads: this one, unless it has --where, and up to "
            + PastReview.REMEMBERED
            + " before it, over the workloads' own horizons. All but the expected amount are at"
            + " today's prices.");
    if (log.reviews().isEmpty()) {
      sheet.line(Role.SUBTITLE, "None so far.");
      sheet.gap();
      return;
    }
    sheet.add(new Block<>(BlockColumn.all(PastReview.columns()), log.reviews()).withoutNotes());
    sheet.gap();
  }

  private void added() {
    if (log.addedSheets().isEmpty()) {
      return;
    }
    title("Input sheets that were missing");
    sheet.add(
        new Block<>(
                List.of(
                    BlockColumn.<String>text("Sheet", name -> name).as(Role.SUBTITLE),
                    BlockColumn.<String>text(
                            "Said", name -> "Added, filled from the shipped table.")
                        .as(Role.SUBTITLE)),
                log.addedSheets())
            .header(0));
    sheet.gap();
  }
}
