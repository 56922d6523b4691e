package breakeven.oracle;

import static breakeven.oracle.Arithmetic.count;
import static breakeven.oracle.Arithmetic.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.ObjDoubleConsumer;

/**
 * A second calculation of the model, written for obviousness: one workload at a time, month by
 * month, break-evens by trying values. It shares no code with the product, so that agreement of the
 * two means something.
 *
 * <h2>Readings</h2>
 *
 * Where the description of the model leaves a choice, this is what is computed here:
 *
 * <ul>
 *   <li><b>Names.</b> The candidate is looked up among Base rows, the prompted and the smaller
 *       model among all rows that are not embeddings. "Same row" is identity of the price row. A
 *       smaller model that is typed but unknown is Needs data; one that is known but not sold per
 *       token is only an option that does not exist.
 *   <li><b>Candidate unknown.</b> Needs data only where it is used: for training without a typed
 *       training cost, or for serving other than Fixed without a typed serving cost. Unused and
 *       unknown, it has no dates and no small option.
 *   <li><b>Sold per token</b> means both an input and an output price.
 *   <li><b>Cards.</b> Memory and peak are looked up by the GPU as typed, so "Provider: GPU" sees
 *       that provider's rows only. A blank running cost of own hardware is 0.
 *   <li><b>Serving cost typed.</b> It replaces tokens, hosting, GPUs and hardware of the tuned
 *       option. The row's GPUs still stand as a path of the small option where everything about
 *       them is known; where not, the path is missing and the row is still complete. Load is told,
 *       replicas, utilisation and capacity are blank.
 *   <li><b>Training cost typed.</b> FLOPs, memory, GPUs and GPU hours are blank, as they are with
 *       Provider API.
 *   <li><b>Tokens per example</b> that default to 0 (no tokens per request) are a fault of the row:
 *       Needs data.
 *   <li><b>Life.</b> The first re-training month is at least I, also where the last training date
 *       is long past. Service dates bind by the word in Serving, training dates by the word in
 *       Tuning method, quotations or not.
 *   <li><b>Closed before Needs data?</b> No: a row that lacks a price is Needs data even where its
 *       candidate is closed.
 *   <li><b>Closed results.</b> "closed" stands in TCO fine-tuned, net saving, NPV, payback (both),
 *       return, cost per 1,000 requests fine-tuned and every break-even. One-off lines, training
 *       lines and cumulative saving keep their numbers.
 *   <li><b>RAG over the horizon</b> is the sum of RAG month where an option carries it, else 0.
 *   <li><b>Required quality</b> unknown: a measured small model is not acceptable, even where it is
 *       today's approach; a measured tuned model leaves check 4 Unknown.
 *   <li><b>Replica capacity</b> counts what sharing keeps: tokens per request · kept(n) ÷ load per
 *       request. With 0 requests it is still told.
 *   <li><b>Break-even volume.</b> The smallest crossing. Where a step of the alternative lifts the
 *       saving above 0, the step itself is the value although the saving is 0 or more only just
 *       beyond it. No crossing within 1,000,000 M and no crossing at all read the same. H and the
 *       ways to buy the small option stay those of the row.
 *   <li><b>Break-even lifetime</b> and the flip of it: every other date stays as in the row, so the
 *       small option's API path exists or not as it does over H. No such life: "never".
 *   <li><b>Break-even price</b> scales fees, typed prompting cost, added retrieved tokens and the
 *       escalated share.
 *   <li><b>Break-even cadence</b> changes I alone; its flip types K, so check 5, warnings and life
 *       follow.
 *   <li><b>Break-even utilisation</b> is over all replicas of the server, n workloads alike; 0 at a
 *       volume of 0; "not on GPUs" for every serving but computed Rented GPUs and Own hardware;
 *       "never" where the volume is never.
 *   <li><b>Needs data for lack of something</b>: every figure is blank; checks and warnings are
 *       told where they need no price.
 *   <li><b>Flips</b>: missing answers one at a time in the order of the checks (pattern, regression
 *       testing, test set, baseline, shift interval, then fine-tuned, small quality), then, on a
 *       Needs data row, the fewest together. A failing pattern is flipped to Mixed, the least that
 *       does not fail. A driver's distance is measured at the change of sign of net saving nearest
 *       to today; today 0 is infinitely far. On rows that lack something and rows whose candidate
 *       is closed no driver is searched.
 * </ul>
 */
public final class Oracle {
  static final String NEVER = "never";
  static final String NEVER_WITHIN = "never within 1,000,000 M tokens a month";
  static final String EVEN_FREE = "pays even if free";
  static final String NOT_ON_GPUS = "not on GPUs";
  static final String CLOSED = "closed";
  private static final List<String> ONCE =
      List.of(
          "GPUs and hosting",
          "Training and re-training",
          "People",
          "Evaluation and monitoring",
          "Retrieval");
  private static final List<String> KINDS =
      List.of(
          "Tokens",
          "GPUs and hosting",
          "Training and re-training",
          "People",
          "Evaluation and monitoring",
          "Retrieval",
          "Migration",
          "Bad answers");

  private final Map<String, List<Map<String, String>>> tables;
  private final LocalDate asOf;
  private Map<String, String> before;
  private Case ofBefore;

  public Oracle(Map<String, List<Map<String, String>>> tables, LocalDate asOf) {
    this.tables = tables;
    this.asOf = asOf;
  }

  /** With the shape that is chosen typed; every trial keeps it. */
  private Map<String, String> chosen(Map<String, String> workload) {
    return ChosenShape.typed(tables, asOf, workload);
  }

  public Result review(Map<String, String> workload) {
    Case c = new Case(tables, asOf, chosen(workload));
    Result result = new Result();
    result.lacks.addAll(c.lacks);
    if (result.complete()) {
      fill(result, c);
    } else {
      result.lines.put("Verdict", "Needs data");
    }
    List<String> about = List.of("pattern", "volume", "evaluation", "quality", "data change");
    for (int n = 1; n <= 5; n++) {
      result.lines.put("Check " + n + " (" + about.get(n - 1) + ")", check(n, c));
    }
    result.lines.put("Warnings", warnings(c, result));
    return result;
  }

  /** The model that is measured first; empty where none is worth it. */
  public String rival(Map<String, String> workload) {
    Case c = new Case(tables, asOf, chosen(workload));
    if (c.lacks.isEmpty()) {
      ask(c, new Figures(c, Change.none()));
    }
    return c.rival == null ? "" : c.rival.model;
  }

  /** Asks about the rival, given what would be advised without one. */
  private static void ask(Case c, Figures f) {
    c.rival = Rival.of(c, f, advised(c, f));
    c.rivalFirst = c.rival != null && c.rival.isFirst(c, f);
  }

  /** What is advised as long as nobody asks about a rival costs. */
  static double advised(Case c, Figures f) {
    String first = verdict(c, f);
    Today now = new Today(c, f, Change.none());
    Double then = Advice.of(c, f, first, now).then(c, f, now);
    boolean alternative = then == null || approach(first) == null && !c.tunedNow;
    return alternative ? f.tcoAlternative : then;
  }

  /** A workload in the shape that is chosen; the same one is asked about many changes in turn. */
  private Case inShape(Map<String, String> workload) {
    if (!workload.equals(before)) {
      before = new LinkedHashMap<>(workload);
      ofBefore = new Case(tables, asOf, chosen(workload));
    }
    return ofBefore;
  }

  /** Net saving at a flat volume, in M tokens a month: for laying beside the break-even volume. */
  public double netSavingAtVolume(Map<String, String> workload, double millionTokens) {
    Case c = inShape(workload);
    return atFlat(c, millionTokens * 1e6 / (c.inputTokens + c.outputTokens)).netSaving;
  }

