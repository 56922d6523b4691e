package breakeven.exchange.lists;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * genai-prices' {@code data.json}: a list of providers, each with its models. An entry is meant by
 * the names that its rule matches; the first that matches counts.
 */
final class GenAiPrices extends DeclaredList {
  private static final long MINUTES = 24 * 60;

  private final Set<String> taken = new HashSet<>();
  private String provider = "";

  GenAiPrices(Declaration declaration, ListContext context) {
    super(declaration, context);
  }

  /** The workbook's names that the entry is meant by; its own where there are none. */
  @Override
  List<String> names(Value scope, String seller, String name) {
    if (seller.isEmpty()) {
      throw new ListFault("the models of a provider come before its id");
    }
    if (!seller.equals(provider)) {
      provider = seller;
      taken.clear();
    }
    Value entry = scope.get("record");
    List<String> names = new ArrayList<>();
    for (String known : context().book().models(Providers.name(seller, name))) {
      boolean meant =
          known.equals(entry.get("id").text()) || MatchRule.matches(entry.get("match"), known);
      if (meant && taken.add(known)) {
        names.add(known);
      }
    }
    return names.isEmpty() ? List.of(name) : names;
  }

  /**
   * The prices of the day: of those under a condition the last whose day has come. Where some hours
   * have prices of their own, those count that hold for most of the day.
   */
  @Override
  @Nullable Value inForce(Value scope) {
    Value prices = scope.get("record", "prices");
    if (!prices.isArray()) {
      return prices;
    }
    Value always = Value.NONE;
    Value hours = Value.NONE;
    long most = 0;
    long left = MINUTES;
    for (Value each : prices.elements()) {
      Value condition = each.get("constraint");
      if (condition.has("start_time")) {
        long minutes = minutes(condition);
        left -= minutes;
        hours = minutes > most ? each.get("prices") : hours;
        most = Math.max(most, minutes);
      } else if (begun(condition)) {
        always = each.get("prices");
      }
    }
    Value found = always.isNothing() || most > left ? hours : always;
    return found.isNothing() ? null : found;
  }

  private boolean begun(Value condition) {
    LocalDate start = Days.parse(condition.get("start_date").text());
    return start == null || !start.isAfter(context().asOf());
  }

  /** How long each day a price holds that begins and ends at an hour; past midnight too. */
  private static long minutes(Value condition) {
    LocalTime from = time(condition.get("start_time").text());
    LocalTime to = time(condition.get("end_time").text());
    return Math.floorMod(ChronoUnit.MINUTES.between(from, to), MINUTES);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text.replaceFirst("(Z|[+-][0-9:]+)$", ""));
    } catch (DateTimeParseException e) {
      return LocalTime.MIDNIGHT;
    }
  }
}
