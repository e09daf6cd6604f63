package numpack.engine.draft.overlay;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;

/// Layers one above the other; the uppermost that covers a cell holds. Immutable.
///
/// Neighbouring layers of single cells are merged when the upper one has grown to half of the lower one, as in a log-structured merge
/// tree: n single edits make about log n layers and cost n log n together, and adding one costs little on average. Large layers stay
/// where they are and are found by their first and last row.
public final class LayerStack {
    /// Cells of a merged layer; its values lie in memory.
    private static final long MERGED_CELLS = 1 << 17;

    private static final LayerStack EMPTY = new LayerStack(List.of());

    private final List<Layer> layers;

    private LayerStack(List<Layer> layers) {
        this.layers = layers;
    }

    public static LayerStack empty() {
        return EMPTY;
    }

    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /// The same with one layer more on top.
    public LayerStack plus(Layer layer) throws IOException {
        var all = new ArrayList<>(layers);
        Layer top = layer;
        while (!all.isEmpty() && all.getLast() instanceof CellRuns below && top instanceof CellRuns above
                && below.cellCount() <= 2 * above.cellCount() && below.cellCount() + above.cellCount() <= MERGED_CELLS) {
            all.removeLast();
            top = below.under(above);
        }
        all.add(top);
        return new LayerStack(List.copyOf(all));
    }

    /// Without rows from `rows` on.
    public LayerStack first(long rows) {
        var kept = new ArrayList<Layer>();
        for (var layer : layers) {
            if (layer.maxRow() < rows) {
                kept.add(layer);
            } else if (layer.minRow() < rows) {
                kept.add(layer.first(rows));
            }
        }
        return new LayerStack(List.copyOf(kept));
    }

    /// Whether any layer could have something in these rows.
    public boolean touchesRows(long from, long to) {
        for (var layer : layers) {
            if (layer.minRow() < to && layer.maxRow() >= from) {
                return true;
            }
        }
        return false;
    }

    /// Puts all that the layers hold of a window into it.
    public void paint(Box window, MemorySegment into) throws IOException {
        if (window.cellCount() == 0) {
            return;
        }
        long low = window.rows().lowest();
        long high = window.rows().highest();
        for (var layer : layers) {
            if (layer.minRow() <= high && layer.maxRow() >= low) {
                layer.paint(window, into);
            }
        }
    }

    /// All rows that any layer covers.
    public RowSet rows() {
        var rows = RowSet.builder();
        layers.forEach(layer -> rows.addAll(layer.rows()));
        return rows.build();
    }

    /// In each row, the box around all that the layers cover; there must be a layer.
    public Box restBounds() {
        var bounds = layers.getFirst().restBounds();
        for (var layer : layers) {
            bounds = bounds.around(layer.restBounds());
        }
        return bounds;
    }

    public List<Layer> layers() {
        return layers;
    }
}
