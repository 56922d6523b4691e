package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.model.Homoglyphs;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Why the price tables lack something that a workload needs, and what is doubtful about what they
 * give. Workloads with the same names and needs share one answer.
 */
public final class MissingPrices {
  /** Answers beyond these are worked out each time. */
  private static final int ANSWERS_KEPT = 5_000;

  private static final List<Column> TOKEN_PRICES =
      List.of(ModelPrices.INPUT_PRICE, ModelPrices.OUTPUT_PRICE);

  private record Key(LookupNames used, Parts needed, boolean shapeOpen, boolean left) {}

  private final PriceBook prices;
  private final PriceVariables looked;
  private final Suggestions promptable;
  private final Suggestions bases;
  private final Suggestions gpus;
  private final Suggestions embeddings;
  private final Map<Key, List<MissingPrice>> answers = new HashMap<>();

  /**
   * No workload has been asked for yet.
   *
   * @param prices the rows that names lead to
   */
  public MissingPrices(PriceBook prices) {
    this.prices = prices;
    this.looked = prices.looked();
    ModelRows models = prices.modelRows();
    promptable = models(models::promptable);
    bases = models(models::base);
    embeddings = models(models::embedding);
    gpus = new Suggestions(prices.asOf(), name -> null);
  }

  private Suggestions models(Function<String, @Nullable PriceRow> row) {
    return new Suggestions(
        prices.asOf(),
        name -> {
          PriceRow found = row.apply(name);
          return found == null ? null : found.row().date(ModelPrices.LAST_SERVICE);
        });
  }

  /**
   * What is missing or doubtful, mostly nothing.
   *
   * @param needed what the workload needs; a name that nothing needs is only looked at
   * @param shapeOpen whether method or serving was chosen: then a card that is typed binds, used or
   *     not
   * @param left whether the workload has left its prompted model: then its end is no news
   */
  public List<MissingPrice> of(LookupNames used, Parts needed, boolean shapeOpen, boolean left) {
    Key key = new Key(used, needed, shapeOpen, left);
    List<MissingPrice> known = answers.get(key);
    if (known == null) {
      known = List.copyOf(new Search(key).run());
      if (answers.size() < ANSWERS_KEPT) {
        answers.put(key, known);
      }
    }
    return known;
  }

  /** One workload's names and needs. */
  private final class Search {
    private final LookupNames used;
    private final Parts needed;
    private final boolean shapeOpen;
    private final boolean left;
    private final Set<MissingPrice> gaps = new LinkedHashSet<>();
    private final @Nullable PriceRow candidate;
    private final boolean gpuKnown;
    private final NameCell trainingCell;
    private final String trainingGpu;

    Search(Key key) {
      used = key.used();
      needed = key.needed();
      shapeOpen = key.shapeOpen();
      left = key.left();
      candidate = prices.candidate(used.candidate());
      gpuKnown = prices.knowsGpu(used.gpu());
      trainingGpu = prices.trainingGpu(used.gpu());
      boolean assumed = !prices.assumptions().text(Assumption.TRAINING_GPU).isEmpty();
      trainingCell = assumed ? NameCell.TRAINING_GPU : NameCell.GPU;
    }

    Set<MissingPrice> run() {
      names();
      for (PriceItem part : PriceItem.values()) {
        if (needed.has(part) && part != PriceItem.PROMPTED_SERVICE) {
          prices.faults(used, part).forEach(fault -> gaps.add(MissingPrice.of(fault)));
        }
      }
      prompted();
      tuned();
      size();
      training();
      serving();
      trainingGpu();
      embedding();
      promptedService();
      belowBrackets();
      return gaps;
    }

    // --- names ----------------------------------------------------------------------------------

