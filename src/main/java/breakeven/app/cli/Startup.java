package breakeven.app.cli;

import org.apache.poi.openxml4j.util.ZipSecureFile;

/** What must be set before the first class of POI or of the log is used. */
final class Startup {
  private Startup() {}

  static void prepare(boolean verbose) {
    if (verbose) {
      // Read by logback.xml, once.
      System.setProperty("breakeven.log", "DEBUG");
      System.setProperty("breakeven.log.poi", "WARN");
      System.setProperty("breakeven.log.exception", "%ex");
    } else {
      // POI's log ends at Log4j: to start Logback for nothing takes a tenth of a short run.
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
