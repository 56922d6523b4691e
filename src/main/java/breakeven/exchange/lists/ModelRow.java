package breakeven.exchange.lists;

import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.TrainingPrices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code Model prices} while its figures are gathered. Figures are US dollars unless a
 * currency is named.
 */
final class ModelRow {
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_UP);

  private static final MathContext FACTOR_DIGITS = new MathContext(6, RoundingMode.HALF_UP);

  private final ListContext context;
  private final String provider;
  private final String model;
  private final boolean embedding;
  private final Map<Column, String> cells = new HashMap<>();
  private String currency = "USD";
  private @Nullable BigDecimal input;
  private @Nullable BigDecimal output;

  ModelRow(ListContext context, String provider, String model, boolean embedding) {
    this.context = context;
    this.provider = provider;
    this.model = model;
    this.embedding = embedding;
  }

  /** Sets the prices per million tokens; null where one is not stated. */
  ModelRow prices(
      @Nullable BigDecimal input, @Nullable BigDecimal cached, @Nullable BigDecimal output) {
    this.input = input;
    this.output = embedding ? null : output;
    put(ModelPrices.INPUT_PRICE, input);
    put(ModelPrices.OUTPUT_PRICE, this.output);
    if (cached != null && cached.signum() > 0) {
      put(ModelPrices.CACHED_PRICE, cached);
    }
    return this;
  }

  /**
   * Sets the discount that the batch prices give; none where the two directions differ, since one
   * figure cannot say it.
   */
  ModelRow batch(@Nullable BigDecimal batchInput, @Nullable BigDecimal batchOutput) {
    BigDecimal off = off(input, batchInput);
    BigDecimal offOutput = embedding ? off : off(output, batchOutput);
    if (off != null && offOutput != null && off.compareTo(offOutput) == 0 && off.signum() >= 0) {
      cells.put(ModelPrices.BATCH_DISCOUNT, text(off));
    }
    return this;
  }

  /**
   * Sets the price of writing to the cache, per million tokens. One below the input price is taken
   * for a mistake: some lists have the price of reading there, or that of keeping.
   */
  ModelRow cacheWrite(@Nullable BigDecimal price) {
    if (price != null && input != null && input.signum() > 0 && price.compareTo(input) >= 0) {
      put(ModelPrices.CACHE_WRITE_PRICE, price);
    }
    return this;
  }

  /** Sets the most tokens of one request, input and output together; 0 is not known. */
  ModelRow context(@Nullable BigDecimal tokens) {
    if (tokens != null && tokens.signum() > 0) {
      put(ModelPrices.CONTEXT, tokens);
    }
    return this;
  }

  /**
   * Sets what longer requests cost.
   *
   * @param above input tokens above which the whole request costs more
   * @param longInput per million tokens of such a request; null: as others
   * @param longOutput per million tokens of such a request; null: as others
   */
  ModelRow longContext(
      BigDecimal above, @Nullable BigDecimal longInput, @Nullable BigDecimal longOutput) {
    String inputFactor = factor(longInput, input);
    String outputFactor = factor(longOutput, output);
    if (!inputFactor.isEmpty() || !outputFactor.isEmpty()) {
      put(ModelPrices.LONG_CONTEXT_ABOVE, above);
      cells.put(ModelPrices.LONG_INPUT_FACTOR, inputFactor.isEmpty() ? "1" : inputFactor);
      cells.put(ModelPrices.LONG_OUTPUT_FACTOR, outputFactor.isEmpty() ? "1" : outputFactor);
    }
    return this;
  }

  /** How many times the price of short requests; empty where one of the two is not known. */
  private static String factor(@Nullable BigDecimal price, @Nullable BigDecimal base) {
    return price == null || base == null || base.signum() == 0 || price.signum() == 0
        ? ""
        : text(price.divide(base, FACTOR_DIGITS));
  }

  private static @Nullable BigDecimal off(@Nullable BigDecimal full, @Nullable BigDecimal batch) {
    return full == null || batch == null || full.signum() == 0 || batch.signum() == 0
        ? null
        : BigDecimal.ONE
            .subtract(batch.divide(full, DIGITS))
            .setScale(4, RoundingMode.HALF_UP)
            .stripTrailingZeros();
  }

  ModelRow fee(@Nullable BigDecimal perThousandRequests) {
    if (perThousandRequests != null && perThousandRequests.signum() > 0) {
      put(ModelPrices.FEE, perThousandRequests);
    }
    return this;
  }

  /** Sets the currency of all figures: an ISO 4217 code; empty: US dollars. */
  ModelRow currency(String code) {
    currency = code.isEmpty() ? currency : code;
    return this;
  }

  /** Sets the last day of service, like 2026-11-24; anything else is passed over. */
  ModelRow lastService(String day) {
    if (Days.isDay(day)) {
      cells.put(ModelPrices.LAST_SERVICE, day);
    }
    return this;
  }

  private void put(Column column, @Nullable BigDecimal price) {
    if (price != null) {
      cells.put(column, text(price));
    }
  }

  static String text(BigDecimal figure) {
    return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
  }

  /** Why the row is none, or null where it is one. */
  private @Nullable LeftOut missing() {
    if (model.isEmpty()) {
      return LeftOut.NO_NAME;
    }
    if (input == null) {
      return LeftOut.NO_PRICE;
    }
    boolean noOutput = output == null || output.signum() == 0;
    if (input.signum() == 0 && noOutput) {
      return LeftOut.ZERO;
    }
    return output == null && !embedding ? LeftOut.NO_OUTPUT_PRICE : null;
  }

  void send(ListSink out) {
    LeftOut missing = missing();
    if (missing != null) {
      out.leftOut(missing);
      return;
    }
    cells.put(ModelPrices.PROVIDER, provider);
    cells.put(ModelPrices.MODEL, model);
    cells.put(ModelPrices.CURRENCY, currency);
    cells.put(ModelPrices.KIND, embedding ? ModelPrices.EMBEDDING : ModelPrices.BASE);
    if (ModelNames.tuned(model)) {
      cells.put(ModelPrices.KIND, ModelPrices.FINE_TUNED);
      cells.put(
          ModelPrices.BASE_MODEL,
          ModelNames.inBook(context.book().models(provider), ModelNames.tunedFrom(model)));
    }
    out.row(new ListRow(PriceSheet.MODELS, cells));
  }

  /** A row of {@code Training prices}. */
  static ListRow training(String provider, String model, BigDecimal perMillion) {
    return new ListRow(
        PriceSheet.TRAINING,
        Map.of(
            TrainingPrices.PROVIDER,
            provider,
            TrainingPrices.MODEL_OR_SIZE,
            model,
            TrainingPrices.METHOD,
            "Provider API",
            TrainingPrices.CURRENCY,
            "USD",
            TrainingPrices.TRAINING_PRICE,
            text(perMillion)));
  }
}