    private void names() {
      if (!used.prompted().isEmpty() && !prices.knowsPrompted(used.prompted())) {
        error(
            NameCell.PROMPTED,
            used.prompted(),
            unknownModel(used.prompted()),
            promptedFix(used.prompted()));
      }
      if (!used.smaller().isEmpty() && !prices.knowsPrompted(used.smaller())) {
        error(
            NameCell.SMALLER,
            used.smaller(),
            unknownModel(used.smaller()),
            modelFix(used.smaller()));
      }
      ended(NameCell.PROMPTED, used.prompted(), needed.has(PriceItem.PROMPTED));
      boolean onCards = prices.promptable(used.smaller()) == candidate;
      ended(NameCell.SMALLER, onCards ? "" : used.smaller(), true);
      readAs(NameCell.PROMPTED, used.prompted(), prices.modelRows().prompted());
      readAs(NameCell.SMALLER, used.smaller(), prices.modelRows().prompted());
      readAs(NameCell.CANDIDATE, used.candidate(), prices.modelRows().bases());
      readAs(NameCell.GPU, used.gpu(), prices.cardNames());
      if (candidate == null) {
        candidateName();
      }
      if (!gpuKnown) {
        boolean counts =
            needed.hasAny(PriceItem.RENTED, PriceItem.SERVERLESS, PriceItem.PURCHASE)
                || trainingCell == NameCell.GPU && needed.has(PriceItem.TRAINING_CARD);
        if (counts && used.gpu().isEmpty()) {
          noGpu();
        }
        unknownGpu(NameCell.GPU, used.gpu(), counts || shapeOpen);
      }
      boolean trains = needed.has(PriceItem.TRAINING_CARD);
      if (trainingCell == NameCell.TRAINING_GPU && trains && !prices.knowsGpu(trainingGpu)) {
        unknownGpu(NameCell.TRAINING_GPU, trainingGpu, true);
      }
    }

    /**
     * A model whose tokens were sold for the last time before the review.
     *
     * @param priced whether its price counts, where nothing is sold in its place
     */
    private void ended(NameCell cell, String name, boolean priced) {
      ModelRows models = prices.modelRows();
      PriceRow row = models.promptable(name);
      if (row == null || !models.ended(row)) {
        return;
      }
      String since = row.fullName() + " ended on " + row.row().date(ModelPrices.LAST_SERVICE);
      PriceRow next = models.replacementOf(row);
      if (next != null) {
        if (!left || cell != NameCell.PROMPTED) {
          warn(
              cell,
              name,
              since + ": its Replacement is priced from month 1, " + next.fullName(),
              "Type the model that is used now");
        }
      } else if (priced) {
        error(
            cell,
            name,
            since + ", and names no Replacement that is sold",
            promptable.of(name, prices.promptedNames()) + "Type a model that is still sold");
      }
    }

    /** A name that is written otherwise than in the price sheets is reported where it is. */
    private void readAs(NameCell cell, String name, Names names) {
      String read = names.readAs(name);
      if (read != null) {
        gaps.add(
            MissingPrice.at(
                cell, Severity.WARNING, name, "This is read as " + read, "Type " + read));
      }
    }

    private String unknownModel(String name) {
      return prices.knowsEmbedding(name)
          ? "This is an embedding model, which answers no requests"
          : "No model of Model prices has this name" + Homoglyphs.told(name);
    }

    private String modelFix(String name) {
      return prices.knowsEmbedding(name)
          ? "Type the model that is prompted"
          : fix(promptable, name, prices.promptedNames(), ModelPrices.TABLE.sheet());
    }

    /** Also what is none of the models on sale, such as a service of translations, has a bill. */
    private String promptedFix(String name) {
      String fix = modelFix(name);
      return fix.startsWith("Type a name")
          ? fix
              + ". What is no such model: type the model that could do it, and the bill in "
              + Workloads.PROMPTING_COST.title()
          : fix;
    }

    private void candidateName() {
      String name = used.candidate();
      boolean counts =
          needed.hasAny(PriceItem.TUNED, PriceItem.SIZE, PriceItem.TRAINING, PriceItem.CAPACITY);
      PriceRow other = prices.promptable(name);
      String problem = "No base model of Model prices has this name";
      String fix = fix(bases, name, prices.baseNames(), ModelPrices.TABLE.sheet());
      if (other != null) {
        Place kind = other.row().place(ModelPrices.KIND);
        problem = "Model prices has this name, but not as a Base model";
        fix = "Type the base model that is fine-tuned, or correct the Kind in " + kind;
      }
      unknown(NameCell.CANDIDATE, name, problem, fix, counts);
    }

    private void unknownGpu(NameCell cell, String name, boolean counts) {
      String fix = fix(gpus, name, prices.gpuNames(), GpuPrices.TABLE.sheet());
      unknown(cell, name, "No GPU of GPU prices has this name", fix, counts);
    }

    private void noGpu() {
      error(
          NameCell.GPU,
          "",
          "No GPU is typed, and GPUs to compare names none that can be chosen",
          "Type a name of " + GpuPrices.TABLE.sheet() + ", or name more in GPUs to compare");
    }

