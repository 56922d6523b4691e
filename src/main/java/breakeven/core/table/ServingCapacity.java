package breakeven.core.table;

/**
 * The columns of {@code Serving capacity}: how fast one replica works, by GPU and size of model.
 */
public final class ServingCapacity {
  private static final Columns IN = new Columns(Sheets.SERVING_CAPACITY);

  public static final Column GPU =
      IN.text("GPU").required().example("L40S").help("A GPU of GPU prices.");
  public static final Column MODEL =
      IN.text("Model")
          .blank("any model whose size lies in the bracket")
          .help("A model by name; such a row wins over a bracket.");
  public static final Column FROM =
      IN.number("From", "B")
          .blank("no lower end")
          .example("4")
          .help("Smallest size of the bracket, in billions of parameters.");
  public static final Column TO =
      IN.number("To", "B")
          .range(Range.ABOVE_ZERO)
          .blank("no upper end")
          .example("9")
          .help("Largest size of the bracket, in billions of parameters.");
  public static final Column GPUS_PER_REPLICA =
      IN.number("GPUs per replica", "")
          .range(Range.ABOVE_ZERO)
          .orElse(1, "1")
          .example("1")
          .help("Cards that serve one copy of the model together.");
  public static final Column PREFILL =
      IN.number("Prefill", "tokens per second")
          .range(Range.ABOVE_ZERO)
          .blank("not measured: no capacity")
          .example("10600")
          .help("Input tokens that one busy replica reads in a second, all requests together.");
  public static final Column DECODE =
      IN.number("Decode", "tokens per second")
          .range(Range.ABOVE_ZERO)
          .blank("not measured: no capacity")
          .example("4700")
          .help("Output tokens that one busy replica writes in a second, all requests together.");
  public static final Column CHECKED_ON =
      IN.date("Checked on", "date")
          .blank("not known: counts as too old")
          .example("2026-11-24")
          .help("Day on which the figures were read or measured.");
  public static final Column SOURCE =
      IN.text("Source").blank("not given").help("Who measured it, or how it was estimated.");

  public static final Table TABLE = IN.table("One row for each GPU and size of model");

  private ServingCapacity() {}
}
