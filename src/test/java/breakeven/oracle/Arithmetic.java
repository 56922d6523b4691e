package breakeven.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The single formulas of the model, one method each, in plain arithmetic. */
final class Arithmetic {
  private Arithmetic() {}

  static double round(double x, int decimals) {
    // A whole number is round already; searches ask a million times.
    if (Double.isNaN(x) || Double.isInfinite(x) || x == Math.rint(x)) {
      return x;
    }
    // What is farther from half a unit than the product may be wrong, below 10^13 by 0.002, is
    // rounded plainly.
    double unit = Math.pow(10, decimals);
    double units = x * unit;
    double below = Math.abs(units) - Math.floor(Math.abs(units));
    return Math.abs(units) < 1e13 && Math.abs(below - 0.5) > 0.01
        ? Math.rint(units) / unit + 0.0
        : BigDecimal.valueOf(x).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
  }

  /** Money, as it is compared. */
  static double money(double x) {
    return round(x, 6);
  }

  /** Shares and counts, as they are compared. */
  static double count(double x) {
    return round(x, 9);
  }

  static double ceiling(double x) {
    return Math.ceil(count(x));
  }

  /**
   * @param longIn what the input price is multiplied by, since some requests are long
   * @param longOut the same for the output price
   */
  static double requestPrice(
      double in,
      double cached,
      double written,
      double out,
      double priceIn,
      double priceCached,
      double priceWritten,
      double priceOut,
      double longIn,
      double longOut,
      double batchShare,
      double batchDiscount,
      double feePerThousand) {
    double input =
        (in - cached - written) * priceIn + cached * priceCached + written * priceWritten;
    double tokens = (longIn * input + longOut * out * priceOut) / 1e6;
    return tokens * (1 - batchShare * batchDiscount) + feePerThousand / 1000;
  }

  /** Nothing is written to the cache, and no request is long. */
  static double requestPrice(
      double in,
      double cached,
      double out,
      double priceIn,
      double priceCached,
      double priceOut,
      double batchShare,
      double batchDiscount,
      double feePerThousand) {
    return requestPrice(
        in,
        cached,
        0,
        out,
        priceIn,
        priceCached,
        priceIn,
        priceOut,
        1,
        1,
        batchShare,
        batchDiscount,
        feePerThousand);
  }

  /** What a price is multiplied by where a share of the requests pays a factor on it. */
  static double longFactor(double share, double factor) {
    return 1 + share * (factor - 1);
  }

  static double gpuSeconds(double in, double out, double prefill, double decode, double derate) {
    return in / (prefill * derate) + out / (decode * derate);
  }

  /** In replicas that run all month. */
  static double load(double requests, double gpuSeconds, double peakToAverage, double utilisation) {
    return load(requests, gpuSeconds, peakToAverage, utilisation, 730);
  }

  /** In replicas. */
  static double load(
      double requests,
      double gpuSeconds,
      double peakToAverage,
      double utilisation,
      double hoursOn) {
    return requests * gpuSeconds * peakToAverage / (hoursOn * 3600 * utilisation);
  }

  /** This workload's share of the replicas. */
  static double replicas(double load, double minimum, double sharing, double kept) {
    return Math.max(minimum, ceiling(sharing * load / (sharing > 1 ? kept : 1))) / sharing;
  }

  /** This workload's share of the cards that are rented, which are let by so many at once. */
  static double cardsRented(
      double replicas, double sharing, double cardsPerReplica, double letTogether) {
    return ceiling(sharing * replicas * cardsPerReplica / letTogether) * letTogether / sharing;
  }

  /**
   * Seconds a month that a serverless card is paid: at work, and waiting for the next request until
   * it is switched off.
   *
   * @param work seconds at work
   * @param arrivals requests that cannot wait
   * @param timeOut seconds that it waits
   * @param month seconds of the month in which it may run
   */
  static double paidSeconds(double work, double arrivals, double timeOut, double month) {
    double idle = Math.max(0, month - work);
    return work + idle * (1 - Math.exp(-timeOut * arrivals / month));
  }

  static double trainingFlops(double k, double activeBillions, double tokens) {
    return k * activeBillions * 1e9 * tokens;
  }

  /** GPU hours of the pure computation, on however many GPUs. */
  static double computingHours(double flops, double peakTflops, double mfu) {
    return flops / (peakTflops * 1e12 * mfu) / 3600;
  }

  static double staticMemory(double billions, double perParameter, double base) {
    return perParameter * billions + base;
  }

  static double activationMemory(
      double billions, double base, double perParameter, double microBatch, double tokens) {
    return (base + perParameter * billions) * microBatch * tokens / 1000;
  }

  static double cards(
      double memory, double usableShare, double cardMemory, double partNode, double node) {
    double needed = Math.max(1, ceiling(memory / (usableShare * cardMemory)));
    return needed > partNode ? ceiling(needed / node) * node : needed;
  }

  static double hostedRun(double tokens, double pricePerMillion, double minimumCharge) {
    return Math.max(minimumCharge, tokens / 1e6 * pricePerMillion);
  }

  static double ragMonth(
      double requests,
      double queryTokens,
      double embeddingPrice,
      double embeddingFee,
      double database,
      double corpus,
      double refreshShare) {
    return requests * (queryTokens * embeddingPrice / 1e6 + embeddingFee / 1000)
        + database
        + corpus * refreshShare * embeddingPrice / 1e6;
  }

  /**
   * First month from which the line never falls below 0 again; −1 where it ends below 0. Index 0 is
   * month 0.
   */
  static int paybackMonth(double[] cumulative) {
    int payback = 0;
    for (int m = 0; m < cumulative.length; m++) {
      if (money(cumulative[m]) < 0) {
        payback = m + 1;
      }
    }
    return payback == cumulative.length ? -1 : payback;
  }

  static double paybackExact(double[] cumulative, int month) {
    return month - cumulative[month] / (cumulative[month] - cumulative[month - 1]);
  }

  /** The share of requests that find a warm cache, where it stays warm for some seconds. */
  static double warm(double atMost, double seconds, double requestsAMonth) {
    double expected = requestsAMonth / 2_628_000 * seconds;
    return atMost * (1 - Math.exp(-expected));
  }
}