  /** Net saving with the large model's price fallen by a share. */
  public double netSavingAtPriceFall(Map<String, String> workload, double fall) {
    Change change = Change.none();
    change.largePrice = 1 - fall;
    return new Figures(inShape(workload), change).netSaving;
  }

  /** Net saving over other months in production. */
  public double netSavingOver(Map<String, String> workload, int months) {
    Case c = inShape(workload);
    Change change = Change.none();
    change.horizon = c.leadPaid() + months;
    return new Figures(c, change).netSaving;
  }

  /** Net saving with another re-training interval. */
  public double netSavingEvery(Map<String, String> workload, int months) {
    Change change = Change.none();
    change.interval = months;
    return new Figures(inShape(workload), change).netSaving;
  }

  private void fill(Result result, Case c) {
    Figures f = new Figures(c, Change.none());
    Map<String, Object> lines = result.lines;
    result.requests = f.requests;
    result.replicas = f.replicasTuned;
    result.replicasSmall = f.replicasSmall;
    result.cumulativeSaving = f.cumulative;

    ask(c, f);
    lines.put("TCO rival", c.rival == null ? null : c.rival.tco);
    lines.put("Rival saves", c.rival == null ? null : c.rival.advised - c.rival.tco);
    lines.put("Worth of the rival", c.rival == null ? null : c.rival.worth);
    lines.put("Rival is measured first", c.rivalFirst ? 1.0 : 0.0);

    String verdict = verdict(c, f);
    lines.put("Verdict", verdict);
    lines.put("Horizon", (double) f.horizon);
    lines.put("Retrain cadence used", c.cadence);
    sample(c, lines);
    lines.put("Month below required quality", monthBelow(c));
    lines.put("Retrain cadence from", c.cadenceFrom());
    double monthlyTokens = c.requestsNow() * (c.inputTokens + c.outputTokens) / 1e6;
    lines.put("Monthly tokens (M)", monthlyTokens);
    lines.put("Total requests", f.totalRequests);
    lines.put("Lead time used", (double) c.lead);
    lines.put("Lead time paid", (double) f.lead);
    lines.put("Requests at the start", c.requestsNow());
    lines.put("Re-training interval", (double) f.interval);
    lines.put("Input prompted", c.inputPrompted);
    lines.put("Input small", c.inputSmall);
    lines.put("Input fine-tuned", c.inputTuned);
    lines.put("Output small", c.outputSmall);
    lines.put("Output fine-tuned", c.outputTuned);
    lines.put("Cached tokens prompted", f.cachedPrompted);
    lines.put("Cached tokens small", f.cachedSmall);
    lines.put("Cached tokens fine-tuned", f.cachedTuned);
    lines.put("Written tokens prompted", f.writtenPrompted);
    lines.put("Written tokens small", f.writtenSmall);
    lines.put("Written tokens fine-tuned", f.writtenTuned);
    lines.put("Cache hits prompted", f.hits);
    lines.put("Migration within the horizon", f.migration);
    lines.put("Request price replacement", f.priceReplacement);
    lines.put("Request price prompted", f.pricePrompted);
    lines.put("Request price small", f.priceSmall);
    lines.put("Request price fine-tuned", f.priceTuned);
    lines.put("RAG set-up", f.ragSetUp);
    lines.put("RAG over the horizon", c.grounding || c.hasRag ? f.ragTotal : 0.0);
    lines.put("GPU seconds small", f.secondsSmall);
    lines.put("GPU seconds fine-tuned", f.secondsTuned);
    lines.put("Training tokens", f.trainingTokens);
    lines.put("Training FLOPs", f.trainingFlops);
    lines.put("Training memory (GB)", f.trainingMemory);
    lines.put("Training GPUs", f.trainingGpus);
    lines.put("Training GPU hours", f.trainingGpuHours);
    lines.put("Training run", f.trainingRun);
    lines.put("Training", f.training);
    lines.put("Data preparation", f.dataPreparation);
    lines.put("Release evaluation", f.releaseEvaluation);
    lines.put("First release", f.firstRelease);
    lines.put("Re-training", f.retraining);
    lines.put("Evaluation set-up", f.evaluationSetUp);
    lines.put(
        "Test set to build", c.testSet.equals("Yes") ? 0 : c.assumed("Held-out test set cost"));
    lines.put(
        "Baseline to build", c.baseline.equals("Yes") ? 0 : c.assumed("Baseline comparison cost"));
    lines.put(
        "Regression testing to build",
        c.regression.equals("Yes") ? 0 : c.assumed("Regression testing cost"));
    lines.put("Upkeep (per month)", f.upkeep);
    lines.put("Hosting (per month)", f.hosting);
    lines.put("Re-trainings", (double) f.retrainings);
    lines.put("One-off prompted", f.oneOffPrompted);
    lines.put("One-off small", c.smallExists() ? f.oneOffSmall : null);
    lines.put("One-off fine-tuned", f.oneOffTuned);
    lines.put("TCO prompted", f.tcoPrompted);
    lines.put("TCO small", f.tcoSmall);
    lines.put("TCO alternative", f.tcoAlternative);
    lines.put("Alternative", alternative(c, f));
    lines.put("Extra one-off", f.extraOneOff);
    lines.put("Month 1 prompted", f.monthPrompted[0]);
    lines.put("Month 1 small", c.smallExists() ? f.monthSmall[0] : null);
    lines.put("Month 1 fine-tuned", f.monthTuned[0]);
    lines.put("Closed", c.closed ? 1.0 : 0.0);
    boolean any = f.totalRequests > 0;
    lines.put(
        "Cost per 1,000 requests prompted", any ? f.tcoPrompted / f.totalRequests * 1000 : null);
    lines.put(
        "Cost per 1,000 requests small",
        any && f.tcoSmall != null ? f.tcoSmall / f.totalRequests * 1000 : null);

    int payback = Arithmetic.paybackMonth(f.cumulative);
    putOwn(c, lines, "TCO fine-tuned", f.tcoTuned);
    putOwn(c, lines, "Net saving", f.netSaving);
    putOwn(c, lines, "NPV", f.npv);
    putOwn(c, lines, "Payback (month)", payback < 0 ? NEVER : (Object) (double) payback);
    putOwn(
        c,
        lines,
        "Payback exact",
        payback > 0 ? Arithmetic.paybackExact(f.cumulative, payback) : null);
    putOwn(c, lines, "Return", money(f.extraOneOff) > 0 ? f.netSaving / f.extraOneOff : null);
    putOwn(
        c,
        lines,
        "Cost per 1,000 requests fine-tuned",
        any ? f.tcoTuned / f.totalRequests * 1000 : null);
    lines.put("Raw TCO fine-tuned", f.tcoTuned);
    lines.put("Raw net saving", f.netSaving);

    boolean replicas = c.rented || c.owned;
    lines.put(
        "Load",
        replicas && f.secondsTuned != null
            ? c.requestsNow() * loadPerRequest(c, f.secondsTuned)
            : null);
    if (c.tunedOnReplicas()) {
      double busy = c.requestsNow() * f.secondsTuned / kept(c.sharing, c);
      lines.put("Utilisation", busy / (f.replicasTuned[0] * c.hoursOn * 3600));
      double perRequest = loadPerRequest(c, f.secondsTuned);
      lines.put(
          "Replica capacity",
          perRequest > 0
              ? (c.inputTokens + c.outputTokens) * kept(c.sharing, c) / perRequest / 1e6
              : null);
    } else {
      lines.put("Utilisation", null);
      lines.put("Replica capacity", null);
    }

    Object volume = c.closed ? CLOSED : breakEvenVolume(c);
    lines.put("Break-even volume", volume);
    putOwn(c, lines, "Break-even price", c.closed ? null : breakEvenPrice(c, f));
    double budget = f.netSaving + f.firstRelease + f.evaluationSetUp;
    putOwn(c, lines, "Break-even upfront budget", money(budget) < 0 ? NEVER : (Object) budget);
    putOwn(c, lines, "Break-even lifetime", c.closed ? null : breakEvenLifetime(c));
    breakEvenCadence(c, lines);
    putOwn(c, lines, "Break-even GPU days", c.closed ? null : breakEvenGpuDays(c, f));
    putOwn(
        c, lines, "Break-even utilisation", c.closed ? null : breakEvenUtilisation(c, f, volume));

    Today carriedOn = new Today(c, f, Change.none());
    Double today = carriedOn.tco;
    lines.put("TCO today", today);
    paidAndBadAnswers(lines, c, f, carriedOn);
    change(lines, c, f, verdict, carriedOn);
  }

