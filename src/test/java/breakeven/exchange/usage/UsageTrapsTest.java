package breakeven.exchange.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.input.Decimals;
import breakeven.core.input.PlainNumber;
import breakeven.exchange.files.UsageFile;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small files that are easily misread. What each holds is added up by hand: requests, input,
 * output, cached, written and reasoning tokens and cost, a question mark for what it does not say;
 * or the file is refused.
 */
class UsageTrapsTest {
  private static final String OWN = "Day;Requests;Input tokens;Output tokens;Cost (EUR)\n";
  private static final String LOG = "Time,Request ID,Input tokens,Output tokens\n";
  private static final String FOCUS =
      "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceCategory,ConsumedQuantity,ConsumedUnit,SkuMeter,EffectiveCost,BillingCurrency\n";

  @TempDir private Path folder;

  private record Trap(
      String name, Decimals decimals, String sums, String refused, String... files) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Trap sums(String name, String sums, String... files) {
    return new Trap(name, Decimals.UNSAID, sums, "", files);
  }

  private static Trap sums(String name, Decimals decimals, String sums, String... files) {
    return new Trap(name, decimals, sums, "", files);
  }

  private static Trap refused(String name, String refused, String... files) {
    return new Trap(name, Decimals.UNSAID, "", refused, files);
  }

  private static String focus(String day, String amount, String unit, String meter, String cost) {
    return "2026-10-%sT00:00:00Z,2026-10-%sT23:59:59Z,Usage,AI and Machine Learning,%s,%s,%s,%s,USD\n"
        .formatted(day, day, amount, unit, meter, cost);
  }

