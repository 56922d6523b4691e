package breakeven.exchange.files;

import breakeven.xlsx.read.BadInput;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A JSON text from outside: what it holds is bounded, and what is damaged is reported in one line.
 */
final class JsonText {
  private static final int MOST_TEXT = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxStringLength(MOST_TEXT)
                  .maxNameLength(10_000)
                  .maxNumberLength(400)
                  .build())
          .build();

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
      String what =
          !isUtf8(path)
              ? "is not UTF-8"
              : e instanceof JsonEOFException ? "ends in the middle" : "is no valid JSON";
      throw new BadInput(path + " " + what + line(e) + ": download it again", e);
    }
  }

  static void read(InputStream in, Reading reading) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      reading.read(parser);
    }
  }

  private static String line(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }

  /** Whether all bytes are, but for a last character that is cut; so is what has another mark. */
  private static boolean isUtf8(Path path) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(1 << 16);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    try (ReadableByteChannel in = Channels.newChannel(Unpacked.open(path))) {
      in.read(bytes);
      boolean wide = bytes.position() > 1 && (bytes.get(0) & 0xfe) == 0xfe || bytes.get(1) == 0;
      while (!wide && bytes.position() > 0) {
        bytes.flip();
        if (decoder.decode(bytes, text, false).isError()) {
          return false;
        }
        bytes.compact();
        text.clear();
        if (in.read(bytes) < 0) {
          return true;
        }
      }
      return true;
    }
  }
}
