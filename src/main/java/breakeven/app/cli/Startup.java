package breakeven.app.cli;

import java.nio.file.Path;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.jspecify.annotations.Nullable;

/** What must be set before the first class of POI or of the log is used. */
final class Startup {
  private Startup() {}

  /**
   * Sets it.
   *
   * @param verbosity 0: the terminal shows no log; 1: its events; 2 or more: their details too
   * @param log the file that has all of it; null: none
   */
  static void prepare(int verbosity, @Nullable Path log) {
    if (verbosity > 0 || log != null) {
      // Read by logback.xml, once.
      String level = verbosity == 0 ? "OFF" : verbosity == 1 ? "INFO" : "DEBUG";
      System.setProperty("breakeven.log.terminal", level);
      System.setProperty("breakeven.log.level", log == null ? level : "DEBUG");
      if (log != null) {
        System.setProperty("breakeven.log.file", log.toString());
        System.setProperty("breakeven.log.to", "file");
      }
    } else {
      // To start Logback for nothing takes a tenth of a short run.
      System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
      System.setProperty("slf4j.internal.verbosity", "ERROR");
      System.setProperty(
          "log4j2.loggerContextFactory",
          "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
      System.setProperty("log4j2.simplelogLevel", "OFF");
    }
    limitPackages();
  }

  /** How large and how densely packed a workbook may be before POI refuses it as an attack. */
  static void limitPackages() {
    // POI's 0.01 refuses honest styles and sheets that repeat one string.
    ZipSecureFile.setMinInflateRatio(0.005);
    ZipSecureFile.setMaxEntrySize(1L << 30);
    // POI's 1,000 refuses honest workbooks with many drawings.
    ZipSecureFile.setMaxFileCount(5_000);
  }
}
