package numpack.app.table.cells;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import numpack.app.session.space.CellBox;
import numpack.engine.StoredArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Slice;

/// Checksums of saved cells that were in sight. A file can be changed and keep its size and time: a time that was put back, pages written through
/// another process's mapping. What was in sight and is so again must hold the same bytes as long as the array is taken for unchanged.
///
/// Used by one thread at a time.
final class SeenBytes {
    private static final int MAX_BOXES = 1024;

    private final StoredArray base;
    /// By boxes of the saved array: runs of physical rows.
    private final Map<Box, Integer> checksums = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Box, Integer> eldest) {
            return size() > MAX_BOXES;
        }
    };

    SeenBytes(StoredArray base) {
        this.base = base;
    }

    boolean isOf(StoredArray array) {
        return base.equals(array);
    }

    /// Reads boxes, and tells the array if one of them holds other bytes than when it was read before.
    void lookAgain(Collection<CellBox> boxes) throws IOException {
        for (var box : boxes) {
            for (var seen : runs(box)) {
                int now = checksum(seen);
                var before = checksums.putIfAbsent(seen, now);
                if (before != null && before != now) {
                    base.distrust();
                    return;
                }
            }
        }
    }

    /// Rows that are not saved yet have nothing below them.
    private List<Box> runs(CellBox box) {
        var region = box.space().region(box);
        var saved = base.physicalShape();
        var runs = new ArrayList<Box>();
        region.rows().within(0, saved.rowCount()).forEachRange((from, to) ->
                runs.add(saved.ndim() == 0 ? region.rest() : region.rest().behind(Slice.of(from, to - from))));
        return runs;
    }

    private int checksum(Box box) throws IOException {
        var source = base.physicalSource();
        var bytes = new byte[Math.toIntExact(box.cellCount() * source.dtype().itemSize())];
        source.read(box, MemorySegment.ofArray(bytes));
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