  /** requests | input | output | cached | written | reasoning | cost. */
  static Stream<Trap> traps() {
    return Stream.of(
        // Numbers that can be two things.
        refused(
            "tokens with a point, costs with a comma",
            "Input tokens \"1.200\", which may be 1200 or 1.2 (Cost (EUR) \"1,50\" has",
            OWN + "2026-10-01;10;1.200;80;1,50\n"),
        sums(
            "the same with its comma declared",
            Decimals.COMMA,
            "10|1200|80|?|?|?|1.5",
            OWN + "2026-10-01;10;1.200;80;1,50\n"),
        refused(
            "1.250 beside 950",
            "in line 3 Input tokens \"1.250\", which may be 1250 or 1.25",
            OWN + "2026-10-01;10;950;80;1\n2026-10-02;10;1.250;80;1\n"),
        refused(
            "commas between thousands",
            "Input tokens \"1,200\", which may be 1200 or 1.2",
            OWN + "2026-10-01;10;1,200;80;1\n"),
        sums(
            "the same with its thousands declared",
            Decimals.THOUSANDS,
            "10|1200|80|?|?|?|1.5",
            OWN + "2026-10-01;10;1,200;80;1.50\n"),
        refused(
            "costs of three decimals, and no other",
            "Cost (EUR) \"1.250\" in line 2, which may have thousands or decimals",
            OWN + "2026-10-01;10;950;80;1.250\n"),
        sums(
            "costs of three decimals beside others",
            "20|1900|160|?|?|?|1.75",
            OWN + "2026-10-01;10;950;80;1.250\n2026-10-02;10;950;80;0.5\n"),
        refused(
            "a mean of input tokens",
            "Input tokens \"950.5\", a fraction of a token",
            OWN + "2026-10-01;10;950.5;80;1\n"),
        refused(
            "a mean of output tokens",
            "has 80 output tokens in 1,000 requests, less than one each",
            OWN + "2026-10-01;1000;950;80;1\n"),
        sums(
            "a decimal that is whole",
            "3|950|80|?|?|?|?",
            "Day,Requests,Input tokens,Output tokens\n2026-10-01,3.0,950.0,80.00\n"),
        sums(
            "an apostrophe between thousands leaves one line out, and says so",
            "10|950|80|?|?|?|1",
            OWN + "2026-10-01;10;950;80;1\n2026-10-02;10;1'200;80;1\n"),
        sums(
            "a line of a month is no request",
            "?|12000000|80000|?|?|?|?",
            "Month,Answers,Input tokens,Output tokens\n2026-10,1000,12000000,80000\n"),
        // Columns that say the same otherwise.
        sums(
            "calls are requests",
            "1000|12000000|80000|?|?|?|?",
            "Month,Calls,Input tokens,Output tokens\n2026-10,1000,12000000,80000\n"),
        sums(
            "Anthropic's names: cached tokens beside the input",
            "1|1000|50|800|100|?|?",
            "input_tokens,cache_read_input_tokens,cache_creation_input_tokens,output_tokens\n"
                + "100,800,100,50\n"),
        sums(
            "OpenAI's names: cached and reasoning tokens among the others",
            "1|1000|50|800|?|30|?",
            "input_tokens,input_tokens_details.cached_tokens,output_tokens,output_tokens_details.reasoning_tokens\n"
                + "1000,800,50,30\n"),
        sums(
            "LiteLLM's names: cached tokens among the input",
            "1|1000|50|800|100|?|?",
            "prompt_tokens,completion_tokens,cache_read_input_tokens,cache_creation_input_tokens\n"
                + "1000,50,800,100\n"),
        sums(
            "a column that is not known counts for nothing",
            "1|1000|50|?|?|?|?",
            "Input tokens,Output tokens,Audio tokens\n1000,50,7\n"),
        sums(
            "reasoning beside the output by the total",
            "1|1000|950|?|?|900|?",
            "Input tokens,Output tokens,Reasoning tokens,Total tokens\n1000,50,900,1950\n"),
        refused(
            "more reasoning than output without a total",
            "Reasoning tokens \"900\", more than its Output tokens \"50\"",
            "Input tokens,Output tokens,Reasoning tokens\n1000,50,900\n"),
        sums(
            "a total beyond the parts is no input",
            "1|1000|50|?|?|?|?",
            "Input tokens,Output tokens,Total tokens\n1000,50,1200\n"),
        // What counts twice.
        sums(
            "a line of a bill twice",
            "10|950|80|?|?|?|1.5",
            OWN + "2026-10-01;10;950;80;1.5\n2026-10-01;10;950;80;1.5\n"),
        sums(
            "lines of a bill that differ in a column that is not read",
            "20|1900|160|?|?|?|3",
            "Day;Requests;Input tokens;Output tokens;Cost (EUR);Region\n"
                + "2026-10-01;10;950;80;1.5;EU\n2026-10-01;10;950;80;1.5;US\n"),
        sums(
            "single requests of a day that are alike",
            "2|200|20|?|?|?|?",
            OWN + "2026-10-01;1;100;10;\n2026-10-01;1;100;10;\n"),
        sums(
            "a request twice by its ID",
            "2|2000|100|?|?|?|?",
            LOG
                + "2026-10-01T10:00:00Z,r1,1000,50\n2026-10-01T10:00:00Z,r2,1000,50\n"
                + "2026-10-01T10:00:00Z,r1,1000,50\n"),
        sums(
            "a request in two files",
            "2|2000|100|?|?|?|?",
            LOG + "2026-10-01T10:00:00Z,r1,1000,50\n2026-10-01T10:00:00Z,r2,1000,50\n",
            LOG + "2026-10-01T10:00:00Z,r2,1000,50\n"),
        refused(
            "a request twice with other tokens",
            "in line 3 Request ID \"r1\", which a line before has with other tokens",
            LOG + "2026-10-01T10:00:00Z,r1,1000,50\n2026-10-01T10:00:00Z,r1,1000,60\n"),
        refused(
            "the month to date beside the month",
            "on 2026-10-01 (850 tokens), which would count twice",
            OWN + "2026-10-01;8;780;70;1\n",
            OWN + "2026-10-01;10;950;80;1.5\n"),
        sums(
            "a bill that goes on where another ends",
            "18|1730|150|?|?|?|2.5",
            OWN + "2026-10-01;8;780;70;1\n",
            OWN + "2026-10-02;10;950;80;1.5\n"),
        refused(
            "a log beside a later one with the same day",
            "on 2026-10-01 (1,050 tokens), which would count twice",
            "Time,Input tokens,Output tokens\n2026-10-01T10:00:00Z,1000,50\n2026-10-02T11:00:00Z,900,50\n",
            "Time,Input tokens,Output tokens\n2026-10-01T10:00:00Z,1000,50\n2026-10-03T11:00:00Z,800,50\n"),
        sums(
            "a line of FOCUS twice, of two kinds of tokens",
            "?|1000|50|?|?|?|0.75",
            FOCUS
                + focus("01", "1000", "Tokens", "Input Tokens", "0.5")
                + focus("01", "50", "Tokens", "Output Tokens", "0.25")
                + focus("01", "1000", "Tokens", "Input Tokens", "0.5")),
        // What is no use, or not all of it.
        sums(
            "a bill of thousands of tokens with a correction",
            "?|11000|500|?|?|?|3",
            FOCUS
                + focus("01", "12", "1K Tokens", "Input Tokens", "3")
                + focus("02", "-1", "1K Tokens", "Input Tokens", "-0.5")
                + focus("02", "0.5", "1K Tokens", "Output Tokens", "0.5")),
        sums(
            "what a cache of the proxy answers",
            "1|1000|50|?|?|?|0.5",
            "startTime,prompt_tokens,completion_tokens,spend,cache_hit\n"
                + "2026-10-01T10:00:00Z,1000,50,0.5,None\n2026-10-01T10:00:01Z,1000,50,0,True\n"),
        refused(
            "spans of OpenTelemetry",
            "an agent repeat the tokens of its calls",
            "gen_ai.usage.input_tokens,gen_ai.usage.output_tokens\n1000,50\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("traps")
  void aFileIsAddedUpAsByHandOrRefused(Trap trap) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String text : trap.files()) {
      files.add(Files.writeString(folder.resolve(files.size() + ".csv"), text));
    }
    if (trap.refused().isEmpty()) {
      assertThat(read(trap, files)).isEqualTo(trap.sums());
    } else {
      assertThatThrownBy(() -> read(trap, files))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(trap.refused());
    }
  }

  private static String read(Trap trap, List<Path> files) {
    UsageAsk ask =
        new UsageAsk(
            "Faq",
            "",
            "",
            "USD",
            null,
            ShortMonth.LEFT,
            GivenRequests.NONE,
            new Written(trap.decimals(), Days.YEAR_FIRST),
            Mapping.NONE);
    Usage usage = new Usage();
    usage.several();
    files.forEach(file -> UsageFile.read(file, ask, usage, lines -> {}));
    for (String asked : List.of(usage.twice(), usage.asked())) {
      if (!asked.isEmpty()) {
        throw new BadInput(asked);
      }
    }
    Sums sums = MeasuredUsage.of(usage, ask).get(0).sums();
    return DoubleStream.of(
            sums.requests(),
            sums.input(),
            sums.output(),
            sums.cached(),
            sums.written(),
            sums.reasoning(),
            sums.cost())
        .mapToObj(number -> Double.isNaN(number) ? "?" : PlainNumber.text(number))
        .collect(Collectors.joining("|"));
  }
}
