package breakeven.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** openpyxl as a strict reader: it stumbles over packages that POI wrote and POI forgives. */
public final class OpenPyxl {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final String DUMP =
      """
      import sys, warnings
      warnings.simplefilter('ignore')
      from openpyxl import load_workbook
      def text(value):
          value = '' if value is None else getattr(value, 'text', value)
          if isinstance(value, float):
              value = int(value) if value.is_integer() else repr(value)
          value = str(value)
          return value.replace('\\\\', '\\\\\\\\').replace('\\t', '\\\\t').replace('\\r', '\\\\r').replace('\\n', '\\\\n')
      formulas = load_workbook(sys.argv[1])
      values = load_workbook(sys.argv[1], data_only=True)
      out = open(1, 'w', encoding='utf-8', newline='\\n')
      for sheet in formulas.worksheets:
          out.write('[%s]\\n' % sheet.title)
          for row in sheet.iter_rows():
              for cell in row:
                  if cell.value is None:
                      continue
                  shown = values[sheet.title][cell.coordinate]
                  line = [cell.coordinate, shown.data_type, text(shown.value)]
                  if cell.data_type == 'f':
                      line.append(text(cell.value))
                  out.write('\\t'.join(line) + '\\n')
      """;

  private OpenPyxl() {}

  /**
   * Every cell that is not empty, sheet by sheet and row by row: a line {@code [Sheet]}, then
   * address, openpyxl's type letter, value and, where there is one, the formula, with tabs between.
   */
  public static List<String> dump(Path xlsx) {
    return python(DUMP, xlsx).lines().toList();
  }

  /**
   * Runs a script that may import openpyxl and gives what it printed; the workbook is its argument.
   */
  public static String python(String script, Path xlsx) {
    return run("-c", script, xlsx.toAbsolutePath().toString());
  }

  /** Runs Python with these arguments. */
  static String run(String... arguments) {
    if (!available()) {
      missing();
    }
    List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "-X", "utf8"));
    command.addAll(List.of(arguments));
    return OtherProgram.run(LIMIT, command);
  }

  /** Whether it can be asked, for tests that have more to say; the test fails where it must be. */
  public static boolean atHand() {
    if (!available() && OtherProgram.required("openpyxl")) {
      missing();
    }
    return available();
  }

  private static void missing() {
    OtherProgram.missing("openpyxl", "openpyxl is not installed for " + PYTHON);
  }

  private static boolean available() {
    if (!Files.isExecutable(PYTHON)) {
      return false;
    }
    String find = "import importlib.util as u; print(u.find_spec('openpyxl') is not None)";
    return OtherProgram.run(LIMIT, List.of(PYTHON.toString(), "-c", find)).strip().equals("True");
  }
}
