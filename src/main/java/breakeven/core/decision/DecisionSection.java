package breakeven.core.decision;

import breakeven.core.economics.Section;

/** Lines that go by the verdict. */
abstract class DecisionSection extends Section {
  final Decision decision;

  DecisionSection(Decision decision, String heading) {
    super(decision.model, heading);
    this.decision = decision;
  }
}
