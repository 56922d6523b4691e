package breakeven.app.batch;

import breakeven.core.economics.UncertainDriver;
import breakeven.core.evaluation.InputTables;
import breakeven.core.expression.Text;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.TableRows;
import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.price.PriceBook;
import breakeven.core.price.Rates;
import breakeven.core.shape.ShapeLists;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.PriceTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.Type;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Words;
import breakeven.core.uncertainty.Scenario;
import breakeven.workbook.write.ShippedTables;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Problems of whole tables, which no single workload has: exchange rates, spreads, assumptions.
 * What is wrong with a price row is reported where a workload uses it, and not here.
 */
record TableProblems(ProblemSink problems) {
  /** A rate nearer to 1 looks much the same turned round. */
  private static final double TELLABLE = 1.1;

  private static final int ROWS_NAMED = 5;

  /** The shape of every row that said nothing, in earlier editions. */
  private static final Map<Assumption, String> EARLIER =
      Map.of(
          Assumption.TUNING_METHOD, "LoRA",
          Assumption.SERVING, "Rented GPUs",
          Assumption.GPU, "L40S");

  // --- names ------------------------------------------------------------------------------------

  /**
   * Tells of names that cannot be read: no workload leads to such a row by them, so that nobody
   * would be reported where it is used.
   */
  void names(TableRows table) {
    for (TableRows.Row row : table.rows()) {
      for (Column column : PriceTable.of(table.table()).naming()) {
        List<Problem> errors = row.bad(column) ? row.errors(column) : List.of();
        errors.stream()
            .map(problem -> problem.saying("the row is not found by it"))
            .forEach(problems::add);
      }
    }
  }

  /**
   * Tells of rows that have figures and no name, as where a name is in the first of several rows
   * alone: no workload leads to them, so that nobody would hear of them. Numbers without a word are
   * a total.
   */
  void unnamed(TableRows table) {
    PriceTable layout = PriceTable.of(table.table());
    List<TableRows.Row> unnamed =
        table.rows().stream()
            .filter(row -> !row.typed(layout.name()))
            .filter(row -> table.table().columns().stream().anyMatch(c -> isFigure(c, row)))
            .filter(row -> table.table().columns().stream().anyMatch(c -> isWord(c, row)))
            .toList();
    if (unnamed.isEmpty()) {
      return;
    }
    tell(
        unnamed.get(0),
        layout.name(),
        "",
        "%s figures and no %s, so that no workload leads to %s"
            .formatted(
                unnamed.size() == 1 ? "The row has" : unnamed.size() + " rows have",
                layout.name().header(),
                unnamed.size() == 1
                    ? "it"
                    : "them: rows "
                        + Texts.some(
                            unnamed.stream().map(TableRows.Row::sheetRow).toList(), ROWS_NAMED)),
        "Type " + layout.name().header() + " in each row, also where it is that of the row above");
  }

  private static boolean isFigure(Column column, TableRows.Row row) {
    return (column.type() == Type.MONEY || column.type() == Type.NUMBER) && row.typed(column);
  }

  private static boolean isWord(Column column, TableRows.Row row) {
    return (column.type() == Type.TEXT || column.type() == Type.WORD) && row.typed(column);
  }

  // --- exchange rates ---------------------------------------------------------------------------

  /**
   * Checks the exchange rates.
   *
   * @param ofWorkloads takes that nothing can be converted with them, which workloads have too
   */
  void exchangeRates(InputTables book, ProblemSink ofWorkloads) {
    if (book.origin(ExchangeRates.TABLE) != InputTables.Origin.SHIPPED) {
      typedRates(book.rows(ExchangeRates.TABLE), book.rates());
    }
    Problem unusable = book.rates().unusable();
    if (unusable != null) {
      ofWorkloads.add(unusable);
    }
  }

