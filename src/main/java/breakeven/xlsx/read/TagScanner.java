package breakeven.xlsx.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of an XML part into tags and what is between them, so that all that is not
 * understood can be copied as it is. Tokens are views of one buffer, valid until the next call.
 */
public final class TagScanner {
  /** What a token is. */
  public enum Token {
    TEXT,
    OPEN,
    CLOSE,
    EMPTY,
    OTHER,
    END
  }

  /** Bytes of one tag. */
  private static final int MAX_TAG = 1 << 20;

  /** Attributes of one tag; a sheet view has 20. */
  private static final int MAX_ATTRIBUTES = 256;

  /** From this number of bytes on a text is handed out in parts. */
  private static final int MAX_TEXT = 1 << 20;

  /** Bytes of the longest entity. */
  private static final int ENTITY = 12;

  /** Bytes of one comment, CDATA section or processing instruction. */
  private static final int MAX_OTHER = 4 << 20;

  private static final String XMLNS = "xmlns";

  private final InputStream in;
  private final String where;
  private byte[] buffer = new byte[1 << 18];
  private int from;
  private int to;
  private int limit;
  private int nameFrom;
  private int nameTo;
  private int depth;

  /** Where the names of the attributes of the tag at hand begin in the buffer. */
  private final int[] attributes = new int[MAX_ATTRIBUTES];

  /** The names of the elements that are open, one behind the other, and where each ends. */
  private byte[] names = new byte[256];

  private int[] ends = new int[16];
  private final Utf8Check utf8 = new Utf8Check();
  private Token token = Token.TEXT;

  /**
   * @param in the part in UTF-8; see {@link Utf8Xml}
   * @param where file and part, for the message about a damaged one
   */
  public TagScanner(InputStream in, String where) {
    this.in = in;
    this.where = where;
  }

  private BadInput damaged(String how) {
    return new BadInput(
        where + " is damaged (" + how + "): open the file in Excel, let it repair it and save");
  }

  /** Goes on to the next token. */
  public Token next() throws IOException {
    if (token == Token.CLOSE) {
      depth--;
    }
    from = to;
    token = has(1) ? cut() : Token.END;
    if (token == Token.END && depth != 0) {
      throw damaged("it ends too early");
    }
    return token;
  }

  /** Goes on to the next token; false where it closes the element of a depth. */
  public boolean nextWithin(int depth) throws IOException {
    return next() != Token.CLOSE || depth() != depth;
  }

  private Token cut() throws IOException {
    if (buffer[from] != '<') {
      int length = text();
      to = from + length;
      return Token.TEXT;
    }
    has(2);
    byte second = from + 1 < limit ? buffer[from + 1] : 0;
    if (second == '!') {
      return special();
    }
    if (second == '?') {
      return until("?>", 2);
    }
    return tag(second == '/');
  }

  /** Length of the text at hand, of a very long one of a part that ends between two characters. */
  private int text() throws IOException {
    int length = 1;
    do {
      while (from + length < limit && buffer[from + length] != '<') {
        length++;
      }
    } while (from + length == limit && length < MAX_TEXT && has(length + 1));
    if (from + length < limit || length < MAX_TEXT) {
      return length;
    }
    for (int back = 1; back < ENTITY; back++) {
      if (buffer[from + length - back] == '&') {
        return length - back;
      }
    }
    int last = length - 1;
    while (last > 1 && (buffer[from + last] & 0xC0) == 0x80) {
      last--;
    }
    return buffer[from + last] < 0 ? last : length;
  }

  private Token special() throws IOException {
    if (startsWith("<!--")) {
      return until("-->", 4);
    }
    if (startsWith("<![CDATA[")) {
      return until("]]>", 9);
    }
    throw damaged("it contains a DOCTYPE");
  }

