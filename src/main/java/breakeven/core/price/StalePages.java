package breakeven.core.price;

import breakeven.core.input.PlainNumber;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.Texts;
import breakeven.core.model.Exposure;
import breakeven.core.model.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Prices in use that are older than the limit, by the page that they were read from: whoever opens
 * it checks all of them at once, so that one warning tells them all. Those of the shipped day and
 * source are one page.
 */
final class StalePages {
  private static final int NAMED = 4;
  private static final String SHIPPED = "";

  /** What parts a page from what is said of it. */
  private static final Pattern REMARK = Pattern.compile(";|, | \\(| and | as ");

  /** A row that is too old, and what to say of it alone. */
  private record Stale(UsedRow used, Problem problem) {}

  /** A page with what the workloads that use any price of it come to. */
  private static final class Page {
    private final List<Stale> rows = new ArrayList<>();
    private final Exposure exposure = new Exposure();
  }

  private final Map<String, Page> pages = new LinkedHashMap<>();

  /** Whether a row is reported with its page: it says when and where it was read. */
  static boolean goesBy(UsedRow used) {
    return used.dayAsShipped
        || used.stale && used.row.checkedOn() != null && !Texts.blank(used.row.source());
  }

  /** The page of a row, on its sheet. */
  static String key(UsedRow used) {
    return used.dayAsShipped ? SHIPPED : used.row.layout().checkedOn().sheet() + "\n" + page(used);
  }

  /** The page that a source names first, without the remarks behind it. */
  private static String page(UsedRow used) {
    return REMARK.split(Texts.oneLine(used.row.source()), 2)[0];
  }

  /** Counts workloads that use one or more prices of a page. */
  void count(String page, Exposure workloads) {
    page(page).exposure.add(workloads);
  }

  /** Adds a row, with what to say where it is the only one of its page. */
  void add(UsedRow used, Problem problem) {
    page(key(used)).rows.add(new Stale(used, problem));
  }

  private Page page(String key) {
    return pages.computeIfAbsent(key, first -> new Page());
  }

  /**
   * Tells one warning a page, and forgets its rows.
   *
   * @param limitDays the age that is allowed
   * @param used all rows in use
   * @param ofShipped what else is to be said of shipped rows
   */
  void tell(
      LocalDate asOf,
      double limitDays,
      List<UsedRow> used,
      List<Problem> ofShipped,
      ProblemSink problems) {
    Page shipped = page(SHIPPED);
    List<Problem> first = new ArrayList<>();
    shipped.rows.stream().map(Stale::problem).limit(1).forEach(first::add);
    first.addAll(ofShipped);
    if (!first.isEmpty()) {
      problems.add(shipped(shipped, first.get(0), limitDays, used, ofShipped));
      shipped.rows.clear();
    }
    for (Page page : pages.values()) {
      if (!page.rows.isEmpty()) {
        problems.add(problem(page, asOf, limitDays));
        page.rows.clear();
      }
    }
  }

  /** {@code 29 of 53 prices used are the shipped ones, checked 2026-02-11 to 2026-11-18 …}. */
  private static Problem shipped(
      Page page, Problem at, double limit, List<UsedRow> used, List<Problem> more) {
    List<UsedRow> rows = used.stream().filter(row -> row.dayAsShipped).toList();
    long typed = rows.stream().filter(row -> !row.asShipped).count();
    List<LocalDate> days =
        rows.stream()
            .map(row -> row.row.checkedOn())
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    StringBuilder text = new StringBuilder();
    text.append(rows.size()).append(" of ").append(used.size());
    text.append(used.size() == 1 ? " price used is" : " prices used are");
    text.append(rows.size() == 1 ? " the shipped one" : " the shipped ones");
    if (typed > 0) {
      text.append(", ").append(typed).append(" of them with figures of your own");
    }
    if (!days.isEmpty()) {
      text.append(", checked ").append(days.get(0));
      text.append(days.size() == 1 ? "" : " to " + days.get(days.size() - 1));
    }
    if (!page.rows.isEmpty()) {
      text.append(". ").append(page.rows.size());
      text.append(page.rows.size() == 1 ? " was" : " were");
      text.append(" checked longer ago than the Price age limit of ");
      text.append(PlainNumber.text(limit));
      text.append(" days");
    }
    more.forEach(problem -> text.append(". ").append(problem.problem()));
    return at.told(
            text.toString(),
            "Import a list with breakeven import. Or check them at their source, and type"
                + " what holds now with its day")
        .touching(page.exposure);
  }

  private static Problem problem(Page page, LocalDate asOf, double limit) {
    Problem first = page.rows.get(0).problem();
    if (page.rows.size() == 1) {
      return first.usedBy(page.exposure);
    }
    List<Long> ages =
        page.rows.stream()
            .map(stale -> stale.used().row.checkedOn())
            .map(day -> day == null ? 0 : ChronoUnit.DAYS.between(day, asOf))
            .sorted()
            .toList();
    long newest = ages.get(0);
    long oldest = ages.get(ages.size() - 1);
    List<String> names = page.rows.stream().map(stale -> stale.used().row.inWords()).toList();
    long workloads = page.exposure.workloads();
    return first
        .told(
            ("%s rows from %s were checked %s%s days before the review, more than"
                    + " the Price age limit of %s: %s; %s")
                .formatted(
                    page.rows.size(),
                    page(page.rows.get(0).used()),
                    newest == oldest ? "" : newest + " to ",
                    oldest,
                    PlainNumber.text(limit),
                    Texts.some(names, NAMED),
                    workloads == 1 ? "1 workload uses them" : workloads + " workloads use them"),
            "Check them at their source, and type what holds now with its day in rows "
                + rows(page))
        .touching(page.exposure);
  }

  /** The rows of a page as a sheet numbers them: {@code 8, 10 to 12 and 19}. */
  private static String rows(Page page) {
    int[] rows = page.rows.stream().mapToInt(s -> s.used().row.row().sheetRow()).sorted().toArray();
    List<String> runs = new ArrayList<>();
    for (int first = 0, next; first < rows.length; first = next) {
      next = first + 1;
      while (next < rows.length && rows[next] == rows[next - 1] + 1) {
        next++;
      }
      if (next - first > 2) {
        runs.add(rows[first] + " to " + rows[next - 1]);
      } else {
        IntStream.range(first, next).forEach(i -> runs.add(String.valueOf(rows[i])));
      }
    }
    String last = runs.remove(runs.size() - 1);
    return runs.isEmpty() ? last : String.join(", ", runs) + " and " + last;
  }
}
