package breakeven.app.batch;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.table.Sheets;
import breakeven.testing.LightBook;
import breakeven.testing.WorkbookDump;
import breakeven.workbook.live.LiveModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reviewed workbooks with formulas: edited, and held against what another review came to. */
public final class LiveBooks {
  /** The row of the headers of our sheets, from 0. */
  public static final int HEADER_ROW = 4;

  /** The last row of Summary's table of verdicts, below which a review chooses its rows. */
  private static final String ALL = "All workloads";

  private static final double TOLERANCE = 1e-9;

  public static final String REVIEW_AGAIN = "review again";

  /** Which cells are not compared. */
  @FunctionalInterface
  public interface Except {
    /**
     * @param key what stands first in the cell's row: on most sheets its workload
     * @param title the header without unit; empty on Summary
     */
    boolean leaves(String sheet, String key, String title);
  }

  /**
   * What came of a comparison.
   *
   * @param cells how many were compared
   */
  public record Compared(int cells, List<String> differences) {}

  private LiveBooks() {}

  /** The lines that rest on any of some variables, and these, by name. */
  public static Set<String> restingOn(Model model, Expression... variables) {
    Set<Expression> wanted = Set.of(variables);
    Set<String> names = new HashSet<>();
    wanted.forEach(variable -> names.add(variable.toString()));
    for (Line line : model.lines.all()) {
      if (uses(line, wanted, new HashSet<>())) {
        names.add(line.name());
      }
    }
    return names;
  }

  private static boolean uses(Expression line, Set<Expression> wanted, Set<Expression> seen) {
    return seen.add(line)
        && (wanted.contains(line)
            || line.parts().stream().anyMatch(part -> uses(part, wanted, seen)));
  }

  /** What tells that a workbook was edited, and what a review has searched or tried. */
  private static final Set<String> OF_EDITS =
      Set.of(
          "Verdict differs",
          "Figures differ",
          "Edited",
          "Edited since the review",
          "Searched volume is outdated",
          "Differs",
          "Chance outdated");

  /**
   * What only another review finds, where an edited workbook says so in place of a number; a number
   * that it shows has to be that of the review.
   */
  public static Except reviewAgain(Map<String, List<CSVRecord>> calculated) {
    Model model = new Decision().model;
    Set<String> edited = rowsWith(calculated, "Edited since the review", "1");
    Set<String> ofEdited =
        Set.of(
            model.searched.volume.name(),
            model.searched.lifetime.name(),
            model.searched.cadence.name(),
            new Decision().costOfFix.name());
    Set<String> volume = restingOn(model, model.searched.volume);
    // The sentences that quote a break-even volume.
    volume.addAll(Set.of("Why", "Why: the saving", "Break-even volume in words"));
    volume.add("Break-even utilisation in words");
    Set<String> volumeAgain = again(calculated, "Break-even volume, as shown", edited);
    Set<String> lifetime = restingOn(model, model.searched.lifetime);
    lifetime.add("Break-even lifetime in words");
    Set<String> lifetimeAgain = again(calculated, "Break-even lifetime, as shown", edited);
    Set<String> cadence = restingOn(model, model.searched.cadence);
    cadence.add("Break-even cadence in words");
    return (sheet, key, title) -> {
      return OF_EDITS.contains(title)
          || title.endsWith(" differs")
          || edited.contains(key) && ofEdited.contains(title)
          || volumeAgain.contains(key) && volume.contains(title)
          || lifetimeAgain.contains(key) && lifetime.contains(title)
          || edited.contains(key) && cadence.contains(title);
    };
  }

  /** The workloads that say so, and those edited that show nothing since they lack something. */
  private static Set<String> again(
      Map<String, List<CSVRecord>> calculated, String title, Set<String> edited) {
    Set<String> again = rowsWith(calculated, title, "");
    again.retainAll(edited);
    again.addAll(rowsWith(calculated, title, REVIEW_AGAIN));
    return again;
  }

  /** The workloads that have a text in a column of {@code Costs}, which is named without unit. */
  public static Set<String> rowsWith(
      Map<String, List<CSVRecord>> calculated, String title, String wanted) {
    List<CSVRecord> rows = calculated.get(Sheets.COSTS);
    List<String> titles =
        rows.get(HEADER_ROW).stream().map(one -> one.replaceFirst(" \\(.*", "")).toList();
    int column = titles.indexOf(title);
    if (column < 0) {
      throw new IllegalArgumentException("Costs has no column " + title);
    }
    return rows.subList(HEADER_ROW + 1, rows.size()).stream()
        .filter(row -> row.get(column).equals(wanted))
        .map(row -> row.get(0))
        .collect(Collectors.toSet());
  }

