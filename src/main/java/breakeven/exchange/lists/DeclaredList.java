package breakeven.exchange.lists;

import breakeven.core.input.PlainNumber;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A price list that is read as a {@link Declaration} says. What its paths begin with: {@code key}
 * and {@code record}, an entry with its name; {@code list} and {@code group}, what is told of all
 * entries and of those around it; {@code file}; {@code prices}, those of the day; {@code model},
 * its name without its provider; {@code step}, the prices of longer requests.
 */
class DeclaredList {
  private final Declaration declaration;
  private final ListContext context;
  private Value around = Value.NONE;

  DeclaredList(Declaration declaration, ListContext context) {
    this.declaration = declaration;
    this.context = context;
  }

  final ListContext context() {
    return context;
  }

  /** What users call the list. */
  final String title() {
    return declaration.texts("title").get(0);
  }

  /** Where the list comes from, for the Source of each row. */
  final String source() {
    return text("source", around);
  }

  /**
   * Where its entries are: names from the root on with dots between; an element of an array is
   * {@code []}, and {@code *} is any member.
   */
  final List<String> places() {
    return declaration.texts("at");
  }

  /** Whether a value looks like an entry of this list, and of no other that has it there. */
  final boolean isEntry(Value value) {
    return !declaration.all("entry", Value.NONE.with("record", value)).isEmpty();
  }

  /** How many models an entry holds: one, but for lists whose entries are providers. */
  final int models(Value entry) {
    return declaration.has("models") ? within(entry).size() : 1;
  }

  private Map<String, Value> within(Value entry) {
    return declaration.first("models", Value.NONE.with("record", entry)).value().members();
  }

  /**
   * Turns one entry into rows, or says why it gives none.
   *
   * @param told what is told beside the entries: of all in {@code list}, of those around it in
   *     {@code group}
   */
  final void entry(String key, Value entry, Value told, ListSink out) {
    around = told.with("file", Value.NONE.with("name", Value.text(context.fileName())));
    if (declaration.has("models")) {
      Value provider = around.with("group", entry);
      within(entry).forEach((name, each) -> record(provider, name, each, out));
    } else {
      record(around, key, entry, out);
    }
  }

  /** Hands on what could only be told from all entries; the list has ended. */
  void finish(ListSink out) {}

  private void record(Value told, String key, Value record, ListSink out) {
    Value scope = told.with("key", Value.text(key)).with("record", record);
    String id = text("model", scope);
    String seller = text("provider", scope);
    if (declaration.has("end")) {
      end(scope, seller, id, out);
    } else if (declaration.has("hour")) {
      card(scope, seller, id, out);
    } else {
      model(scope, seller, id, out);
    }
  }

  private void end(Value scope, String seller, String id, ListSink out) {
    String day = text("end", scope);
    if (Days.isDay(day)) {
      Map<Column, String> cells = new HashMap<>();
      cells.put(ModelPrices.PROVIDER, seller);
      cells.put(ModelPrices.MODEL, id);
      cells.put(ModelPrices.LAST_SERVICE, day);
      cells.values().removeIf(String::isEmpty);
      out.row(new ListRow(PriceSheet.MODELS, cells));
    } else {
      out.leftOut(LeftOut.NO_END);
    }
  }

  private void card(Value scope, String seller, String card, ListSink out) {
    String pricing = text("pricing", scope);
    BigDecimal hour = decimal("hour", scope, card);
    if (card.isEmpty() || hour == null || hour.signum() == 0 || pricing.isEmpty()) {
      boolean priced = hour != null && hour.signum() > 0;
      LeftOut why = priced ? LeftOut.PRICING : hour == null ? LeftOut.NO_PRICE : LeftOut.ZERO;
      out.leftOut(card.isEmpty() ? LeftOut.NO_NAME : why);
      return;
    }
    LocalDate day = Days.parse(text("day", scope));
    out.row(
        new Rental(
                seller,
                card,
                pricing,
                decimal("memory", scope, card),
                hour,
                declaration.first("units", scope).value().written(),
                day == null ? "" : day.toString(),
                text("page", scope))
            .row(context.book().cards()));
  }