  /** What is advised now, what it saves against today, and the groups of money: never netted. */
  private static void change(
      Map<String, Object> lines, Case c, Figures f, String verdict, Today today) {
    boolean waits = approach(verdict) == null && !c.tunedNow;
    Advice advice = Advice.of(c, f, verdict, today);
    String advised = advice.approach();
    boolean tunes = advice.tunes();
    boolean changes = advice.changes();
    double days = advice.once(c);
    lines.put(
        "Change",
        changes
            ? c.current
                + " → "
                + advised
                + (!advised.equals(c.current)
                    ? ""
                    : advice.caches() ? " with caching" : " with RAG")
                + (advice.meanwhile() ? ", meanwhile" : "")
            : null);
    Double then = advice.then(c, f, today);
    smallFirst(lines, c, f, then);
    boolean known = today.tco != null && then != null;
    double saving = known ? today.tco - then : 0;
    double fewer = 0;
    for (int m = 1; m <= f.horizon && changes; m++) {
      double after =
          tunes ? f.badTunedIn[m - 1] : f.smallIsAlternative ? f.badSmall : f.badPrompted;
      boolean stays = tunes && m <= f.lead || !known;
      fewer += stays ? 0 : today.badAnswers(m) - f.requests[m - 1] * after;
    }
    lines.put("Saving", known ? (Object) saving : null);
    lines.put("Saving a year", known ? (Object) (saving / Math.max(12, f.horizon) * 12) : null);
    lines.put("Cash saving", known ? (Object) (saving - fewer) : null);
    if (known) {
      lines.put("Fewer bad answers", fewer);
    }
    boolean runs = !c.planned;
    boolean saves = runs && changes && known && money(saving) > 0;
    lines.put("Ready to approve", saves ? saving : 0.0);
    lines.put("Cost of restoring quality", runs && changes && known && !saves ? -saving : 0.0);
    lines.put("Pending evidence", runs && waits && today.tco != null ? f.netSaving : 0.0);
    boolean fails =
        check(1, c).equals("Fail") || check(4, c).equals("Fail") || check(5, c).equals("Fail");
    lines.put(
        "Blocked by a check",
        runs && today.tco != null && f.pays() && !c.closed && fails ? f.netSaving : 0.0);
    double instead = f.smallIsAlternative ? f.oneOffSmall : f.oneOffPrompted;
    boolean moves = c.tunedNow && c.closed;
    lines.put("Must move", moves ? 1.0 : 0.0);
    double oneOff =
        !changes || !known && !moves
            ? 0
            : (tunes ? f.oneOffTuned : days + instead) - (c.planned ? instead : 0);
    lines.put("One-off of the change", oneOff);
    lines.put("One-off as advised", known && runs ? oneOff : 0.0);
    lines.put("Planned, with figures", c.planned ? 1.0 : 0.0);
    lines.put("Avoids cost", c.planned && tunes ? 1.0 : 0.0);
    lines.put("Rejected or deferred", 0.0);
    cash(lines, c, f, today, changes && known, tunes, oneOff, saving);
    spent(lines, new Spent(c, f, today, changes && known, tunes, days), today.tco != null, then);
    Questions.put(lines, c, f, verdict, today.tco != null);
  }

  /** What today and what is advised are spent on. */
  private static void spent(
      Map<String, Object> lines, Spent spent, boolean priced, Double tcoThen) {
    for (String kind : KINDS) {
      boolean bad = kind.equals("Bad answers");
      double then = spent.kinds.getOrDefault(kind, 0.0);
      lines.put(
          bad ? "Bad answers today" : kind + " as today",
          priced ? (Object) spent.today(kind) : null);
      lines.put(kind + " as advised", priced ? (Object) then : null);
      if (bad) {
        lines.put("Paid as advised", priced ? (Object) (tcoThen - then) : null);
      }
    }
    for (String kind : ONCE) {
      lines.put(kind + " of the change, once", spent.once.getOrDefault(kind, 0.0));
    }
  }

  /** Every request on the small model, and what a verifier rejects on the large one as well. */
  private static void smallFirst(Map<String, Object> lines, Case c, Figures f, Double then) {
    boolean possible =
        c.smallApiExists
            && !c.tunedNow
            && c.smallQuality != null
            && c.required != null
            && count(c.smallQuality - c.required) < 0;
    if (!possible) {
      lines.put("Escalated small first", null);
      lines.put("TCO small first", null);
      lines.put("Small first would save", null);
      return;
    }
    double share = Math.min(1, c.assumed("Escalation factor") * (1 - c.smallQuality));
    double total =
        f.ragSetUp
            + c.cost("Days per migration", c.assumed("Days per migration"))
                * c.cost("Day rate", c.assumed("Day rate"));
    for (int m = 1; m <= f.horizon; m++) {
      double small = f.smallPrice[m - 1];
      double verified = small + c.assumed("Verifier cost") * small;
      // The large option's month holds its own tokens, retrieval and bad answers.
      double migration = m == f.migrationMonth ? f.migration : 0;
      double large = f.largePrice[m - 1] * f.requests[m - 1];
      double besides = f.monthPrompted[m - 1] - migration - large;
      total += f.requests[m - 1] * verified + share * large + besides + f.upkeep;
    }
    lines.put("Escalated small first", share);
    lines.put("TCO small first", total);
    double saves = then == null ? 0 : then - total;
    boolean offered =
        money(saves - c.assumed("Materiality")) > 0
            && money(saves - c.assumed("Margin") * f.tcoAlternative) > 0;
    lines.put(
        "Small first would save", offered ? (Object) (saves / Math.max(12, f.horizon) * 12) : null);
  }

  /** How the saving of a change comes in: NPV, payback and return. */
  private static void cash(
      Map<String, Object> lines,
      Case c,
      Figures f,
      Today today,
      boolean changes,
      boolean tunes,
      double oneOff,
      double saving) {
    double[] cumulative = new double[f.horizon + 1];
    cumulative[0] = -oneOff;
    double npv = -oneOff;
    for (int m = 1; m <= f.horizon; m++) {
      double saved = 0;
      if (changes && !(tunes && m <= f.lead)) {
        double after =
            tunes
                ? f.monthTuned[m - 1]
                : f.smallIsAlternative ? f.monthSmall[m - 1] : f.monthPrompted[m - 1];
        saved = today.month[m - 1] - after;
      }
      cumulative[m] = cumulative[m - 1] + saved;
      npv += saved / Math.pow(1 + c.assumed("Discount rate"), m / 12.0);
    }
    lines.put("NPV of the change", changes ? npv : 0.0);
    int payback = Arithmetic.paybackMonth(cumulative);
    boolean pays = changes && money(saving) > 0 && payback >= 0;
    lines.put("Payback of the change", pays ? (Object) (double) payback : null);
    lines.put(
        "Payback of the change, exact",
        pays && payback > 0 ? (Object) Arithmetic.paybackExact(cumulative, payback) : null);
    lines.put(
        "Return of the change", changes && money(oneOff) > 0 ? (Object) (saving / oneOff) : null);
  }

