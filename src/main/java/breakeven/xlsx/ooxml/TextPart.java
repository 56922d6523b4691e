package breakeven.xlsx.ooxml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.ooxml.POIXMLRelation;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;

/** A part that is text. POI would make trees of objects of it. */
class TextPart extends POIXMLDocumentPart {
  private final Supplier<String> text;

  /**
   * A part of the same package as another one.
   *
   * @param name its name, with a hash sign for the number, which is the first that is free
   * @param text what is in it, asked for when the workbook is saved
   */
  TextPart(POIXMLDocumentPart beside, POIXMLRelation kind, String name, Supplier<String> text) {
    super(part(beside.getPackagePart().getPackage(), kind, name));
    this.text = text;
  }

  private static PackagePart part(OPCPackage all, POIXMLRelation kind, String name) {
    try {
      int number = 1;
      while (taken(all, name.replace("#", String.valueOf(number)))) {
        number++;
      }
      return all.createPart(
          PackagingURIHelper.createPartName(name.replace("#", String.valueOf(number))),
          kind.getContentType());
    } catch (InvalidFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names are the same in any case; POI's own search for a free one goes by the letters. */
  private static boolean taken(OPCPackage all, String name) throws InvalidFormatException {
    return all.getParts().stream()
        .anyMatch(part -> part.getPartName().getName().equalsIgnoreCase(name));
  }

  /** Lets another part lead to this one, and gives the relation's id. */
  String related(POIXMLDocumentPart from, POIXMLRelation kind) {
    return from.addRelation(null, kind, this).getRelationship().getId();
  }

  @Override
  protected void commit() throws IOException {
    try (OutputStream out = getPackagePart().getOutputStream()) {
      out.write(text.get().getBytes(StandardCharsets.UTF_8));
    }
  }
}
