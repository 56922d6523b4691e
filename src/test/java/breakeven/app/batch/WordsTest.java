package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.samples.SampleWorkbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets, messages, help and pages speak one language: that of finance people. */
class WordsTest {
  /** What no reader sees, as a pattern, and the word to say instead. */
  private static final Map<Pattern, String> INSTEAD = instead();

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** What people type, in their spelling: it is read, and nowhere said. */
  private static final String TYPED = "words.txt";

  @TempDir private Path folder;

  private static Map<Pattern, String> instead() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("can be booked", "ready to approve");
    words.put("waits? for (an )?answers?", "pending evidence");
    words.put("left on the table", "blocked by a check");
    words.put("\\bhangs? on\\b(?! to)", "depends on, value at stake");
    words.put("what chance does", "net saving under uncertainty");
    words.put("were each (fine-)?tuned", "if every workload were fine-tuned");
    words.put("eight draws (of|in) ten|80% range", "in 8 of 10 futures");
    words.put("evidence comes out well", "tests go well");
    words.put("where to put money", "investment ranking");
    words.put("what to find out (next|first)", "next steps");
    words.put("what it comes to", "key figures");
    words.put("as (they were|it was)\\b", "changed, the same as before");
    words.put("\\bother (verdict|figures)\\b(?! than)", "verdict changed, figures changed");
    words.put("\\bis another (now|since)|what is another", "changed");
    // An assumption is called so.
    words.put("(?<!fine-)\\btunes?\\b(?! reaches quality)", "fine-tuned model, fine-tunes");
    // Two models of the price table are called so.
    words.put("(?<!fine-)(?<!vertex )\\btuned\\b(?! in tinker)", "fine-tuned");
    words.put("tokens or gpus, the cheaper", "Serving (cheaper of API and GPUs)");
    words.put("its row among", "nothing: plumbing is not shown");
    words.put("[0-9] %", "85.0%, without a blank");
    words.put("\\bstands?\\b|\\bstood\\b", "is");
    words.put("\\btells?\\b|\\btold\\b", "says");
    words.put("\\bh(o|e)lds? against\\b", "reads, compares");
    words.put("\\blacking\\b", "missing");
    words.put("\\bprogramme\\b", "program");
    words.put(
        "\\b(util|optim|organ|real|anal|author|summar|normal)(iz|yz)(e|ed|es|ing|ation)\\b",
        "-ise");
    words.put("\\b(color|behavior|center|favor)(s|ed)?\\b", "-our, -re");
    Map<Pattern, String> patterns = new LinkedHashMap<>();
    words.forEach(
        (phrase, say) -> patterns.put(Pattern.compile(phrase, Pattern.CASE_INSENSITIVE), say));
    return patterns;
  }

  /** The phrases that a text has no place for: each with its neighbours and the word to say. */
  private static void look(String where, String text, List<String> found) {
    INSTEAD.forEach(
        (phrase, say) -> {
          Matcher matcher = phrase.matcher(text);
          while (matcher.find()) {
            int from = Math.max(0, matcher.start() - 40);
            int to = Math.min(text.length(), matcher.end() + 30);
            String near = text.substring(from, to).replace('\n', ' ');
            found.add(where + ": \"" + near + "\" → " + say);
          }
        });
  }

  @Test
  void thePhrasesAreFound() {
    List<String> found = new ArrayList<>();
    look("A1", "245,281 GBP can be booked, at 85.0 % of the tuned model", found);
    assertThat(found).hasSize(3);
    look("A2", "A fine-tuned model saves 85.0%: standard tuning, understood", found);
    assertThat(found).hasSize(3);
  }

  @Test
  void pages() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path page : files(Path.of("docs"), ".md")) {
      look(page.toString(), prose(page), found);
    }
    for (String page : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")) {
      look(page, prose(Path.of(page)), found);
    }
    assertThat(found).isEmpty();
  }

  @Test
  void tablesThatShip() throws IOException {
    List<String> found = new ArrayList<>();
    for (String end : List.of(".csv", ".txt")) {
      for (Path table : files(Path.of("src/main/resources"), end)) {
        if (table.getFileName().toString().equals(TYPED)) {
          continue;
        }
        look(table.toString(), Files.readString(table), found);
      }
    }
    assertThat(found).isEmpty();
  }

  /** Messages, help, notes, prompts, titles: all texts in the program. */
  @Test
  void textsOfTheProgram() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path source : files(Path.of("src/main/java"), ".java")) {
      String code =
          Files.readString(source)
              .replaceAll("(?m)^\\s*(//|\\*|/\\*).*$", "")
              .replaceAll("\"\\s*\\+\\s*\"", "");
      Matcher literal = LITERAL.matcher(code);
      while (literal.find()) {
        // One word in small letters is a name of XML or of the language.
        if (!literal.group(1).matches("[a-z]*")) {
          look(source.getFileName().toString(), literal.group(1), found);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyPartOfTheTemplateAndOfAReviewedSample() throws IOException {
    List<String> found = new ArrayList<>();
    Path reviewed = Reviews.review(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"));
    for (Path book : List.of(Path.of("templates", "portfolio.xlsx"), reviewed)) {
      try (ZipFile zip = new ZipFile(book.toFile())) {
        for (ZipEntry part : zip.stream().filter(WordsTest::shown).toList()) {
          try (InputStream in = zip.getInputStream(part)) {
            String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // Formulas are no sentences: their texts are those of the program.
            String text = xml.replaceAll("<f>[^<]*</f>", "").replaceAll("<[/a-z0-9:]+>", "\n");
            look(book.getFileName() + " " + part.getName(), text, found);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean shown(ZipEntry part) {
    return part.getName()
        .matches("(xl/.*(sheet|comments|chart|Strings|table|workbook)|docProps/).*[.]xml");
  }

  /** A page without what it quotes as code. */
  private static String prose(Path page) throws IOException {
    return Files.readString(page).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
