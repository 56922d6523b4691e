package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.index;

import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the drop-downs offer, and the workbook-scoped names under which they find it. */
final class Lists {
  /** All models that have a price, whatever the user adds. */
  static final String MODELS = "Ls_Model";

  static final String GPUS = "Ls_GPU";

  /** The lists of words in the order of their columns on {@code Choices}. */
  static final Map<String, List<String>> WORDS = new LinkedHashMap<>();

  private static final Map<String, String> TITLES = new HashMap<>();

  static {
    put("Ls_Approach", Workloads.CURRENT_APPROACH);
    put("Ls_Method", Workloads.TUNING_METHOD);
    put("Ls_Serving", Workloads.SERVING);
    put("Ls_YesNo", "Yes or No", Words.YES_NO);
    put("Ls_Pattern", Workloads.TASK_PATTERN);
    put("Ls_Kind", ModelPrices.KIND);
    put("Ls_Pricing", GpuPrices.PRICING);
    put("Ls_AppliesAs", UncertaintyTable.APPLIES_AS);
    put("Ls_Driver", UncertaintyTable.DRIVER);
    put("Ls_Discounted", DiscountsTable.APPLIES_TO);
    put(GPUS, GpuPrices.GPU.header(), gpus());
  }

  private Lists() {}

  private static void put(String name, Column column) {
    put(name, column.header(), column.words());
  }

  private static void put(String name, String title, List<String> words) {
    TITLES.put(name, title);
    WORDS.put(name, words);
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
