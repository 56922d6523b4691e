package breakeven.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Clean workload rows over the shipped tables, the same for the same seed, each row on its own: row
 * 17 of seed 5 never depends on how many rows are asked for. They go wherever a rule of the model
 * has an edge: every serving, method and approach, quotations, models that close, blanks, growth
 * both ways, no volume and far too much of it.
 */
public final class SeededPortfolio {
  private static final String[] LARGE = {
    "gpt-5.5",
    "gpt-4o",
    "OpenAI: gpt-4o",
    "claude-sonnet-5",
    "claude-opus-4-6",
    "claude-opus-4-1",
    "gemini-2.5-pro",
    "gpt-5.2",
    "OpenAI: gpt-4.1",
    "Azure OpenAI: gpt-4.1",
    "mistral-large-2411",
    "claude-haiku-4-5",
    "gpt-4-turbo",
    "o1",
    "Together: meta-llama/Llama-3.3-70B-Instruct-Turbo",
    "gpt-5.6-sol",
    "gpt-5",
    "gpt-5-mini",
    "deepseek-v4-pro",
    "gpt-6-astra"
  };
  private static final String[] OPEN = {
    "meta-llama/Llama-3.1-8B-Instruct",
    "Fireworks: qwen3-8b",
    "open-mistral-7b",
    "open-mistral-nemo",
    "mistral-small-3-2-2506",
    "meta-llama/Llama-3.3-70B-Instruct-Turbo",
    "Groq: llama-3.1-8b-instant",
    "Together: openai/gpt-oss-20b",
    "Anyscale: meta-llama/Llama-2-7b-chat-hf",
    "meta.llama3-1-8b-instruct-v1:0",
    "Fireworks: gpt-oss-20b"
  };
  private static final String[] BY_TOKEN = {
    "OpenAI: gpt-4o-mini",
    "OpenAI: gpt-4.1-mini",
    "Azure OpenAI: gpt-4.1-mini",
    "Azure OpenAI: gpt-4o-mini",
    "gemini-2.5-flash",
    "gemini-2.5-flash",
    "gemini-2.5-pro",
    "gpt-3.5-turbo",
    "gpt-4.1-nano",
    "Azure OpenAI: gpt-4o",
    "Azure OpenAI: gpt-4.1-mini"
  };
  private static final String[] TRAINABLE = {
    "OpenAI: gpt-4o-mini",
    "Azure OpenAI: gpt-4.1-mini",
    "Azure OpenAI: gpt-4.1",
    "gemini-2.5-flash",
    "gemini-2.5-pro",
    "llama-v3p1-8b-instruct",
    "Fireworks: llama-v3p3-70b-instruct",
    "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo",
    "gemini-2.0-flash",
    "Fireworks: qwen3-235b-a22b"
  };
  private static final String[] SMALL = {
    "gpt-5-nano",
    "gpt-5.4-nano",
    "claude-haiku-4-5",
    "gemini-2.5-flash-lite",
    "Groq: llama-3.1-8b-instant",
    "OpenAI: gpt-4o-mini",
    "gemini-3.5-flash-lite",
    "amazon.nova-micro-v1:0",
    "llama-v3p1-8b-instruct"
  };
  private static final String[] GPUS = {
    "L40S", "L4", "A10", "A100 80GB", "H100", "H200", "B200", "Lambda: A100 80GB", "RTX 4090"
  };
  private static final String[] OWNED = {"A100 80GB", "H100", "Own: H100"};
  private static final String[] APPROACHES = {
    "Prompting", "RAG", "Small model", "Fine-tuned", "Fine-tuned with RAG"
  };

  private SplittableRandom random;
  private final Map<String, String> row = new LinkedHashMap<>();

  private SplittableRandom random() {
    return random;
  }

  private SeededPortfolio(long seed, int index) {
    random = new SplittableRandom(seed * 1_000_003L + index);
    row.put("Workload", "seed " + seed + " row " + index);
  }

  public static List<Map<String, String>> rows(long seed, int count) {
    var rows = new ArrayList<Map<String, String>>(count);
    for (int i = 0; i < count; i++) {
      rows.add(row(seed, i));
    }
    return rows;
  }

  /** The same with every shape typed as it is chosen, so that no later edit chooses another. */
  public static List<Map<String, String>> inShape(long seed, int count, LocalDate asOf) {
    var tables = Shipped.tables();
    return rows(seed, count).stream().map(row -> ChosenShape.typed(tables, asOf, row)).toList();
  }

