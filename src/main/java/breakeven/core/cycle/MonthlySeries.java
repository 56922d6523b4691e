package breakeven.core.cycle;

import breakeven.core.input.PlainNumber;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One number a month, from month 1 on.
 *
 * @param text the numbers as a cell holds them, with spaces between; empty where there are none
 */
public record MonthlySeries(String text) {
  /** No months. */
  public static final MonthlySeries NONE = new MonthlySeries("");

  /** The series of some numbers, each kept to a hundredth. */
  public static MonthlySeries of(double[] months) {
    return new MonthlySeries(
        Arrays.stream(months)
            .mapToObj(value -> PlainNumber.text(Math.rint(value * 100) / 100))
            .collect(Collectors.joining(" ")));
  }

  /** The numbers: that of month 1 first; NaN for what is no number. */
  public double[] values() {
    return text.isBlank()
        ? new double[0]
        : Arrays.stream(text.strip().split("\\s+")).mapToDouble(PlainNumber::parse).toArray();
  }
}
