package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.TagScanner;
import breakeven.xlsx.read.Utf8Xml;
import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Properties that a workbook carries in itself, as Excel shows them under File, Info, Properties,
 * Advanced Properties, Custom. Those of the user's stay as they are written; those of the same
 * names as ours, which an earlier review has left, make way.
 */
public final class CustomProperties {
  /**
   * One property.
   *
   * @param name unique in a workbook, without regard to case; without characters that XML escapes
   * @param number its value; NaN where it is text
   * @param text its value where it is text, of which {@value #MAX_TEXT} characters are kept
   */
  public record Property(String name, double number, String text) {}

  /** Characters of a text, beyond which Excel takes none. */
  static final int MAX_TEXT = 255;

  private static final String TYPE = "custom-properties";
  private static final String USUAL_PART = "docProps/custom.xml";
  private static final String DECLARED =
      "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"";
  private static final String NONE =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
          + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
          + DECLARED
          + "></Properties>";

  /** The set of properties that users name. */
  private static final String SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

  private static final int FIRST_NUMBER = 2;

  private final XlsxFile in;
  private final List<Property> properties;
  private final @Nullable String part;

  /**
   * @param properties what the workbook is to carry
   */
  public CustomProperties(XlsxFile in, List<Property> properties) {
    this.in = in;
    this.properties = List.copyOf(properties);
    part = part(in);
  }

  /** The part of a workbook that holds its properties; null where there is none. */
  static @Nullable String part(XlsxFile in) {
    Optional<Relation> leads =
        in.relations("").stream().filter(r -> r.type().equals(TYPE) && !r.external()).findFirst();
    return leads.isPresent() ? in.storedName(leads.get().target()) : null;
  }

  /** The text of a property of a workbook; empty where it has none that can be read. */
  public static String text(XlsxFile in, String name) {
    String part = part(in);
    try {
      return part == null || !in.has(part) ? "" : text(in, part, name);
    } catch (BadInput e) {
      return "";
    }
  }

  /** The text of a property, as a part holds it; empty where the part has none of that name. */
  static String text(XlsxFile in, String part, String name) {
    StringBuilder text = new StringBuilder();
    try (InputStream bytes = in.open(part)) {
      TagScanner scan = new TagScanner(Utf8Xml.of(bytes), in.path() + ": its properties");
      boolean inside = false;
      for (TagScanner.Token t = scan.next(); t != TagScanner.Token.END; t = scan.next()) {
        if (t == TagScanner.Token.OPEN && scan.depth() == 2) {
          inside = name.equalsIgnoreCase(scan.attribute("name"));
        } else if (t == TagScanner.Token.TEXT && inside) {
          text.append(scan.string());
        }
      }
    } catch (IOException e) {
      throw new BadInput(in.path() + ": its properties cannot be read", e);
    }
    return text.toString().strip();
  }

  /** Lists the part among those of the edited stub where the workbook has none. */
  public void prepare(XSSFWorkbook stub) {
    if (lacking()) {
      stub.getProperties().getCustomProperties().addProperty(properties.get(0).name(), "");
    }
  }

  private boolean lacking() {
    return part == null && !in.has(USUAL_PART);
  }

  /**
   * Lets the properties be written, and with them the {@link Seal} of all other parts. A part that
   * cannot be read stays as it is.
   */
  public void writeTo(PackageComposer composer) {
    if (lacking()) {
      byte[] none = NONE.getBytes(StandardCharsets.UTF_8);
      composer.sealing(USUAL_PART, seal -> with(new ByteArrayInputStream(none), seal));
    } else if (part != null && in.has(part) && besideUsers(part, "") != null) {
      String users = part;
      composer.sealing(users, seal -> Objects.requireNonNull(besideUsers(users, seal)));
    }
  }

  private byte @Nullable [] besideUsers(String users, String seal) {
    try (InputStream before = in.open(users)) {
      return with(before, seal);
    } catch (BadInput | IOException e) {
      return null;
    }
  }

  private byte[] with(InputStream before, String seal) throws IOException {
    List<Property> all = new ArrayList<>(properties);
    all.add(new Property(Seal.PROPERTY, Double.NaN, seal));
    Set<String> ours =
        all.stream()
            .map(property -> property.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Set<Long> taken = new HashSet<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TagScanner scan = new TagScanner(Utf8Xml.of(before), in.path() + ": its properties");
    String root = "";
    String prefix = "";
    boolean dropped = false;
    for (TagScanner.Token t = scan.next(); t != TagScanner.Token.END; t = scan.next()) {
      boolean tag = t == TagScanner.Token.OPEN || t == TagScanner.Token.EMPTY;
      if (tag && scan.depth() == 1) {
        root = scan.string();
        prefix = scan.prefix();
        if (!scan.is("Properties")) {
          throw new BadInput("the part holds no properties");
        }
        if (t == TagScanner.Token.EMPTY) {
          scan.copyOpenTo(out);
          write(all, root, prefix, taken, out);
          out.write(("</" + prefix + "Properties>").getBytes(StandardCharsets.UTF_8));
          continue;
        }
      } else if (tag && scan.depth() == 2) {
        dropped = ours.contains(name(scan));
        if (!dropped) {
          taken.add(scan.number("pid"));
        }
      } else if (t == TagScanner.Token.CLOSE && scan.depth() == 1) {
        write(all, root, prefix, taken, out);
      }
      if (!dropped) {
        scan.copyTo(out);
      }
      if (scan.depth() == 2 && (t == TagScanner.Token.CLOSE || t == TagScanner.Token.EMPTY)) {
        dropped = false;
      }
    }
    return out.toByteArray();
  }

  private static String name(TagScanner property) {
    return Objects.requireNonNullElse(property.attribute("name"), "").toLowerCase(Locale.ROOT);
  }

  /** Behind the user's, each with the next number that none of them has. */
  private static void write(
      List<Property> all, String root, String prefix, Set<Long> taken, ByteArrayOutputStream out) {
    Markup xml = Markup.inside();
    String element = prefix + "property";
    long number = FIRST_NUMBER;
    for (Property property : all) {
      while (taken.contains(number)) {
        number++;
      }
      xml.add("<%s fmtid=\"%s\" pid=\"%s\" name=\"%s\">", element, SET, number++, property.name());
      value(xml, property, !root.contains(DECLARED));
      xml.add("</%s>", element);
    }
    out.writeBytes(xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void value(Markup xml, Property property, boolean declare) {
    double number = property.number();
    String type = Double.isNaN(number) ? "vt:lpwstr" : number == (int) number ? "vt:i4" : "vt:r8";
    String text =
        Double.isNaN(number)
            ? property.text().substring(0, Math.min(MAX_TEXT, property.text().length()))
            : new BigDecimal(number).stripTrailingZeros().toPlainString();
    xml.add("<" + type + (declare ? " " + DECLARED : "") + ">").content(text).add("</%s>", type);
  }
}
