package breakeven.app.batch;

import breakeven.core.cycle.LogEnd;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.InputTables;
import breakeven.core.report.PastReview;
import breakeven.core.report.RunLog;
import breakeven.core.uncertainty.MonteCarlo;
import breakeven.xlsx.ooxml.CustomProperties;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a workbook was reviewed, so that its figures can be calculated once more.
 *
 * @param day the review date
 * @param drawn draws a workload; null where the workbook does not say it
 * @param edition as {@link #edition} has it
 */
public record ReviewFacts(LocalDate day, @Nullable Integer drawn, String edition) {
  /** What a reviewed workbook says of its review. */
  public static ReviewFacts of(XlsxFile workbook, DecisionRows decisions) {
    String day = CustomProperties.text(workbook, RunLog.PROGRAM + ": " + RunReport.REVIEW_DATE);
    return new ReviewFacts(
        day.isEmpty() ? latest(workbook, decisions) : parsed(day),
        drawn(workbook),
        edition(workbook));
  }

  /** The review date by the properties of a workbook, else by the reviews that it remembers. */
  static @Nullable LocalDate day(@Nullable XlsxFile workbook, List<PastReview> reviews) {
    String day =
        workbook == null
            ? ""
            : CustomProperties.text(workbook, RunLog.PROGRAM + ": " + RunReport.REVIEW_DATE);
    return !day.isEmpty()
        ? parsed(day)
        : reviews.isEmpty() ? null : reviews.get(reviews.size() - 1).day();
  }

  /**
   * The day of the last review that a file remembers; today where that is none after it.
   *
   * @param input a workbook, or what a review will say that it is none
   */
  public static LocalDate last(Path input, LocalDate today) {
    if (ReviewOptions.isRows(input)) {
      return today;
    }
    try (XlsxFile book = XlsxFile.open(input)) {
      LocalDate last = PastReviews.last(PastReviews.of(book), today);
      return last.isAfter(today) ? last : today;
    } catch (BadInput e) {
      return today;
    }
  }

  /** Draws a workload of the review; null where the workbook does not say it. */
  static @Nullable Integer drawn(XlsxFile workbook) {
    String draws = CustomProperties.text(workbook, RunLog.PROGRAM + ": " + RunReport.DRAWS);
    return draws.matches("[0-9]{1,9}") ? Integer.valueOf(draws) : null;
  }

  /** The version that reviewed a workbook, where that is known to be another one; else empty. */
  static String edition(@Nullable XlsxFile book) {
    String version = book == null ? "" : CustomProperties.text(book, RunLog.PROGRAM).split(" ")[0];
    return version.matches("[0-9.]+") && !RunLog.version().startsWith(version) ? version : "";
  }

  /** Where the log of a reviewed workbook ended when it was written. */
  static LogEnd logEnd(XlsxFile workbook) {
    String lines = CustomProperties.text(workbook, RunLog.PROGRAM + ": " + RunReport.LOG_LINES);
    return lines.matches("[0-9]{1,9}")
        ? new LogEnd(
            Integer.parseInt(lines),
            CustomProperties.text(workbook, RunLog.PROGRAM + ": " + RunReport.LOG_HASH))
        : LogEnd.NONE;
  }

  private static LocalDate parsed(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw new BadInput("the properties of the workbook name no review date: review it again", e);
    }
  }

  private static LocalDate latest(XlsxFile workbook, DecisionRows decisions) {
    return decisions.typed().stream()
        .map(TypedDecision::basis)
        .map(basis -> basis.day())
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .orElseThrow(
            () -> new BadInput(workbook.path() + " does not say when it was reviewed: review it"));
  }

  /** What is drawn for each workload; null where nothing is. */
  public @Nullable MonteCarlo draws(InputTables tables, Decision decision, int workloads) {
    return SimulationSettings.of(tables, decision, workloads, drawn).draws();
  }
}
