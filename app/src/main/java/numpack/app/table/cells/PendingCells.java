package numpack.app.table.cells;

import java.util.HashMap;
import java.util.Map;
import numpack.app.session.space.CellPlace;
import org.jspecify.annotations.Nullable;

/// Cells that were typed and are on their way into the draft: painted at once, long before a snapshot has them.
/// Foreground only.
public final class PendingCells {
    private final Map<CellPlace, Pending> cells = new HashMap<>();

    /// Paints an element over a cell until [#done] or [#failed] is said of it.
    public void put(CellPlace place, byte[] element) {
        cells.put(place, new Pending(element, Long.MAX_VALUE));
    }

    /// The draft has it since this revision: it stays until the cell was read at that revision.
    public void done(CellPlace place, byte[] element, long revision) {
        cells.computeIfPresent(place, (key, now) -> now.element == element ? new Pending(element, revision) : now);
    }

    /// The draft has not taken it.
    public void failed(CellPlace place, byte[] element) {
        cells.computeIfPresent(place, (key, now) -> now.element == element ? null : now);
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    /// What to paint over a cell whose block was read at this revision; null for nothing.
    byte @Nullable [] over(CellPlace place, long blockRevision) {
        var now = cells.get(place);
        if (now == null) {
            return null;
        }
        if (blockRevision >= now.revision) {
            cells.remove(place);
            return null;
        }
        return now.element;
    }

    void clear() {
        cells.clear();
    }

    private record Pending(byte[] element, long revision) {}
}
