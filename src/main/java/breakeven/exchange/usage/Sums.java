package breakeven.exchange.usage;

/** Some lines of a workload, summed up. */
public final class Sums {
  private long lines;
  private double requests;
  private double uncounted;
  private double input;
  private double output;
  private double cached;
  private double inputWithCache;
  private double written;
  private double inputWithWritten;
  private double batch;
  private double requestsWithBatch;
  private double cost;
  private long costs;
  private long costsOfTokens;

  /** Lines without a cost, of files that have costs. */
  private long lackCost;

  /** Lines of files without costs. */
  private long noCost;

  /** Takes a line. */
  void add(UsageLine line) {
    lines++;
    input += line.input;
    output += line.output;
    if (Double.isNaN(line.requests)) {
      uncounted += line.input + line.output;
    } else {
      requests += line.requests;
    }
    if (!Double.isNaN(line.cached)) {
      cached += line.cached;
      inputWithCache += line.input;
    }
    if (!Double.isNaN(line.written)) {
      written += line.written;
      inputWithWritten += line.input;
    }
    if (!Double.isNaN(line.batch)) {
      batch += line.batch;
      requestsWithBatch += line.requests;
    }
    if (!Double.isNaN(line.cost)) {
      cost += line.cost;
      costs++;
      costsOfTokens += line.input + line.output == 0 ? 0 : 1;
    } else if (line.costed) {
      lackCost++;
    } else {
      noCost++;
    }
  }

  /** Takes other lines. */
  void add(Sums other) {
    lines += other.lines;
    requests += other.requests;
    uncounted += other.uncounted;
    input += other.input;
    output += other.output;
    cached += other.cached;
    inputWithCache += other.inputWithCache;
    written += other.written;
    inputWithWritten += other.inputWithWritten;
    batch += other.batch;
    requestsWithBatch += other.requestsWithBatch;
    cost += other.cost;
    costs += other.costs;
    costsOfTokens += other.costsOfTokens;
    lackCost += other.lackCost;
    noCost += other.noCost;
  }

  /** How many lines of the log were added up. */
  public long lines() {
    return lines;
  }

  /** Requests; NaN where some lines do not count them. */
  public double requests() {
    return uncounted > 0 ? Double.NaN : requests;
  }

  /** Input tokens, everything sent. */
  public double input() {
    return input;
  }

  /** The output tokens of all lines together. */
  public double output() {
    return output;
  }

  /** Share of the input tokens that was read from the cache; NaN where some lines do not say. */
  public double cachedShare() {
    return input > 0 && inputWithCache == input ? cached / input : Double.NaN;
  }

  /** Input tokens read from the cache; NaN where some lines do not say. */
  public double cached() {
    return inputWithCache == input ? cached : Double.NaN;
  }

  /** Input tokens written to the cache; NaN where some lines do not say. */
  public double written() {
    return inputWithWritten == input ? written : Double.NaN;
  }

  /** Share of the requests that could wait; NaN where some lines do not say. */
  public double batchShare() {
    return requests > 0 && requestsWithBatch == requests ? batch / requests : Double.NaN;
  }

  /** Whether lines say how much was read from the cache, but not all of them. */
  public boolean someCached() {
    return inputWithCache > 0 && inputWithCache < input;
  }

  /** Whether lines say if their requests could wait, but not all of them. */
  public boolean someBatch() {
    return requestsWithBatch > 0 && requestsWithBatch < requests;
  }

  /**
   * What was billed; NaN where some lines do not say it. A file of use without costs, and one of
   * costs without use, together say it.
   */
  public double cost() {
    boolean known = costs > 0 && lackCost == 0 && (noCost == 0 || costsOfTokens == 0);
    return known ? cost : Double.NaN;
  }

  /** Whether a line says what was billed. */
  public boolean billed() {
    return costs > 0;
  }
}
