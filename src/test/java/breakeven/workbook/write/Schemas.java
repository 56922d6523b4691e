package breakeven.workbook.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Checks sheets, drawings, charts and properties against the transitional schema, which comes in
 * the jar of all of POI's schema classes.
 */
public final class Schemas {
  private static final String FOLDER = "org/apache/poi/schemas/ooxml/src/";
  private static final Schema SML = load();

  private Schemas() {}

  private static Schema load() {
    try (JarFile jar = new JarFile(System.getProperty("schemas.jar"))) {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setResourceResolver(
          (type, namespace, publicId, systemId, base) -> {
            String name = systemId == null ? "" : systemId.substring(systemId.lastIndexOf('/') + 1);
            return new JarInput(read(jar, name), systemId);
          });
      List<Source> sources = new ArrayList<>();
      for (String name :
          List.of(
              "sml.xsd",
              "dml-spreadsheetDrawing.xsd",
              "dml-chart.xsd",
              "shared-documentPropertiesCustom.xsd")) {
        sources.add(new StreamSource(new ByteArrayInputStream(read(jar, name)), name));
      }
      return factory.newSchema(sources.toArray(Source[]::new));
    } catch (IOException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] read(JarFile jar, String name) {
    try (InputStream in = jar.getInputStream(jar.getEntry(FOLDER + name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /**
   * What is wrong with a part; nothing where it is valid. That {@code xml:space} is on texts is
   * passed over: the schema has forgotten it, and Excel itself writes it.
   */
  public static List<String> faults(byte[] part) {
    List<String> faults = new ArrayList<>();
    Validator validator = SML.newValidator();
    validator.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException e) {}

          @Override
          public void error(SAXParseException e) {
            if (!e.getMessage().contains("'xml:space'")) {
              faults.add(e.getMessage());
            }
          }

          @Override
          public void fatalError(SAXParseException e) {
            faults.add(e.getMessage());
          }
        });
    try {
      validator.validate(new StreamSource(new ByteArrayInputStream(part)));
    } catch (IOException | SAXException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    return faults;
  }

  private record JarInput(byte[] bytes, String systemId) implements org.w3c.dom.ls.LSInput {
    @Override
    public java.io.Reader getCharacterStream() {
      return null;
    }

    @Override
    public void setCharacterStream(java.io.Reader reader) {}

    @Override
    public InputStream getByteStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public void setByteStream(InputStream in) {}

    @Override
    public String getStringData() {
      return null;
    }

    @Override
    public void setStringData(String text) {}

    @Override
    public String getSystemId() {
      return systemId;
    }

    @Override
    public void setSystemId(String id) {}

    @Override
    public String getPublicId() {
      return null;
    }

    @Override
    public void setPublicId(String id) {}

    @Override
    public String getBaseURI() {
      return null;
    }

    @Override
    public void setBaseURI(String base) {}

    @Override
    public String getEncoding() {
      return null;
    }

    @Override
    public void setEncoding(String encoding) {}

    @Override
    public boolean getCertifiedText() {
      return false;
    }

    @Override
    public void setCertifiedText(boolean certified) {}
  }
}
