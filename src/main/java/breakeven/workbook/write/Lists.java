package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.index;

import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the drop-downs offer, and the workbook-scoped names under which they find it. */
final class Lists {
  /** All models that have a price, whatever the user adds. */
  static final String MODELS = "Ls_Model";

  static final String GPUS = "Ls_GPU";

  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("Ls_Approach", Workloads.CURRENT_APPROACH.header()),
          Map.entry("Ls_Method", Workloads.TUNING_METHOD.header()),
          Map.entry("Ls_Serving", Workloads.SERVING.header()),
          Map.entry("Ls_YesNo", "Yes or No"),
          Map.entry("Ls_Pattern", Workloads.TASK_PATTERN.header()),
          Map.entry("Ls_Kind", ModelPrices.KIND.header()),
          Map.entry("Ls_Pricing", GpuPrices.PRICING.header()),
          Map.entry("Ls_AppliesAs", UncertaintyTable.APPLIES_AS.header()),
          Map.entry("Ls_Driver", UncertaintyTable.DRIVER.header()),
          Map.entry("Ls_Discounted", DiscountsTable.APPLIES_TO.header()),
          Map.entry(GPUS, GpuPrices.GPU.header()));

  /** The lists of words in the order of their columns on {@code Choices}. */
  static final Map<String, List<String>> WORDS = words();

  private Lists() {}

  private static Map<String, List<String>> words() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put("Ls_Approach", Words.APPROACH);
    words.put("Ls_Method", Words.METHOD);
    words.put("Ls_Serving", Words.SERVING);
    words.put("Ls_YesNo", Words.YES_NO);
    words.put("Ls_Pattern", Words.PATTERN);
    words.put("Ls_Kind", Words.KIND);
    words.put("Ls_Pricing", Words.PRICING);
    words.put("Ls_AppliesAs", Words.APPLIES_AS);
    words.put("Ls_Driver", Words.DRIVER);
    words.put("Ls_Discounted", Words.DISCOUNTED);
    words.put(GPUS, gpus());
    return words;
  }

  private static List<String> gpus() {
    return ShippedTables.of(GpuPrices.TABLE).rows().stream()
        .map((TableRows.Row row) -> row.text(GpuPrices.GPU))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** What a list is called on {@code Choices}. */
  static String title(String name) {
    return Objects.requireNonNull(TITLES.get(name), name);
  }

  /** Whether these words are on {@code Choices}; those of one sheet stand in its rule alone. */
  static boolean has(List<String> words) {
    return WORDS.containsValue(words);
  }

  /** The name of the list of these words. */
  static String name(List<String> words) {
    return WORDS.entrySet().stream()
        .filter(list -> list.getValue().equals(words))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no list of " + words));
  }

  /** The models in use, to the last filled row: a formula that is not volatile. */
  static String models() {
    String column = "$" + Place.letters(ModelPrices.MODEL.ordinal());
    String sheet = "'" + Sheets.MODEL_PRICES + "'!";
    String whole = sheet + column + ":" + column;
    return sheet + column + "$2:" + index(whole, call("COUNTA", whole));
  }
}