  private void typedRates(TableRows table, Rates rates) {
    Problem rebased = rates.rebased();
    if (rebased != null) {
      problems.add(rebased);
    } else if (rates.unusable() == null) {
      ofAnotherCurrency(table, rates);
    }
    Rates usual = new Rates(ShippedTables.of(ExchangeRates.TABLE), rates.reporting(), true);
    Map<String, Integer> first = new HashMap<>();
    for (TableRows.Row row : table.rows()) {
      String typed = row.text(ExchangeRates.CURRENCY);
      String code = typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
      Integer before = code.isEmpty() ? null : first.putIfAbsent(code, row.sheetRow());
      if (before != null) {
        twice(row, ExchangeRates.CURRENCY, code, before);
      } else if (rates.unusableRow() == null) {
        turnedRound(row, code, rates, usual);
      }
    }
  }

  /**
   * A rate that is nearer to the shipped one turned round, as 1.33 for the dollar where it is 0.75
   * pounds: banks quote it so.
   */
  private void turnedRound(TableRows.Row row, String code, Rates rates, Rates shipped) {
    double typed = rates.rate(code);
    double usual = shipped.rate(code);
    String reporting = shipped.reporting();
    boolean apart = Math.abs(Math.log(usual)) > Math.log(TELLABLE);
    if (apart && Math.abs(Math.log(typed * usual)) < Math.abs(Math.log(typed / usual)) / 2) {
      tell(
          row,
          ExchangeRates.RATE,
          PlainNumber.text(typed),
          "The rate looks turned round: it is taken as "
              + PlainNumber.text(typed)
              + " "
              + reporting
              + " for 1 "
              + code
              + ", and the shipped one is "
              + PlainNumber.text(usual),
          "Where it is " + code + " for 1 " + reporting + ", type 1 divided by it");
    }
  }

  /**
   * A table with a rate of 1 for another currency, and none for the reporting one, may be in that
   * one; where others are beside it, it is (see {@link Rates#unusable}).
   */
  private void ofAnotherCurrency(TableRows table, Rates rates) {
    if (rates.lists(rates.reporting())) {
      return;
    }
    for (TableRows.Row row : table.rows()) {
      String currency = row.text(ExchangeRates.CURRENCY);
      if (currency != null && row.number(ExchangeRates.RATE) == 1) {
        tell(
            row,
            ExchangeRates.RATE,
            "1",
            "The rate of "
                + currency
                + " is 1, as if all rates were in "
                + currency
                + "; they are taken in the reporting currency, "
                + rates.reporting(),
            "Give all rates in %s per 1, or make %s the Reporting currency on Assumptions"
                .formatted(rates.reporting(), currency));
      }
    }
  }

  // --- uncertainty ------------------------------------------------------------------------------

  /** Checks the spreads of the drivers, and says what is wrong in the cells. */
  void uncertainty(TableRows table) {
    Map<String, Integer> first = new HashMap<>();
    for (TableRows.Row row : table.rows()) {
      row.problems().forEach(problems::add);
      String driver = row.text(UncertaintyTable.DRIVER);
      Integer before = driver == null ? null : first.putIfAbsent(driver, row.sheetRow());
      if (driver != null && before != null) {
        twice(row, UncertaintyTable.DRIVER, driver, before);
      } else if (driver != null) {
        spread(row, driver);
      }
    }
  }

  /** Says which drivers the scenario that was asked for leaves as in Base, all in one warning. */
  void scenario(AssumptionValues assumptions, TableRows uncertainty) {
    String asked = assumptions.text(Assumption.SCENARIO);
    if (asked.equals(Words.BASE)) {
      return;
    }
    List<String> unmoved =
        Scenario.of(asked, uncertainty).unmoved().stream().map(UncertainDriver::title).toList();
    if (!unmoved.isEmpty()) {
      tell(
          assumptions,
          Assumption.SCENARIO,
          asked,
          Sheets.UNCERTAINTY
              + " has no value of "
              + asked
              + (unmoved.size() == UncertainDriver.values().length
                  ? ": every driver is as in Base"
                  : " for " + String.join(", ", unmoved) + ": as in Base"),
          "Type a factor or a shift in the column " + asked + " of " + Sheets.UNCERTAINTY);
    }
  }