  /** What a change to fine-tuning comes to: today goes on before it is in production. */
  static double tuned(Figures f, Today today) {
    double then = f.oneOffTuned;
    for (int m = 1; m <= f.horizon; m++) {
      then += m <= f.lead && today.month != null ? today.month[m - 1] : f.monthTuned[m - 1];
    }
    return then;
  }

  /** What leaves the company, and what is expected harm. */
  private static void paidAndBadAnswers(Map<String, Object> lines, Case c, Figures f, Today today) {
    double badPrompted = 0;
    double badSmall = 0;
    double badTuned = 0;
    double badToday = 0;
    for (int m = 1; m <= f.horizon; m++) {
      double r = f.requests[m - 1];
      badPrompted += r * f.badPrompted;
      badSmall += r * f.badSmall;
      double before = f.smallIsAlternative ? f.badSmall : f.badPrompted;
      badTuned += r * (m > f.lead ? f.badTunedIn[m - 1] : before);
      badToday += today.month == null ? 0 : today.badAnswers(m);
    }
    lines.put("Bad answers prompted", badPrompted);
    lines.put("Bad answers small", badSmall);
    lines.put("Bad answers fine-tuned", badTuned);
    lines.put("Paid prompted", f.tcoPrompted - badPrompted);
    lines.put("Paid small", f.tcoSmall == null ? null : (Object) (f.tcoSmall - badSmall));
    lines.put("Paid fine-tuned", f.tcoTuned - badTuned);
    boolean known = today.tco != null;
    lines.put("Bad answers today", known ? (Object) badToday : null);
    lines.put("Paid as today", known ? (Object) (today.tco - badToday) : null);
    double month = today.running - today.bad;
    double retrainings = c.tunedNow ? 12.0 / f.interval * f.retraining : 0;
    boolean priced = today.month != null && !c.ended;
    lines.put("Paid today a month", priced ? (Object) month : null);
    lines.put("Paid today a year", priced ? (Object) (12 * month + retrainings) : null);
  }

  private static void putOwn(Case c, Map<String, Object> lines, String line, Object value) {
    lines.put(line, c.closed ? CLOSED : value);
  }

  /** What a verdict tells to do; null where it tells to wait. */
  static String approach(String verdict) {
    return switch (verdict) {
      case "Prompt" -> "Prompting";
      case "Use RAG" -> "RAG";
      case "Prompt a smaller model" -> "Small model";
      case "Fine-tune" -> "Fine-tuned";
      case "Fine-tune with RAG" -> "Fine-tuned with RAG";
      default -> null;
    };
  }

  private static double kept(double sharing, Case c) {
    return sharing > 1 ? c.assumed("Throughput kept when sharing") : 1;
  }

  private static double loadPerRequest(Case c, double seconds) {
    return Arithmetic.load(
        1, seconds, c.assumed("Peak-to-average"), c.assumed("Target utilisation"), c.hoursOn);
  }

  // Break-evens

  private static Figures atFlat(Case c, double requests) {
    Change change = Change.none();
    change.flatRequests = requests;
    return new Figures(c, change);
  }

  /** All steps of replicas in turn; between two steps every cost is a straight line. */
  private static Object breakEvenVolume(Case c) {
    double tokens = c.inputTokens + c.outputTokens;
    if (tokens <= 0) {
      return NEVER;
    }
    Figures none = atFlat(c, 0);
    if (money(none.netSaving) >= 0) {
      return 0.0;
    }
    double most = 1e12 / tokens;
    if (c.serverless && c.gpuKnown && c.assumed("Idle time-out") > 0) {
      double requests = firstOnCurve(c, most);
      return Double.isNaN(requests) ? NEVER_WITHIN : (Object) (requests * tokens / 1e6);
    }
    double stepTuned =
        c.tunedOnReplicas() ? stepOfReplicas(c, none.secondsTuned) : Double.POSITIVE_INFINITY;
    boolean smallSteps = c.smallAcceptable() && c.smallGpuExists() && !c.serverless;
    double stepSmall = smallSteps ? stepOfReplicas(c, none.secondsSmall) : Double.POSITIVE_INFINITY;
    double decade = 1e-3;
    long k = 1;
    long j = 1;
    double from = 0;
    while (from < most) {
      double to = Math.min(Math.min(k * stepTuned, j * stepSmall), Math.min(decade, most));
      if (to - from > 1e-9 * to) {
        double found = firstIn(c, from, to);
        if (!Double.isNaN(found)) {
          return found * tokens / 1e6;
        }
      }
      from = to;
      if (k * stepTuned <= to) {
        k++;
      }
      if (j * stepSmall <= to) {
        j++;
      }
      if (decade <= to) {
        decade *= 10;
      }
    }
    return NEVER_WITHIN;
  }

  /** Requests a month that fill one more replica of the server. */
  private static double stepOfReplicas(Case c, double seconds) {
    double perRequest = loadPerRequest(c, seconds);
    return perRequest > 0
        ? kept(c.sharing, c) / (c.sharing * perRequest)
        : Double.POSITIVE_INFINITY;
  }

  /**
   * The smallest volume between two neighbouring steps at which fine-tuning costs no more; NaN:
   * none. Every total is a straight line there, and net saving is one as long as the alternative is
   * the same.
   */
  private static double firstIn(Case c, double from, double to) {
    double n1 = from + (to - from) * 0.25;
    double n2 = from + (to - from) * 0.75;
    Figures f1 = atFlat(c, n1);
    Figures f2 = atFlat(c, n2);
    double[] totals1 = alternatives(c, f1);
    double[] totals2 = alternatives(c, f2);
    var ends = new TreeSet<Double>(List.of(to));
    for (int i = 0; i < totals1.length; i++) {
      for (int j = 0; j < i; j++) {
        double gap = totals1[i] - totals1[j];
        double rise = totals2[i] - totals2[j] - gap;
        double same = n1 - gap * (n2 - n1) / rise;
        if (same > from && same < to) {
          ends.add(same);
        }
      }
    }
    if (ends.size() == 1) {
      return firstOnLine(from, to, n1, f1.netSaving, n2, f2.netSaving);
    }
    double start = from;
    for (double end : ends) {
      n1 = start + (end - start) * 0.25;
      n2 = start + (end - start) * 0.75;
      double found =
          firstOnLine(start, end, n1, atFlat(c, n1).netSaving, n2, atFlat(c, n2).netSaving);
      if (!Double.isNaN(found)) {
        return found;
      }
      start = end;
    }
    return Double.NaN;
  }

