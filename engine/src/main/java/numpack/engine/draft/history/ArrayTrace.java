package numpack.engine.draft.history;

import java.io.IOException;
import java.util.List;
import numpack.engine.StoredArray;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.draft.signature.Signature;
import numpack.engine.shape.Shape;

/// By what an array of the pack is known again after its stamp has changed, or in another place.
///
/// @param files  what tells the files of its rows from others
/// @param sample signature of some of its elements: of all if they are few, else of blocks spread from the first row to the last
public record ArrayTrace(List<String> files, long sample) {
    private static final int BLOCK_BYTES = 4 << 10;
    private static final int BLOCKS = 9;
    /// Of an array of which nothing is known.
    public static final ArrayTrace NONE = new ArrayTrace(List.of(), 0);

    public ArrayTrace {
        files = List.copyOf(files);
    }

    static ArrayTrace of(StoredArray array) throws IOException {
        return new ArrayTrace(array.rowFiles(), sample(array, array.physicalShape()));
    }

    /// Whether an array still lies in these files, perhaps in more of them. Its rows may have been written anyway.
    public boolean isInFilesOf(StoredArray array) {
        var now = array.rowFiles();
        return !files.isEmpty() && files.size() <= now.size() && files.equals(now.subList(0, files.size())) && !files.contains("");
    }

    /// Whether an array begins with the elements that were sampled.
    ///
    /// @param shape the physical shape when this was taken; the array has rows like that
    public boolean isBeginningOf(StoredArray array, Shape shape) throws IOException {
        return !equals(NONE) && array.physicalShape().rowCount() >= shape.rowCount() && sample(array, shape) == sample;
    }

    private static long sample(StoredArray array, Shape shape) throws IOException {
        var source = array.physicalSource();
        int itemSize = source.dtype().itemSize();
        long elements = shape.elementCount();
        long block = Math.max(1, BLOCK_BYTES / itemSize);
        long blocks = Math.min(BLOCKS, Math.ceilDiv(elements, block));
        long sum = elements;
        for (long i = 0; i < blocks; i++) {
            // The last block always ends with the last row: a row that is missing before it moves what it holds.
            long from = elements <= BLOCKS * block ? i * block : (elements - block) / (BLOCKS - 1) * i;
            from = i == BLOCKS - 1 ? Math.max(0, elements - block) : from;
            long to = Math.min(elements, from + block);
            var bytes = new byte[Math.toIntExact((to - from) * itemSize)];
            Windows.readFlat(source, from, to, bytes, 0);
            sum = Signature.more(sum, bytes, 0, bytes.length);
        }
        return sum;
    }
}
