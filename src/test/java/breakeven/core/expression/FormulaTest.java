package breakeven.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTest {
  @Test
  void aFormulaIsPutTogetherFromOthers() {
    assertThat(
            Formula.when(Formula.isNumber("A1"), Formula.index("D:D", Formula.match("B1", "C:C"))))
        .isEqualTo("IF(ISNUMBER(A1),INDEX(D:D,MATCH(B1,C:C,0)),\"\")");
  }

  @Test
  void aCollectionStandsForItsParts() {
    List<Object> criteria = List.of("B:B", Formula.quoted(">0"), List.of("C:C", 1));

    assertThat(Formula.sumIfs("A:A", criteria)).isEqualTo("SUMIFS(A:A,B:B,\">0\",C:C,1)");
    assertThat(Formula.or(List.of("A1", "B1"))).isEqualTo("OR(A1,B1)");
  }

  @Test
  void quotesInWordsAreDoubled() {
    assertThat(Formula.quoted(" \"x\"")).isEqualTo("\" \"\"x\"\"\"");
  }
}
