package breakeven.exchange.lists;

/** Why something that a list holds does not come into the workbook. */
public enum LeftOut {
  DOCUMENTATION("documentation of the list, not a model"),
  NOT_TEXT("not a text or embedding model"),
  PRICING("sold in a way that GPU prices has no word for"),
  OTHER_METER("fine-tuned, hosting, training, priority, long requests or reserved: priced apart"),
  REGIONAL("the price of a region or zone, where the global one is taken"),
  NO_NAME("without a name"),
  NO_PRICE("no price per token or hour"),
  NO_OUTPUT_PRICE("no output price"),
  ZERO("every price is 0, which lists write where they do not know"),
  VARIABLE("the price varies, as by the hour of the day, or a discount is stated and not of what"),
  NO_END("no day on which the model ends"),
  NO_ROW("days alone, and the workbook has no row of that model"),
  NOT_YET("no price in force on the day"),
  OWN("your own row (its Source begins with own or contract)"),
  LATER("the row in the workbook was checked on a later day"),
  UNDATED("the row in the workbook has a day, and the list has none: --as-of says the day"),
  OTHER_CURRENCY("the row in the workbook is in another currency"),
  FORMULA("a price in the workbook is a formula"),
  TWICE("the same model again in this list"),
  OTHER_LIST("another list given here has it, of a later day or named first"),
  FAR_OFF("so far off that its unit is another: --accept MODEL takes it all the same");

  private final String words;

  LeftOut(String words) {
    this.words = words;
  }

  /** Why rows are left out, as the import prints it. */
  public String words() {
    return words;
  }
}
