package breakeven.exchange.lists;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft's retirement schedule as Markdown, line by line: tables of models with the days on
 * which versions end, and tables of fine-tuned ones, which may outlive their base.
 */
public final class AzureRetirements {
  /** What users call the list. */
  public static final String TITLE = "Azure model retirement schedule";

  private static final String TUNED_SECTION = "Fine-tuned models";
  private static final Pattern HEADING = Pattern.compile("(#+) +(.*?) *");
  private static final Pattern PAGE_DAY =
      Pattern.compile("ms\\.date: *(\\d{1,2})/(\\d{1,2})/(\\d{4}).*");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** A version in brackets behind a name, which no name of ours has. */
  private static final Pattern BRACKET = Pattern.compile(" *\\(.*\\)$");

  private final ListContext context;
  private final ListSink out;
  private final List<String> headers = new ArrayList<>();
  private final Map<String, TreeMap<String, ModelEnd>> bases = new TreeMap<>();
  private final Map<String, TreeMap<String, ModelEnd>> tunes = new TreeMap<>();
  private String provider = Providers.AZURE_AI;
  private @Nullable LocalDate day;
  private long entries;

  /**
   * A reader of a schedule.
   *
   * @param out takes each row when the schedule has ended
   */
  public AzureRetirements(ListContext context, ListSink out) {
    this.context = context;
    this.out = out;
  }

  /** Takes the next line. */
  public void line(String line) {
    Matcher page = PAGE_DAY.matcher(line);
    Matcher heading = HEADING.matcher(line);
    if (page.matches() && day == null) {
      String text =
          "%s-%2s-%2s".formatted(page.group(3), page.group(1), page.group(2)).replace(' ', '0');
      day = Days.parse(text);
    } else if (heading.matches()) {
      provider = provider(heading.group(1).length(), heading.group(2));
    } else if (line.startsWith("|")) {
      cells(line);
      return;
    }
    headers.clear();
  }

  /** Fine-tuned models stand under the section of their base models. */
  private String provider(int level, String heading) {
    if (heading.equals(TUNED_SECTION) && level > 3) {
      return provider;
    }
    return heading.equals(Providers.AZURE_OPEN_AI) ? heading : Providers.AZURE_AI;
  }

  private void cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1).split("\\|")) {
      cells.add(cell.strip());
    }
    if (headers.isEmpty()) {
      headers.addAll(cells);
    } else if (headers.contains("Model") && !cells.get(0).startsWith("-")) {
      model(cells);
    }
  }

  private String cell(List<String> cells, String header) {
    int column = headers.indexOf(header);
    return column < 0 || column >= cells.size() ? "" : cells.get(column);
  }

  private void model(List<String> cells) {
    boolean tuned = headers.contains("Deployment retirement date");
    if (!tuned && !headers.contains("Retirement date")) {
      return;
    }
    entries++;
    String model = BRACKET.matcher(cell(cells, "Model")).replaceFirst("");
    ModelEnd end =
        new ModelEnd(
            day(cell(cells, "Training retirement date")),
            day(cell(cells, tuned ? "Deployment retirement date" : "Retirement date")),
            replacement(cell(cells, "Replacement")));
    if (model.isEmpty()) {
      out.leftOut(LeftOut.NO_NAME);
    } else if (!end.isAny()) {
      out.leftOut(LeftOut.NO_END);
    } else {
      (tuned ? tunes : bases)
          .computeIfAbsent(provider + "\n" + model, key -> new TreeMap<>())
          .put(cell(cells, "Version"), end);
    }
  }

  /** A day with words around it, as {@code No earlier than}, is the day that is certain. */
  private static String day(String cell) {
    Matcher found = DAY.matcher(cell);
    return found.find() && Days.isDay(found.group()) ? found.group() : "";
  }

  /** The one model that is named; none where several are, or a dash stands for none. */
  private String replacement(String cell) {
    String name = BRACKET.matcher(cell).replaceFirst("");
    boolean one = name.matches("[\\p{Alnum}][^,;]*");
    return one ? provider + ": " + name : "";
  }

  /** Whether anything was a schedule. */
  public boolean isSchedule() {
    return entries > 0;
  }

  /** Hands on the rows; the schedule has ended. */
  public void finish() {
    bases.forEach((key, versions) -> each(key, versions, false));
    tunes.forEach((key, versions) -> each(key, versions, true));
  }

  /** A version is the row of its name, or the newest one that of the bare name. */
  private void each(String key, TreeMap<String, ModelEnd> versions, boolean tuned) {
    String sold = key.substring(0, key.indexOf('\n'));
    String model = key.substring(key.indexOf('\n') + 1);
    List<String> book = context.book().models(sold);
    versions.forEach(
        (version, end) -> {
          String dated = model + "-" + version;
          boolean named = ModelNames.known(book, dated).filter(dated::equalsIgnoreCase).isPresent();
          boolean newest = version.equals(versions.lastKey());
          if (!named && !newest) {
            out.leftOut(LeftOut.OLDER_VERSION);
          } else if (tuned) {
            tunes(key, sold, named ? dated : model, end);
          } else {
            String training = training(key, version, newest);
            out.row(
                new ModelEnd(training, end.service(), end.replacement())
                    .row(sold, named ? dated : model));
          }
        });
  }

  /** Until when a version is fine-tuned; the newest that is, where the newest of all is not. */
  private String training(String key, String version, boolean newest) {
    TreeMap<String, ModelEnd> tuned = tunes.getOrDefault(key, new TreeMap<>());
    ModelEnd end = tuned.get(version);
    if (end == null && newest && !tuned.isEmpty()) {
      end = tuned.lastEntry().getValue();
    }
    return end == null ? "" : end.training();
  }

  private void tunes(String key, String sold, String model, ModelEnd end) {
    context.book().tunes(sold, model).forEach(tune -> out.row(end.row(sold, tune)));
    if (!bases.containsKey(key)) {
      out.row(new ModelEnd(end.training(), "", "").row(sold, model));
    }
  }

  /** The day of the page; null where it does not say. */
  public @Nullable LocalDate day() {
    return day;
  }

  /** Where the schedule comes from. */
  public String source() {
    return "github.com/MicrosoftDocs/azure-ai-docs model retirement schedule";
  }

  /** Lines of models read. */
  public long entries() {
    return entries;
  }
}