    /** An error where the name is used; elsewhere a slip that has no effect yet. */
    private void unknown(NameCell cell, String name, String what, String fix, boolean counts) {
      if (name.isEmpty()) {
        return;
      }
      String problem = what + Homoglyphs.told(name);
      if (counts) {
        error(cell, name, problem, fix);
      } else {
        gaps.add(MissingPrice.unused(cell, name, problem, fix));
      }
    }

    private String fix(
        Suggestions suggestions, String name, Collection<String> names, String sheet) {
      return suggestions.of(name, names)
          + "Type a name of "
          + sheet
          + ", or add a row for it (for a CSV in the workbook of --prices)";
    }

    // --- models ---------------------------------------------------------------------------------

    private void prompted() {
      PriceRow row = prices.promptable(used.prompted());
      if (row == null) {
        return;
      }
      List<Column> blank = blank(row, TOKEN_PRICES);
      if (needed.has(PriceItem.PROMPTED) && !blank.isEmpty()) {
        error(
            NameCell.PROMPTED,
            used.prompted(),
            "The model has " + Sentence.none(blank) + " price, and no Prompting cost is typed",
            "Type the month's bill in Prompting cost, or " + Sentence.fill(row, blank));
      }
      if (needed.has(PriceItem.PROMPTED_INPUT) && blank.contains(ModelPrices.INPUT_PRICE)) {
        error(
            NameCell.PROMPTED,
            used.prompted(),
            "The assumed retrieved tokens come on top of the Prompting cost at the model's Input"
                + " price, and it has none",
            Sentence.capital(Sentence.fill(row, List.of(ModelPrices.INPUT_PRICE)))
                + ", or type the Retrieved tokens that the bill holds");
      }
    }

    /** The date is for a sentence alone, so that the workload is decided without it. */
    private void promptedService() {
      if (!needed.has(PriceItem.PROMPTED_SERVICE)) {
        return;
      }
      for (Problem fault : prices.faults(used, PriceItem.PROMPTED_SERVICE)) {
        if (!gaps.contains(MissingPrice.of(fault))) {
          gaps.add(
              MissingPrice.of(
                  Finding.warning(fault.found(), fault.problem(), fault.fix())
                      .at(fault.sheet(), fault.cell(), fault.column())));
        }
      }
    }

    private void tuned() {
      if (!needed.has(PriceItem.TUNED) || candidate == null) {
        return;
      }
      LookupResult.Cell cell = prices.cell(used, PriceItem.TUNED, looked.tuned.input());
      if (cell == null && shapeOpen && prices.rates().unusable() != null) {
        // No shape had a price to be chosen by: this one is not asked for.
        return;
      }
      if (cell == null) {
        PriceRow other = prices.modelRows().perhapsTuneOf(candidate);
        if (other != null) {
          unreadable(other, ModelPrices.KIND);
          unreadable(other, ModelPrices.BASE_MODEL);
        }
        error(
            NameCell.CANDIDATE,
            used.candidate(),
            "No Fine-tuned row of "
                + candidate.fullName()
                + " is in Model prices, and Serving is Per token",
            "The base price is never assumed. Add a Fine-tuned row with the price of the fine-tuned"
                + " model, or choose Rented GPUs");
        return;
      }
      List<Column> blank = blank(cell.row(), TOKEN_PRICES);
      if (!blank.isEmpty()) {
        error(
            NameCell.CANDIDATE,
            used.candidate(),
            "Its Fine-tuned row, %s, has %s price"
                .formatted(cell.row().fullName(), Sentence.none(blank)),
            "The base price is never assumed: "
                + Sentence.fill(cell.row(), blank)
                + ", or choose Rented GPUs");
      }
    }

    private void size() {
      if (needed.has(PriceItem.SIZE)
          && candidate != null
          && !candidate.has(ModelPrices.PARAMETERS)) {
        error(
            NameCell.CANDIDATE,
            used.candidate(),
            "Training on GPUs needs the model's size, and Model prices does not give it",
            Sentence.capital(Sentence.fill(candidate, List.of(ModelPrices.PARAMETERS)))
                + ", choose Provider API as Tuning method, or type the Training cost");
      }
    }

