package breakeven.core.cycle;

import breakeven.core.input.Texts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things that belong to workloads, each found by the workload's ID first, else by its name. */
public final class WorkloadKeys<T> {
  /** What belongs to a key, and the ID that was beside it. */
  private record Held<T>(String id, T thing) {}

  private final Map<String, Held<T>> byId = new HashMap<>();
  private final Map<String, Held<T>> byName = new HashMap<>();

  /** Adds something; the last of a key counts. */
  public void put(String id, String name, T thing) {
    Held<T> held = new Held<>(id, thing);
    if (!id.isEmpty()) {
      byId.put(Texts.fold(id), held);
    }
    if (!name.isEmpty()) {
      byName.put(Texts.fold(name), held);
    }
  }

  /**
   * What belongs to a workload; null where nothing does. A name finds nothing of a workload that
   * had another ID.
   */
  public @Nullable T of(String id, String name) {
    Held<T> held = id.isEmpty() ? null : byId.get(Texts.fold(id));
    if (held == null) {
      held = byName.get(Texts.fold(name));
      if (held != null && !id.isEmpty() && !held.id().isEmpty()) {
        held = null;
      }
    }
    return held == null ? null : held.thing();
  }
}