  /** What each way of doing without the fine-tuned option costs. */
  private static double[] alternatives(Case c, Figures f) {
    var totals = new ArrayList<Double>(List.of(f.tcoPrompted));
    if (c.smallAcceptable()) {
      if (f.tcoSmallApi != null) {
        totals.add(f.tcoSmallApi);
      }
      if (f.tcoSmallGpu != null) {
        totals.add(f.tcoSmallGpu);
      }
    }
    return totals.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double firstOnLine(
      double from, double to, double n1, double saving1, double n2, double saving2) {
    double rise = saving2 - saving1;
    if (Math.abs(rise) < 1e-9) {
      return money(Math.max(saving1, saving2)) < 0 ? Double.NaN : from;
    }
    double root = n1 - saving1 * (n2 - n1) / rise;
    if (rise < 0) {
      return root < from ? Double.NaN : from;
    }
    return root > to ? Double.NaN : Math.max(from, root);
  }

  /** Where costs bend with volume: small steps, and every peak between two of them is looked at. */
  private static double firstOnCurve(Case c, double most) {
    double before = 0;
    double here = 0;
    double savingBefore = Double.NaN;
    double savingHere = atFlat(c, 0).netSaving;
    for (double next = 1e-3; here < most; next *= 1.02) {
      double there = Math.min(next, most);
      double savingThere = atFlat(c, there).netSaving;
      if (savingHere > savingBefore && savingHere > savingThere) {
        double peak = peak(c, before, there);
        if (money(atFlat(c, peak).netSaving) >= 0) {
          return rootBetween(c, before, peak);
        }
      }
      if (money(savingThere) >= 0) {
        return rootBetween(c, here, there);
      }
      before = here;
      savingBefore = savingHere;
      here = there;
      savingHere = savingThere;
    }
    return Double.NaN;
  }

  private static double peak(Case c, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < 100; i++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      if (atFlat(c, left).netSaving < atFlat(c, right).netSaving) {
        low = left;
      } else {
        high = right;
      }
    }
    return (low + high) / 2;
  }