  private void spread(TableRows.Row row, String driver) {
    double low = row.number(UncertaintyTable.LOW);
    double high = row.number(UncertaintyTable.HIGH);
    boolean shift = UncertaintyTable.SHIFT.equals(row.text(UncertaintyTable.APPLIES_AS));
    double likely = shift ? 0 : 1;
    if (low > high) {
      tell(
          row,
          UncertaintyTable.LOW,
          PlainNumber.text(low),
          "Low of " + driver + " is above its High, " + PlainNumber.text(high),
          "Type the smaller one in Low");
    } else if (low > likely || high < likely) {
      Column column = low > likely ? UncertaintyTable.LOW : UncertaintyTable.HIGH;
      tell(
          row,
          column,
          PlainNumber.text(row.number(column)),
          "The most likely %s of %s, %s, is not between Low and High"
              .formatted(shift ? "shift" : "factor", driver, PlainNumber.text(likely)),
          "Type a Low up to " + PlainNumber.text(likely) + " and a High from there on");
    } else if (shift && UncertainDriver.of(driver).filter(UncertainDriver::isShare).isPresent()) {
      shiftOfShare(row, UncertaintyTable.LOW, driver);
      shiftOfShare(row, UncertaintyTable.HIGH, driver);
    }
    inScenario(row, UncertaintyTable.CAUTIOUS, driver, shift);
    inScenario(row, UncertaintyTable.FAVOURABLE, driver, shift);
  }

  private void inScenario(TableRows.Row row, Column column, String driver, boolean shift) {
    double by = row.number(column);
    if (shift && UncertainDriver.of(driver).filter(UncertainDriver::isShare).isPresent()) {
      shiftOfShare(row, column, driver);
    } else if (!shift && by < 0) {
      tell(
          row,
          column,
          PlainNumber.text(by),
          "A factor of " + driver + " below 0 counts as 0",
          "Type a factor from 0 on, or Shift in " + UncertaintyTable.APPLIES_AS.header());
    }
  }

  /**
   * 2 is rarely meant to add 200 points of per cent; as a share in a row it would be read as 2 %.
   */
  private void shiftOfShare(TableRows.Row row, Column column, String driver) {
    double by = row.number(column);
    if (Math.abs(by) > 1) {
      tell(
          row,
          column,
          PlainNumber.text(by),
          "A shift of %s by %s is one by %s%%"
              .formatted(driver, PlainNumber.text(by), PlainNumber.text(by * 100)),
          "Type " + PlainNumber.text(by / 100) + " where " + PlainNumber.text(by) + "% is meant");
    }
  }

  // --- prices and discounts ---------------------------------------------------------------------

  /** Says what is wrong with days of price rows, and with discounts, whoever uses them. */
  void prices(PriceBook prices) {
    prices.tableProblems().forEach(problems::add);
  }

  // --- assumptions ------------------------------------------------------------------------------

  /** Tells of shapes that an earlier edition has shipped: they bind rows that say nothing. */
  void edition(AssumptionValues assumptions) {
    boolean earlier =
        EARLIER.entrySet().stream()
            .allMatch(
                one ->
                    !assumptions.isDefault(one.getKey())
                        && one.getValue().equals(assumptions.text(one.getKey())));
    if (earlier) {
      tell(
          assumptions,
          Assumption.TUNING_METHOD,
          assumptions.text(Assumption.TUNING_METHOD),
          "Tuning method, Serving and GPU are those that an earlier edition shipped. They bind each"
              + " row that leaves these cells blank",
          "Blank these three to have shapes chosen");
    }
  }

