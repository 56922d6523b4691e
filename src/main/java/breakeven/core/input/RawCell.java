package breakeven.core.input;

import org.jspecify.annotations.Nullable;

/** A cell as it came from the file. */
record RawCell(CellType type, double number, @Nullable String text) {}
