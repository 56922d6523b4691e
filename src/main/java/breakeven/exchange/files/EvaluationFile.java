package breakeven.exchange.files;

import breakeven.exchange.usage.Evaluated;
import breakeven.exchange.usage.UsageFault;
import breakeven.xlsx.read.BadInput;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Results of an evaluation: those of promptfoo, of lm-eval or of Braintrust as JSON, or scores of
 * Langfuse as CSV or JSON. Which one it is shows in what it holds.
 */
public final class EvaluationFile {
  private final PromptfooResults promptfoo = new PromptfooResults();
  private final HarnessResults harness = new HarnessResults();
  private final List<String> path = new ArrayList<>();

  private EvaluationFile() {}

  /** Takes a JSON text value by value. */
  interface Taker {
    /**
     * Takes a value that is no object and no array.
     *
     * @param path the names that lead to it; {@code []} is an element of an array
     */
    void value(List<String> path, String text);

    /** An object has ended. */
    void end(List<String> path);
  }

  /**
   * Reads a file to its end.
   *
   * @return each model and metric
   * @throws BadInput where it holds no results that are known
   */
  public static List<Evaluated> read(Path path) {
    try {
      TextHead head = TextHead.unpacked(path);
      ScoreRows scores = new ScoreRows();
      if (!head.isJson()) {
        head.refuse(
            "results of an evaluation", "give those of promptfoo, lm-eval, Langfuse or Braintrust");
        CsvFile.of(path, ScoreRows::named).read(scores);
        return scores.finish();
      }
      EvaluationFile file = new EvaluationFile();
      JsonText.read(path, "results of an evaluation", file::all);
      if (file.promptfoo.any()) {
        return file.promptfoo.finish();
      }
      if (file.harness.any()) {
        return file.harness.finish();
      }
      UsageJson.read(path, scores);
      return scores.finish();
    } catch (UsageFault e) {
      throw new BadInput(path + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInput(path + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private void all(JsonParser parser) throws IOException {
    while (parser.nextToken() != null) {
      value(parser);
    }
  }

  /** Stands at a value. */
  private void value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        path.add(parser.currentName());
        parser.nextToken();
        value(parser);
        path.remove(path.size() - 1);
      }
      promptfoo.end(path);
      harness.end(path);
    } else if (token == JsonToken.START_ARRAY) {
      path.add("[]");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser);
      }
      path.remove(path.size() - 1);
    } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      String text = parser.getText();
      promptfoo.value(path, text);
      harness.value(path, text);
    }
  }
}
