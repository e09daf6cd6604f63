package numpack.engine.draft.save;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import numpack.engine.change.CellWrites;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.draft.state.CellDifference;

/// The differing cells of an array as writes into the pack. They are counted once, for counting means reading both states.
public record ChangedCells(CellDifference difference, long byteCount) implements CellWrites {
    /// Empty if nothing differs.
    static Optional<ChangedCells> of(CellDifference difference) {
        long[] bytes = {0};
        try {
            difference.forEachRun((_, _, _, _, count) -> bytes[0] += count);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes[0] == 0 ? Optional.empty() : Optional.of(new ChangedCells(difference, bytes[0]));
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        long rowElements = Windows.rowElements(Windows.lengths(difference.after().shape()));
        int itemSize = difference.after().dtype().itemSize();
        difference.forEachRun((first, _, now, from, count) -> sink.write(first / rowElements, first % rowElements * itemSize,
                MemorySegment.ofArray(now).asSlice(from, count)));
    }
}
