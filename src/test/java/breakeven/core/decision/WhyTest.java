package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.price.LookupNames;
import breakeven.core.report.Columns;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Why and the saving are about the same two options. */
class WhyTest {
  private static final int ROWS = 2000;

  private final Evaluator evaluator = new Portfolio(SeededPortfolio.rows(31, ROWS)).evaluate();
  private final Decision decision = evaluator.decision();
  private final Frame frame = evaluator.frame();
  private final Sentences sentences = new Sentences(decision, "GBP");
  private final RowResult row = new RowResult(decision, frame, sentences, prompted -> "");

  private String why(int i) {
    row.moveTo(i, i + 2, "w" + i, LookupNames.NONE, 0, "", null);
    String first = "Measure a cheaper model first: ";
    String why = row.text(sentences.why);
    assertThat(why.startsWith(first)).isEqualTo(value(decision.model.rival.first, i) > 0);
    return why.startsWith(first) ? why.substring(why.indexOf(". ") + 2) : why;
  }

  private double value(Line line, int i) {
    return frame.values(line)[i];
  }

  /** Whether what is advised is known to be as good as required, and today's not. */
  private boolean restores(int i) {
    double required = value(decision.model.quality.requiredQuality, i);
    double today = quality((int) typed(Workloads.CURRENT_APPROACH, i), i);
    return today < required && quality((int) value(decision.approachThen, i), i) >= required;
  }

  private double quality(int approach, int i) {
    return typed(
        switch (approach) {
          case 0, 1 -> Workloads.PROMPTED_QUALITY;
          case 2 -> Workloads.SMALL_QUALITY;
          default -> Workloads.TUNED_QUALITY;
        },
        i);
  }

  private double typed(Column column, int i) {
    return frame.values(decision.model.inputs.cell(column))[i];
  }

  private static String whole(double amount) {
    return Text.fixed(amount, 0);
  }

  @Test
  void aChangeBeginsWithWhatItSavesOrCostsAgainstToday() {
    int saving = 0;
    int dearer = 0;
    for (int i = 0; i < ROWS; i++) {
      double money = value(decision.saving, i);
      if (!(value(decision.changes, i) > 0)
          || value(decision.meanwhile, i) > 0
          || value(decision.portfolio.planned, i) > 0
          || Double.isNaN(money)
          || money == 0) {
        continue;
      }
      String verb = money > 0 ? " saves " : " costs ";
      String first = why(i).split("\\. ", 2)[0];
      assertThat(first)
          .contains(verb + whole(Math.abs(money)) + " GBP" + (money > 0 ? " over " : " more over "))
          .contains(
              ": "
                  + whole(value(decision.tcoToday, i))
                  + " today, "
                  + whole(value(decision.tcoThen, i))
                  + " then");
      if (money < 0) {
        String[] reasons = {"restores quality", "keeps up with the data", "adds the retrieval"};
        boolean restores = why(i).contains(". It restores quality. ");
        assertThat(restores && !restores(i)).as(why(i)).isFalse();
        dearer += List.of(reasons).stream().anyMatch(why(i)::contains) ? 1 : 0;
      } else {
        saving++;
      }
    }
    assertThat(saving).isGreaterThan(50);
    assertThat(dearer).isGreaterThan(2);
  }

  /** Also where what it is compared with for the verdict is not what is done today. */
  @Test
  void aChangeThatSavesPaysBackAgainstToday() {
    int others = 0;
    for (int i = 0; i < ROWS; i++) {
      double exact = value(decision.cash.paybackExact, i);
      if (!why(i).contains("pays back after") || !(value(decision.portfolio.saves, i) > 0)) {
        continue;
      }
      assertThat(why(i)).contains("It pays back after " + Text.fixed(exact, 1) + " months.");
      others += Math.abs(exact - value(decision.model.returns.paybackExact, i)) > 0.1 ? 1 : 0;
    }
    assertThat(others).isPositive();
  }

  @Test
  void pendingEvidenceSpeaksOfWhatFineTuningSaves() {
    int found = 0;
    for (int i = 0; i < ROWS; i++) {
      if (!(value(decision.waits, i) > 0)) {
        continue;
      }
      boolean runs = value(decision.model.life.tunedNow, i) > 0;
      String net = whole(value(decision.model.totals.netSaving, i)) + " GBP ";
      assertThat(why(i))
          .startsWith(
              (runs ? "Keeping the fine-tuned model saves " : "Fine-tuning would save ") + net);
      found++;
      assertThat(why(i).contains("Meanwhile, ")).isEqualTo(value(decision.meanwhile, i) > 0);
    }
    assertThat(found).isGreaterThan(50);
  }

  @Test
  void aModelIsNamedWithoutItsProvider() {
    Set<String> said = new TreeSet<>();
    for (int i = 0; i < ROWS; i++) {
      LookupNames names = new LookupNames("OpenAI: large-" + i, "tuned", i % 2 < 1 ? "" : "s", "");
      row.moveTo(i, i + 2, "w" + i, names, 0, "", null);
      String why = row.text(sentences.why);
      assertThat(why).doesNotContain("OpenAI").doesNotContain("a smaller model");
      Matcher model = Pattern.compile("(?i)(prompt(ing)?) (large|tuned|s)\\b").matcher(why);
      while (model.find()) {
        said.add(model.group());
      }
    }
    assertThat(said)
        .containsExactly(
            "Prompting large",
            "Prompting s",
            "Prompting tuned",
            "prompt large",
            "prompt s",
            "prompt tuned");
  }

  @Test
  void aModelThatIsNotKnownIsSaidInWords() {
    List<String> all = IntStream.range(0, ROWS).mapToObj(this::why).toList();
    assertThat(all).anyMatch(why -> why.contains("rompting the large model "));
    assertThat(all).anyMatch(why -> why.contains("rompting a smaller model "));
  }

  @Test
  void whatTodayCostsStandsBeforeTheOthers() {
    List<String> headers =
        new Columns(decision, sentences, "GBP", Portfolio.AS_OF)
            .workloads().stream().map(ResultColumn::header).toList();
    int today = headers.indexOf("TCO today");
    assertThat(headers.subList(today - 1, today + 3))
        .containsExactly("Saving", "TCO today", "TCO alternative", "TCO fine-tuned");
  }

  @Test
  void aVerdictThatCostsMoreThanTheFixSaysSo() {
    int i = 0;
    while (!(value(decision.approachThen, i) >= 0) || !(value(decision.tcoThen, i) > 1_000)) {
      i++;
    }
    assertThat(why(i)).doesNotContain("What would change it");
    frame.values(decision.costOfFix)[i] = value(decision.tcoThen, i) - 900;
    row.nextBatch();
    assertThat(why(i))
        .contains(
            " With the change in What would change it, the cost is "
                + whole(value(decision.tcoThen, i) - 900)
                + " GBP instead of "
                + whole(value(decision.tcoThen, i))
                + " GBP.");
    frame.values(decision.costOfFix)[i] = value(decision.tcoThen, i) + 900;
    row.nextBatch();
    assertThat(why(i)).doesNotContain("What would change it");
  }
}
