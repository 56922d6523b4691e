package breakeven.exchange.files;

import breakeven.core.input.Header;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.table.Table;
import breakeven.exchange.lists.BookNames;
import breakeven.exchange.lists.LeftOut;
import breakeven.exchange.lists.ListContext;
import breakeven.exchange.lists.ListFault;
import breakeven.exchange.lists.ListReader;
import breakeven.exchange.lists.ListRow;
import breakeven.exchange.lists.ListSink;
import breakeven.exchange.lists.OwnTable;
import breakeven.exchange.lists.PriceSheet;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A price list as a user downloads it: one of the public lists in JSON, or one of our own tables as
 * CSV. Which one it is shows in what it holds.
 */
public final class PriceListFile {
  private PriceListFile() {}

  /**
   * What a list says of itself.
   *
   * @param title what users call it
   * @param source where it comes from; empty where each row says its own
   * @param day the day in the file; null where none is
   * @param entries entries read
   * @param more whether the list says that it goes on in another file
   */
  public record Facts(
      String title, String source, @Nullable LocalDate day, long entries, boolean more) {}

  /** Takes nothing: what a list is shows before anything comes of it. */
  private static final ListSink NOTHING =
      new ListSink() {
        @Override
        public void row(ListRow row) {}

        @Override
        public void leftOut(LeftOut why) {}

        @Override
        public void reasoning() {}
      };

  /** No workbook, whose names are of no matter to what a list is. */
  private static final BookNames NO_BOOK =
      new BookNames() {
        @Override
        public List<String> models(String provider) {
          return List.of();
        }

        @Override
        public List<String> trained(String provider) {
          return List.of();
        }

        @Override
        public List<String> cards() {
          return List.of();
        }
      };

  /** Whether a file is a price list, or a table of ours, also where a part of it is faulty. */
  static boolean is(Path path, TextHead head) throws IOException {
    if (head.isJson()) {
      ListReader reader = new ListReader(new ListContext("", LocalDate.EPOCH, NO_BOOK), NOTHING);
      try {
        JsonText.read(path, "file to import", parser -> JsonValues.read(parser, reader));
      } catch (ListFault e) {
        // Said when it is read; of another kind nothing was found.
      }
      return reader.entries() > 0;
    }
    return Stream.of(PriceSheet.values())
            .anyMatch(sheet -> header(path, sheet.table(), row -> {}).usable())
        || OwnTable.isOfEnds(header(path, OwnTable.ENDS, row -> {}));
  }

  /**
   * Reads a list to its end.
   *
   * @throws BadInput where it cannot be used; what was handed on before counts for nothing then
   */
  public static Facts read(Path path, ListContext context, ListSink out) {
    try {
      TextHead head = TextHead.of(path);
      if (head.isJson()) {
        return json(path, context, out);
      }
      head.refuse("price list", "give JSON or CSV");
      return csv(path, out);
    } catch (ListFault e) {
      throw bad(path, e.getMessage() + ": nothing was imported", e);
    } catch (IOException e) {
      throw bad(path, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static Facts json(Path path, ListContext context, ListSink out) throws IOException {
    ListReader reader = new ListReader(context, out);
    JsonText.read(path, "price list", parser -> JsonValues.read(parser, reader));
    reader.finish();
    return new Facts(
        reader.title(), reader.source(), reader.day(), reader.entries(), reader.more());
  }

  private static Facts csv(Path path, ListSink out) {
    for (PriceSheet sheet : PriceSheet.values()) {
      OwnTable rows = new OwnTable(sheet, out);
      if (header(path, sheet.table(), rows::row).usable()) {
        return new Facts("table of " + sheet.table().sheet(), "", null, rows.count(), false);
      }
    }
    OwnTable ends = new OwnTable(PriceSheet.MODELS, out);
    if (OwnTable.isOfEnds(header(path, OwnTable.ENDS, ends::row))) {
      return new Facts("table of model ends", "", null, ends.count(), false);
    }
    throw bad(
        path,
        "is no known price list: no JSON, and no header row with the columns of a price sheet",
        null);
  }

  private static Header header(Path path, Table table, Consumer<TableRows.Row> rows) {
    TableReader reader =
        new TableReader(table, Source.program(String.valueOf(path.getFileName())), rows);
    CsvFile.packed(path, table).read(reader);
    return reader.finish().header();
  }

  private static BadInput bad(Path path, String what, @Nullable Exception cause) {
    return new BadInput(path + " " + what, cause);
  }
}
