package breakeven.core.economics;

/** What money is spent on; and bad answers, which are expected harm and nothing that is paid. */
public enum CostKind {
  TOKENS("Tokens", true),
  GPUS("GPUs and hosting", true),
  TRAINING("Training and re-training", true),
  PEOPLE("People", false),
  EVALUATION("Evaluation and monitoring", false),
  RETRIEVAL("Retrieval", true),
  MIGRATION("Migration", false),
  BAD_ANSWERS("Bad answers", false);

  private final String title;
  private final boolean billed;

  CostKind(String title, boolean billed) {
    this.title = title;
    this.billed = billed;
  }

  /** Its name, as lines and sheets have it. */
  public String title() {
    return title;
  }

  /** Whether a provider bills it. */
  public boolean billed() {
    return billed;
  }

  /** Whether it leaves the company. */
  public boolean paid() {
    return this != BAD_ANSWERS;
  }
}
