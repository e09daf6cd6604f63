package numpack.app.session.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftState;
import numpack.engine.error.Finding.LeftoverFile;

/// What arrays take on the disk once everything is saved. Arrays that cannot be read count as nothing.
///
/// @param bytes       of all physical rows, dropped ones included
/// @param reclaimable bytes of dropped rows, which a compaction gives back
public record DiskUse(long bytes, long reclaimable) {
    private static final DiskUse NOTHING = new DiskUse(0, 0);

    /// Of one array.
    public static DiskUse of(DraftArray array) {
        if (!array.isReadable()) {
            return NOTHING;
        }
        long rowBytes = array.physicalShape().rowElements() * array.dtype().itemSize();
        return new DiskUse(rowBytes * array.physicalShape().rowCount(), rowBytes * array.droppedCount());
    }

    /// What is free on the disk of a draft's pack; asks the system.
    public static long freeBytes(Draft draft) throws IOException {
        return Files.getFileStore(draft.pack().path()).getUsableSpace();
    }

    /// Of a pack, with what programs that ended unexpectedly have left in it.
    public static DiskUse of(DraftState state) {
        var arrays = of(state.snapshot().arrays());
        return new DiskUse(arrays.bytes + state.leftovers().stream().mapToLong(LeftoverFile::bytes).sum(), arrays.reclaimable);
    }

    /// Of several arrays together.
    public static DiskUse of(Collection<DraftArray> arrays) {
        long bytes = 0;
        long reclaimable = 0;
        for (var array : arrays) {
            var use = of(array);
            bytes += use.bytes;
            reclaimable += use.reclaimable;
        }
        return new DiskUse(bytes, reclaimable);
    }
}
