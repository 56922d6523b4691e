package breakeven.exchange.export;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and days as text that every program reads alike, whatever its language. */
final class Decimal {
  /** Bytes that a number takes at most. */
  static final int LONGEST = 48;

  private static final double EXACT = 1L << 53;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final int LEAST_PLAIN = -9;
  private static final int MOST_PLAIN = 21;

  private Decimal() {}

  /**
   * Puts the shortest decimal number that reads back as the same one: 0.1, 12345678.9, -3; with an
   * exponent only below 1e-9 or from 1e21 on.
   *
   * @param at where it begins
   * @return where it ends
   */
  static int put(double value, byte[] into, int at) {
    if (Math.abs(value) < EXACT && value == Math.rint(value)) {
      return whole((long) value, into, at);
    }
    String text = DoubleToDecimal.toString(value);
    int exponentAt = text.indexOf('E');
    if (exponentAt < 0) {
      return ascii(text, text.length(), into, at);
    }
    int exponent = Integer.parseInt(text.substring(exponentAt + 1));
    if (exponent < LEAST_PLAIN || exponent >= MOST_PLAIN) {
      return ascii(text, text.length(), into, at);
    }
    return shifted(text, exponentAt, exponent, into, at);
  }

  /** The digits of {@code 1.2345E3} with the point where it belongs. */
  private static int shifted(String text, int end, int exponent, byte[] into, int from) {
    int at = from;
    int first = 0;
    if (text.charAt(0) == '-') {
      into[at++] = '-';
      first = 1;
    }
    // One digit is before the point, and at least one behind it: 1.0E7.
    int decimals = text.startsWith(".0E", first + 1) ? 0 : end - first - 2;
    if (exponent < 0) {
      into[at++] = '0';
      into[at++] = '.';
      for (int i = exponent + 1; i < 0; i++) {
        into[at++] = '0';
      }
    }
    into[at++] = (byte) text.charAt(first);
    for (int i = 1; i <= Math.max(decimals, exponent); i++) {
      if (i == exponent + 1) {
        into[at++] = '.';
      }
      into[at++] = (byte) (i <= decimals ? text.charAt(first + 1 + i) : '0');
    }
    return at;
  }

  @SuppressWarnings("deprecation") // Right for text that is ASCII, and one copy.
  private static int ascii(String text, int size, byte[] into, int at) {
    text.getBytes(0, size, into, at);
    return at + size;
  }

  private static int whole(long value, byte[] into, int from) {
    int at = from;
    long left = Math.abs(value);
    if (value < 0) {
      into[at++] = '-';
    }
    int digits = 1;
    for (long rest = left; rest >= 10; rest /= 10) {
      digits++;
    }
    for (int i = at + digits - 1; i >= at; i--) {
      into[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    return at + digits;
  }

  /** A point in time, in days since 1970-01-01, as {@code 2026-11-24T09:30:00}. */
  static String moment(double epochDays) {
    long day = (long) Math.floor(epochDays);
    long seconds = Math.round((epochDays - day) * SECONDS_OF_DAY);
    return LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds(seconds).format(MOMENT);
  }

  /** A day since 1970-01-01 as {@code 2026-11-24}. */
  static int day(long epochDay, byte[] into, int at) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    if (day.getYear() < 1000 || day.getYear() > 9999) {
      String text = day.toString();
      return ascii(text, text.length(), into, at);
    }
    int end = whole(day.getYear(), into, at);
    end = twoDigits(day.getMonthValue(), into, end);
    return twoDigits(day.getDayOfMonth(), into, end);
  }

  private static int twoDigits(int value, byte[] into, int at) {
    into[at] = '-';
    into[at + 1] = (byte) ('0' + value / 10);
    into[at + 2] = (byte) ('0' + value % 10);
    return at + 3;
  }
}
