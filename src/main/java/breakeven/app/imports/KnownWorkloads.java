package breakeven.app.imports;

import breakeven.app.batch.WorkloadsInput;
import breakeven.core.input.Texts;
import breakeven.core.model.NearMiss;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workloads of a workbook by name and by ID. */
final class KnownWorkloads {
  /** Names beyond these are not offered for a mistyped one. */
  private static final int NAMES_KEPT = 20_000;

  /**
   * A workload.
   *
   * @param id empty where it has none
   */
  record Key(String name, String id) {}

  private final Map<String, Key> byName = new HashMap<>();
  private final Map<String, Key> byId = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  private KnownWorkloads() {}

  /** Reads through the sheet once. */
  static KnownWorkloads read(WorkloadsInput workloads) {
    KnownWorkloads keys = new KnownWorkloads();
    workloads.each(
        batch -> {
          @Nullable String[] ids = batch.texts(Workloads.ID);
          for (int i = 0; i < batch.size(); i++) {
            keys.add(batch.name(i), ids[i]);
          }
        });
    return keys;
  }

  private void add(String name, @Nullable String id) {
    Key key = new Key(name, id == null ? "" : id.strip());
    byName.putIfAbsent(Texts.fold(name), key);
    if (!key.id().isEmpty()) {
      byId.putIfAbsent(Texts.fold(key.id()), key);
    }
    if (names.size() < NAMES_KEPT) {
      names.add(name);
    }
  }

  /** The workload that a line names, by its name or else by its ID; empty where there is none. */
  Optional<Key> of(String named) {
    Key key = byName.get(Texts.fold(named));
    return Optional.ofNullable(key == null ? byId.get(Texts.fold(named)) : key);
  }

  /** The name in the workbook of what a line names; an unknown one as it is. */
  String name(String named) {
    return of(named).map(Key::name).orElse(named);
  }

  /** The name that an unknown one may have been meant for. */
  Optional<String> near(String named) {
    return NearMiss.of(named, names);
  }
}
