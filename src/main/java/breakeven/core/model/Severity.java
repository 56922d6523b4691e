package breakeven.core.model;

/** How much a {@link Problem} matters: an error makes its row Needs data, a warning does not. */
public enum Severity {
  ERROR("Error"),
  WARNING("Warning"),
  INFO("Info");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word of the {@code Issues} sheet. */
  public String word() {
    return word;
  }
}
