package breakeven.exchange.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import breakeven.core.input.Texts;
import breakeven.core.report.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  private static final String ODD = "ab,\"\n\r\t ;£€→é\u00a0\uD83D\uDE00\uD800\uDC00=+'0";

  private static String written(CsvText text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text.drain(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String number(double value) throws IOException {
    CsvText text = new CsvText();
    text.number(value);
    return written(text);
  }

  /** A text as it is written, be it given in characters or in bytes. */
  private static String text(String value) throws IOException {
    CsvText text = new CsvText();
    text.text(value);
    CsvText bytes = new CsvText();
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    bytes.text(utf8, 0, utf8.length);
    String written = written(text);
    assertEquals(written, written(bytes));
    return written;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aNumberReadsBackAndHasNoExponentBetweenABillionthAndATrillionBillions(long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      double value =
          (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 24))
              + (random.nextInt(4) == 0 ? random.nextInt(100) : 0);
      double rounded = random.nextBoolean() ? value : Math.round(value * 100) / 100.0;
      String shown = number(rounded);
      assertEquals(rounded, Double.parseDouble(shown), shown);
      double size = Math.abs(rounded);
      if (size >= 1e-9 && size < 1e21) {
        assertEquals(
            new BigDecimal(Double.toString(rounded)).stripTrailingZeros().toPlainString().length(),
            shown.length(),
            shown + " for " + rounded);
      }
    }
  }

  @Test
  void numbersHaveNoMoreDigitsThanTheyNeed() throws IOException {
    assertEquals("0", number(0));
    assertEquals("-3", number(-3));
    assertEquals("0.1", number(0.1));
    assertEquals("12345678.9", number(12345678.9));
    assertEquals("-12345678.5", number(-12345678.5));
    assertEquals("0.00012", number(0.00012));
    assertEquals("0.0001", number(1e-4));
    assertEquals("100000000000000000000", number(1e20));
    assertEquals("123456789012345680000", number(123456789012345680000.0));
    assertEquals("1.0E21", number(1e21));
    assertEquals("1.5E-10", number(1.5e-10));
  }

  @Test
  void daysAreWrittenAsTheyAreTyped() throws IOException {
    for (String day :
        List.of("2026-11-24", "1999-01-01", "0999-12-31", "9999-10-09", "+10000-01-01")) {
      CsvText text = new CsvText();
      text.as(Format.DATE).number(LocalDate.parse(day).toEpochDay());
      assertEquals(day, written(text));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anyTextReadsBackAsItWas(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder made = new StringBuilder();
      int size = random.nextInt(i % 50 == 0 ? 3_000 : 12);
      for (int k = 0; k < size; k++) {
        made.append(ODD.charAt(random.nextInt(ODD.length())));
      }
      CsvText row = new CsvText();
      row.text("first");
      row.text(made.toString());
      row.text("last");
      row.endRow();
      // Half a character is written as the sign for one that cannot be shown.
      String whole =
          new String(made.toString().getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
      List<CSVRecord> records =
          CSVFormat.RFC4180.parse(new StringReader(written(row))).getRecords();
      assertEquals(1, records.size());
      String guarded = Texts.toGuard(whole) ? "'" + whole : whole;
      assertEquals(List.of("first", guarded, "last"), records.get(0).toList());
    }
  }

  @Test
  void aTextIsQuotedOnlyWhereItHasTo() throws IOException {
    assertEquals("plain text", text("plain text"));
    assertEquals("£5 → €6; fine", text("£5 → €6; fine"));
    assertEquals("\"1,234\"", text("1,234"));
    assertEquals("\"the \"\"best\"\"\"", text("the \"best\""));
    assertEquals("\" lead\"", text(" lead"));
    assertEquals("\"trail\t\"", text("trail\t"));
    assertEquals("\"two\nlines\"", text("two\nlines"));
    assertEquals("", text(""));
  }

  /** Whether a spreadsheet would calculate it is decided by what it is, not by its first letter. */
  @Test
  void aTextThatASpreadsheetMayTakeForAFormulaBeginsWithAnApostrophe() throws IOException {
    for (String text :
        List.of("=SUM(A1)", "=cmd|' /C calc'!A0", "+44 20 7946", "- as agreed", "-", "@home")) {
      assertEquals("'" + text, text(text));
    }
    assertEquals("'\ttab", text("\ttab"));
    assertEquals("\"'\nline\"", text("\nline"));
    assertEquals("\"'=A1,B1\"", text("=A1,B1"));
    for (String text : List.of("-5", "-0.25", "+1", "plain", "a=b", "'quoted", "")) {
      assertEquals(text, text(text));
    }
    CsvText number = new CsvText();
    number.number(-5);
    assertEquals("-5", written(number));
  }

  /** Programs pass over what nobody sees, and then find the sign. */
  @ParameterizedTest
  @ValueSource(
      strings = {" ", "   ", "\u00a0", "\u200b", "\u200e", "\u202d", "\ufeff", " \u2060\u3000"})
  void whatNobodySeesHidesNoFormula(String before) throws IOException {
    for (String text : List.of("=SUM(A1)", "+44 20 7946", "-x", "@home", "\uff1dA1")) {
      assertEquals("'" + before + text, text(before + text));
      assertEquals(before + text, Texts.unguarded("'" + before + text));
    }
    for (String text : List.of("-5", "plain", "")) {
      assertEquals(before + text, text(before + text).replace("\"", ""));
    }
    assertEquals("'" + before + "plain", Texts.unguarded("'" + before + "plain"));
  }

  /** A file that is shown in a terminal must not steer it; tab and line ends are text. */
  @Test
  void aControlCharacterIsWrittenAsAWorkbookHoldsIt() throws IOException {
    assertEquals("a_x001B_[31mb", text("a\u001b[31mb"));
    assertEquals("_x001B_=1+1", text("\u001b=1+1"));
    assertEquals("\"£_x009B_2J,\"\"_x007F_\"\"\"", text("£\u009b2J,\"\u007f\""));
    assertEquals("_x0000_", text("\u0000"));
    assertEquals("\"a\tb\r\nc£\"", text("a\tb\r\nc£"));
  }

  /** In a fraction of a day, most seconds are a little more or less than they are. */
  @Test
  void eachSecondOfADayIsWrittenAsItIs() {
    LocalDateTime midnight = LocalDate.of(2026, 11, 24).atStartOfDay();
    for (int second = 0; second < 86_400; second++) {
      double typed = midnight.toLocalDate().toEpochDay() + second / 86_400.0;
      assertEquals(
          midnight.plusSeconds(second).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
          Decimal.moment(typed));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1x", "-1x", "@a", "\uff1d1+1", "\uff0b1x", "\uff0d1x", "\uff20a"})
  void aTextThatASpreadsheetMayTakeForAFormulaIsGuarded(String value) throws IOException {
    assertEquals("'" + value, text(value));
  }

  @Test
  void otherFullWidthLettersAreNotGuarded() throws IOException {
    assertEquals("\uff21", text("\uff21"));
  }
}
