package breakeven.core.economics;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.price.PriceItem;
import breakeven.core.table.Workloads;

/** How the fine-tuned model is served, and whether there is a small option beside it. */
public final class Serving extends Section {
  private final Variable shape = in.cell(Workloads.SERVING);

  public final Line rented =
      flag(
          "Rented",
          "1 where GPUs or reserved units are rented by the hour",
          shape.is("Rented GPUs"));

  public final Line serverless =
      flag("Serverless", "1 where GPUs are paid only while they work", shape.is("Serverless GPUs"));

  public final Line owned =
      flag("Owned", "1 where the hardware is bought", shape.is("Own hardware"));

  public final Line quoted =
      flag(
          "Serving quoted",
          "1 where a serving cost is typed: it replaces what is computed",
          in.cell(Workloads.SERVING_COST).known());

  public final Line byToken =
      flag(
          "Served by token",
          "1 where the fine-tuned model is paid by the token",
          shape.is("Per token").and(quoted.not()));

  public final Line onReplicas =
      flag(
          "Served on replicas",
          "1 where the fine-tuned model runs on whole replicas, rented or bought",
          rented.or(owned).and(quoted.not()));

  /** Whether the tune runs on GPUs or hardware, and its cost is computed; no line of its own. */
  public final Expression onGpus = rented.or(owned).or(serverless).and(quoted.not());

  private final Line gpuPriced =
      flag(
          "GPU priced",
          "1 where the row's GPU has a price in the way that it is paid",
          rented
              .and(PriceItem.RENTED.known(looked))
              .or(serverless.and(PriceItem.SERVERLESS.known(looked)))
              .or(owned.and(PriceItem.PURCHASE.known(looked))));

  public final Line gpuKnown =
      flag(
          "GPU known",
          "1 where the row's GPU has a price and a capacity for the candidate",
          looked
              .gpusPerReplica
              .known()
              .and(looked.prefill.known())
              .and(looked.decode.known())
              .and(gpuPriced));

  public final Line sameModel =
      flag(
          "Same model",
          "1 where the prompted and the smaller model are one row: there is no small option then",
          looked.promptedRow.equalTo(looked.smallRow));

  public final Line smallServed =
      flag(
          "Small model served to the end",
          "1 where the smaller model's last service date, if any, is not before the end of the"
              + " horizon",
          looked.smallServedMonths.atLeast(model.life.horizon));

  public final Line smallByApi =
      flag(
          "Small by API",
          "1 where the smaller model can be bought by the token over the whole horizon",
          sameModel
              .not()
              .and(model.requests.small.known())
              .and(smallServed)
              .and(model.tokens.smallTooLong.not()));

  public final Line smallOnGpus =
      flag(
          "Small on GPUs",
          "1 where the smaller model is the candidate and can run on the row's GPUs or hardware",
          sameModel.not().and(looked.smallRow.equalTo(looked.candidateRow)).and(gpuKnown));

  public final Line smallExists =
      flag("Small exists", "1 where there is a small option", smallByApi.or(smallOnGpus));

  Serving(Model model) {
    super(model, "Serving");
  }
}
