package breakeven.oracle;

import static breakeven.oracle.Arithmetic.money;

/**
 * What is advised now.
 *
 * @param approach null where nothing is
 * @param instead the approach that is the alternative
 * @param changes whether it is another way than today's
 * @param tunes whether it is to fine-tune
 * @param meanwhile whether it is only until evidence is there
 * @param small whether the alternative is the small model
 * @param caches whether the alternative is today's approach with caching on
 */
record Advice(
    String approach,
    String instead,
    boolean changes,
    boolean tunes,
    boolean meanwhile,
    boolean small,
    boolean caches) {
  static Advice of(Case c, Figures f, String verdict, Today today) {
    String approach = Oracle.approach(verdict);
    boolean waits = approach == null && !c.tunedNow;
    String instead = Oracle.approach(Oracle.alternative(c, f));
    boolean addsRetrieval = instead.equals("Small model") && c.grounding && !c.retrievesToday;
    boolean caches = !c.tunedNow && instead.equals(c.current) && !addsRetrieval && f.caches();
    boolean another = !instead.equals(c.current) || addsRetrieval;
    double days = caches ? days(c) : 0;
    boolean worth =
        today.tco != null
            && money(today.tco - f.tcoAlternative - days - c.assumed("Materiality")) > 0;
    boolean meanwhile = waits && (another || caches) && worth;
    String advised = meanwhile ? instead : approach;
    boolean tunes = advised != null && advised.startsWith("Fine-tuned");
    boolean changes =
        advised != null
            && (tunes
                ? !advised.equals(c.current)
                : another || advised.equals(instead) && caches && worth);
    return new Advice(advised, instead, changes, tunes, meanwhile, f.smallIsAlternative, caches);
  }

  /** What switching caching on costs. */
  double once(Case c) {
    return caches ? days(c) : 0;
  }

  private static double days(Case c) {
    return c.assumed("Days to switch caching on") * c.cost("Day rate", c.assumed("Day rate"));
  }

  /** What today costs with it; today's cost where nothing changes, null where none is known. */
  Double then(Case c, Figures f, Today today) {
    if (!changes) {
      return today.tco;
    }
    return tunes ? Oracle.tuned(f, today) : (small ? f.tcoSmall : f.tcoPrompted) + once(c);
  }
}
