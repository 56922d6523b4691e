package breakeven.xlsx.read;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.input.ReaderInputStream;

/** Hands on XML as UTF-8: as it is where it is UTF-8, else decoded and encoded again. */
public final class Utf8Xml {
  private static final int DECLARATION = 256;

  /** What some programs put before the text to tell its encoding. */
  private static final char MARK = '\uFEFF';

  private static final Pattern ENCODING =
      Pattern.compile("^(<\\?xml[^>]*?encoding\\s*=\\s*[\"'])([A-Za-z0-9._-]+)([\"'])");

  private Utf8Xml() {}

  /** A part as UTF-8. */
  public static InputStream of(InputStream in) throws IOException {
    PushbackInputStream again = new PushbackInputStream(in, DECLARATION);
    byte[] first = again.readNBytes(DECLARATION);
    again.unread(first);
    Charset charset = charset(first);
    return charset.equals(StandardCharsets.UTF_8) ? again : encoded(again, charset);
  }

  /**
   * A part as characters. Java's parser would tell standard error of letters that its encoding has
   * not; here they are an exception alone.
   *
   * @throws IOException also while reading, where bytes are no characters
   */
  static Reader reader(InputStream in) throws IOException {
    PushbackReader text = new PushbackReader(strict(of(in), StandardCharsets.UTF_8));
    int first = text.read();
    if (first >= 0 && first != MARK) {
      text.unread(first);
    }
    return text;
  }

  private static Reader strict(InputStream in, Charset charset) {
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static Charset charset(byte[] first) throws IOException {
    int a = first.length > 1 ? first[0] & 0xff : 0;
    int b = first.length > 1 ? first[1] & 0xff : 0;
    if (a == 0xFF && b == 0xFE || a == '<' && b == 0) {
      return StandardCharsets.UTF_16LE;
    }
    if (a == 0xFE && b == 0xFF || a == 0 && b == '<') {
      return StandardCharsets.UTF_16BE;
    }
    Matcher declared = ENCODING.matcher(new String(first, StandardCharsets.ISO_8859_1));
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    String name = declared.group(2);
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("unknown encoding " + ShownText.name(name), e);
    }
  }

  private static InputStream encoded(InputStream in, Charset charset) throws IOException {
    Reader reader = new BufferedReader(strict(in, charset));
    char[] chars = new char[DECLARATION];
    int n = 0;
    for (int more = 0; more >= 0 && n < DECLARATION; n += Math.max(0, more)) {
      more = reader.read(chars, n, DECLARATION - n);
    }
    String head = new String(chars, 0, n);
    if (!head.isEmpty() && head.charAt(0) == MARK) {
      head = head.substring(1);
    }
    head = ENCODING.matcher(head).replaceFirst("$1UTF-8$3");
    // A surrogate pair that the head would cut in two goes to the rest as a whole, or to the head
    // as a whole.
    String extra =
        !head.isEmpty() && Character.isHighSurrogate(head.charAt(head.length() - 1))
            ? String.valueOf((char) reader.read())
            : "";
    return new SequenceInputStream(
        new ByteArrayInputStream((head + extra).getBytes(StandardCharsets.UTF_8)),
        ReaderInputStream.builder().setReader(reader).setCharset(StandardCharsets.UTF_8).get());
  }
}
