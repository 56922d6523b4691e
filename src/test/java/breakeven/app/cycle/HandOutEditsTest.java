package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.HandOutOptions;
import breakeven.app.batch.HandOuts;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.app.imports.DecisionMerge;
import breakeven.app.imports.Into;
import breakeven.app.imports.MergeOptions;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.testing.LightBook;
import breakeven.testing.Scope;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody edits one thing in a hand-out before it comes back. What is decided then differs from
 * what its owner decided only where he typed it there, or where that is told.
 */
@Thorough
class HandOutEditsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
  private static final Path BOOK = Path.of("samples/portfolio.xlsx");

  /** As many as asked for with {@code -Dedits}. */
  private static final int EDITS = Integer.getInteger("edits", Scope.times(60, 20));

  private static final Set<String> TYPED =
      Set.of(
          DecisionsTable.DECISION.header(),
          DecisionsTable.DECIDED_BY.header(),
          DecisionsTable.DECIDED_ON.header(),
          DecisionsTable.EFFECTIVE_FROM.header(),
          DecisionsTable.COMMENT.header());

  @TempDir private Path folder;
  private Path whole;
  private final List<String> said = new ArrayList<>();

  /** What was done, and to whose row where it was done to a cell in which decisions are typed. */
  private record Edit(String what, String workload) {}

  private Map<String, String> merged(Path parts, int number) throws IOException {
    said.clear();
    Path out = folder.resolve("whole" + number + ".xlsx");
    new DecisionMerge()
        .run(new MergeOptions(parts, new Into(whole, out, false)), Progress.hidden(), said::add);
    return TypedBooks.rows(Files.exists(out) ? out : whole).stream()
        .filter(TypedDecision::any)
        .collect(Collectors.toMap(TypedDecision::workload, row -> row.cellTexts().toString()));
  }

  @Test
  void eachOfManyEditsOfAHandOutIsToldOrWithoutEffect() throws IOException {
    whole = folder.resolve("reviewed.xlsx");
    new Review().run(Reviews.quick(BOOK, whole, DAY), Progress.hidden());
    List<Map<String, String>> all = Reviews.rows(whole, Sheets.DECISIONS);
    String unit =
        all.stream()
            .collect(Collectors.groupingBy(row -> row.get("Business unit"), Collectors.counting()))
            .entrySet()
            .stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    Path out = folder.resolve("units");
    ReviewOptions its =
        Reviews.where(
            Reviews.quick(BOOK, folder.resolve("ignored.xlsx"), DAY), "Business unit=" + unit);
    new HandOuts().run(new HandOutOptions(its, "Business unit", out), Progress.hidden());
    Path decided = folder.resolve("decided.xlsx");
    Path part = out.resolve(unit + ".xlsx");
    List<TypedDecision> own = TypedBooks.rows(part);
    assertThat(own).hasSizeGreaterThan(2);
    TypedBooks.typed(
        part,
        decided,
        (sheet, header) ->
            own.forEach(
                one -> {
                  int row = one.row() - 1;
                  String word = row % 2 == 0 ? "Approve" : "Reject";
                  TypedBooks.type(sheet, row, DecisionsTable.DECISION, word);
                  TypedBooks.type(sheet, row, DecisionsTable.DECIDED_BY, "Chris");
                  TypedBooks.type(sheet, row, DecisionsTable.DECIDED_ON, DAY);
                }));
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Path back = parts.resolve("unit.xlsx");
    Files.copy(decided, back);
    Map<String, String> right = merged(parts, -1);
    assertThat(right).hasSameSizeAs(own);
    assertThat(said).hasSize(2);
    List<String> unnamed = new ArrayList<>();
    int inEffect = 0;
    Set<Edit> tried = new HashSet<>();
    for (int seed = 0; seed < EDITS; seed++) {
      Random random = new Random(seed);
      Edit[] edit = new Edit[1];
      LightBook.edit(
          decided,
          back,
          Sheets.DECISIONS::equals,
          workbook -> edit[0] = plant(workbook, all, random));
      if (!tried.add(edit[0])) {
        continue;
      }
      Map<String, String> now = merged(parts, seed);
      Set<String> differ = new HashSet<>(right.keySet());
      differ.addAll(now.keySet());
      differ.removeIf(each -> right.getOrDefault(each, "").equals(now.getOrDefault(each, "")));
      inEffect += differ.isEmpty() ? 0 : 1;
      assertThat(right.keySet()).as(edit[0].what()).containsAll(now.keySet());
      differ.remove(edit[0].workload());
      boolean told = said.stream().anyMatch(line -> line.startsWith("unit.xlsx"));
      if (!differ.isEmpty() && !told) {
        unnamed.add("edit " + seed + ": " + edit[0].what() + " changes " + differ);
      }
    }
    assertThat(unnamed).isEmpty();
    assertThat(inEffect).isPositive();
  }

  private static Edit plant(XSSFWorkbook workbook, List<Map<String, String>> all, Random random) {
    XSSFSheet sheet = workbook.getSheet(Sheets.DECISIONS);
    int header = TypedBooks.headerRow(sheet);
    int rows = 0;
    while (sheet.getRow(header + rows + 1) != null
        && !sheet.getRow(header + rows + 1).getCell(0).toString().isEmpty()) {
      rows++;
    }
    int at = header + 1 + random.nextInt(rows);
    XSSFRow row = sheet.getRow(at);
    String name = row.getCell(0).toString();
    return switch (random.nextInt(9)) {
      case 0 -> {
        sheet.removeRow(row);
        yield new Edit("the row of " + name + " is cut", "");
      }
      case 1 -> {
        int other = header + 1 + random.nextInt(rows);
        if (other != at) {
          TypedBooks.swap(sheet, at, other);
        }
        yield new Edit("the row of " + name + " changes places with row " + (other + 1), "");
      }
      case 2 -> {
        sheet.createRow(header + rows + 1).copyRowFrom(row, new CellCopyPolicy());
        yield new Edit("the row of " + name + " is doubled", "");
      }
      case 3 -> {
        Map<String, String> foreign = all.get(random.nextInt(all.size()));
        TypedBooks.type(sheet, at, DecisionsTable.WORKLOAD, foreign.get("Workload"));
        TypedBooks.type(sheet, at, DecisionsTable.ID, foreign.get("ID"));
        yield new Edit(foreign.get("Workload") + " is pasted over " + name, "");
      }
      case 4 -> {
        String id = all.get(random.nextInt(all.size())).get("ID");
        TypedBooks.type(sheet, at, DecisionsTable.ID, id);
        yield new Edit(name + " has the ID " + id, "");
      }
      case 5 -> {
        if (random.nextBoolean()) {
          workbook.removeSheetAt(workbook.getSheetIndex(sheet));
          yield new Edit("the sheet is deleted", "");
        }
        workbook.removeName(workbook.getName("Bk_Decisions"));
        yield new Edit("the name is deleted", "");
      }
      case 6 -> {
        workbook.getName("Bk_Decisions").setRefersToFormula("Summary!$A$1");
        yield new Edit("the name refers to Summary", "");
      }
      default -> typeOver(sheet, random.nextInt(4) == 0 ? header : at, header, random);
    };
  }

  private static Edit typeOver(XSSFSheet sheet, int at, int header, Random random) {
    XSSFRow row = sheet.getRow(at);
    Cell cell = row.getCell(random.nextInt(sheet.getRow(header).getLastCellNum()));
    if (cell == null) {
      return new Edit("nothing", "");
    }
    String above = sheet.getRow(header).getCell(cell.getColumnIndex()).toString();
    String of =
        at > header && TYPED.contains(above.replaceAll(" \\(.*", ""))
            ? row.getCell(0).toString()
            : "";
    if (random.nextInt(3) == 0) {
      cell.setBlank();
    } else if (cell.getCellType() == CellType.NUMERIC) {
      cell.setCellValue(cell.getNumericCellValue() * 3 + 7);
    } else {
      cell.setCellValue("Other");
    }
    return new Edit(cell.getAddress() + ", below " + above + ", is " + cell, of);
  }
}