    private void training() {
      if (!needed.has(PriceItem.TRAINING)
          || candidate == null
          || prices.cell(used, PriceItem.TRAINING, looked.trainingPrice) != null) {
        return;
      }
      String whose = candidate.provider().isEmpty() ? "" : " of " + candidate.provider();
      String bracket =
          candidate.has(ModelPrices.PARAMETERS)
              ? ""
              : "; no bracket fits, since its size is not published";
      unreadable(candidate, ModelPrices.PARAMETERS);
      error(
          NameCell.CANDIDATE,
          used.candidate(),
          "Training prices has no price" + whose + " that fits " + candidate.name() + bracket,
          "Add a row to Training prices, choose another Tuning method, or type the Training cost");
    }

    // --- GPUs -----------------------------------------------------------------------------------

    private void serving() {
      if (gpuKnown) {
        price(PriceItem.RENTED, "hourly price (On demand, Reserved or Spot)");
        price(PriceItem.SERVERLESS, "hourly price (Serverless, or rented)");
        price(PriceItem.PURCHASE, "Purchase price");
      }
      if (needed.has(PriceItem.CAPACITY) && gpuKnown && candidate != null) {
        capacity(candidate);
      }
    }

    private void price(PriceItem part, String what) {
      Variable price = part.figures(looked).get(0);
      if (needed.has(part) && prices.cell(used, part, price) == null) {
        error(
            NameCell.GPU,
            used.gpu(),
            "GPU prices has no " + what + " for this GPU",
            "Add a row with that price to GPU prices"
                + otherProvider(used.gpu())
                + ", or choose another GPU or Serving");
      }
    }

    /** Where a provider is named, another one may have what is missing. */
    private String otherProvider(String gpu) {
      return prices.bareGpuName(gpu) ? "" : ", name another provider";
    }

    /** A capacity that is not told: for one model, or for all where the sheet lacks the column. */
    private static Problem blankCapacity(PriceRow row, PriceRow model, List<Column> blank) {
      Column first = blank.get(0);
      Place place = row.row().place(first);
      Place header = row.row().header(row.layout().name());
      if (place == null && header != null) {
        return Finding.error(
                "",
                "The sheet has no column " + first.title() + ", so that no capacity is known",
                "Add the column, or give it that name where it has another")
            .at(header.sheet(), header.cell(), first.header());
      }
      return Finding.error(
              "",
              "The capacity of "
                  + row.name()
                  + " for "
                  + model.name()
                  + " has "
                  + Sentence.none(blank),
              "Type the tokens per second that one replica was measured at")
          .at(place, first);
    }

    private void capacity(PriceRow model) {
      LookupResult.Cell cell = prices.cell(used, PriceItem.CAPACITY, looked.prefill);
      if (cell != null) {
        List<Column> blank =
            blank(cell.row(), List.of(ServingCapacity.PREFILL, ServingCapacity.DECODE));
        if (!blank.isEmpty()) {
          gaps.add(MissingPrice.of(blankCapacity(cell.row(), model, blank)));
        }
        return;
      }
      String gpu = Names.nameOf(used.gpu());
      if (model.row().bad(ModelPrices.PARAMETERS)) {
        unreadable(model, ModelPrices.PARAMETERS);
      } else if (!model.has(ModelPrices.PARAMETERS)) {
        error(
            NameCell.CANDIDATE,
            used.candidate(),
            "Its size is not published, and Serving capacity has no row that names it on " + gpu,
            Sentence.capital(Sentence.fill(model, List.of(ModelPrices.PARAMETERS)))
                + ", or add a row for the model to Serving capacity");
      } else {
        error(
            NameCell.GPU,
            used.gpu(),
            "Serving capacity has no row for this GPU and " + size(model),
            "Add a row for " + gpu + " and this size to Serving capacity, or choose another GPU");
      }
    }

    /** Tells of a cell that cannot be read, without which something else is not found. */
    private void unreadable(PriceRow row, Column column) {
      row.row().errors(column).forEach(fault -> gaps.add(MissingPrice.of(fault)));
    }

    private void trainingGpu() {
      if (!prices.knowsGpu(trainingGpu)) {
        return;
      }
      if (needed.has(PriceItem.TRAINING_CARD)) {
        card();
      }
      boolean told =
          trainingGpu.equals(used.gpu()) && needed.hasAny(PriceItem.RENTED, PriceItem.SERVERLESS);
      LookupResult.Cell hour = prices.cell(used, PriceItem.TRAINING_HOUR, looked.trainingHour);
      if (needed.has(PriceItem.TRAINING_HOUR) && hour == null && !told) {
        error(
            trainingCell,
            trainingGpu,
            "GPU prices has no hourly price for this GPU, on which the model is trained",
            "Add a row with that price to GPU prices"
                + otherProvider(trainingGpu)
                + ", or type the Training cost");
      }
      LookupResult.Cell own =
          prices.cell(used, PriceItem.TRAINING_HOUR_OWN, looked.trainingHourOwn);
      if (needed.has(PriceItem.TRAINING_HOUR_OWN) && own == null) {
        warn(
            trainingCell,
            trainingGpu,
            "GPU prices has no rented row of this GPU, so that training on it counts as 0 an hour",
            "Add a row with what an hour of training costs, or type the Training cost");
      }
    }

