package breakeven.app.cli;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The day as of which a workbook is looked at. */
final class AsOfOption {
  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = Converters.Day.class,
      description =
          "Review date, like 2026-11-24: decides age of prices, which ones are in force, and months"
              + " left. Default: today.")
  private @Nullable LocalDate day;

  /** The day that was given; null where none was. */
  @Nullable LocalDate given() {
    return day;
  }

  /** The day that was given, else today. */
  LocalDate day(Clock clock) {
    return day != null ? day : LocalDate.now(clock);
  }
}
