package breakeven.core.decision;

import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Text.Style.ONE;
import static breakeven.core.expression.Text.Style.PERCENT;
import static breakeven.core.expression.Text.Style.TWO;
import static breakeven.core.expression.Text.Style.WHOLE;
import static breakeven.core.expression.Text.either;
import static breakeven.core.expression.Text.figure;
import static breakeven.core.expression.Text.join;
import static breakeven.core.expression.Text.when;
import static breakeven.core.expression.Text.word;
import static breakeven.core.expression.Text.words;

import breakeven.core.economics.Answer;
import breakeven.core.economics.BreakEvens;
import breakeven.core.economics.Model;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Text;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;

/** Figures, names and half sentences that several sentences are made of. */
final class Wording {
  static final String TOKENS_A_MONTH = " tokens a month";

  /** How an answer begins that is no number at any volume. */
  private static final String NEVER = "never";

  private static final Constant THOUSAND = Constant.number("1,000", 1000);

  /** What rounds to 0.0. */
  private static final Constant TINY = Constant.number("0.05", 0.05);

  private final Model model;
  private final String currency;

  /** The months that count: {@code 24 months}. */
  final Text horizon;

  /** The prompted model's name. */
  final Text large;

  /** The model whose price follows when the prompted one ends. */
  final Text replacement;

  /** The name of the small model that is, or would be, prompted. */
  final Text small;

  /** That a cheaper model is to be measured before anything else. */
  final Text rivalFirst;

  /** What the alternative is to do: {@code prompt gpt-5.4}. */
  final Text alternative;

  final Text saving;

  /** Today's volume, beside {@link #volumeNeeded}; empty where no volume breaks even. */
  final Text volumeToday;

  /** What volume breaks even, or that none does: one sentence. */
  final Text volumeNeeded;

  /** How the candidate is fine-tuned and served, typed or chosen: {@code (LoRA, Rented GPUs)}. */
  final Text shape;

  /** The break-even price as a sentence says it: where it pays, and from where on. */
  final Text breakEvenPrice;

  /** The cadences at which it pays, in words; or that there is none. */
  final Text breakEvenCadence;

  /** The chance of payback as it was drawn. */
  final Text chance;

  Wording(Decision decision, String currency) {
    this.model = decision.model;
    this.currency = currency;
    horizon = months(model.life.horizon);
    large = new Text.Name(Workloads.PROMPTED_MODEL, words("the large model"));
    replacement =
        join("its replacement ", new Text.Name(ModelPrices.REPLACEMENT, words("in Model prices")));
    small =
        new Text.Name(
            Workloads.SMALLER_MODEL,
            new Text.Name(Workloads.CANDIDATE_MODEL, words("a smaller model")));
    alternative = alternative();
    shape =
        join(
            " ({}, {})",
            word(model.inputs.cell(Workloads.TUNING_METHOD)),
            word(model.inputs.cell(Workloads.SERVING)));
    saving = join(saving(), overHorizon(), costs());
    rivalFirst =
        when(
            model.rival.first,
            "Measure {} first: {}{}. ",
            new Text.Name(ModelPrices.MODEL, words("a cheaper model")),
            money(model.rival.measuring),
            when(
                model.inputs.cell(Workloads.TUNED_QUALITY).known().not(),
                ", against {} for the benchmark",
                money(model.releases.firstRelease.plus(model.releases.evaluationSetUp))));
    volumeToday = millions(model.volume.monthlyTokens);
    volumeNeeded = volumeNeeded();
    breakEvenPrice = breakEvenPrice();
    breakEvenCadence = cadence();
    chance = percent(decision.chance);
  }

  Text money(Expression amount) {
    return join(figure(amount, WHOLE), " ", currency);
  }

  Text saving() {
    return money(model.totals.netSaving);
  }

  Text overHorizon() {
    return join(" over ", horizon);
  }

  static Text months(Expression count) {
    return join(figure(count, WHOLE), either(count.equalTo(Constant.ONE), " month", " months"));
  }

  /** {@code month}, {@code 6 months}, {@code 4.5 months}. */
  static Text interval(Expression count) {
    return either(count.equalTo(Constant.ONE), "month", join(shortNumber(count), " months"));
  }