  private boolean startsWith(String start) throws IOException {
    if (!has(start.length())) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (buffer[from + i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private Token until(String end, int skip) throws IOException {
    for (int length = skip + end.length(); length < MAX_OTHER && has(length); length++) {
      if (endsWith(end, length)) {
        to = from + length;
        return Token.OTHER;
      }
    }
    throw damaged("a comment or section is longer than 4 MiB or does not end");
  }

  private boolean endsWith(String end, int length) {
    for (int i = 0; i < end.length(); i++) {
      if (buffer[from + length - end.length() + i] != end.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private Token tag(boolean close) throws IOException {
    int quote = 0;
    for (int length = 2; length <= MAX_TAG && has(length + 1); ) {
      int at = from + length;
      int end = Math.min(limit, from + MAX_TAG + 1);
      for (; at < end; at++) {
        byte b = buffer[at];
        if (quote != 0) {
          quote = b == quote ? 0 : quote;
        } else if (b == '>') {
          return endTag(close, at - from);
        } else if (b == '"' || b == '\'') {
          quote = b;
        }
      }
      length = at - from;
    }
    throw damaged("a tag is longer than 1 MiB or does not end");
  }

  private Token endTag(boolean close, int length) throws IOException {
    to = from + length + 1;
    nameFrom = from + (close ? 2 : 1);
    nameTo = nameFrom;
    while (!isNameEnd(buffer[nameTo])) {
      nameTo++;
    }
    requireAttributes(close);
    if (close) {
      if (depth == 0) {
        throw damaged("a tag closes that was never opened");
      }
      if (!Arrays.equals(names, ends[depth - 1], ends[depth], buffer, nameFrom, nameTo)) {
        throw damaged("a tag closes another one than was opened");
      }
      return Token.CLOSE;
    }
    if (buffer[to - 2] == '/') {
      return Token.EMPTY;
    }
    open();
    return Token.OPEN;
  }

  private void open() {
    int start = ends[depth];
    int end = start + nameTo - nameFrom;
    depth++;
    if (depth == ends.length) {
      ends = Arrays.copyOf(ends, 2 * depth);
    }
    if (end > names.length) {
      names = Arrays.copyOf(names, 2 * end);
    }
    System.arraycopy(buffer, nameFrom, names, start, end - start);
    ends[depth] = end;
  }

  /**
   * Refuses a tag that no parser would take: it would be copied as it is. Blank, name, equals sign
   * and value in quotes, no name twice; nothing of the kind in a tag that closes.
   */
  private void requireAttributes(boolean close) {
    if (!startsName(buffer[nameFrom])) {
      throw damaged("a tag without a name");
    }
    int end = !close && buffer[to - 2] == '/' ? to - 2 : to - 1;
    int count = 0;
    int at = nameTo;
    for (int next = blanks(at, end); next < end; next = blanks(at, end)) {
      if (next == at || close || count == MAX_ATTRIBUTES) {
        throw damaged("a tag that is not written as XML");
      }
      int nameEnd = next;
      while (nameEnd < end && buffer[nameEnd] != '=' && !isSpace(buffer[nameEnd])) {
        nameEnd++;
      }
      at = value(blanks(nameEnd, end), end);
      if (!startsName(buffer[next]) || at < 0) {
        throw damaged("a tag that is not written as XML");
      }
      requireNew(next, nameEnd, count++);
    }
  }

  private void requireNew(int start, int end, int count) {
    for (int i = 0; i < count; i++) {
      int other = attributes[i];
      int behind = other + end - start;
      if (Arrays.equals(buffer, other, behind, buffer, start, end)
          && (buffer[behind] == '=' || isSpace(buffer[behind]))) {
        throw damaged("a tag with an attribute twice");
      }
    }
    attributes[count] = start;
  }

  private int blanks(int from, int end) {
    int at = from;
    while (at < end && isSpace(buffer[at])) {
      at++;
    }
    return at;
  }

  /** Where the value behind an equals sign ends; -1 where there is none. */
  private int value(int equals, int end) {
    if (equals >= end || buffer[equals] != '=') {
      return -1;
    }
    int quote = blanks(equals + 1, end);
    if (quote >= end || buffer[quote] != '"' && buffer[quote] != '\'') {
      return -1;
    }
    int at = quote + 1;
    while (at < end && buffer[at] != buffer[quote]) {
      if (buffer[at] == '<') {
        return -1;
      }
      at++;
    }
    return at < end ? at + 1 : -1;
  }

  /** Whether a byte may begin a name; of other letters than ASCII's all are taken. */
  private static boolean startsName(byte b) {
    int lower = b | 0x20;
    return b < 0 || b == '_' || b == ':' || lower >= 'a' && lower <= 'z';
  }

  private static boolean isNameEnd(byte b) {
    return b == '>' || b == '/' || isSpace(b);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /**
   * Sees to it that so many bytes of the token are in the buffer; false where the part ends before.
   */
  private boolean has(int count) throws IOException {
    while (limit - from < count) {
      if (from > 0) {
        System.arraycopy(buffer, from, buffer, 0, limit - from);
        limit -= from;
        from = 0;
      } else if (limit == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      int n = in.read(buffer, limit, buffer.length - limit);
      if (!utf8.takes(buffer, limit, n)) {
        throw damaged("a text is not UTF-8");
      }
      if (n < 0) {
        return false;
      }
      limit += n;
    }
    return true;
  }

  /**
   * Takes a plain cell where one comes next; it holds until then. False where none does, or it is
   * not known yet where it ends.
   */
  boolean take(PlainCell cell, int row) {
    int end = cell.take(buffer, to, limit, row);
    if (end < 0) {
      return false;
    }
    if (token == Token.CLOSE) {
      depth--;
    }
    token = Token.OTHER;
    from = end;
    to = end;
    return true;
  }

  /** The token at hand. */
  public Token token() {
    return token;
  }

  /** Whether a token that is no tag is a CDATA section, which is text. */
  boolean isSection() {
    return to - from >= 12 && buffer[from + 1] == '!' && buffer[from + 2] == '[';
  }

  /** Depth of the element that the tag opens or closes: 1 for the root. */
  public int depth() {
    return token == Token.EMPTY ? depth + 1 : depth;
  }

  /** Depth of the element in which the next token is. */
  int inside() {
    return token == Token.CLOSE ? depth - 1 : depth;
  }

  /** Whether the tag's name without its prefix is this one. */
  public boolean is(String name) {
    int start = nameTo - name.length();
    if (start < nameFrom || start > nameFrom && buffer[start - 1] != ':') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (buffer[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The tag's name without its prefix. */
  public String name() {
    String name = string(nameFrom, nameTo);
    return name.substring(name.indexOf(':') + 1);
  }

  /** The tag's prefix with its colon; empty where it has none. */
  public String prefix() {
    for (int i = nameFrom; i < nameTo; i++) {
      if (buffer[i] == ':') {
        return string(nameFrom, i + 1);
      }
    }
    return "";
  }

  /**
   * The namespaces that the tag declares: by prefix with its colon, empty for the one of names
   * without a prefix.
   */
  Map<String, String> namespaces() {
    int first = declaration(nameTo);
    if (first < 0) {
      return Map.of();
    }
    Map<String, String> declared = new HashMap<>();
    for (int at = first; at >= 0; at = declaration(at + 1)) {
      int nameEnd = at;
      while (buffer[nameEnd] != '=' && !isSpace(buffer[nameEnd])) {
        nameEnd++;
      }
      String name = string(at, nameEnd);
      String uri = attribute(name);
      if (uri != null) {
        declared.put(name.equals(XMLNS) ? "" : name.substring(XMLNS.length() + 1) + ":", uri);
      }
    }
    return declared;
  }

  /** Where {@code xmlns} comes next behind a blank; -1: nowhere. */
  private int declaration(int from) {
    for (int at = from; at < to - XMLNS.length(); at++) {
      if (isSpace(buffer[at]) && matches(at + 1, at + 1 + XMLNS.length(), XMLNS)) {
        byte next = buffer[at + 1 + XMLNS.length()];
        if (next == ':' || next == '=' || isSpace(next)) {
          return at + 1;
        }
      }
    }
    return -1;
  }

  /** The token as text. */
  public String string() {
    return string(from, to);
  }

  private String string(int start, int end) {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  /** Copies the token as it is. */
  public void copyTo(OutputStream out) throws IOException {
    out.write(buffer, from, to - from);
  }

  /** Copies an empty tag as an opening one: without its slash. */
  public void copyOpenTo(OutputStream out) throws IOException {
    out.write(buffer, from, to - from - 2);
    out.write('>');
  }

  /** Copies the tag with more text after its name. */
  public void copyWithTo(OutputStream out, String attributes) throws IOException {
    out.write(buffer, from, nameTo - from);
    out.write(attributes.getBytes(StandardCharsets.UTF_8));
    out.write(buffer, nameTo, to - nameTo);
  }

  /** Copies the tag with an attribute's value replaced; as it is where it lacks the attribute. */
  public void copyReplacingTo(OutputStream out, String attribute, String value) throws IOException {
    long place = place(attribute);
    if (place < 0) {
      copyTo(out);
      return;
    }
    out.write(buffer, from, (int) (place >> 32) - from);
    out.write(value.getBytes(StandardCharsets.UTF_8));
    out.write(buffer, (int) place, to - (int) place);
  }

  /**
   * Copies all that is inside the element that the tag opens, without a look at its tags; the
   * closing tag is the token then. Only for an element that has passed through a scanner before,
   * and has none of its own name inside.
   *
   * @param stop the first letter of tags that need a look
   * @return false where one of these is in it, or a comment, a section, an instruction, or more
   *     than a mebibyte: nothing is copied then, and the next token is the one after the tag
   */
  public boolean copyInsideTo(OutputStream out, char stop) throws IOException {
    int start = to - from;
    int name = nameTo - nameFrom;
    for (int at = turn(start, name, stop); at < MAX_TAG; at = turn(at, name, stop)) {
      if (from + at + name + 3 <= limit) {
        if (buffer[from + at + 1] != '/') {
          break;
        }
        out.write(buffer, from + start, at - start);
        from += at;
        token = tag(true);
        return true;
      }
      if (!has(at + name + 3)) {
        break;
      }
    }
    to = from + start;
    return false;
  }

  /**
   * The next tag that closes the element of the tag at hand or needs a look, from there on; where
   * the buffer ends before, the first place that too little is behind.
   */
  private int turn(int at, int name, char stop) {
    byte[] bytes = buffer;
    int end = limit - name - 2;
    int i = from + at;
    for (; i < end; i++) {
      if (bytes[i] == '<') {
        byte next = bytes[i + 1];
        if (next == '/' ? closes(i + 2 - from, name) : next == stop || next == '!' || next == '?') {
          break;
        }
      }
    }
    return i - from;
  }

  /** Whether the name that is in the tag at hand is elsewhere in the buffer too. */
  private boolean closes(int at, int name) {
    for (int i = 0; i < name; i++) {
      if (buffer[from + at + i] != buffer[from + 1 + i]) {
        return false;
      }
    }
    return isNameEnd(buffer[from + at + name]);
  }

  /** An attribute without prefix, entities left as they are; null where the tag lacks it. */
  public @Nullable String attribute(String name) {
    long place = place(name);
    return place < 0 ? null : string((int) (place >> 32), (int) place);
  }

  /** A whole number without sign; -1 where the tag lacks the attribute or it is no such number. */
  public long number(String name) {
    long place = place(name);
    if (place < 0 || (int) place - (int) (place >> 32) > 10) {
      return -1;
    }
    long value = place >> 32 == (int) place ? -1 : 0;
    for (int i = (int) (place >> 32); i < (int) place; i++) {
      if (buffer[i] < '0' || buffer[i] > '9') {
        return -1;
      }
      value = value * 10 + buffer[i] - '0';
    }
    return value;
  }

  /** The column of the A1 address of a cell from 0; -1 where the tag has none. */
  public int addressColumn() {
    long place = place("r");
    int column = 0;
    for (int i = (int) (place >> 32); place >= 0 && i < (int) place && column <= 16_384; i++) {
      int upper = buffer[i] & ~0x20;
      if (upper < 'A' || upper > 'Z') {
        break;
      }
      column = column * 26 + upper - 'A' + 1;
    }
    return column - 1;
  }

  /**
   * Start (upper half) and end (lower half) of an attribute's value in the buffer; -1 where the tag
   * lacks it.
   */
  private long place(String attribute) {
    int at = nameTo;
    while (at < to) {
      while (at < to && isSpace(buffer[at])) {
        at++;
      }
      int start = at;
      while (at < to && buffer[at] != '=' && !isSpace(buffer[at])) {
        at++;
      }
      int end = at;
      while (at < to && buffer[at] != '"' && buffer[at] != '\'') {
        at++;
      }
      int value = at + 1;
      at = value;
      while (at < to && buffer[at] != buffer[value - 1]) {
        at++;
      }
      if (at < to && matches(start, end, attribute)) {
        return (long) value << 32 | at;
      }
      at++;
    }
    return -1;
  }

  private boolean matches(int start, int end, String name) {
    if (end - start != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (buffer[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds the token's text to {@code out}: characters with their entities resolved, a CDATA section
   * as it is; nothing for other tokens.
   */
  void textTo(StringBuilder out) {
    if (token == Token.TEXT) {
      for (int i = from; i < to; i++) {
        if (buffer[i] < 0x20 || buffer[i] == '&') {
          unplain(out);
          return;
        }
      }
      for (int i = from; i < to; i++) {
        out.append((char) buffer[i]);
      }
    } else if (token == Token.OTHER && isSection()) {
      out.append(decoded(from + 9, to - 3));
    }
  }

  /** A text with entities, other letters than ASCII's, or line ends. */
  private void unplain(StringBuilder out) {
    String text = decoded(from, to).replace("\r\n", "\n").replace('\r', '\n');
    int done = 0;
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', done)) {
      int end = text.indexOf(';', at);
      if (end < 0) {
        throw damaged("an entity does not end");
      }
      out.append(text, done, at).appendCodePoint(entity(text.substring(at + 1, end)));
      done = end + 1;
    }
    out.append(text, done, text.length());
  }

  private int entity(String name) {
    switch (name) {
      case "amp":
        return '&';
      case "lt":
        return '<';
      case "gt":
        return '>';
      case "quot":
        return '"';
      case "apos":
        return '\'';
      default:
        break;
    }
    try {
      int code =
          name.startsWith("#x")
              ? Integer.parseInt(name.substring(2), 16)
              : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
      if (isCharacter(code)) {
        return code;
      }
    } catch (NumberFormatException e) {
      throw unknown(name);
    }
    throw unknown(name);
  }

  private BadInput unknown(String entity) {
    return damaged("an unknown entity: " + ShownText.name(entity));
  }

  private String decoded(int start, int end) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(buffer, start, end - start))
              .toString();
    } catch (CharacterCodingException e) {
      throw damaged("a text is not UTF-8");
    }
    if (text.chars().anyMatch(c -> c < 0x20 && !isCharacter(c))) {
      throw damaged("a character that XML does not know");
    }
    return text;
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c < 0xD800
        || c >= 0xE000 && c <= Character.MAX_CODE_POINT && c != 0xFFFE && c != 0xFFFF;
  }
}
