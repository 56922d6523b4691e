package breakeven.exchange.files;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.ShownText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON text from outside: what it holds is bounded, and what is damaged is reported in one line.
 */
final class JsonText {
  private static final int MOST_TEXT = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxStringLength(MOST_TEXT)
                  .maxNameLength(10_000)
                  .maxNumberLength(400)
                  .build())
          .build();

  private static final Pattern TWICE = Pattern.compile("^Duplicate field '(.*)'");

  /** Reads a text to its end. */
  interface Reading {
    void read(JsonParser parser) throws IOException;
  }

  private JsonText() {}

  /**
   * Reads a file.
   *
   * @param kind what it is to be: "price list"
   * @throws BadInput where it is no JSON, or none that can be believed
   */
  static void read(Path path, String kind, Reading reading) throws IOException {
    try (InputStream in = new BufferedInputStream(Unpacked.open(path), 1 << 16)) {
      read(in, reading);
    } catch (StreamConstraintsException e) {
      throw new BadInput(
          path + " is no " + kind + ": it holds a text, number or nesting beyond any of its kind",
          e);
    } catch (JsonProcessingException e) {
      int bad = BadLine.of(path);
      String twice = twice(e);
      String what =
          bad > 0
              ? "is not UTF-8"
              : !twice.isEmpty()
                  ? twice
                  : e instanceof JsonEOFException ? "ends in the middle" : "is no valid JSON";
      throw new BadInput(
          path + " " + what + (bad > 0 ? BadLine.said(path) : line(e)) + ": download it again", e);
    }
  }

  static void read(InputStream in, Reading reading) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      reading.read(parser);
    }
  }

  /** Says that an object has two values for one name, of which nobody knows the right one. */
  private static String twice(JsonProcessingException e) {
    Matcher name = TWICE.matcher(String.valueOf(e.getOriginalMessage()));
    return name.find() ? "has \"" + ShownText.name(name.group(1)) + "\" twice in one object" : "";
  }

  private static String line(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }
}