  /** A decimal only where there is one. */
  static Text shortNumber(Expression number) {
    return either(number.equalTo(number.floor()), figure(number, WHOLE), figure(number, ONE));
  }

  /** Millions of tokens: a decimal only where there are less than 1,000. */
  private static Text millions(Expression tokens) {
    return join(
        either(
            tokens.atLeast(THOUSAND).or(tokens.above(ZERO).not()),
            figure(tokens, WHOLE),
            either(tokens.above(TINY), figure(tokens, ONE), "under 0.1")),
        " M");
  }

  Text percent(Expression share) {
    return join(figure(share, PERCENT), "%");
  }

  private Text volumeNeeded() {
    Answer volume = model.breakEvenVolume.volume;
    List<Text> texts = new ArrayList<>();
    for (String words : volume.words()) {
      texts.add(
          words.startsWith(NEVER)
              ? words("Fine-tuning pays at no volume" + words.substring(NEVER.length()))
              : words.isEmpty()
                  ? words("Fine-tuning pays from ")
                  : words.equals(BreakEvens.REVIEW_AGAIN)
                      ? words("Break-even volume: " + words)
                      : words("Fine-tuning pays at no volume: the candidate is " + words));
    }
    return join(
        new Text.Chosen(volume.rule(), texts),
        when(volume.value().known(), millions(volume.value()), TOKENS_A_MONTH));
  }

  /** Beside a break-even volume, today's. */
  Text volumes() {
    Expression needed = model.breakEvenVolume.volume.value();
    return join(
        volumeNeeded,
        when(needed.known(), "; today it is ", volumeToday),
        when(
            model
                .totals
                .netSaving
                .aboveMoney(ZERO)
                .not()
                .and(model.volume.monthlyTokens.above(needed)),
            ". Replicas or growth undo the saving"));
  }

  private Text breakEvenPrice() {
    Answer price = model.breakEvens.price;
    Text fall = percent(price.value());
    List<Text> texts = new ArrayList<>();
    for (String words : price.words()) {
      texts.add(words.isEmpty() ? join("pays from a fall of ", fall) : words(words));
    }
    // The value where no rule holds: it pays today.
    texts.set(texts.size() - 1, join("still pays after a fall of ", fall));
    return new Text.Chosen(price.rule(), texts);
  }

  /** Both sides of the cadence: {@code 2 to 11 months, not all between}. */
  private Text cadence() {
    Answer cadence = model.breakEvens.cadence;
    Expression longest = model.searched.longest;
    List<Text> texts = new ArrayList<>(cadence.words().stream().map(Text::words).toList());
    texts.set(
        texts.size() - 1,
        either(
            model.breakEvens.paysFromThere,
            join("from {} on", figure(cadence.value(), WHOLE)),
            join(
                "{}{} months{}",
                figure(cadence.value(), WHOLE),
                when(longest.above(cadence.value()), " to ", figure(longest, WHOLE)),
                when(model.searched.betweenFails, ", not all between"))));
    return new Text.Chosen(cadence.rule(), texts);
  }

  /** How dear the large model would have to be. */
  Text priceNeeded() {
    Expression times = model.breakEvens.priceNeeded;
    return when(
        times.known(),
        ". It would pay if the large model cost {} times as much",
        either(
            times.above(THOUSAND),
            figure(times, WHOLE),
            either(times.above(Constant.TWO), figure(times, ONE), figure(times, TWO))));
  }

  /** What both options cost: {@code : 1,090 to prompt gpt-5.4-nano, 19,647 fine-tuned}. */
  Text costs() {
    return join(
        ": {} to {}, {} fine-tuned{}",
        figure(model.totals.tcoAlternative, WHOLE),
        alternative,
        figure(model.totals.tcoTuned, WHOLE),
        shape);
  }

  private Text alternative() {
    return join(
        new Text.Chosen(
            model.totals.alternative,
            List.of(join("prompt ", large), words("use RAG"), join("prompt ", small))),
        when(model.totals.smallIsAlternative.and(model.life.grounding), " with RAG"));
  }

  /** A context without a limit is no figure, and is not printed. */
  static Text doesNotFit(Expression tooLong, Expression tokens, Expression context) {
    return join(
        "a request of {} tokens does not fit the model's {}",
        figure(tokens, WHOLE),
        figure(ifElse(tooLong, context, ZERO), WHOLE));
  }
}
