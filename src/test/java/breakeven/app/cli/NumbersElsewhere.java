package breakeven.app.cli;

import breakeven.testing.OpenPyxl;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.CellKind;
import breakeven.xlsx.read.SheetHandler;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of sheets beside those that openpyxl reads there. A figure that another reader reads
 * otherwise must not be taken for a figure.
 */
final class NumbersElsewhere {
  /** Days between the beginning of 1900, as Excel counts, or of 1904, and that of 1970. */
  private static final double EPOCH = 25_569;

  private static final double EPOCH_1904 = 24_107;

  /** openpyxl rounds a date to microseconds. */
  private static final double SAME = 1e-9;

  /**
   * Prints the numbers and truths of every workbook of a folder that openpyxl can open. Its parser
   * alone is asked: what it makes of merged cells may take hours.
   */
  private static final String NUMBERS =
      """
      import datetime, os, sys, warnings
      warnings.simplefilter('ignore')
      from openpyxl import load_workbook
      from openpyxl.utils.datetime import to_excel
      from openpyxl.worksheet._reader import WorkSheetParser
      out = open(1, 'w', encoding='utf-8', newline='\\n')
      for name in sorted(os.listdir(sys.argv[1])):
          cells = {}
          try:
              book = load_workbook(os.path.join(sys.argv[1], name), read_only=True, data_only=True)
              sheet = book['Workloads']
              with sheet._get_source() as source:
                  parser = WorkSheetParser(source, sheet._shared_strings, True, book.epoch)
                  for _, row in parser.parse():
                      for cell in row:
                          value = cell['value']
                          if isinstance(value, datetime.date):
                              value = to_excel(value, book.epoch)
                          number = isinstance(value, (bool, int, float))
                          cells[cell['row'], cell['column']] = float(value) if number else None
          except Exception:
              continue
          out.write(name + '\\n')
          for (row, column), value in cells.items():
              if value is not None:
                  out.write('%s\\t%d\\t%d\\t%r\\n' % (name, row, column, value))
      """;

  private NumbersElsewhere() {}

  /**
   * Reads every workbook of a folder, once here and once with openpyxl.
   *
   * @param names what the files are called, and what they are for messages
   * @return each cell that one of the two reads as another number than the other; not those that
   *     the reader calls unreadable, which it may know by the row that they are in, openpyxl by the
   *     address that they say
   */
  static List<String> differences(Path folder, Map<String, String> names) {
    Map<String, Map<String, Double>> theirs = new HashMap<>();
    for (String line : OpenPyxl.python(NUMBERS, folder).lines().toList()) {
      String[] words = line.split("\t");
      Map<String, Double> cells = theirs.computeIfAbsent(words[0], name -> new HashMap<>());
      if (words.length == 4) {
        cells.put(
            address(Integer.parseInt(words[1]), Integer.parseInt(words[2]) - 1),
            Double.valueOf(words[3].replace("inf", "Infinity").replace("nan", "NaN")));
      }
    }
    List<String> differences = new ArrayList<>();
    theirs.forEach(
        (name, cells) -> {
          String fault = difference(ours(folder.resolve(name)), cells);
          if (!fault.isEmpty()) {
            differences.add(names.get(name) + ": " + fault);
          }
        });
    return differences;
  }

  /** A row from 1 and a column from 0. */
  private static String address(int row, int column) {
    return new CellReference(row - 1, column).formatAsString(false);
  }

  private static String difference(Map<String, @Nullable Double> ours, Map<String, Double> theirs) {
    TreeSet<String> cells = new TreeSet<>(ours.keySet());
    cells.addAll(theirs.keySet());
    Set<String> unreadable = new HashSet<>();
    ours.forEach(
        (cell, number) -> {
          if (number == null) {
            unreadable.add(column(cell));
          }
        });
    for (String cell : cells) {
      Double here = ours.get(cell);
      if (!unreadable.contains(column(cell)) && !same(here, theirs.get(cell))) {
        return cell + " is " + here + ", with openpyxl " + theirs.get(cell);
      }
    }
    return "";
  }

  private static String column(String cell) {
    return cell.replaceAll("[0-9]+", "");
  }

  private static boolean same(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return Math.abs(one - other) <= SAME * Math.max(1, Math.abs(one));
  }

  /** The numbers of a sheet by address; null: unreadable. */
  private static Map<String, @Nullable Double> ours(Path book) {
    Map<String, @Nullable Double> cells = new TreeMap<>();
    try (XlsxFile file = XlsxFile.open(book)) {
      SheetInfo sheet = file.sheet("Workloads").orElseThrow();
      file.readSheet(sheet, new Numbers(cells, new int[1], file.date1904()));
    } catch (BadInput e) {
      throw new AssertionError(String.format(Locale.ROOT, "%s was reviewed", book), e);
    }
    return cells;
  }

  private record Numbers(Map<String, @Nullable Double> cells, int[] row, boolean date1904)
      implements SheetHandler {
    @Override
    public void startRow(int number) {
      row[0] = number;
    }

    @Override
    public void cell(int column, CellKind type, double number, @Nullable String text) {
      String address = address(row[0], column);
      switch (type) {
        case NUMBER, PER_CENT, BOOLEAN -> cells.put(address, number);
        case DATE -> {
          double serial = number + (date1904 ? EPOCH_1904 : EPOCH);
          cells.put(address, serial < 61 && !date1904 ? serial - 1 : serial);
        }
        case UNREADABLE -> cells.put(address, null);
        default -> cells.remove(address);
      }
    }

    @Override
    public boolean endRow(int number) {
      return true;
    }

    @Override
    public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {}
  }
}
