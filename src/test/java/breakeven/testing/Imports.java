package breakeven.testing;

import breakeven.app.batch.Progress;
import breakeven.app.imports.FileImport;
import breakeven.app.imports.ImportRequest;
import breakeven.app.imports.Imported;
import breakeven.app.imports.Into;
import breakeven.exchange.files.FileKind;
import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.UsageAsk;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Imports of files of one kind, whose refusal is thrown. */
public final class Imports {
  private Imports() {}

  /** What an import of price lists is asked to do. */
  public static ImportRequest prices(
      List<Path> files,
      Into into,
      List<String> accept,
      @Nullable LocalDate seenOn,
      LocalDate asOf) {
    UsageAsk none = UsageAsks.of("", "", GivenRequests.NONE);
    return new ImportRequest(
        files, into, FileKind.PRICES, Map.of(), false, none, accept, seenOn, asOf);
  }

  /** What an import of logs and bills is asked to do. */
  public static ImportRequest usage(
      List<Path> files, Into into, boolean actuals, UsageAsk ask, LocalDate asOf) {
    return new ImportRequest(
        files, into, FileKind.USAGE, Map.of(), actuals, ask, List.of(), null, asOf);
  }

  public static void run(ImportRequest request, Consumer<String> out) throws IOException {
    Imported done = new FileImport().run(request, Progress.hidden(), out);
    if (!done.refused().isEmpty()) {
      throw new BadInput(done.refused().get(0));
    }
  }
}
