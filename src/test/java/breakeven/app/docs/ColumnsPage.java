package breakeven.app.docs;

import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Type;
import breakeven.core.table.UsageMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The page {@code docs/columns.md}: every column of every input sheet, from its definition. */
public final class ColumnsPage {
  private ColumnsPage() {}

  /** Writes the page to the path given. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), text());
  }

  /** The whole page. */
  public static String text() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Columns of the input sheets

        This page is generated from the definitions of the columns; a test compares the two.

        Headers are matched at any position within the first 20 rows. Case, outer spaces and the bracketed unit do not matter; our unit
        may be without its bracket ("Requests per month"). A `*` marks a required column. A column that is not
        listed here is yours: it is kept and never read. A share is typed as 40% or 0.4.
        Hidden and filtered rows, and hidden columns, are read like the others; one line on Issues
        says so.
        """);
    for (Table table : Stream.concat(Tables.ALL.stream(), Stream.of(UsageMapping.TABLE)).toList()) {
      page.append("\n## ").append(table.sheet()).append("\n\n");
      page.append(table.purpose()).append(".\n\n");
      page.append("| header | type | accepted | empty | meaning |\n");
      page.append("| --- | --- | --- | --- | --- |\n");
      table.columns().forEach(column -> page.append(row(column)));
    }
    page.append("\n## The rows of Assumptions\n\n");
    page.append("| assumption | type | accepted | name in formulas |\n");
    page.append("| --- | --- | --- | --- |\n");
    for (Assumption assumption : Assumption.values()) {
      page.append(row(assumption));
    }
    return page.toString();
  }

  private static String row(Column column) {
    String star = column.required() ? " *" : "";
    return line(
        column.title() + star,
        type(column.type()),
        accepted(column),
        column.blank(),
        column.help());
  }

  private static String row(Assumption assumption) {
    Column value = assumption.value();
    String type =
        switch (assumption.kind()) {
          case CURRENCY -> "currency code";
          case LIST -> "list";
          default -> type(value.type());
        };
    String accepted =
        switch (assumption.kind()) {
          case CURRENCY -> "three letters, for example GBP";
          case LIST -> "names or words, with commas or semicolons between them";
          default -> accepted(value);
        };
    return line(assumption.title(), type, accepted, "`" + assumption.formulaName() + "`");
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String type(Type type) {
    return switch (type) {
      case TEXT -> "text";
      case WORD -> "word";
      case MODEL -> "model";
      case GPU -> "GPU";
      case NUMBER -> "number";
      case WHOLE -> "whole number";
      case MONEY -> "money";
      case SHARE -> "share";
      case MONTHS_OR_NONE -> "months";
      case DATE -> "day";
    };
  }

  private static String accepted(Column column) {
    return switch (column.type()) {
      case TEXT -> "anything";
      case WORD -> String.join(", ", column.words());
      case MODEL -> "a model of Model prices: Name or Provider: Name";
      case GPU -> "a GPU of GPU prices: Name or Provider: Name";
      case DATE -> "a date, for example 2026-05-25";
      case MONTHS_OR_NONE -> column.range().words(false) + ", or none";
      case SHARE -> column.range().words(true);
      case NUMBER, WHOLE, MONEY -> column.range().words(false);
    };
  }
}
