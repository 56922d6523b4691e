package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.ShownText;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.xmlbeans.impl.values.XmlValueOutOfRangeException;

/**
 * What POI finds wrong with a workbook long after it has opened it: a colour, the style of a border
 * or the range of a table is read when it is asked for. That is the file's fault, and none of ours.
 */
public final class UsersFault {
  private static final List<String> LIBRARIES =
      List.of("org.apache.poi.", "org.apache.xmlbeans.", "org.openxmlformats.");
  private static final String BEHIND_THE_VALUE = " in namespace";

  private UsersFault() {}

  /**
   * Something to do.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T done() throws IOException;
  }

  /**
   * Does something with a workbook that POI has opened.
   *
   * @throws BadInput where POI fails in it
   */
  public static <T> T in(XlsxFile in, Work<T> work) {
    try {
      return work.done();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadInput e) {
      throw e;
    } catch (RuntimeException e) {
      if (ofLibrary(e)) {
        throw new BadInput(
            in.path()
                + " cannot be annotated: its styles, names, tables or notes have something that no"
                + " spreadsheet program writes"
                + value(e)
                + "; open it in Excel, let it repair it and save",
            e);
      }
      throw e;
    }
  }

  /** Whether it was thrown there, or in Java for it. */
  private static boolean ofLibrary(RuntimeException e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("java.") && !name.startsWith("jdk.")) {
        return LIBRARIES.stream().anyMatch(name::startsWith);
      }
    }
    return false;
  }

  private static String value(RuntimeException e) {
    String said = e instanceof XmlValueOutOfRangeException ? String.valueOf(e.getMessage()) : "";
    int end = said.indexOf(BEHIND_THE_VALUE);
    return end < 0 ? "" : " (" + ShownText.name(said.substring(0, end)) + ")";
  }
}
