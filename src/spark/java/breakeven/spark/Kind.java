package breakeven.spark;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Texts;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** What the cells of a column are, and how they are passed on as a sheet's. */
enum Kind {
  /** Text as a program has it. */
  TEXT {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      passText(row.getString(at), column, to);
    }
  },
  /** Text of a CSV file, in which an apostrophe may be before what is no formula. */
  CSV {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      passText(Texts.unguarded(row.getString(at)), column, to);
    }
  },
  BYTE {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      passWhole(row.getByte(at), column, to);
    }
  },
  SHORT {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      passWhole(row.getShort(at), column, to);
    }
  },
  INT {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      passWhole(row.getInt(at), column, to);
    }
  },
  LONG {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      passWhole(row.getLong(at), column, to);
    }
  },
  FLOAT {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      // The shortest number that is the same one: 0.1, not 0.10000000149.
      passNumber(Double.parseDouble(Float.toString(row.getFloat(at))), column, to);
    }
  },
  DOUBLE {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      passNumber(row.getDouble(at), column, to);
    }
  },
  DAY {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      to.cell(column, CellType.DATE, day(row.get(at)), null);
    }
  },
  MOMENT {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      to.cell(column, CellType.DATE, days(row.get(at)), null);
    }
  },
  TRUTH {
    @Override
    void pass(Row row, int at, int column, RowHandler to) {
      to.cell(column, CellType.BOOLEAN, row.getBoolean(at) ? 1 : 0, null);
    }
  };

  private static final double MICROSECONDS_OF_DAY = 86_400e6;

  /** Days since 1970, of a day of either of the classes that a session may have for it. */
  private static long day(Object day) {
    return (day instanceof Date old ? old.toLocalDate() : (LocalDate) day).toEpochDay();
  }

  /** The same of a moment, with the time as a part of the day. */
  private static double days(Object moment) {
    Instant at =
        moment instanceof Timestamp old
            ? old.toInstant()
            : moment instanceof LocalDateTime plain
                ? plain.toInstant(ZoneOffset.UTC)
                : (Instant) moment;
    return (at.getEpochSecond() * 1e6 + at.getNano() / 1000) / MICROSECONDS_OF_DAY;
  }

  /** Beyond it not every whole number is one of Java's numbers. */
  private static final long EXACT = 1L << 53;

  /** Passes a cell that is not null. */
  abstract void pass(Row row, int at, int column, RowHandler to);

  private static void passText(String text, int column, RowHandler to) {
    if (!text.isEmpty()) {
      to.cell(column, CellType.TEXT, Double.NaN, text);
    }
  }

  private static void passWhole(long number, int column, RowHandler to) {
    if (-EXACT <= number && number <= EXACT) {
      to.cell(column, CellType.NUMBER, number, null);
    } else {
      to.cell(column, CellType.TEXT, Double.NaN, Long.toString(number));
    }
  }

  /** Some programs write NaN where there is no number. */
  private static void passNumber(double number, int column, RowHandler to) {
    if (Double.isInfinite(number)) {
      to.cell(column, CellType.TEXT, Double.NaN, Double.toString(number));
    } else if (!Double.isNaN(number)) {
      to.cell(column, CellType.NUMBER, number, null);
    }
  }

  /** The type that a column is read as: its own, or one that says the same as a cell. */
  static DataType readAs(DataType type) {
    if (type instanceof DecimalType) {
      return DataTypes.DoubleType;
    }
    return kind(type) == null ? DataTypes.StringType : type;
  }

  /**
   * The kind of a column.
   *
   * @param type what {@link #readAs} gave
   * @param csv whether it is of a CSV file
   */
  static Kind of(DataType type, boolean csv) {
    Kind kind = kind(type);
    if (kind == null) {
      throw new IllegalArgumentException(type.simpleString());
    }
    return csv && kind == TEXT ? CSV : kind;
  }

  private static @Nullable Kind kind(DataType type) {
    return switch (type.typeName()) {
      case "string" -> TEXT;
      case "byte" -> BYTE;
      case "short" -> SHORT;
      case "integer" -> INT;
      case "long" -> LONG;
      case "float" -> FLOAT;
      case "double" -> DOUBLE;
      case "date" -> DAY;
      case "timestamp", "timestamp_ntz" -> MOMENT;
      case "boolean" -> TRUTH;
      default -> null;
    };
  }
}
