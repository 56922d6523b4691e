package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/** The parts of an edited stub, in memory. */
final class StubParts {
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private @Nullable InlineTexts texts;

  static StubParts read(byte[] zip) {
    StubParts result = new StubParts();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (!e.isDirectory()) {
          String part = PartNameEscaping.original(e.getName());
          byte[] bytes = PartNameEscaping.original(part, in.readAllBytes());
          result.parts.put(ReplacedSheets.key(part), bytes);
          result.names.put(ReplacedSheets.key(part), part);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result;
  }

  Set<String> names() {
    return new LinkedHashSet<>(names.values());
  }

  boolean has(String part) {
    return parts.containsKey(ReplacedSheets.key(part));
  }

  byte[] bytes(String part) {
    byte[] bytes = parts.get(ReplacedSheets.key(part));
    if (bytes == null) {
      throw new IllegalStateException("the edited stub lacks " + part);
    }
    return bytes;
  }

  /** The relationships of a part of the stub, or of the package for the empty name. */
  List<Relation> relations(String part) {
    String list = XlsxFile.relationsPart(part);
    return has(list)
        ? XlsxFile.relations(part, new ByteArrayInputStream(bytes(list)), "the stub's " + list)
        : List.of();
  }

  /** Where a part leads for a purpose; empty where it leads to no part of the stub. */
  private String target(String owner, String type) {
    return relations(owner).stream()
        .filter(r -> r.type().equals(type) && !r.external() && has(r.target()))
        .map(Relation::target)
        .findFirst()
        .orElse("");
  }

  /** The texts that cells of the stub's new sheets share. */
  InlineTexts texts() {
    if (texts == null) {
      String part = target(target("", "officeDocument"), "sharedStrings");
      texts =
          Uncheck.get(
              () ->
                  part.isEmpty()
                      ? InlineTexts.NONE
                      : InlineTexts.read(
                          new ByteArrayInputStream(bytes(part)), "the stub's " + part));
    }
    return texts;
  }
}
