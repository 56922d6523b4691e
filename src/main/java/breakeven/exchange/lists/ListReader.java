package breakeven.exchange.lists;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a price list in JSON, whose values come one by one. Which list it is shows in the values
 * themselves, never in the file's name.
 */
public final class ListReader {
  /** What users call the lists that are known. */
  public static final List<String> TITLES =
      List.of(
          LiteLlm.TITLE,
          GenAiPrices.TITLE,
          LlmPrices.TITLE,
          Portkey.TITLE,
          ModelsDev.TITLE,
          OpenRouter.TITLE,
          GpuRentalPrices.TITLE,
          OpenAiModels.TITLE,
          AzureRetail.TITLE);

  /** What lists call their own day. */
  private static final List<String> DAYS = List.of("updated_at", "date");

  private static final String NEXT_PAGE = "NextPageLink";

  /** How many values that belong to no list we look at before giving up. */
  private static final int STRANGE = 2_000;

  private final ListContext context;
  private final ListSink out;
  private @Nullable ListFormat format;
  private @Nullable LocalDate day;
  private String vendor = "";
  private boolean more;
  private long entries;
  private int strange;

  /**
   * A reader that hands on each row.
   *
   * @param context what is known of the workbook and the day
   * @param out takes each row that the list gives
   */
  public ListReader(ListContext context, ListSink out) {
    this.context = context;
    this.out = out;
  }

  /**
   * Whether the members of an array or object come one by one: the long ones do, an entry comes as
   * a whole.
   *
   * @param path names of members from the root on; an element of an array is {@code []}
   */
  public boolean opens(List<String> path) {
    return switch (path.size()) {
      case 0 -> true;
      case 1 ->
          List.of(
                  "[]",
                  "models",
                  "prices",
                  "providers",
                  "data",
                  GpuRentalPrices.OFFERS,
                  AzureRetail.ITEMS)
              .contains(path.get(0));
      case 2 ->
          path.equals(List.of("[]", "models"))
              || path.equals(List.of("[]", AzureRetail.ITEMS))
              || path.equals(List.of("providers", "[]"));
      case 3 -> path.equals(List.of("providers", "[]", "models"));
      default -> false;
    };
  }

  /** Takes the next value. */
  public void value(List<String> path, Value value) {
    String last = path.isEmpty() ? "" : path.get(path.size() - 1);
    boolean inProvider = path.size() > 1 && path.get(path.size() - 2).equals("[]");
    if (value.isObject()) {
      entry(path, last, value);
    } else if (path.size() == 1 && last.equals("vendor")) {
      vendor = value.text();
    } else if (last.equals(NEXT_PAGE)) {
      more = !value.text().isEmpty();
    } else if (path.size() == 1 && DAYS.contains(last)) {
      day = Days.parse(value.text());
    } else if (inProvider && last.equals("id")) {
      genAi(path).provider(value.text());
    } else {
      strange();
    }
  }

  private void entry(List<String> path, String key, Value value) {
    if (format instanceof GenAiPrices && !key.equals("[]")) {
      // What a provider's own entry says besides.
      strange();
      return;
    }
    ListFormat known = format == null ? recognised(path, value) : format;
    if (known == null || !known.isPlace(path)) {
      strange();
      return;
    }
    format = known;
    entries += known.models(value);
    if (known.isEntry(value)) {
      known.entry(key, value, out);
    } else {
      out.leftOut(LeftOut.NO_PRICE);
    }
  }

  private @Nullable ListFormat recognised(List<String> path, Value value) {
    List<ListFormat> possible =
        switch (path.size()) {
          case 1 -> List.of(new LiteLlm(context), new Portkey(context), new ModelsDev(context));
          case 2 ->
              List.of(
                  new LlmPrices(context, vendor),
                  new OpenRouter(context),
                  new GpuRentalPrices(context),
                  new OpenAiModels(),
                  new AzureRetail(context));
          case 3 -> List.of(new AzureRetail(context));
          default -> List.of();
        };
    return possible.stream().filter(each -> each.isEntry(value)).findFirst().orElse(null);
  }

  private GenAiPrices genAi(List<String> path) {
    if (format == null && !path.get(0).equals("models")) {
      format = new GenAiPrices(context);
    }
    if (format instanceof GenAiPrices genAi) {
      return genAi;
    }
    throw unknown();
  }

  private void strange() {
    strange++;
    if (entries == 0 && strange > STRANGE) {
      throw unknown();
    }
  }

  private static ListFault unknown() {
    return new ListFault(
        "is JSON, but none of the price lists that are known (" + String.join(", ", TITLES) + ")");
  }

  /** The list has ended, and is one that is known. */
  public void finish() {
    if (format == null || entries == 0) {
      throw unknown();
    }
    format.finish(out);
  }

  /** Whether the list says that it goes on in another file. */
  public boolean more() {
    return more;
  }

  /** What users call the list. */
  public String title() {
    return known().title();
  }

  /** Where the list comes from, for the Source of its rows. */
  public String source() {
    return known().source();
  }

  /** The day that is in the list itself; null where none does. */
  public @Nullable LocalDate day() {
    return day;
  }

  /** Entries read, those that give no row included. */
  public long entries() {
    return entries;
  }

  private ListFormat known() {
    if (format == null) {
      throw unknown();
    }
    return format;
  }
}