  public static Map<String, String> row(long seed, int index) {
    var maker = new SeededPortfolio(seed, index);
    switch (index % 10) {
      case 0, 1, 2 -> maker.anything();
      case 3, 4, 5 -> maker.promising();
      case 6 -> maker.closeCall();
      case 7 -> maker.byToken();
      case 8 -> maker.promisingWithRag();
      default -> maker.awkward();
    }
    maker.random = new SplittableRandom(seed * 7_000_003L + index);
    if (maker.chance(0.5)) {
      maker.furtherCells();
    }
    maker.random = new SplittableRandom(seed * 11_000_003L + index);
    // A close call that a cheaper model waits for would be no Borderline.
    if (index % 10 == 6) {
      maker.set("Cheaper models tried", "Yes");
    } else if (maker.chance(0.4)) {
      maker.set("Cheaper models tried", maker.pick("Yes", "Yes", "No"));
    }
    if (index % 23 == 11) {
      maker.set("Current approach", "Planned");
    }
    return maker.row;
  }

  // Kinds of rows

  private void anything() {
    volume();
    largeModel();
    servingAndMethod();
    approach();
    optionalInputs();
    answers(0.75);
    qualities(0.5, 0.85);
    quotations(0.08);
  }

  private void promising() {
    set("Requests", whole(300_000, 5_000_000));
    set("Input tokens", whole(800, 6_000));
    set("Output tokens", whole(50, 900));
    set(
        "Prompted model",
        pick("gpt-5.5", "claude-opus-4-6", "claude-sonnet-5", "gemini-2.5-pro", "claude-opus-4-1"));
    if (chance(0.5)) {
      set("Instruction tokens", whole(0, 700));
    }
    set("Serving", pick("Rented GPUs", "Rented GPUs", "Serverless GPUs", "Own hardware"));
    set("Tuning method", pick("LoRA", "QLoRA", "Full"));
    set(
        "Candidate model",
        pick("llama-v3p1-8b-instruct", "Fireworks: qwen3-8b", "open-mistral-nemo"));
    set(
        "GPU",
        row.get("Serving").equals("Own hardware")
            ? pick(OWNED)
            : pick("L40S", "A100 80GB", "H100"));
    if (chance(0.4)) {
      set("Workloads sharing the GPUs", whole(1, 8));
    }
    if (chance(0.3)) {
      set("Escalated share", share(0, 0.3));
    }
    if (chance(0.3)) {
      set("Current approach", pick("Prompting", "Small model", "Fine-tuned"));
    }
    if (chance(0.3)) {
      set("Growth", share(-0.05, 0.08));
    }
    answers(0.93);
    qualities(0.8, 0.8);
  }

  private void promisingWithRag() {
    promising();
    set("Current approach", pick("RAG", "RAG", "Fine-tuned with RAG", "Prompting", "Fine-tuned"));
    set("Needs grounding", chance(0.7) ? "Yes" : pick("No", ""));
    if (chance(0.6)) {
      set("Retrieved tokens", whole(0, 100));
      set("Instruction tokens", "");
    }
    if (chance(0.3)) {
      set("Corpus", whole(0, 900_000_000));
    }
    if (chance(0.15)) {
      set("Retrieval cost", money(20, 3_000));
    }
  }

  /** Both bills typed and near each other: where margins and re-trainings decide. */
  private void closeCall() {
    set("Requests", whole(1_000, 1_000_000));
    set("Input tokens", whole(100, 4_000));
    set("Output tokens", whole(20, 900));
    set("Prompted model", pick(LARGE));
    set("Serving", "Fixed");
    set("Tuning method", pick("LoRA", "QLoRA"));
    set("Tokens per example", whole(100, 3_000));
    double bill = random().nextDouble(5_000, 150_000);
    set("Prompting cost", plain(bill));
    set("Serving cost", plain(bill * random().nextDouble(0.8, 1.0)));
    if (chance(0.5)) {
      set("One-off cost", money(0, 20_000));
    }
    answers(0.98);
    if (chance(0.8)) {
      set("Task pattern", "Stable");
      set("Data shift interval", "none");
      set("Regression testing", "Yes");
    }
    qualities(1, 1);
  }