  /** Writes a changed copy, and gives its file. */
  public static Path edit(Path in, Path out, Consumer<XSSFWorkbook> change) {
    try (InputStream read = Files.newInputStream(in);
        XSSFWorkbook workbook = new XSSFWorkbook(read);
        OutputStream write = Files.newOutputStream(out)) {
      change.accept(workbook);
      workbook.write(write);
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The largest sheets, where no analyst types. */
  private static final Set<String> OF_FORMULAS =
      Set.of(Sheets.EXPLORER, Sheets.COSTS, Sheets.MONTHS, Sheets.PRICES_USED, Sheets.WORKINGS);

  /**
   * The same of what an analyst types on other sheets than those of formulas: these are empty while
   * it is changed, and stand in the copy as they were. To parse and write them takes longest.
   */
  public static Path type(Path in, Path out, Consumer<XSSFWorkbook> change) {
    return LightBook.edit(in, out, sheet -> !OF_FORMULAS.contains(sheet), change);
  }

  /** A cell of a user's sheet, by the header with its unit in the first row. */
  public static Cell cell(Sheet sheet, int row, String title) {
    return cell(sheet, 0, row, title);
  }

  /** A cell by the header with its unit, all rows counted from 0. */
  public static Cell cell(Sheet sheet, int headerRow, int row, String title) {
    for (Cell header : sheet.getRow(headerRow)) {
      if (header.getStringCellValue().equals(title)) {
        return at(sheet.getRow(row), header.getColumnIndex());
      }
    }
    throw new IllegalArgumentException(sheet.getSheetName() + " has no column " + title);
  }

  private static Cell at(Row row, int column) {
    return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  /** What is typed in a cell: a number, a text, or an empty text. */
  public static Object value(Cell cell) {
    return switch (cell.getCellType()) {
      case NUMERIC -> cell.getNumericCellValue();
      case STRING -> cell.getStringCellValue();
      default -> "";
    };
  }

  /** Types a number or a text into a cell; an empty text empties it. */
  public static void put(Cell cell, Object value) {
    // POI leaves an inline text as it is when another one is set.
    cell.setBlank();
    if (value instanceof Double number) {
      cell.setCellValue(number);
    } else if (!value.equals("")) {
      cell.setCellValue(value.toString());
    }
  }

  /**
   * What a spreadsheet calculated in one workbook against what the formulas of another carry.
   *
   * @param expected the workbook whose formulas are right
   * @param whole whether it is the same workbook, so that every cell has its like
   */
  public static Compared compare(
      Map<String, List<CSVRecord>> calculated, Path expected, boolean whole, Except except) {
    // Of another review the sheets alone whose cells have their like.
    Predicate<String> alike =
        sheet ->
            whole
                || headerRow(sheet) >= 0
                || sheet.equals(Sheets.WORKINGS)
                || sheet.equals(Sheets.SUMMARY);
    try (InputStream in = Files.newInputStream(expected);
        XSSFWorkbook workbook = WorkbookDump.cells(alike, in)) {
      return compare(calculated, workbook, whole, except);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A section of {@code Workings} as if it were a sheet of its own, its header where those stand.
   */
  public static List<CSVRecord> section(Map<String, List<CSVRecord>> sheets, String heading) {
    List<CSVRecord> rows = sheets.get(Sheets.WORKINGS);
    int at = heading(rows, heading);
    int end = at;
    while (end < rows.size() && rows.get(end).stream().anyMatch(text -> !text.isEmpty())) {
      end++;
    }
    return rows.subList(at + 2 - HEADER_ROW, end);
  }

  private static int heading(List<CSVRecord> rows, String heading) {
    for (int i = HEADER_ROW; i < rows.size(); i++) {
      if (rows.get(i).get(0).equals(heading)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Workings has no section " + heading);
  }

  /** The row of the header of a section of {@code Workings}, from 0. */
  public static int sectionHeader(Sheet workings, String heading) {
    for (Row row : workings) {
      if (row.getRowNum() >= HEADER_ROW && heading.equals(String.valueOf(row.getCell(0)))) {
        return row.getRowNum() + 2;
      }
    }
    throw new IllegalArgumentException("Workings has no section " + heading);
  }

  /** The sections that have a row for each row of another review. */
  private static final Set<String> ALIKE =
      Set.of("Assumptions used", "Calendar", "At the review", "Constants and lists");

  private static final Set<String> OTHERS =
      Set.of(
          "Portfolio cash",
          "Volume points",
          "Costs at other volumes",
          "Costs at other volumes, of each workload",
          Sheets.SENSITIVITY,
          Sheets.SHAPES);

  /** The same for a workbook that is open. */
  public static Compared compare(
      Map<String, List<CSVRecord>> calculated,
      XSSFWorkbook expected,
      boolean whole,
      Except except) {
    List<String> differences = new ArrayList<>();
    Map<String, String> plain = new HashMap<>();
    int compared = 0;
    for (Sheet sheet : expected) {
      int top = top(sheet);
      String name = sheet.getSheetName();
      int header = headerRow(name);
      int headerThere = header;
      // To make a text of a cell takes longer than to compare it.
      Map<String, String> texts = new HashMap<>();
      for (Row row : sheet) {
        String first = String.valueOf(row.getCell(0));
        if (name.equals(Sheets.WORKINGS) && (ALIKE.contains(first) || OTHERS.contains(first))) {
          header = ALIKE.contains(first) ? row.getRowNum() + 2 : -1;
          headerThere = header < 0 ? -1 : heading(calculated.get(name), first) + 2;
        }
        // The user's own formulas carry what they came to before the edit, and which rows
        // Summary tells of is a choice of the review.
        boolean here =
            whole || header >= 0 || name.equals(Sheets.SUMMARY) && row.getRowNum() <= top;
        if (!here) {
          continue;
        }
        Row titles = header < 0 ? null : sheet.getRow(header);
        for (Cell cell : row) {
          if (cell.getCellType() != CellType.FORMULA) {
            continue;
          }
          String title =
              titles == null
                  ? ""
                  : texts.computeIfAbsent(
                      titles.getRowNum() + "," + cell.getColumnIndex(),
                      at -> String.valueOf(titles.getCell(cell.getColumnIndex())));
          if (except.leaves(
              name,
              first,
              plain.computeIfAbsent(
                  title, text -> text.replaceFirst("(, as shown|, as a number)?( \\(.*)?$", "")))) {
            continue;
          }
          compared++;
          String found = found(calculated.get(name), row, cell, header, headerThere, title);
          if (!(whole ? same(cell, found) : sameAsReviewed(cell, found))) {
            differences.add(difference(cell, title, found));
          }
        }
      }
    }
    return new Compared(compared, differences);
  }

  private static String difference(Cell cell, String title, String found) {
    String of = title.isEmpty() ? "" : " (" + title + ", " + cell.getRow().getCell(0) + ")";
    return cell.getSheet().getSheetName()
        + "!"
        + cell.getAddress()
        + of
        + ": "
        + found
        + " against "
        + shown(cell)
        + " by "
        + cell.getCellFormula();
  }

  private static boolean sameAsReviewed(Cell cell, String found) {
    return cell.getCachedFormulaResultType() == CellType.NUMERIC
        ? same(cell, found)
        : found.equals(cell.getStringCellValue())
            || asReviewed(found).equals(asReviewed(cell.getStringCellValue()));
  }

  /**
   * Without the words in which an edited workbook and a new review tell what only the latter knows,
   * and without the name of the file.
   */
  private static String asReviewed(String found) {
    return found
        .replaceFirst("^Summary of .*, reviewed on ", "")
        .replace(" (as of the review)", "")
        .replace("review again, and ", "")
        .replaceFirst(
            " With the change in What would change it, .*? instead of [0-9,]+ [A-Z]+\\.", "")
        .replaceFirst("look at [^;]*; ", "");
  }

  private static String found(
      List<CSVRecord> calculated, Row row, Cell cell, int header, int headerThere, String title) {
    // By title: with a shorter horizon a month stands in another column.
    int at =
        header < 0 ? cell.getColumnIndex() : calculated.get(headerThere).toList().indexOf(title);
    int rowAt = rowOf(calculated, row) + headerThere - header;
    return rowAt < 0 || at < 0 ? "nothing" : calculated.get(rowAt).get(at);
  }

  /** Sheets whose rows another review may have in another order: its own changes come first. */
  private static final Set<String> BY_NAME = Set.of(Sheets.WORKLOADS, Sheets.PRICES_USED);

  /** The row of {@link #ALL} on {@code Summary}, from 0. */
  private static int all(List<CSVRecord> summary) {
    int at = 0;
    while (summary.get(at).size() < 2 || !summary.get(at).get(1).equals(ALL)) {
      at++;
    }
    return at;
  }

  /** The row of {@link #ALL}, from 0; -1 on another sheet. */
  private static int top(Sheet sheet) {
    if (sheet.getSheetName().equals(Sheets.SUMMARY)) {
      for (Row row : sheet) {
        if (ALL.equals(String.valueOf(row.getCell(1)))) {
          return row.getRowNum();
        }
      }
    }
    return -1;
  }

  /**
   * The sentences of the answer; between them a review tells of causes, below of what is urgent.
   */
  private static final Pattern DECIDED = Pattern.compile(".* could be decided.*");

  private static final Pattern HEADLINE =
      Pattern.compile("(Change |No change is ready|Nothing could be decided).*");

  /** How many lines the answer has from its headline on. */
  private static final int ANSWER = 4;

  private static String text(Row row) {
    Cell cell = row.getCell(0);
    return cell == null
        ? ""
        : cell.getCellType() == CellType.FORMULA ? shown(cell) : cell.toString();
  }

  /** Where a sentence of the answer stands; -1 where the row has none. */
  private static int answer(List<CSVRecord> calculated, Row row) {
    if (DECIDED.matcher(text(row)).matches()) {
      return IntStream.range(0, calculated.size())
          .filter(at -> DECIDED.matcher(calculated.get(at).get(0)).matches())
          .findFirst()
          .orElse(-1);
    }
    int above = 0;
    while (above < ANSWER) {
      Row headline = row.getSheet().getRow(row.getRowNum() - above);
      if (headline != null && HEADLINE.matcher(text(headline)).matches()) {
        int by = above;
        return IntStream.range(0, calculated.size())
            .filter(at -> HEADLINE.matcher(calculated.get(at).get(0)).matches())
            .map(at -> at + by)
            .findFirst()
            .orElse(-1);
      }
      above++;
    }
    return -1;
  }

  /**
   * Where the workload, price or verdict of a row stands, which may be elsewhere; -1 where it is
   * not.
   */
  private static int rowOf(List<CSVRecord> calculated, Row row) {
    String sheet = row.getSheet().getSheetName();
    Cell second = row.getCell(1);
    boolean summary =
        sheet.equals(Sheets.SUMMARY) && second != null && second.getCellType() == CellType.STRING;
    if (sheet.equals(Sheets.SUMMARY) && !summary) {
      int answer = answer(calculated, row);
      // Errors of assumptions that are told above move the page.
      return answer >= 0 ? answer : row.getRowNum() + all(calculated) - top(row.getSheet());
    }
    if (!summary && !BY_NAME.contains(sheet)) {
      return row.getRowNum();
    }
    int column = summary ? 1 : 0;
    String key = String.valueOf(row.getCell(column));
    for (int i = 0; i < calculated.size(); i++) {
      if (calculated.get(i).size() > column && calculated.get(i).get(column).equals(key)) {
        return i;
      }
    }
    return sheet.equals(Sheets.PRICES_USED) ? -1 : row.getRowNum();
  }

  /** The row of a sheet's headers, from 0; -1 where it has several tables. */
  private static int headerRow(String sheet) {
    boolean ours = LiveModel.SHEETS.contains(sheet) && !sheet.equals(Sheets.WORKINGS);
    return sheet.equals(Sheets.WORKLOADS) ? 0 : ours ? HEADER_ROW : -1;
  }

  private static String shown(Cell cell) {
    return cell.getCachedFormulaResultType() == CellType.NUMERIC
        ? String.valueOf(cell.getNumericCellValue())
        : cell.getStringCellValue();
  }

  /**
   * Whether a formula's result is what a spreadsheet found: figures to a billionth, words exactly.
   */
  public static boolean same(Cell cell, String found) {
    if (cell.getCachedFormulaResultType() != CellType.NUMERIC) {
      return found.equals(cell.getStringCellValue());
    }
    if (DateUtil.isCellDateFormatted(cell)) {
      return found.equals(cell.getLocalDateTimeCellValue().toLocalDate().toString());
    }
    return same(cell.getNumericCellValue(), found);
  }

  private static boolean same(double expected, String found) {
    // LibreOffice exports a figure with a per cent format as 12.5%, with all its digits.
    if (!found.matches("[-+0-9.Ee]+%?")) {
      return false;
    }
    double number =
        found.endsWith("%")
            ? Double.parseDouble(found.substring(0, found.length() - 1)) / 100
            : Double.parseDouble(found);
    return Math.abs(number - expected) <= TOLERANCE * Math.max(1e-6, Math.abs(expected));
  }
}
