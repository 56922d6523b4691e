package breakeven.bench;

import breakeven.core.input.Decimals;
import breakeven.core.table.Workloads;
import breakeven.exchange.files.CsvFile;
import breakeven.workbook.write.CsvWorkbook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes a workbook with as many workloads as asked for, 30 columns each, always the same ones:
 * what whole-process measurements read. Arguments: number of rows, file to write.
 */
public final class BigPortfolio {
  private static final String HEADERS =
      "Workload,Owner,Business unit,Requests (per month),Input tokens (per request),Output tokens (per request),Prompted model,"
          + "Current approach,Growth (% a month),Instruction tokens (per request),Cached share (% of input tokens),Candidate model,"
          + "Tuning method,Serving,GPU,Workloads sharing the GPUs,Training examples,Needs grounding,Task pattern,"
          + "Data shift interval (months),Retrain cadence (months),Held-out test set,Baseline comparison,Regression testing,"
          + "Prompted quality (%),Small model quality (%),Fine-tuned quality (%),Months in production,Ticket,Notes";

  private final SplittableRandom random = new SplittableRandom(1);

  private BigPortfolio() {}

  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[0]);
    Path csv = Files.createTempFile("portfolio-", ".csv");
    csv(rows, csv);
    CsvWorkbook.write(
        csv,
        CsvFile.of(csv, Workloads.TABLE)::read,
        Path.of(arguments[1]),
        Decimals.UNSAID,
        written -> {});
    Files.delete(csv);
  }

  /** Writes the same workloads as CSV. */
  static void csv(int rows, Path file) throws IOException {
    BigPortfolio portfolio = new BigPortfolio();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(HEADERS + "\n");
      for (int i = 0; i < rows; i++) {
        out.write(portfolio.row(i) + "\n");
      }
    }
  }

  private String row(int i) {
    return String.join(
        ",",
        "Workload " + i,
        "Owner " + i % 97,
        "Unit " + i % 13,
        whole(1_000, 5_000_000),
        whole(200, 6_000),
        whole(20, 800),
        of(
            "gpt-5.4",
            "gpt-5",
            "claude-sonnet-5",
            "gemini-2.5-pro",
            "gpt-4.1",
            "mistral-large-2411"),
        of("Prompting", "RAG", "Small model", "Fine-tuned", "Fine-tuned with RAG"),
        of("0", "0.01", "0.02"),
        whole(0, 150),
        of("0", "0.3"),
        of("llama-v3p1-8b-instruct", ""),
        of("LoRA", "QLoRA", "Full", ""),
        of("Rented GPUs", "Serverless GPUs", ""),
        of("L40S", "A100 80GB", "H100"),
        of("1", "4"),
        "1000",
        of("Yes", "No"),
        of("Stable", "Mixed", "Volatile"),
        of("3", "6", "12"),
        "6",
        "Yes",
        "Yes",
        of("Yes", "No"),
        "0.9",
        of("0.7", "0.85", ""),
        of("0.9", ""),
        of("12", "24", ""),
        "T-" + i,
        "assumed");
  }

  private String whole(int from, int to) {
    return Integer.toString(random.nextInt(from, to));
  }

  private String of(String... words) {
    return List.of(words).get(random.nextInt(words.length));
  }
}
