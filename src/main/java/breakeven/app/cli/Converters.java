package breakeven.app.cli;

import breakeven.app.batch.FailOn;
import breakeven.core.input.RowFilter.Condition;
import breakeven.core.input.WorkbookDays;
import breakeven.core.table.Range;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How option values are read. Each says what it found and what it accepts. */
final class Converters {
  private Converters() {}

  /** The name of a file or folder. */
  static final class FileName implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      try {
        return Path.of(value);
      } catch (InvalidPathException e) {
        throw new TypeConversionException(
            "'%s' cannot be the name of a file here (%s)".formatted(value, e.getReason()));
      }
    }
  }

  /** A day as {@code 2026-11-24}, of those that a workbook can hold. */
  static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String value) {
      LocalDate day;
      try {
        day = LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'%s' is not a date; write it like 2026-11-24".formatted(value));
      }
      if (!WorkbookDays.contains(day)) {
        throw new TypeConversionException(
            "'%s' is not a day that a workbook can hold, %s to %s"
                .formatted(value, WorkbookDays.FIRST, WorkbookDays.LAST));
      }
      return day;
    }
  }

  /** A month as {@code 2026-10}. */
  static final class Month implements ITypeConverter<YearMonth> {
    @Override
    public YearMonth convert(String value) {
      try {
        return YearMonth.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'%s' is not a month; write it like 2026-10".formatted(value));
      }
    }
  }

  /** What a row must show, as {@code Business unit=Claims}. */
  static final class Where implements ITypeConverter<Condition> {
    @Override
    public Condition convert(String value) {
      Condition condition = Condition.parse(value);
      if (condition == null) {
        throw new TypeConversionException(
            "'%s' is no condition; write it like \"Business unit=Claims\" or \"Owner!=Asha Rao\""
                .formatted(value));
      }
      return condition;
    }
  }

  /** A whole number above 0. */
  static final class Count implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      if (!value.matches("0*[1-9]\\d{0,14}")) {
        throw new TypeConversionException(
            "'%s' is not a whole number above 0; write it like 250000".formatted(value));
      }
      return Double.valueOf(value);
    }
  }

  /** A number above 0, or the name of a file that is there. */
  static final class CountOrFile implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (Files.isRegularFile(Path.of(value))) {
        return value;
      }
      if (!value.matches("\\d+")) {
        throw new TypeConversionException(
            "'%s' is not a whole number above 0; write it like 250000, or name a CSV file that is there"
                .formatted(value));
      }
      return new Count().convert(value).toString();
    }
  }

  /** A currency by its ISO 4217 code. */
  static final class CurrencyCode implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      String code = value.strip().toUpperCase(Locale.ROOT);
      if (!code.matches("[A-Z]{3}")) {
        throw new TypeConversionException(
            "'%s' is not a currency code; write it like EUR".formatted(value));
      }
      return code;
    }
  }

  /** A number of draws, as the assumption takes it. */
  static final class DrawCount implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      if (!value.matches("\\d+")) {
        throw new TypeConversionException(
            "'%s' is not a whole number, 0 or more; write it like 2000".formatted(value));
      }
      BigInteger draws = new BigInteger(value);
      if (draws.compareTo(BigInteger.valueOf(Range.MOST_DRAWS)) > 0) {
        throw new TypeConversionException(
            String.format(
                Locale.ROOT,
                "'%s' is more than %,d, the most that are drawn",
                value,
                Range.MOST_DRAWS));
      }
      return draws.intValue();
    }
  }

  /** One of the words of {@link FailOn}. */
  static final class FailOnWord implements ITypeConverter<FailOn> {
    @Override
    public FailOn convert(String value) {
      return Stream.of(FailOn.values())
          .filter(each -> each.word().equalsIgnoreCase(value.strip()))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not one of %s"
                          .formatted(value, String.join(", ", new FailOnWords()))));
    }
  }

  /** The words of {@link FailOn}, for help and completion. */
  static final class FailOnWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(FailOn.values()).map(FailOn::word).iterator();
    }
  }
}
