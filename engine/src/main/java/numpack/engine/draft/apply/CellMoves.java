package numpack.engine.draft.apply;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import numpack.engine.draft.overlay.ByteSource;
import numpack.engine.draft.overlay.CellRuns;
import numpack.engine.draft.overlay.Layer;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.RowMoves;
import numpack.engine.draft.step.Step;
import numpack.engine.shape.RowSet;

/// Makes a layer of single cells, moved to where their rows are now.
public final class CellMoves {
    private final long rowElements;
    private final int itemSize;
    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private long[] valuesAt = new long[8];
    private int count;

    private CellMoves(long rowElements, int itemSize) {
        this.rowElements = rowElements;
        this.itemSize = itemSize;
    }

    /// Empty if none of the rows is left.
    static Optional<Layer> layer(ArrayState array, Step.SetCells step, RowMoves moves, HeldBytes bytes) throws IOException {
        var places = step.places();
        if (moves.isIdentity()) {
            return Optional.of(new CellRuns(array.lengths(), array.itemSize(), places.starts(), places.ends(), bytes.source()));
        }
        var moved = new CellMoves(places.rowElements(), array.itemSize());
        long before = 0;
        for (int run = 0; run < places.runCount(); run++) {
            moved.add(places.start(run), places.end(run), before, moves);
            before += places.length(run);
        }
        return moved.count == 0 ? Optional.empty() : Optional.of(moved.build(array.lengths(), bytes.source()));
    }

    private void add(long start, long end, long before, RowMoves moves) {
        var rows = RowSet.range(start / rowElements, (end - 1) / rowElements + 1);
        moves.forEach(rows, (was, now, rowCount) -> {
            long from = Math.max(start, was * rowElements);
            long to = Math.min(end, (was + rowCount) * rowElements);
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
                valuesAt = Arrays.copyOf(valuesAt, 2 * count);
            }
            starts[count] = from + (now - was) * rowElements;
            ends[count] = to + (now - was) * rowElements;
            valuesAt[count++] = (before + from - start) * itemSize;
        });
    }

    private Layer build(long[] lengths, ByteSource source) throws IOException {
        long cells = 0;
        for (int run = 0; run < count; run++) {
            cells += ends[run] - starts[run];
        }
        var values = new byte[Math.toIntExact(cells * itemSize)];
        int at = 0;
        for (int run = 0; run < count; run++) {
            int bytes = (int) ((ends[run] - starts[run]) * itemSize);
            source.read(valuesAt[run], values, at, bytes);
            at += bytes;
        }
        return new CellRuns(lengths, itemSize, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count), ByteSource.of(values));
    }
}