  private static double rootBetween(Case c, double loses, double pays) {
    double low = loses;
    double high = pays;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (atFlat(c, middle).netSaving < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * Up to some price of the large model it is the alternative, and net saving grows with its price;
   * above, the small model is, and net saving falls, since escalated requests are dearer.
   */
  private static Object breakEvenPrice(Case c, Figures f) {
    double turn = f.smallIsAlternative ? turn(c) : 1;
    if (money(f.netSaving) >= 0) {
      if (money(atPrice(c, 0)) >= 0) {
        return EVEN_FREE;
      }
      return 1 - (money(atPrice(c, turn)) >= 0 ? priceBetween(c, 0, turn) : turn);
    }
    double beyond = Math.nextUp(turn);
    if (f.smallIsAlternative && money(atPrice(c, beyond)) >= 0) {
      return 1 - priceBetween(c, 1, beyond);
    }
    double most = atPrice(c, turn) >= atPrice(c, 0) ? turn : 0;
    return money(atPrice(c, most)) >= 0 ? (Object) (1 - most) : NEVER;
  }

  /** The highest share of today's price at which the large model is still the alternative. */
  private static double turn(Case c) {
    double large = 0;
    double small = 1;
    for (int i = 0; i < 100; i++) {
      double middle = (large + small) / 2;
      if (middle == large || middle == small) {
        break;
      }
      Change change = Change.none();
      change.largePrice = middle;
      if (new Figures(c, change).smallIsAlternative) {
        small = middle;
      } else {
        large = middle;
      }
    }
    return large;
  }

  private static double priceBetween(Case c, double losing, double paying) {
    double loses = losing;
    double pays = paying;
    for (int i = 0; i < 100; i++) {
      double middle = (pays + loses) / 2;
      if (middle == pays || middle == loses) {
        break;
      }
      if (atPrice(c, middle) < 0) {
        loses = middle;
      } else {
        pays = middle;
      }
    }
    return pays;
  }

  private static double atPrice(Case c, double share) {
    Change change = Change.none();
    change.largePrice = share;
    return new Figures(c, change).netSaving;
  }

  private static Object breakEvenLifetime(Case c) {
    for (int life = 1; life <= longestLife(c); life++) {
      Change change = Change.none();
      change.horizon = c.leadPaid() + life;
      if (money(new Figures(c, change).netSaving) >= 0) {
        return (double) life;
      }
    }
    return NEVER;
  }

  private static int longestLife(Case c) {
    return (int) Math.max(60, Math.floor(c.assumed("Horizon")));
  }

  private static void breakEvenCadence(Case c, Map<String, Object> lines) {
    int end = (int) Math.floor(Math.min(c.horizon, c.assumed("Base-model change interval")));
    var paying = new ArrayList<Integer>();
    for (int interval = 1; interval <= end && !c.closed; interval++) {
      Change change = Change.none();
      change.interval = interval;
      if (money(new Figures(c, change).netSaving) >= 0) {
        paying.add(interval);
      }
    }
    int n = paying.size();
    putOwn(c, lines, "Break-even cadence", n == 0 ? NEVER : (Object) (double) paying.get(0));
    String words = c.closed ? CLOSED : NEVER;
    if (n > 0) {
      int first = paying.get(0);
      int last = paying.get(n - 1);
      boolean all = n == last - first + 1;
      words =
          all && last == end
              ? "from " + first + " on"
              : first
                  + (n == 1 ? "" : " to " + last)
                  + " months"
                  + (all ? "" : ", not all between");
    }
    lines.put("Break-even cadence in words", words);
  }

  /** Days at which the tune costs what the alternative does, unless that takes the days too. */
  private static Object breakEvenGpuDays(Case c, Figures f) {
    if (c.servingCost != null || !c.gpuServing) {
      return NOT_ON_GPUS;
    }
    double days = c.assumed(c.serverless ? "Serverless days a month" : "GPU days a month");
    double today = c.cost("GPU days", days);
    double day = c.cost("Day rate", c.assumed("Day rate")) * (f.horizon - f.lead) / c.sharing;
    if (money(day) <= 0) {
      return "days cost nothing";
    }
    double there = today + f.netSaving / day;
    if (c.smallAcceptable() && c.smallGpuExists()) {
      // The same days for the small model, which may be the alternative then.
      double fewer = Math.max(0, today - there) * day / (f.horizon - f.lead) * f.horizon;
      if (money(f.tcoAlternative - f.tcoSmallGpu + fewer) >= 0) {
        return "the alternative needs them too";
      }
    }
    return there < -1e-9 ? NEVER : (Object) there;
  }

  private static Object breakEvenUtilisation(Case c, Figures f, Object volume) {
    if (!c.tunedOnReplicas()) {
      return NOT_ON_GPUS;
    }
    if (!(volume instanceof Double millions)) {
      return NEVER;
    }
    double requests = millions * 1e6 / (c.inputTokens + c.outputTokens);
    double kept = kept(c.sharing, c);
    double server =
        Math.max(
            c.minimumReplicas,
            Arithmetic.ceiling(c.sharing * requests * loadPerRequest(c, f.secondsTuned) / kept));
    return c.sharing * requests * f.secondsTuned / kept / (server * c.hoursOn * 3600);
  }

  // Checks, warnings, verdict

  static String check(int n, Case c) {
    switch (n) {
      case 1:
        return switch (c.pattern) {
          case "Stable" -> "Pass";
          case "Mixed" -> "Caution";
          case "Volatile" -> "Fail";
          default -> "Unknown";
        };
      case 2:
        double tokens = c.requestsNow() * (c.inputTokens + c.outputTokens) / 1e6;
        if (count(tokens - c.assumed("Low volume threshold")) < 0) {
          return "Fail";
        }
        return count(tokens - c.assumed("High volume threshold")) <= 0 ? "Caution" : "Pass";
      case 3:
        if (c.regression.equals("No")) {
          return "Blocker";
        }
        if (c.regression.isEmpty()) {
          return "Unknown";
        }
        if (c.testSet.equals("No") || c.baseline.equals("No")) {
          return "Caution";
        }
        return c.testSet.isEmpty() || c.baseline.isEmpty() ? "Unknown" : "Pass";
      case 4:
        if (c.required == null) {
          return "Unknown";
        }
        if (c.tunedQuality != null) {
          return count(c.tunedQuality - c.required) < 0
              ? "Fail"
              : c.rivalFirst ? "Caution" : "Pass";
        }
        if (c.smallQuality == null || !c.smallIsCandidate) {
          return "Unknown";
        }
        return count(c.required - c.smallQuality - c.assumed("Closable gap")) <= 0
            ? "Caution"
            : "Fail";
      default:
        if (c.shift == null) {
          return "Unknown";
        }
        if (count(c.shift - 2 * c.cadence) >= 0) {
          return "Pass";
        }
        return count(c.shift - c.cadence) >= 0 ? "Caution" : "Fail";
    }
  }

  /** The first month in which a tune that was good enough no longer is; null: there is none. */
  private static Double monthBelow(Case c) {
    boolean ages = c.shift != null && !c.shift.isInfinite();
    boolean reached =
        c.tunedQuality != null && c.required != null && count(c.tunedQuality - c.required) >= 0;
    if (!ages || !reached) {
      return null;
    }
    int old = c.tunedNow && c.snapshotAge != null ? (int) Math.floor(c.snapshotAge) : 0;
    for (int m = c.lead + 1; m <= c.horizon; m++) {
      double quality = c.tunedQuality - old * c.assumed("Quality lost a month");
      if (old > 0 && count(quality - c.required) < 0) {
        return (double) m;
      }
      old = (m - c.lead) % c.interval == 0 ? 0 : old + 1;
    }
    return null;
  }

  /** The 95 % interval (Wilson) of the quality that check 4 goes by. */
  private static void sample(Case c, Map<String, Object> lines) {
    Double quality = c.tunedQuality != null ? c.tunedQuality : c.smallIfCandidate();
    Double examples = c.typedEvaluation;
    boolean known = quality != null && examples != null;
    lines.put("Sampled quality", known ? quality : null);
    lines.put("Sampled quality, low", known ? end(quality, examples, -1) : null);
    lines.put("Sampled quality, high", known ? end(quality, examples, 1) : null);
    boolean open =
        known && c.tunedQuality != null && c.required != null && within(c, quality, examples);
    lines.put("Quality is open", open ? 1.0 : 0.0);
    lines.put(
        "Examples that settle it",
        open && count(quality - c.required) != 0 ? settled(c, quality) : null);
  }

  private static double end(double p, double n, int side) {
    double z = 1.959963984540054;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return middle + side * half;
  }

  private static boolean within(Case c, double p, double n) {
    return count(c.required - end(p, n, -1)) >= 0 && count(end(p, n, 1) - c.required) >= 0;
  }

  /** More examples only narrow the interval: halved between too few and enough. */
  private static double settled(Case c, double p) {
    double few = 0;
    double enough = 1;
    while (!outside(c, p, enough)) {
      few = enough;
      enough *= 2;
    }
    while (enough - few > 1) {
      double middle = Math.floor((few + enough) / 2);
      if (outside(c, p, middle)) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    return enough;
  }

  private static boolean outside(Case c, double p, double n) {
    return c.required < end(p, n, -1) || c.required > end(p, n, 1);
  }

  private static String warnings(Case c, Result result) {
    var raised = new ArrayList<String>();
    if (result.complete()) {
      boolean nothing =
          money(result.number("Release evaluation")) <= 0
              || money(result.number("Re-training")) <= 0
              || money(c.assumed("Monitoring per month")) <= 0
              || (money(result.number("First release")) <= 0 && !c.tunedNow);
      if (nothing) {
        raised.add("Incomplete cost");
      }
    }
    Double against = c.tunedQuality != null ? c.tunedQuality : c.required;
    if (c.smallQuality == null
        || (against != null
            && count(c.smallQuality - c.assumed("Five-shot rule") * against) >= 0)) {
      raised.add("Prompting could do it");
    }
    if (!(c.testSet.equals("Yes") && c.baseline.equals("Yes") && c.regression.equals("Yes"))) {
      raised.add("Evaluation burden");
    }
    if (c.grounding && c.current.equals("Fine-tuned")) {
      raised.add("Fine-tuning in place of RAG");
    }
    if (c.shift != null
        && (count(c.shift - c.cadence) < 0
            || (c.snapshotAge != null && count(c.snapshotAge - c.shift) > 0))) {
      raised.add("Stale snapshot");
    }
    return String.join("; ", raised);
  }

  static String alternative(Case c, Figures f) {
    if (f.smallIsAlternative) {
      return "Prompt a smaller model";
    }
    return c.grounding || c.ragOnlyToday ? "Use RAG" : "Prompt";
  }

  private static String verdict(Case c, Figures f) {
    return verdict(c, f, Change.none());
  }

  /** Whether what runs goes on: leaving it is no cheaper, and no check speaks against it. */
  private static boolean keeps(Case c, Figures f, Change change) {
    if (c.goesBackToItsBase()) {
      return !c.closed;
    }
    if (!c.tunedNow || c.closed || c.grounding && !c.hasRag) {
      return false;
    }
    boolean fails = List.of(1, 4, 5).stream().anyMatch(n -> check(n, c).equals("Fail"));
    return !fails && money(new Today(c, f, change).tco - f.tcoAlternative) <= 0;
  }

  private static String verdict(Case c, Figures f, Change change) {
    String pattern = check(1, c);
    String evaluation = check(3, c);
    String quality = check(4, c);
    String drift = check(5, c);
    if (keeps(c, f, change)) {
      return c.hasRag ? "Fine-tune with RAG" : "Fine-tune";
    }
    if (!f.pays()
        || pattern.equals("Fail")
        || quality.equals("Fail")
        || drift.equals("Fail")
        || c.closed) {
      return alternative(c, f);
    }
    if (pattern.equals("Unknown") || evaluation.equals("Unknown") || drift.equals("Unknown")) {
      return "Needs data";
    }
    if (evaluation.equals("Blocker")) {
      return "Build evaluation first";
    }
    if (quality.equals("Caution") || quality.equals("Unknown")) {
      return "Benchmark first";
    }
    if (money(f.netSaving - c.assumed("Margin") * f.tcoAlternative) < 0
        || money(f.netSaving - f.retraining) < 0) {
      return "Borderline";
    }
    return c.grounding ? "Fine-tune with RAG" : "Fine-tune";
  }

  private static String verdict(Case c, Change change) {
    return verdict(c, new Figures(c, change), change);
  }

  private String verdict(Map<String, String> workload) {
    Case c = new Case(tables, asOf, workload);
    return c.lacks.isEmpty() ? verdict(c, Change.none()) : "Needs data";
  }

  // What would change it

  /** The one change that gives another verdict, or null where no single change does. */
  public Flip flip(Map<String, String> asTyped) {
    Map<String, String> workload = chosen(asTyped);
    Case c = new Case(tables, asOf, workload);
    if (!c.lacks.isEmpty()) {
      return null;
    }
    String now = verdict(c, Change.none());
    Flip answered = missingAnswer(workload, c, now);
    if (answered != null) {
      return answered;
    }
    Flip passed = failingCheck(workload, c, now);
    if (passed != null) {
      return passed;
    }
    Flip chosen = choice(workload, c, now);
    if (chosen != null) {
      return chosen;
    }
    return c.closed ? null : nearestBreakEven(workload, c, now);
  }

  private Flip missingAnswer(Map<String, String> workload, Case c, String now) {
    var answers = new LinkedHashMap<String, String>();
    answers.put("Task pattern", "Stable");
    answers.put("Regression testing", "Yes");
    answers.put("Held-out test set", "Yes");
    answers.put("Baseline comparison", "Yes");
    answers.put("Data shift interval", "none");
    answers.keySet().removeIf(column -> !c.cell(column).isEmpty());
    var tries = new ArrayList<Map<String, String>>();
    answers.forEach((column, good) -> tries.add(Map.of(column, good)));
    var qualities = new LinkedHashMap<String, String>();
    double tolerance = c.assumed("Quality tolerance");
    if (c.required != null) {
      double required = Math.max(0, Arithmetic.count(c.required));
      for (String column :
          List.of("Fine-tuned quality", "Small model quality", "Prompted quality")) {
        qualities.put(column, Double.toString(required));
      }
    } else if (c.tunedQuality != null) {
      double prompted = Math.min(1, c.tunedQuality + tolerance);
      qualities.put("Prompted quality", Double.toString(prompted));
    } else {
      qualities.put("Fine-tuned quality", Double.toString(Arithmetic.count(1 - tolerance)));
      qualities.put("Prompted quality", "1");
    }
    qualities.keySet().removeIf(column -> !c.cell(column).isEmpty());
    if (c.required != null || c.tunedQuality != null) {
      qualities.forEach((column, good) -> tries.add(Map.of(column, good)));
    }
    if (now.equals("Needs data")) {
      tries.addAll(togethers(answers));
    }
    tries.addAll(togethers(qualities));
    for (Map<String, String> changed : tries) {
      String then = verdict(with(workload, changed));
      if (!then.equals(now)) {
        Object value =
            changed.size() == 1 ? changed.values().iterator().next() : changed.toString();
        return new Flip(String.join(" and ", changed.keySet()), null, value, then);
      }
    }
    return null;
  }

  /** Every set of two or more of the answers, smaller sets first. */
  private static List<Map<String, String>> togethers(Map<String, String> answers) {
    List<String> columns = List.copyOf(answers.keySet());
    var sets = new ArrayList<Map<String, String>>();
    for (int size = 2; size <= columns.size(); size++) {
      for (int mask = 1; mask < 1 << columns.size(); mask++) {
        if (Integer.bitCount(mask) == size) {
          var set = new LinkedHashMap<String, String>();
          for (int i = 0; i < columns.size(); i++) {
            if ((mask >> i & 1) == 1) {
              set.put(columns.get(i), answers.get(columns.get(i)));
            }
          }
          sets.add(set);
        }
      }
    }
    return sets;
  }

  private Flip failingCheck(Map<String, String> workload, Case c, String now) {
    var tries = new LinkedHashMap<String, String>();
    if (check(1, c).equals("Fail")) {
      tries.put("Task pattern", "Mixed");
    }
    if (check(5, c).equals("Fail") && Math.floor(c.shift) >= 1) {
      tries.put("Retrain cadence", Long.toString((long) Math.floor(c.shift)));
    }
    if (check(4, c).equals("Fail") && c.tunedQuality != null) {
      tries.put("Fine-tuned quality", Double.toString(c.required));
    }
    if (check(3, c).equals("Blocker")) {
      tries.put("Regression testing", "Yes");
    }
    for (var each : tries.entrySet()) {
      String then = verdict(with(workload, Map.of(each.getKey(), each.getValue())));
      if (!then.equals(now)) {
        return new Flip(each.getKey(), c.cell(each.getKey()), each.getValue(), then);
      }
    }
    return null;
  }

  /** Another serving or another card: the one with which fine-tuning saves most. */
  private Flip choice(Map<String, String> workload, Case c, String now) {
    if (now.startsWith("Fine-tune") || c.servingCost != null) {
      return null;
    }
    var tries = new ArrayList<Map<String, String>>();
    for (String serving : List.of("Per token", "Rented GPUs", "Serverless GPUs", "Own hardware")) {
      tries.add(Map.of("Serving", serving));
    }
    tables.get("GPU prices").stream()
        .map(gpu -> gpu.get("GPU"))
        .distinct()
        .forEach(gpu -> tries.add(Map.of("GPU", gpu)));
    double most = Math.max(0, new Figures(c, Change.none()).netSaving);
    Flip best = null;
    for (Map<String, String> changed : tries) {
      Case other = new Case(tables, asOf, with(workload, changed), c);
      if (!other.lacks.isEmpty() || other.serverless && !other.soldServerless()) {
        continue;
      }
      Figures then = new Figures(other, Change.none());
      String verdict = verdict(other, then);
      if (then.pays() && then.netSaving > most && !verdict.equals(now)) {
        most = then.netSaving;
        String column = changed.keySet().iterator().next();
        best = new Flip(column, c.cell(column), changed.get(column), verdict);
      }
    }
    return best;
  }

  private static Map<String, String> with(
      Map<String, String> workload, Map<String, String> changed) {
    var copy = new LinkedHashMap<>(workload);
    copy.putAll(changed);
    return copy;
  }

  private record Found(Flip flip, double distance) {}

  /** The nearest of several; the first of those that are as near. */
  private static final class Nearest {
    private Found found;

    /** What another has to be nearer than; nothing is looked for beyond. */
    double distance() {
      return found == null ? Double.POSITIVE_INFINITY : found.distance;
    }

    void add(Found other) {
      if (other != null && other.distance < distance() - 1e-9) {
        found = other;
      }
    }
  }

  private Flip nearestBreakEven(Map<String, String> workload, Case c, String now) {
    Figures f = new Figures(c, Change.none());
    var found = new Nearest();

    double millions = c.requestsNow() * (c.inputTokens + c.outputTokens) / 1e6;
    if (millions > 0) {
      found.add(
          scaled(
              "Volume",
              millions,
              c,
              now,
              found.distance(),
              1e-6,
              Math.max(1, 1e6 / millions),
              x -> {
                Change change = Change.none();
                change.volume = x;
                return change;
              }));
    }
    found.add(
        scaled(
            "Large model's price",
            f.pricePrompted,
            c,
            now,
            found.distance(),
            0,
            11,
            x -> {
              Change change = Change.none();
              change.largePrice = x;
              return change;
            }));
    found.add(quality(workload, c, f, now));
    found.add(upfront(c, f, now));
    found.add(lifetime(c, f, now, found.distance()));
    found.add(cadence(workload, c, f, now, found.distance()));
    boolean rents = c.gpuKnown && !c.owned || c.trainedOnGpus;
    if (rents) {
      double hour = c.gpuKnown && !c.owned ? c.gpuHour : c.trainingHour;
      found.add(
          scaled(
              "GPU price",
              hour,
              c,
              now,
              found.distance(),
              0,
              10,
              x -> {
                Change change = Change.none();
                change.gpuPrice = x;
                return change;
              }));
    }
    found.add(sharing(c, f, now, found.distance()));
    if (c.growth != 0) {
      found.add(
          scaled(
              "Growth",
              c.growth,
              c,
              now,
              found.distance(),
              0,
              1 + 1 / Math.abs(c.growth),
              x -> {
                Change change = Change.none();
                change.growth = x;
                return change;
              }));
    }
    found.add(
        cost(
            "Labelling cost",
            c.labelling,
            c,
            now,
            found.distance(),
            (change, x) -> change.labelling = x));
    double runs = c.assumed("Training runs per re" + (c.tunedNow ? "-training" : "lease"));
    found.add(
        cost("Training runs", runs, c, now, found.distance(), (change, x) -> change.runs = x));
    double days = c.tunedNow ? c.retrainingDays : c.firstDays;
    found.add(cost("Days", days, c, now, found.distance(), (change, x) -> change.days = x));
    found.add(
        cost(
            "Day rate",
            c.assumed("Day rate"),
            c,
            now,
            found.distance(),
            (change, x) -> change.dayRate = x));
    if (f.migration + f.switchPrompted + f.switchSmall > 0) {
      found.add(
          cost(
              "Days per migration",
              c.cost("Days per migration", c.assumed("Days per migration")),
              c,
              now,
              found.distance(),
              (change, x) -> change.migrationDays = x));
    }
    if (f.gpuPeople > 0) {
      double typed = c.assumed(c.serverless ? "Serverless days a month" : "GPU days a month");
      found.add(
          cost(
              "GPU days",
              c.cost("GPU days", typed),
              c,
              now,
              found.distance(),
              (change, x) -> change.gpuDays = x));
    }
    if (c.badAnswersCounted() && c.shift != null && !c.shift.isInfinite()) {
      double rate = c.cost("Quality lost a month", c.assumed("Quality lost a month"));
      found.add(
          cost(
              "Quality lost a month",
              rate,
              c,
              now,
              found.distance(),
              (change, x) -> change.qualityLost = rate * (x - 1)));
    }

    return found.found == null ? null : found.found.flip;
  }

  /**
   * The nearest factor on a driver at which fine-tuning begins or ceases to pay, told where the
   * verdict changes.
   *
   * @param nearest what is as far away, or farther, is not looked for
   */
  private static Found scaled(
      String driver,
      double today,
      Case c,
      String now,
      double nearest,
      double least,
      double most,
      DoubleFunction<Change> change) {
    boolean pays = new Figures(c, change.apply(1)).pays();
    double down = crossing(c, pays, change, least, nearest);
    double up = crossing(c, pays, change, most, nearest);
    Found found = null;
    for (double factor : new double[] {down, up}) {
      if (Double.isNaN(factor) || found != null && Math.abs(factor - 1) >= found.distance) {
        continue;
      }
      String then = verdict(c, change.apply(factor));
      if (!then.equals(now)) {
        found = new Found(new Flip(driver, today, today * factor, then), Math.abs(factor - 1));
      }
    }
    return found;
  }

  /**
   * The same of what fine-tuning alone costs, where it is nearer than others: in a straight line,
   * so that between two ends that both pay, or both do not, nothing is looked for.
   */
  private static Found cost(
      String driver,
      double today,
      Case c,
      String now,
      double nearest,
      ObjDoubleConsumer<Change> set) {
    if (today <= 0) {
      return null;
    }
    DoubleFunction<Change> change =
        x -> {
          Change changed = Change.none();
          set.accept(changed, x);
          return changed;
        };
    Figures plain = new Figures(c, Change.none());
    boolean straight = plain.migration + plain.switchPrompted + plain.switchSmall == 0;
    boolean free = new Figures(c, change.apply(0)).pays();
    boolean dear = new Figures(c, change.apply(11)).pays();
    return straight && free == dear ? null : scaled(driver, today, c, now, nearest, 0, 11, change);
  }

  private static double crossing(
      Case c, boolean pays, DoubleFunction<Change> change, double end, double nearest) {
    boolean upwards = end >= 1;
    double same = 1;
    while ((upwards ? same < end : same > end) && Math.abs(same - 1) < nearest) {
      double step = same > 20 || same < 0.05 ? 1.02 : 1.0025;
      double next = upwards ? Math.min(end, same * step) : Math.max(end, same / step);
      if (!upwards && next < 1e-6) {
        next = end;
      }
      if (new Figures(c, change.apply(next)).pays() != pays) {
        double other = next;
        for (int i = 0; i < 60; i++) {
          double middle = (same + other) / 2;
          if (middle == same || middle == other) {
            break;
          }
          if (new Figures(c, change.apply(middle)).pays() == pays) {
            same = middle;
          } else {
            other = middle;
          }
        }
        return other;
      }
      same = next;
    }
    return Double.NaN;
  }

  /** The first tenth of a point of a better tuned model at which it pays. */
  private Found quality(Map<String, String> workload, Case c, Figures f, String now) {
    if (f.pays() || c.badAnswer <= 0 || !c.badAnswersCounted()) {
      return null;
    }
    for (int tenth = (int) Math.floor(c.tunedQuality * 1000 + 1e-9) + 1; tenth <= 1000; tenth++) {
      Map<String, String> better =
          with(workload, Map.of("Fine-tuned quality", Double.toString(tenth / 1000.0)));
      Case other = new Case(tables, asOf, better, c);
      Figures then = new Figures(other, Change.none());
      if (then.pays()) {
        double distance = Math.abs(tenth / 1000.0 / c.tunedQuality - 1);
        String verdict = verdict(other, then);
        return verdict.equals(now)
            ? null
            : new Found(
                new Flip("Fine-tuned quality", c.tunedQuality, tenth / 1000.0, verdict), distance);
      }
    }
    return null;
  }

  private static Found upfront(Case c, Figures f, String now) {
    double today = f.firstRelease + f.evaluationSetUp;
    double budget = f.netSaving + today;
    double beyond = f.pays() ? budget : budget - 1e-5;
    if (today <= 0 || beyond < 0) {
      return null;
    }
    Change change = Change.none();
    change.upfront = beyond;
    String then = verdict(c, change);
    return then.equals(now)
        ? null
        : new Found(new Flip("Upfront cost", today, beyond, then), Math.abs(budget / today - 1));
  }

  private static Found lifetime(Case c, Figures f, String now, double within) {
    Found nearest = null;
    double least = within;
    double today = c.horizon - c.leadPaid();
    for (int life = 1; life <= longestLife(c); life++) {
      double distance = Math.abs(life / today - 1);
      if (distance >= least) {
        continue;
      }
      Change change = Change.none();
      change.horizon = c.leadPaid() + life;
      Figures then = new Figures(c, change);
      if (then.pays() != f.pays() && !verdict(c, then).equals(now)) {
        nearest = new Found(new Flip("Lifetime", today, (double) life, verdict(c, then)), distance);
        least = distance;
      }
    }
    return nearest;
  }

  private Found cadence(
      Map<String, String> workload, Case c, Figures f, String now, double within) {
    Found nearest = null;
    double least = within;
    int longest = (int) Math.floor(Math.min(c.horizon, c.assumed("Base-model change interval")));
    for (int interval = 1; interval <= longest; interval++) {
      double distance = Math.abs((double) interval / c.interval - 1);
      if (distance >= least) {
        continue;
      }
      Case other =
          new Case(
              tables,
              asOf,
              with(workload, Map.of("Retrain cadence", Integer.toString(interval))),
              c);
      Figures then = new Figures(other, Change.none());
      if (then.pays() != f.pays() && !verdict(other, then).equals(now)) {
        nearest =
            new Found(
                new Flip("Cadence", (double) c.interval, (double) interval, verdict(other, then)),
                distance);
        least = distance;
      }
    }
    return nearest;
  }

  private static Found sharing(Case c, Figures f, String now, double within) {
    if (!c.gpuKnown || c.serverless) {
      return null;
    }
    Found nearest = null;
    double least = within;
    for (int n = 1; n <= 100; n++) {
      double distance = Math.abs(n / c.sharing - 1);
      if (distance >= least) {
        continue;
      }
      Change change = Change.none();
      change.sharing = (double) n;
      Figures then = new Figures(c, change);
      if (then.pays() != f.pays() && !verdict(c, then).equals(now)) {
        nearest = new Found(new Flip("Sharing", c.sharing, (double) n, verdict(c, then)), distance);
        least = distance;
      }
    }
    return nearest;
  }
}
