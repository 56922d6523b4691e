package breakeven.core.expression;

import java.util.List;

/**
 * The share of a beta distribution that is at most some value, from 0 to 1: the regularised
 * incomplete beta function. Blank where one of its parts is blank or out of range.
 */
public final class BetaShare extends Expression {
  private static final int MOST_TERMS = 100_000;
  private static final double TINY = 1e-300;
  private static final double ENOUGH = 1e-15;

  /** Coefficients of Lanczos' approximation of the gamma function, g = 7. */
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private final Expression value;
  private final Expression alpha;
  private final Expression beta;

  BetaShare(Expression value, Expression alpha, Expression beta) {
    this.value = value;
    this.alpha = alpha;
    this.beta = beta;
  }

  @Override
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    double[] x = value.inFull(rows, month, rows.scratch(depth), depth + 1);
    double[] a = alpha.inFull(rows, month, rows.scratch(depth + 1), depth + 2);
    double[] b = beta.inFull(rows, month, out, depth + 2);
    for (int i = 0; i < rows.size; i++) {
      out[i] = share(x[i], a[i], b[i]);
    }
    rows.same = false;
    return out;
  }

  /** The share that is at most x, 0 to 1. */
  static double share(double x, double a, double b) {
    if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
      return Double.NaN;
    }
    if (x == 0 || x == 1) {
      return x;
    }
    double front =
        StrictMath.exp(
            logGamma(a + b)
                - logGamma(a)
                - logGamma(b)
                + a * StrictMath.log(x)
                + b * StrictMath.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  /** The continued fraction of the incomplete beta function, by Lentz' method. */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = inverse(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = inverse(1 + even * d);
      c = notZero(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = inverse(1 + odd * d);
      c = notZero(1 + odd / c);
      result *= d * c;
      if (Math.abs(d * c - 1) < ENOUGH) {
        break;
      }
    }
    return result;
  }

  private static double inverse(double x) {
    return 1 / notZero(x);
  }

  private static double notZero(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }

  /** Natural logarithm of the gamma function of a number of at least 1. */
  private static double logGamma(double x) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + LANCZOS.length - 2.5;
    return (x - 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(StrictMath.sqrt(2 * StrictMath.PI) * sum);
  }

  @Override
  public List<Expression> parts() {
    return List.of(value, alpha, beta);
  }
}
