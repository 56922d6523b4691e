package breakeven.input;

/** What points and commas mean in the texts of a source. */
public enum Decimals {
  /** A program wrote them: a point stands before decimals, and nothing between thousands. */
  POINT,
  /**
   * A person typed them, and nobody says how: {@code 120.000} and {@code 1,200} are two numbers.
   */
  UNSAID,
  /** A person typed them, and says so: a comma stands before decimals, points between thousands. */
  COMMA
}