  /** Why a record gives no row; null where it says nothing against one. */
  final @Nullable LeftOut leftOut(Value scope) {
    String why = text("leave", scope);
    return why.isEmpty() ? null : LeftOut.valueOf(why);
  }

  /** Turns a record of a model into rows. */
  void model(Value plain, String seller, String id, ListSink out) {
    String bare = SizeClass.name(Providers.bareModel(seller, id));
    Value prices = inForce(plain);
    if (prices == null) {
      out.leftOut(LeftOut.NOT_YET);
      return;
    }
    Value scope = plain.with("model", Value.text(bare)).with("prices", prices);
    LeftOut why = leftOut(scope);
    BigDecimal training = price("training", scope, id);
    if (why != LeftOut.DOCUMENTATION && training != null && training.signum() > 0) {
      String provider = Providers.name(seller, bare);
      String name = ModelNames.trained(context.book(), provider, bare);
      out.row(ModelRow.training(provider, name, training));
    }
    if (why == null) {
      String name = declaration.has("name") ? text("name", scope) : bare;
      names(scope, seller, name).forEach(each -> row(scope, seller, each, id).send(out));
      double reasoning = number("reasoning", scope);
      if (reasoning > 0 && reasoning != number("output", scope)) {
        out.reasoning();
      }
    } else {
      out.leftOut(why);
    }
  }

  private double number(String name, Value scope) {
    return PlainNumber.parse(declaration.first(name, scope).value().written());
  }

  /** The prices of the day; nothing where the record has none, null where none is in force. */
  @Nullable Value inForce(Value scope) {
    List<Declaration.Found> all = declaration.all("prices", scope);
    return all.isEmpty()
        ? Value.NONE
        : all.stream()
            .map(Declaration.Found::value)
            .filter(each -> holds(scope.with("prices", each)))
            .findFirst()
            .orElse(null);
  }

  /** From its first day on, up to and without its last. */
  final boolean holds(Value scope) {
    LocalDate from = Days.parse(text("from", scope));
    LocalDate to = Days.parse(text("to", scope));
    return (from == null || !from.isAfter(context.asOf()))
        && (to == null || to.isAfter(context.asOf()));
  }

  /** The names of the workbook that a record is for. */
  List<String> names(Value scope, String seller, String name) {
    return List.of(name);
  }

  private ModelRow row(Value scope, String seller, String name, String id) {
    boolean embedding = !text("embedding", scope).isEmpty();
    BigDecimal each = decimal("request fee", scope, id);
    ModelRow row =
        new ModelRow(context, Providers.name(seller, name), name, embedding)
            .prices(
                price("input", scope, id),
                price("cached input", scope, id),
                price("output", scope, id))
            .batch(price("batch input", scope, id), price("batch output", scope, id))
            .cacheWrite(price("cache write", scope, id))
            .context(decimal("context", scope, id))
            .fee(each == null ? decimal("fee", scope, id) : each.movePointRight(3))
            .lastService(text("last service", scope));
    longContext(row, scope, id);
    return row;
  }

  /** Of several steps the one that begins first. */
  private void longContext(ModelRow row, Value scope, String id) {
    Value first = scope;
    BigDecimal least = null;
    for (Declaration.Found each : declaration.all("step", scope)) {
      Value step = scope.with("step", each.value());
      BigDecimal above = decimal("above", step, id);
      if (above != null && (least == null || above.compareTo(least) < 0)) {
        first = step;
        least = above;
      }
    }
    if (least != null) {
      row.longContext(least, price("long input", first, id), price("long output", first, id));
    }
  }

  /** A price per million tokens; null where none is there. */
  final @Nullable BigDecimal price(String name, Value scope, String id) {
    Declaration.Found found = declaration.first(name, scope);
    Unit unit = Unit.valueOf(text("unit", scope));
    return unit.perMillion(found.value(), id + ": " + found.field());
  }

  /** What the first line of a name that has a value says; empty where none has. */
  final String text(String name, Value scope) {
    return declaration.text(name, scope);
  }

  private @Nullable BigDecimal decimal(String name, Value scope, String id) {
    Declaration.Found found = declaration.first(name, scope);
    return Unit.decimal(found.value(), id + ": " + found.field());
  }
}
