package breakeven.core.shape;

import breakeven.core.price.BaseModel;
import breakeven.core.table.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to fine-tune a model and serve it.
 *
 * @param model the base model, at one provider
 * @param method a code of {@link Words#METHOD}
 * @param serving a code of {@link Words#SERVING}
 * @param gpu the card that serves, and trains where no other is assumed; a name of {@code GPU
 *     prices}
 */
public record Shape(BaseModel model, int method, int serving, String gpu) {
  public String methodName() {
    return Words.METHOD.get(method);
  }

  public String servingName() {
    return Words.SERVING.get(serving);
  }

  /**
   * In words, only what differs from another shape, by comma: model, or provider where it is the
   * same model; method; serving; card. Empty where nothing does.
   */
  public String against(Shape own) {
    List<String> differing = new ArrayList<>();
    if (!model.sameModel(own.model)) {
      differing.add(model.name());
    } else if (!model.equals(own.model)) {
      differing.add(model.provider().isEmpty() ? model.name() : model.provider());
    }
    if (method != own.method) {
      differing.add(methodName());
    }
    if (serving != own.serving) {
      differing.add(servingName());
    }
    if (!gpu.isEmpty() && !gpu.equals(own.gpu)) {
      differing.add(gpu);
    }
    return String.join(", ", differing);
  }

  /** What has to be measured before a workload may change to it; empty where nothing has. */
  String toMeasure(Shape own) {
    if (!model.sameModel(own.model)) {
      return "benchmark " + model.name() + ": its quality here is not known";
    }
    return method == own.method
        ? ""
        : "measure again: fine-tuned by " + methodName() + ", not " + own.methodName();
  }
}
