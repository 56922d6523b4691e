package breakeven.app.cli;

import breakeven.core.input.Decimals;
import picocli.CommandLine.Option;

/** What points and commas mean in CSV and in cells that hold text. */
final class DecimalCommaOption {
  @Option(
      names = "--decimal-comma",
      description = {
        "In CSV and in cells that hold text, a comma is before decimals and points between",
        "thousands: 1.200,5. Default: 1.200 and 1,200 are two numbers each, and refused."
      })
  private boolean comma;

  Decimals decimals() {
    return comma ? Decimals.COMMA : Decimals.UNSAID;
  }
}
