package breakeven.exchange.usage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * A time as logs and bills write it: {@code 2026-10-05}, {@code 2026-10}, {@code
 * 2026-10-05T10:11:12.1234567Z}, with a space, with an offset, or seconds, milliseconds,
 * microseconds or nanoseconds since 1970. Nothing else is guessed: 05/10/2026 is two days until
 * somebody says in which order they are written. Times count in UTC; those without an offset as
 * they are written.
 */
final class UsageTime {
  /** How closely a time is known. */
  enum Grain {
    MONTH,
    DAY,
    HOUR,
    SECOND
  }

  static final int HOUR = 3_600;
  static final int DAY = 24 * HOUR;
  private static final int SECONDS_DIGITS = 10;
  private static final Set<Integer> FINER_DIGITS = Set.of(13, 16, 19);

  private final Days days;
  private final boolean periods;
  private String text = "";
  private int at;
  private long seconds;
  private Grain grain = Grain.SECOND;

  /**
   * Reads times whose days are written in an order.
   *
   * @param periods whether they are where periods begin: a day of a place is that day, in UTC too
   */
  UsageTime(Days days, boolean periods) {
    this.days = days;
    this.periods = periods;
  }

  /** Reads a time; says whether it is one. */
  boolean read(String text) {
    this.text = days.yearFirst(text);
    at = 0;
    try {
      return isNumber() ? sinceEpoch() : calendar();
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Seconds from 1970 to the time. */
  long seconds() {
    return seconds;
  }

  /** The widest period that begins at the time and can be meant by it. */
  Grain grain() {
    return grain;
  }

  /** The end of a period of this length that begins then; of a second for a moment. */
  static long end(long seconds, Grain grain) {
    return switch (grain) {
      case MONTH -> start(YearMonth.from(day(seconds)).plusMonths(1));
      case DAY -> seconds + DAY;
      case HOUR -> seconds + HOUR;
      case SECOND -> seconds + 1;
    };
  }

  static long start(YearMonth month) {
    return month.atDay(1).toEpochDay() * DAY;
  }

  static LocalDate day(long seconds) {
    return LocalDate.ofEpochDay(Math.floorDiv(seconds, (long) DAY));
  }

  static LocalDateTime time(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }

  private boolean isNumber() {
    return text.length() >= SECONDS_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private boolean sinceEpoch() {
    if (text.length() != SECONDS_DIGITS && !FINER_DIGITS.contains(text.length())) {
      return false;
    }
    seconds = Long.parseLong(text.substring(0, SECONDS_DIGITS));
    grain = grainOf(seconds);
    return true;
  }

  private static Grain grainOf(long seconds) {
    return seconds % DAY == 0 ? Grain.DAY : seconds % HOUR == 0 ? Grain.HOUR : Grain.SECOND;
  }

  private boolean calendar() {
    int year = digits(4);
    if (year < 0 || !(skip('-') || skip('/'))) {
      return false;
    }
    int month = digits(2);
    if (month < 0) {
      return false;
    }
    if (at == text.length()) {
      seconds = start(YearMonth.of(year, month));
      grain = Grain.MONTH;
      return true;
    }
    if (!(skip('-') || skip('/'))) {
      return false;
    }
    int day = digits(2);
    if (day < 0) {
      return false;
    }
    seconds = LocalDate.of(year, month, day).toEpochDay() * DAY;
    grain = Grain.DAY;
    return at == text.length() || (skip('T') || skip(' ')) && clock() && zone();
  }

  private boolean clock() {
    int hour = digits(2);
    int minute = hour >= 0 && hour < 24 && skip(':') ? digits(2) : -1;
    if (minute < 0 || minute > 59) {
      return false;
    }
    int second = 0;
    if (skip(':')) {
      second = digits(2);
      if (second < 0 || second > 60 || (skip('.') || skip(',')) && !fraction()) {
        return false;
      }
    }
    seconds += (long) hour * HOUR + minute * 60L + second;
    grain = grainOf(seconds);
    return true;
  }

  private boolean fraction() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > start;
  }

  /** Where a time is that of a place, what it is in UTC. */
  private boolean zone() {
    skip(' ');
    if (at == text.length() || text.startsWith("Z", at) && at + 1 == text.length()) {
      return true;
    }
    if (text.substring(at).equals("UTC")) {
      return true;
    }
    int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
    int hours = digits(2);
    skip(':');
    int minutes = at == text.length() ? 0 : digits(2);
    if (sign == 0 || hours < 0 || minutes < 0 || at < text.length()) {
      return false;
    }
    if (periods && seconds % DAY == 0) {
      return true;
    }
    seconds -= sign * (hours * (long) HOUR + minutes * 60L);
    grain = grainOf(seconds);
    return true;
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  /** So many digits as a number; -1 where others are there. */
  private int digits(int count) {
    if (at + count > text.length()) {
      return -1;
    }
    int value = 0;
    for (int end = at + count; at < end; at++) {
      char c = text.charAt(at);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
