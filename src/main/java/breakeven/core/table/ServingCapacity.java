package breakeven.core.table;

/**
 * The columns of {@code Serving capacity}: how fast one replica works, by GPU and size of model.
 */
public final class ServingCapacity {
  private static final Columns IN = new Columns(Sheets.SERVING_CAPACITY);

  public static final Column GPU = IN.column("GPU");
  public static final Column MODEL = IN.column("Model");
  public static final Column FROM = IN.column("From");
  public static final Column TO = IN.column("To", Range.ABOVE_ZERO);
  public static final Column GPUS_PER_REPLICA = IN.column("GPUs per replica", Range.ABOVE_ZERO);
  public static final Column PREFILL = IN.column("Prefill", Range.ABOVE_ZERO);
  public static final Column DECODE = IN.column("Decode", Range.ABOVE_ZERO);
  public static final Column CHECKED_ON = IN.column("Checked on");
  public static final Column SOURCE = IN.column("Source");

  public static final Table TABLE = IN.table("One row for each GPU and size of model");

  private ServingCapacity() {}
}
