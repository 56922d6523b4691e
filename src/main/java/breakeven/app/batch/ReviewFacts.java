package breakeven.app.batch;

import breakeven.core.cycle.LogEnd;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.InputTables;
import breakeven.core.report.PastReview;
import breakeven.core.report.RunLog;
import breakeven.core.uncertainty.MonteCarlo;
import breakeven.xlsx.ooxml.CustomProperties;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FilenameUtils;
import org.jspecify.annotations.Nullable;

/**
 * How a workbook was reviewed, so that its figures can be calculated once more.
 *
 * @param day the review date
 * @param drawn draws a workload; null where the workbook does not say it
 * @param edition as {@link #edition} has it
 */
public record ReviewFacts(LocalDate day, @Nullable Integer drawn, String edition) {
  /** Earlier reviews that are looked at for the last one. */
  private static final int LOOKED_AT = 20;

  /**
   * The review that a file is of, or is carried on from. Texts are empty where it says none.
   *
   * @param day the review date
   * @param input the name of what was reviewed
   * @param sha256 of that
   * @param where which rows were asked for
   */
  private record Run(Path file, String day, String input, String sha256, String where) {
    static Run of(Path file) {
      try (XlsxFile book = XlsxFile.open(file)) {
        return new Run(
            file,
            fact(book, RunReport.REVIEW_DATE),
            fact(book, RunReport.INPUT),
            fact(book, RunReport.INPUT_SHA256),
            fact(book, RunReport.WHERE));
      } catch (BadInput e) {
        return new Run(file, "", "", "", "");
      }
    }

    boolean of(Run other) {
      return sha256.equals(other.sha256);
    }
  }

  private static String fact(XlsxFile workbook, String name) {
    return CustomProperties.text(workbook, RunLog.PROGRAM + ": " + name);
  }

  /**
   * The last review of an input before a day: the workbook beside it that it is carried on from,
   * else the newest one of the same plan, each named {@code IN*-reviewed}; null where there is
   * none.
   */
  public static @Nullable Path lastReview(Path input, LocalDate day) {
    Run own = Run.of(input);
    List<String> names = List.of(String.valueOf(input.getFileName()), own.input());
    try (Stream<Path> beside = Files.list(input.toAbsolutePath().getParent())) {
      return beside
          .map(file -> input.resolveSibling(file.getFileName()))
          .filter(file -> names.stream().anyMatch(name -> isReviewOf(file, name)))
          .sorted(Comparator.reverseOrder())
          .limit(LOOKED_AT)
          .map(Run::of)
          .filter(run -> run.day().compareTo(day.toString()) < 0)
          .filter(run -> names.contains(run.input()) && run.where().equals(RunReport.ALL))
          .max(Comparator.comparing((Run run) -> run.of(own)).thenComparing(Run::day))
          .map(Run::file)
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isReviewOf(Path file, String input) {
    String named = FilenameUtils.removeExtension(input) + "*-reviewed.xls?";
    return FilenameUtils.wildcardMatch(String.valueOf(file.getFileName()), named);
  }

  /**
   * The plan that a review was made of, beside it.
   *
   * @throws BadInput where none is named, or it was changed since by anything but {@code apply}
   */
  public static Path plan(Path reviewed) throws IOException {
    Run run = Run.of(reviewed);
    Path plan = reviewed.resolveSibling(run.input());
    if (run.input().isEmpty()) {
      throw new BadInput(
          reviewed + " names no plan beside it: give the next one with -o NEXT.xlsx");
    }
    if (Files.exists(plan)
        && !run.of(Run.of(plan))
        && !run.sha256().equals(XlsxFile.sha256(plan))) {
      throw new BadInput(
          plan + " was changed since " + reviewed + ": review it again, or give -o NEXT.xlsx");
    }
    return plan;
  }

  /** What a reviewed workbook says of its review. */
  public static ReviewFacts of(XlsxFile workbook) {
    LocalDate day = day(workbook, PastReviews.of(workbook));
    if (day == null) {
      throw new BadInput(workbook.path() + " does not say when it was reviewed: review it");
    }
    return new ReviewFacts(day, drawn(workbook), edition(workbook));
  }

  /** The review date by the properties of a workbook, else by the reviews that it remembers. */
  static @Nullable LocalDate day(@Nullable XlsxFile workbook, List<PastReview> reviews) {
    String day = workbook == null ? "" : fact(workbook, RunReport.REVIEW_DATE);
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
    String draws = fact(workbook, RunReport.DRAWS);
    return draws.matches("[0-9]{1,9}") ? Integer.valueOf(draws) : null;
  }

  /** The version that reviewed a workbook, where that is known to be another one; else empty. */
  static String edition(@Nullable XlsxFile book) {
    String version = book == null ? "" : CustomProperties.text(book, RunLog.PROGRAM).split(" ")[0];
    return version.matches("[0-9.]+") && !RunLog.version().startsWith(version) ? version : "";
  }

  /** Where the log of a reviewed workbook ended when it was written. */
  static LogEnd logEnd(XlsxFile workbook) {
    String lines = fact(workbook, RunReport.LOG_LINES);
    return lines.matches("[0-9]{1,9}")
        ? new LogEnd(Integer.parseInt(lines), fact(workbook, RunReport.LOG_HASH))
        : LogEnd.NONE;
  }

  private static LocalDate parsed(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw new BadInput("the properties of the workbook name no review date: review it again", e);
    }
  }

  /** What is drawn for each workload; null where nothing is. */
  public @Nullable MonteCarlo draws(InputTables tables, Decision decision, int workloads) {
    return SimulationSettings.of(tables, decision, workloads, drawn).draws();
  }
}