    private void card() {
      List<Column> blank = new ArrayList<>();
      if (prices.cell(used, PriceItem.TRAINING_CARD, looked.trainingMemory) == null) {
        blank.add(GpuPrices.MEMORY);
      }
      if (prices.cell(used, PriceItem.TRAINING_CARD, looked.trainingPeak) == null) {
        blank.add(GpuPrices.PEAK);
      }
      if (!blank.isEmpty()) {
        error(
            trainingCell,
            trainingGpu,
            "GPU prices gives "
                + Sentence.none(blank)
                + " for this GPU, on which the model is trained",
            "Fill "
                + Sentence.and(blank.stream().map(Column::title).toList())
                + " in a row of this GPU, or type the Training cost");
      }
    }

    // --- retrieval ------------------------------------------------------------------------------

    private void embedding() {
      if (!needed.hasAny(PriceItem.EMBEDDING, PriceItem.EMBEDDING_FEE)) {
        return;
      }
      String name = prices.assumptions().text(Assumption.EMBEDDING_MODEL);
      LookupResult.Cell cell = prices.cell(used, PriceItem.EMBEDDING, looked.embeddingPrice);
      if (cell == null) {
        error(
            NameCell.EMBEDDING,
            name,
            "No embedding model of Model prices has this name" + Homoglyphs.told(name),
            fix(embeddings, name, prices.embeddingNames(), ModelPrices.TABLE.sheet()));
      } else if (!cell.row().has(ModelPrices.INPUT_PRICE)) {
        error(
            NameCell.EMBEDDING,
            name,
            "The embedding model has no Input price",
            Sentence.capital(Sentence.fill(cell.row(), List.of(ModelPrices.INPUT_PRICE))));
      }
    }

    // --- sizes below their bracket --------------------------------------------------------------

    private void belowBrackets() {
      if (candidate != null && needed.has(PriceItem.TRAINING)) {
        LookupResult.Cell cell = prices.cell(used, PriceItem.TRAINING, looked.trainingPrice);
        if (cell != null && !named(cell.row(), candidate)) {
          below(candidate, cell.row(), TrainingPrices.FROM);
        }
      }
      if (candidate != null && needed.has(PriceItem.CAPACITY)) {
        LookupResult.Cell cell = prices.cell(used, PriceItem.CAPACITY, looked.prefill);
        if (cell != null && !cell.row().has(ServingCapacity.MODEL)) {
          below(candidate, cell.row(), ServingCapacity.FROM);
        }
      }
    }

    private boolean named(PriceRow training, PriceRow model) {
      String key = Names.key(training.name());
      return key.equals(Names.key(model.name())) || key.equals(Names.key(model.fullName()));
    }

    private void below(PriceRow model, PriceRow bracket, Column from) {
      if (model.number(ModelPrices.PARAMETERS) < bracket.number(from)) {
        warn(
            NameCell.CANDIDATE,
            used.candidate(),
            "Its size, %s, is below %sB, where the row of %s begins that is taken (%s)"
                .formatted(
                    size(model),
                    PlainNumber.text(bracket.number(from)),
                    from.sheet(),
                    bracket.row().place(bracket.layout().name())),
            "Check Parameters in Model prices, or add a row for this size to " + from.sheet());
      }
    }

    // --- helpers --------------------------------------------------------------------------------

    private static String size(PriceRow model) {
      return PlainNumber.text(model.number(ModelPrices.PARAMETERS)) + "B parameters";
    }

    private static List<Column> blank(PriceRow row, List<Column> columns) {
      return columns.stream().filter(column -> !row.has(column)).toList();
    }

    private void error(NameCell cell, String found, String problem, String fix) {
      gaps.add(MissingPrice.at(cell, Severity.ERROR, found, problem, fix));
    }

    private void warn(NameCell cell, String found, String problem, String fix) {
      gaps.add(MissingPrice.at(cell, Severity.WARNING, found, problem, fix));
    }
  }
}