  private void byToken() {
    volume();
    largeModel();
    set("Serving", chance(0.75) ? "Per token" : "Fixed");
    if (row.get("Serving").equals("Fixed")) {
      set("Serving cost", money(0, 9_000));
    }
    set("Candidate model", pick(BY_TOKEN));
    set("Tuning method", chance(0.85) ? "Provider API" : "LoRA");
    if (row.get("Tuning method").equals("LoRA")) {
      set("Training cost", money(5, 4_000));
    }
    approach();
    optionalInputs();
    answers(0.85);
    qualities(0.6, 0.85);
  }

  /** Rows that lack something, do nothing, or do far too much. */
  private void awkward() {
    anything();
    switch (random().nextInt(9)) {
      case 0 -> set("Prompted model", "no-such-model");
      case 1 -> set("Candidate model", "no-such-model");
      case 2 -> set("GPU", pick("no-such-card", "T4", "MI300X"));
      case 3 -> {
        set("Serving", "Per token");
        set("Candidate model", pick(OPEN));
      }
      case 4 -> {
        set("Tuning method", "Provider API");
        set(
            "Candidate model",
            pick("gpt-5.6-luna", "Azure OpenAI: o4-mini", "Groq: llama-3.1-8b-instant"));
      }
      case 5 -> {
        set("Requests", "0");
        set("Prompting cost", "");
      }
      case 6 -> {
        set("Input tokens", "0");
        set("Output tokens", "0");
        set("Instruction tokens", "");
        set("Retrieved tokens", "");
        set("Tokens per example", whole(100, 3_000));
      }
      case 7 -> {
        set("Requests", whole(100_000_000, 2_000_000_000));
        set("Growth", "");
      }
      default ->
          set(
              "Smaller model",
              pick(
                  "no-such-model",
                  "text-embedding-3-small",
                  "Together: meta-llama/Llama-4-Scout-17B-16E-Instruct"));
    }
  }

  // Parts of a row

  private void volume() {
    set("Requests", plain(Math.rint(Math.pow(10, random().nextDouble(2, 7.3)))));
    set("Input tokens", plain(Math.rint(Math.pow(10, random().nextDouble(1.5, 4)))));
    set("Output tokens", plain(Math.rint(Math.pow(10, random().nextDouble(0.5, 3.2)))));
    double input = Double.parseDouble(row.get("Input tokens"));
    if (chance(0.5)) {
      set("Instruction tokens", plain(Math.floor(input * random().nextDouble(0, 0.6))));
    }
    if (chance(0.25)) {
      set("Retrieved tokens", plain(Math.floor(input * random().nextDouble(0, 0.4))));
    }
    if (chance(0.4)) {
      set("Growth", pick("0", "-1", share(-0.1, 0), share(0, 0.1), share(0, 0.1), "0.25"));
    }
  }

  private void largeModel() {
    set("Prompted model", pick(LARGE));
  }

  private void servingAndMethod() {
    String serving =
        pick(
            "Per token",
            "Rented GPUs",
            "Rented GPUs",
            "Serverless GPUs",
            "Own hardware",
            "Fixed",
            "");
    set("Serving", serving);
    String method = pick("Provider API", "LoRA", "LoRA", "QLoRA", "Full", "");
    if (serving.equals("Per token")) {
      set("Candidate model", pick(BY_TOKEN));
      method = "Provider API";
    } else if (method.equals("Provider API")) {
      set("Candidate model", serving.equals("Fixed") ? pick(TRAINABLE) : pick(OPEN));
    } else if (chance(0.7)) {
      set("Candidate model", pick(OPEN));
    }
    set("Tuning method", method);
    if (serving.equals("Fixed")) {
      set("Serving cost", money(0, 6_000));
    } else if (serving.equals("Own hardware")) {
      set("GPU", pick(OWNED));
    } else if (!serving.isEmpty() && chance(0.7)) {
      set("GPU", pick(GPUS));
    }
    if (chance(0.25)) {
      set("Workloads sharing the GPUs", whole(1, 12));
    }
    if (chance(0.15)) {
      set("Minimum replicas", whole(1, 3));
    }
    if (chance(0.3)) {
      set("Smaller model", pick(SMALL));
    }
  }

