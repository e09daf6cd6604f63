package numpack.engine.compact;

import numpack.engine.rows.live.LiveRows;
import numpack.engine.rows.RowFile;

/// One array as it lies on the disk before its compaction.
///
/// @param name             its name
/// @param file             its physical rows
/// @param live             which of them are live
/// @param storage          how it is stored
/// @param bitmapBytes      length of its bitmap file, 0 if there is none
/// @param segmentListBytes length of its segment list, 0 if there is none
/// @param dataBytes        length of its data files; more than its rows have if one has a tail
public record CompactionSource(String name, RowFile file, LiveRows live, Storage storage, long bitmapBytes, long segmentListBytes, long dataBytes) {
    public CompactionSource {
        if (file.rowCount() != live.physicalCount()) {
            throw new IllegalArgumentException("%d rows, but the bitmap has %d".formatted(file.rowCount(), live.physicalCount()));
        }
    }

    /// How an array is stored.
    public enum Storage {
        SINGLE, SEGMENTS
    }

    /// An array without dropped rows keeps its data files and loses only its bitmap.
    boolean keepsData() {
        return live.isAllLive();
    }

    long liveBytes() {
        return live.liveCount() * file.rowBytes();
    }

    /// Segments become a single file when that is no longer than one segment may be: every release reads it. A single file stays one.
    boolean staysSegmented(long segmentBytes) {
        return storage == Storage.SEGMENTS && liveBytes() > Math.max(segmentBytes, file.rowBytes());
    }
}
