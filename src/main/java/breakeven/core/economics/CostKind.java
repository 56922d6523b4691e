package breakeven.core.economics;

/** What money is spent on; and bad answers, which are expected harm and nothing that is paid. */
public enum CostKind {
  TOKENS("Tokens"),
  GPUS("GPUs and hosting"),
  TRAINING("Training and re-training"),
  PEOPLE("People"),
  EVALUATION("Evaluation and monitoring"),
  RETRIEVAL("Retrieval"),
  MIGRATION("Migration"),
  BAD_ANSWERS("Bad answers");

  private final String title;

  CostKind(String title) {
    this.title = title;
  }

  /** Its name, as lines and sheets have it. */
  public String title() {
    return title;
  }

  /** Whether it leaves the company. */
  public boolean paid() {
    return this != BAD_ANSWERS;
  }
}