  /** Of a random stream of their own: the other cells of a row are the same without them. */
  private void furtherCells() {
    if (chance(0.25)) {
      set("Small model output", whole(0, 1_500));
    }
    if (chance(0.3)) {
      set("Fine-tuned output", whole(0, 900));
    }
    if (chance(0.3)) {
      set("Cache write share", pick("0", "1", share(0, 1), share(0, 0.5)));
    }
    if (chance(0.2)) {
      set("Long-context share", pick("0", "1", share(0, 1)));
    }
    if (chance(0.25)) {
      set("Hours on", pick("24", "730", "365.5", whole(100, 729)));
    }
    if (chance(0.4)) {
      set("Lead time", pick("0", "1", "2", "3", whole(0, 12), "30"));
    }
    if (chance(0.05)) {
      set("Input tokens", pick("100001", "200000", "200001", "272000", "272001"));
    }
    if (row.getOrDefault("Serving", "").equals("Rented GPUs") && chance(0.3)) {
      set("GPU", pick("AWS: A100 80GB", "AWS: H100", "Azure: H100", "AWS: H200", "GCP: B200"));
    }
  }

  private void approach() {
    if (chance(0.6)) {
      set("Current approach", pick(APPROACHES));
    }
    if (chance(0.4)) {
      set("Needs grounding", pick("Yes", "No", "No"));
    }
    if (chance(0.2)) {
      set("Corpus", whole(0, 900_000_000));
    }
  }

  private void optionalInputs() {
    if (chance(0.4)) {
      set("Cached share", pick("0", "1", share(0, 1), share(0, 1)));
    }
    if (chance(0.3)) {
      set("Batch share", pick("0", "1", share(0, 1), share(0, 1)));
    }
    if (chance(0.25)) {
      set("Escalated share", pick("0", "1", share(0, 0.5), share(0, 0.5)));
    }
    if (chance(0.3)) {
      set("Training examples", whole(50, 40_000));
    }
    if (chance(0.3)) {
      set("Tokens per example", whole(50, 4_000));
    }
    if (chance(0.3)) {
      set("Epochs", whole(1, 6));
    }
    if (chance(0.3)) {
      set("Labelling cost", money(0, 3));
    }
    if (chance(0.3)) {
      set("Evaluation", whole(50, 3_000));
    }
    if (chance(0.3)) {
      set("First release", whole(0, 40));
    }
    if (chance(0.3)) {
      set("Re-training", whole(0, 8));
    }
    if (chance(0.25)) {
      set("Months in production", pick(whole(1, 40), "1", "7.5"));
    }
    if (chance(0.3)) {
      set("Cost per bad answer", money(0, 0.05));
    }
    if (chance(0.2)) {
      set("Snapshot age", whole(0, 20));
    }
  }

  private void answers(double given) {
    if (chance(given)) {
      set("Task pattern", pick("Stable", "Stable", "Stable", "Mixed", "Mixed", "Volatile"));
    }
    if (chance(given)) {
      set("Data shift interval", pick("none", "24", "12", "12", whole(1, 18), "6.5"));
    }
    if (chance(0.4)) {
      set("Retrain cadence", whole(1, 14));
    }
    if (chance(given)) {
      set("Regression testing", pick("Yes", "Yes", "Yes", "No"));
    }
    if (chance(given)) {
      set("Held-out test set", pick("Yes", "Yes", "Yes", "No"));
    }
    if (chance(given)) {
      set("Baseline comparison", pick("Yes", "Yes", "Yes", "No"));
    }
  }

  private void qualities(double measured, double good) {
    if (chance(0.4)) {
      set("Required quality", share(0.6, 0.95));
    }
    if (chance(measured)) {
      set("Prompted quality", share(0.7, 0.98));
    }
    if (chance(measured * 0.7)) {
      set("Small model quality", share(0.4, 0.93));
    }
    if (chance(measured)) {
      set("Fine-tuned quality", chance(good) ? share(0.92, 1) : share(0.5, 0.95));
    }
  }

  private void quotations(double each) {
    if (chance(each)) {
      set("Training cost", money(0, 3_000));
    }
    if (chance(each)) {
      set("Serving cost", money(0, 5_000));
    }
    if (chance(each)) {
      set("One-off cost", money(0, 30_000));
    }
    if (chance(each)) {
      set("Prompting cost", money(0, 20_000));
    }
    if (chance(each)) {
      set("Retrieval cost", money(0, 1_000));
    }
  }

  private void set(String column, String value) {
    row.put(column, value);
  }

  private boolean chance(double share) {
    return random().nextDouble() < share;
  }

  private String pick(String... values) {
    return values[random().nextInt(values.length)];
  }

  private String whole(int from, int to) {
    return Integer.toString(random().nextInt(from, to + 1));
  }

  private String share(double from, double to) {
    return String.format(Locale.ROOT, "%.4f", random().nextDouble(from, to));
  }

  private String money(double from, double to) {
    return String.format(Locale.ROOT, "%.4f", random().nextDouble(from, to));
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