  /** Checks the names and currencies that the user's own assumptions give. */
  void assumptions(AssumptionValues assumptions, PriceBook prices) {
    for (Assumption assumption : Assumption.values()) {
      if (assumption.kind() == Assumption.Kind.MONEY) {
        currency(assumptions, assumption, prices);
      } else if (assumption.kind() == Assumption.Kind.LIST) {
        listed(assumptions, assumption, prices);
      } else if (!assumptions.isDefault(assumption) && !known(assumptions, assumption, prices)) {
        tell(
            assumptions,
            assumption,
            assumptions.text(assumption),
            assumption.title() + ": the price tables have no row of this name",
            "Type a name of the price tables, or add a row for it. Until then, workloads that take"
                + " it are Needs data");
      } else if (assumption == Assumption.EMBEDDING_MODEL
          || assumption == Assumption.TRAINING_GPU) {
        readAs(assumptions, assumption, prices);
      }
    }
  }

  /** Entries of a list that are no word of it, or that no row of the price tables has. */
  private void listed(AssumptionValues assumptions, Assumption assumption, PriceBook prices) {
    for (String entry : ShapeLists.unknown(assumption, assumptions, prices)) {
      tell(
          assumptions,
          assumption,
          entry,
          assumption.title() + ": nothing is called " + entry + ", so it is not compared",
          ShapeLists.accepted(assumption, entry, prices));
    }
  }

  /** A name that no workload types, written otherwise than in the price tables. */
  private void readAs(AssumptionValues assumptions, Assumption assumption, PriceBook prices) {
    String typed = assumptions.text(assumption);
    String read =
        assumption == Assumption.EMBEDDING_MODEL
            ? prices.embeddingReadAs(typed)
            : prices.gpuReadAs(typed);
    if (read != null) {
      tell(
          assumptions,
          assumption,
          typed,
          assumption.title() + ": this is read as " + read,
          "Type " + read);
    }
  }

  private static boolean known(AssumptionValues values, Assumption assumption, PriceBook prices) {
    return switch (assumption) {
      case CANDIDATE_MODEL -> prices.knowsBase(values.text(assumption));
      case EMBEDDING_MODEL -> prices.knowsEmbedding(values.text(assumption));
      case GPU, TRAINING_GPU ->
          values.text(assumption).isEmpty() || prices.knowsGpu(values.text(assumption));
      default -> true;
    };
  }

  private void currency(AssumptionValues values, Assumption assumption, PriceBook prices) {
    String currency = values.currency(assumption);
    String reporting = prices.rates().reporting();
    double rate = prices.rates().rate(currency);
    boolean other = !currency.isEmpty() && !currency.equals(reporting);
    if (other && values.changed(assumption) && !Double.isNaN(rate)) {
      double amount = values.number(assumption);
      String typed = PlainNumber.text(amount) + " " + currency;
      tell(
          values,
          assumption,
          PlainNumber.text(amount),
          "%s: its unit names %s, so that %s count as %s %s"
              .formatted(
                  assumption.title(), currency, typed, Text.fixed(amount * rate, 2), reporting),
          "Nothing if that is meant; else type the amount in %s, and begin the unit with %s"
              .formatted(reporting, reporting));
    }
    if (Double.isNaN(prices.rates().rate(currency)) && prices.rates().unusable() == null) {
      prices.rateFaults(currency).forEach(problems::add);
    }
  }

  // --- telling ----------------------------------------------------------------------------------

  private void twice(TableRows.Row row, Column column, String name, int before) {
    tell(
        row,
        column,
        name,
        name + " is in row " + before + " too, and that row counts",
        "Remove one of the two rows");
  }

  private void tell(
      AssumptionValues values, Assumption assumption, String found, String problem, String fix) {
    tell(values.entry(assumption).place(), AssumptionsTable.VALUE, found, problem, fix);
  }

  private void tell(TableRows.Row row, Column column, String found, String problem, String fix) {
    tell(row.place(column), column, found, problem, fix);
  }

  private void tell(
      @Nullable Place place, Column column, String found, String problem, String fix) {
    problems.add(new Finding(Severity.WARNING, found, problem, fix).at(place, column));
  }
}
