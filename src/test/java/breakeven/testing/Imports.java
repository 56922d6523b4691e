package breakeven.testing;

import breakeven.app.batch.Progress;
import breakeven.app.imports.FileImport;
import breakeven.app.imports.ImportOptions;
import breakeven.app.imports.ImportRequest;
import breakeven.app.imports.Imported;
import breakeven.app.imports.UsageOptions;
import breakeven.exchange.files.FileKind;
import breakeven.exchange.usage.GivenRequests;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Imports of files of one kind, whose refusal is thrown. */
public final class Imports {
  private Imports() {}

  public static void prices(ImportOptions options, Consumer<String> out) throws IOException {
    run(
        new ImportRequest(
            options.files(),
            options.into(),
            FileKind.PRICES,
            Map.of(),
            false,
            UsageAsks.of("", "", GivenRequests.NONE),
            options.accept(),
            options.seenOn(),
            options.asOf()),
        out);
  }

  public static void usage(UsageOptions options, Consumer<String> out) throws IOException {
    run(
        new ImportRequest(
            options.files(),
            options.into(),
            FileKind.USAGE,
            Map.of(),
            options.actuals(),
            options.ask(),
            List.of(),
            null,
            options.asOf()),
        out);
  }

  private static void run(ImportRequest request, Consumer<String> out) throws IOException {
    Imported done = new FileImport().run(request, Progress.hidden(), out);
    if (!done.refused().isEmpty()) {
      throw new BadInput(done.refused().get(0));
    }
  }
}
