package breakeven.app.cli;

import breakeven.app.batch.ExplainOptions;
import breakeven.app.batch.Progress;
import breakeven.xlsx.read.BadInput;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description =
        "Show what Calculation has of one workload: every line with its figure and where it is from.",
    sortOptions = false)
final class ExplainCommand extends JobCommand {
  private final Job<ExplainOptions, List<String>> job;
  private final Clock clock;

  @Parameters(index = "0", paramLabel = "WORKLOAD", description = "Name of the workload.")
  private String workload;

  @Parameters(
      index = "1",
      paramLabel = "IN.xlsx",
      description = "Workbook or CSV file (.csv, .tsv, .txt) of workloads.")
  private Path input;

  @Option(
      names = "--brief",
      description =
          "Show about 40 lines: verdict, issues of the row, checks, the answer, break-evens, drivers.")
  private boolean brief;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write all of it as JSON into this new file; - is standard output.")
  private @Nullable Path json;

  @Mixin private AsOfOption asOf = new AsOfOption();

  @Mixin private DecimalCommaOption decimalComma = new DecimalCommaOption();

  @Mixin private PricesOption prices = new PricesOption();

  ExplainCommand(Terminal terminal, Job<ExplainOptions, List<String>> job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  @Override
  int work(Progress progress) throws IOException {
    requireOrder();
    requireFile(input);
    prices.require();
    LocalDate day = asOf.day(clock);
    List<String> lines =
        job.run(
            new ExplainOptions(
                workload, input, day, prices.book(), decimalComma.decimals(), brief, json != null),
            progress);
    progress.close();
    if (json == null || json.toString().equals("-")) {
      print(lines);
    } else {
      write(json, lines);
      print(List.of("written to " + json));
    }
    return ExitCode.DONE;
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new BadInput(file + " exists: name another file", e);
    } catch (IOException e) {
      throw new BadInput(file + " cannot be written (" + e.getMessage() + ")", e);
    }
  }

  /** Refuses the workbook before the workload, which is easily typed so. */
  private void requireOrder() {
    if (!Files.exists(input) && new File(workload).isFile()) {
      throw new BadInput(
          input
              + ": no such file; the workload comes first, then the workbook: breakeven explain \""
              + input
              + "\" "
              + workload);
    }
  }
}
