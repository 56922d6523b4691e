package breakeven.exchange.export;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and days as text that every program reads alike, whatever its language. */
final class Decimal {
  private static final double EXACT = 1L << 53;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final double LEAST_PLAIN = 1e-9;
  private static final double MOST_PLAIN = 1e21;

  private Decimal() {}

  /**
   * The shortest decimal number that reads back as the same one: 0.1, 12345678.9, -3; with an
   * exponent only below 1e-9 or from 1e21 on.
   */
  static String text(double value) {
    double size = Math.abs(value);
    if (size < EXACT && value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    String text = DoubleToDecimal.toString(value);
    boolean plain = text.indexOf('E') < 0 || size < LEAST_PLAIN || size >= MOST_PLAIN;
    return plain ? text : new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  /** A point in time, in days since 1970-01-01, as {@code 2026-11-24T09:30:00}. */
  static String moment(double epochDays) {
    long day = (long) Math.floor(epochDays);
    long seconds = Math.round((epochDays - day) * SECONDS_OF_DAY);
    return LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds(seconds).format(MOMENT);
  }

  /** A day since 1970-01-01 as {@code 2026-11-24}. */
  static String day(long epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }
}
