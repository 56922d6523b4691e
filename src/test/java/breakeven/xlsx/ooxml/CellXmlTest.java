package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellXmlTest {
  private static String xml(int row, String prefix, Consumer<CellXml> cells) throws IOException {
    CellXml out = new CellXml();
    out.startRow(row, prefix);
    cells.accept(out);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    out.writeTo(bytes, 0, out.count());
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String text(String text) throws IOException {
    String xml = xml(2, "", c -> c.text(30, 9, text));
    boolean plain = xml.contains("t=\"str\"");
    String start =
        plain
            ? "<c r=\"AE2\" s=\"9\" t=\"str\"><v>"
            : "<c r=\"AE2\" s=\"9\" t=\"inlineStr\"><is><t xml:space=\"preserve\">";
    String end = plain ? "</v></c>" : "</t></is></c>";
    assertThat(xml).startsWith(start).endsWith(end);
    return xml.substring(start.length(), xml.length() - end.length());
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-0.0,0",
    "1,1",
    "-12,-12",
    "123456789012,123456789012",
    "0.1,0.1",
    "1e15,1.0E15",
    "1e-7,1.0E-7",
    "-2.5,-2.5",
    "1.7976931348623157E308,1.7976931348623157E308"
  })
  void numbersAreWrittenShort(double value, String text) throws IOException {
    assertThat(xml(7, "", c -> c.number(0, 0, value)))
        .isEqualTo("<c r=\"A7\"><v>" + text + "</v></c>");
  }

  @ParameterizedTest
  @CsvSource({"24,t=\"n\"><v>24.0</v></c>", "0.1,t=\"n\"><v>0.1</v></c>"})
  void numbersInThePlaceOfPoisAreWrittenAsItsOwn(double value, String end) throws IOException {
    assertThat(xml(2, "", c -> c.asPoi(1, 7, value))).isEqualTo("<c r=\"B2\" s=\"7\" " + end);
  }

  @ParameterizedTest
  @CsvSource({
    "'','/>'",
    "a & b,' t=\"inlineStr\"><is><t>a &amp; b</t></is></c>'",
    "' b',' t=\"inlineStr\"><is><t xml:space=\"preserve\"> b</t></is></c>'"
  })
  void textsInThePlaceOfPoisAreWrittenAsItsOwn(String text, String end) throws IOException {
    assertThat(xml(2, "", c -> c.asPoi(1, 7, text))).isEqualTo("<c r=\"B2\" s=\"7\"" + end);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsRefused(double value) {
    assertThatThrownBy(() -> xml(1, "", c -> c.number(0, 0, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A1");
    assertThatThrownBy(() -> xml(1, "", c -> c.formula(0, 0, new RowFormula("1/0"), value)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyKindOfCellHasItsForm() throws IOException {
    assertThat(
            xml(
                3,
                "x:",
                c -> {
                  c.number(0, 1, 1);
                  c.formula(1, 0, new RowFormula("A1&\"<\""), "a<b");
                  c.formula(2, 0, new RowFormula("1+1"), 2);
                  c.blank(701, 4);
                  c.blank(702, 0);
                  c.number(16383, 0, 1);
                }))
        .isEqualTo(
            "<x:c r=\"A3\" s=\"1\"><x:v>1</x:v></x:c>"
                + "<x:c r=\"B3\" t=\"str\"><x:f>A1&amp;\"&lt;\"</x:f><x:v>a&lt;b</x:v></x:c>"
                + "<x:c r=\"C3\"><x:f>1+1</x:f><x:v>2</x:v></x:c>"
                + "<x:c r=\"ZZ3\" s=\"4\"/><x:c r=\"AAA3\"/><x:c r=\"XFD3\"><x:v>1</x:v></x:c>");
  }

  @Test
  void textIsEscaped() throws IOException {
    assertThat(text("a & <b> \"c\"")).isEqualTo("a &amp; &lt;b&gt; \"c\"");
    assertThat(text("=1+1")).isEqualTo("=1+1");
    assertThat(text("_x0041_ _xZZZZ_ _x00e4_")).isEqualTo("_x005F_x0041_ _xZZZZ_ _x005F_x00e4_");
    assertThat(text("a\r\n\tb\0\u0001\uFFFE")).isEqualTo("a_x000D_\n\tb_x0000__x0001__xFFFE_");
    assertThat(text("\u00e9\u6f22\uD83D\uDE00")).isEqualTo("\u00e9\u6f22\uD83D\uDE00");
    assertThat(text("a\uD83Db\uDE00")).isEqualTo("a\uFFFDb\uFFFD");
  }

  @Test
  void onlyATextWithBlanksThatCountIsWrittenAtLength() throws IOException {
    assertThat(xml(1, "", c -> c.text(0, 0, "two words"))).contains("<v>two words</v>");
    for (String text : new String[] {"", " a", "a ", "a\nb", "a\tb", "a\u0001b"}) {
      assertThat(xml(1, "", c -> c.text(0, 0, text))).contains("xml:space=\"preserve\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "two words",
        " a",
        "a ",
        "\ta",
        "a\nb",
        "a\u0001",
        "a\u007F",
        "=1+1",
        "-",
        "a & b",
        "<b>",
        "a > b",
        "_x0041_",
        "a_b",
        "\u00e9\u6f22\uD83D\uDE00",
        "a\uFFFE",
        "\uFF21",
        "\u00A0a",
        "Fine-tuned \u2192 Prompting"
      })
  void aTextInBytesIsWrittenLikeTheTextItself(String text) throws IOException {
    for (String given : List.of(text, "a".repeat(32_766) + text, "\u6f22".repeat(20_000) + text)) {
      byte[] around = ("<" + given + "<").getBytes(StandardCharsets.UTF_8);
      assertThat(xml(3, "x:", c -> c.text(1, 4, around, 1, around.length - 2)))
          .isEqualTo(xml(3, "x:", c -> c.text(1, 4, given)));
    }
  }

  @Test
  void longTextIsCutWithAMark() throws IOException {
    assertThat(text("x".repeat(32_767))).hasSize(32_767).endsWith("x");
    assertThat(text("x".repeat(32_768))).hasSize(32_767).endsWith("x… [cut]");
    // With the cut between two letters, and within one of two surrogates.
    for (String first : List.of("", "x")) {
      assertThat(text(first + "\uD83D\uDE00".repeat(20_000)))
          .hasSizeLessThanOrEqualTo(32_767)
          .endsWith("\uDE00… [cut]");
    }
  }

  @Test
  void longFormulasAndWrongOrderAreRefused() {
    assertThatThrownBy(() -> xml(1, "", c -> c.formula(0, 0, new RowFormula("1".repeat(8_193)), 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                xml(
                    1,
                    "",
                    c -> {
                      c.blank(1, 0);
                      c.blank(1, 0);
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> xml(1, "", c -> c.blank(16_384, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
