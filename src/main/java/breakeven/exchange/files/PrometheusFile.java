package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.RowHandler;
import breakeven.exchange.usage.UsageFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The counters of vLLM as its server shows them to Prometheus, as a table: a row for each set of
 * labels, engines and reasons added up, and below the names of labels and counters. They count from
 * the start of the server; those of an earlier time are taken off.
 */
final class PrometheusFile {
  private static final String VLLM = "vllm:";
  private static final String INPUT = VLLM + "prompt_tokens_total";
  private static final String HITS = VLLM + "prefix_cache_hits_total";
  private static final String QUERIES = VLLM + "prefix_cache_queries_total";

  /** As earlier versions call them, which count blocks and not tokens: their ratio is the same. */
  private static final Map<String, String> EARLIER =
      Map.of(
          VLLM + "gpu_prefix_cache_hits_total", HITS,
          VLLM + "gpu_prefix_cache_queries_total", QUERIES);

  private static final Set<String> COUNTERS =
      Set.of(
          INPUT, VLLM + "generation_tokens_total", VLLM + "request_success_total", HITS, QUERIES);

  /** Labels by which one server counts apart. */
  private static final Set<String> WITHIN = Set.of("engine", "finished_reason");

  private static final Pattern SAMPLE =
      Pattern.compile("([A-Za-z_:][\\w:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+-?\\d+)?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final int MOST_IN_LINE = 1_000_000;
  private static final int MOST_ROWS = 100_000;

  /** Rows are in one order, whatever the server's. */
  private static final Comparator<Map<String, String>> LABELS = Comparator.comparing(Map::toString);

  /** The counters of each set of labels. */
  private final Map<Map<String, String>, Map<String, Double>> rows;

  private PrometheusFile(Map<Map<String, String>, Map<String, Double>> rows) {
    this.rows = rows;
  }

  /** Whether a file begins as a text for Prometheus does. */
  static boolean is(TextHead head) {
    return head.text().startsWith("# HELP ")
        || head.text().startsWith("# TYPE ")
        || head.text().startsWith(VLLM);
  }

  /**
   * Reads a file to its end.
   *
   * @throws UsageFault where it has no counters of vLLM
   */
  static PrometheusFile of(Path path) throws IOException {
    Map<Map<String, String>, Map<String, Double>> rows = new TreeMap<>(LABELS);
    try (Reader in =
        new BufferedReader(new InputStreamReader(Unpacked.open(path), StandardCharsets.UTF_8))) {
      for (String line = line(in); line != null; line = line(in)) {
        add(line, rows);
      }
    }
    rows.values().removeIf(counters -> !counters.containsKey(INPUT));
    if (rows.isEmpty()) {
      throw new UsageFault(
          "holds no counters of vLLM (" + INPUT + "): fetch /metrics of its server again");
    }
    return new PrometheusFile(rows);
  }

  private static @Nullable String line(Reader in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (line.length() == MOST_IN_LINE) {
        throw new UsageFault("has a line of more than 1,000,000 characters: fetch it again");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static void add(String line, Map<Map<String, String>, Map<String, Double>> rows) {
    Matcher sample = SAMPLE.matcher(line);
    if (!line.startsWith(VLLM) || !sample.matches()) {
      return;
    }
    String name = EARLIER.getOrDefault(sample.group(1), sample.group(1));
    double value = PlainNumber.parse(sample.group(3));
    if (!COUNTERS.contains(name) || !(value >= 0)) {
      return;
    }
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
    while (label.find()) {
      if (!WITHIN.contains(label.group(1))) {
        labels.put(label.group(1), label.group(2).replaceAll("\\\\(.)", "$1"));
      }
    }
    rows.computeIfAbsent(labels, key -> new TreeMap<>()).merge(name, value, Double::sum);
    if (rows.size() > MOST_ROWS) {
      throw new UsageFault("has more than 100,000 sets of labels: fetch the servers one by one");
    }
  }

  /** The counters since an earlier time; of a server that was started anew since, all of them. */
  PrometheusFile since(PrometheusFile earlier) {
    Map<Map<String, String>, Map<String, Double>> left = new TreeMap<>(LABELS);
    rows.forEach(
        (labels, counters) -> {
          Map<String, Double> before = earlier.rows.getOrDefault(labels, Map.of());
          boolean anew =
              counters.entrySet().stream()
                  .anyMatch(each -> before.getOrDefault(each.getKey(), 0.0) > each.getValue());
          Map<String, Double> more = new TreeMap<>();
          counters.forEach(
              (name, value) ->
                  more.put(name, anew ? value : value - before.getOrDefault(name, 0.0)));
          left.put(labels, more);
        });
    return new PrometheusFile(left);
  }

  /** Passes the header as row 0, then the rows. */
  void read(RowHandler handler) {
    Set<String> names = new LinkedHashSet<>();
    rows.keySet().forEach(labels -> names.addAll(labels.keySet()));
    rows.values().forEach(counters -> names.addAll(counters.keySet()));
    List<String> columns = new ArrayList<>(names);
    pass(0, columns, columns, handler);
    int row = 0;
    for (Map.Entry<Map<String, String>, Map<String, Double>> each : rows.entrySet()) {
      Map<String, Double> counters = new TreeMap<>(each.getValue());
      cached(counters);
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        Double counter = counters.get(column);
        cells.add(
            counter == null ? each.getKey().getOrDefault(column, "") : PlainNumber.text(counter));
      }
      pass(++row, columns, cells, handler);
    }
  }

  /** Makes the hits a part of the input, of which a query that is repeated is none. */
  private static void cached(Map<String, Double> counters) {
    Double hits = counters.remove(HITS);
    Double queries = counters.remove(QUERIES);
    if (hits != null && queries != null && queries >= hits && queries > 0) {
      counters.put(HITS, counters.getOrDefault(INPUT, 0.0) * (hits / queries));
    }
  }

  private static void pass(int row, List<String> columns, List<String> cells, RowHandler handler) {
    handler.startRow(row);
    for (int column = 0; column < columns.size(); column++) {
      if (!cells.get(column).isEmpty() && handler.wants(column)) {
        handler.cell(column, CellType.TEXT, Double.NaN, cells.get(column));
      }
    }
    handler.endRow(row);
  }
}
