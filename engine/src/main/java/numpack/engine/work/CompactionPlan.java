package numpack.engine.work;

import java.util.List;

/// What a compaction will do, exact to the byte, said before the first one is written.
///
/// @param arrays one for each array that has dropped rows or a bitmap
public record CompactionPlan(List<ArrayPlan> arrays) {
    public CompactionPlan {
        arrays = List.copyOf(arrays);
    }

    /// Bytes that the pack will be smaller.
    public long freedBytes() {
        return arrays.stream().mapToLong(ArrayPlan::freedBytes).reduce(0, Math::addExact);
    }

    /// Temporary space: the new files are beside the old ones until all are ready.
    public long neededBytes() {
        return arrays.stream().mapToLong(ArrayPlan::neededBytes).reduce(0, Math::addExact);
    }

    /// Rows that will be forgotten, of all arrays.
    public long droppedRows() {
        return arrays.stream().mapToLong(ArrayPlan::droppedRows).reduce(0, Math::addExact);
    }

    /// What becomes of one array.
    ///
    /// @param name        its name
    /// @param rowsBefore  rows on disk, dropped ones included
    /// @param rowsAfter   rows on disk afterwards: the live ones
    /// @param bytesBefore its data, bitmap and segment list now
    /// @param bytesAfter  the same afterwards; there is no bitmap then
    /// @param neededBytes free space for its new files; 0 if only the bitmap goes
    public record ArrayPlan(String name, long rowsBefore, long rowsAfter, long bytesBefore, long bytesAfter, long neededBytes) {
        /// Rows that will be forgotten.
        public long droppedRows() {
            return rowsBefore - rowsAfter;
        }

        /// Bytes that its files will be smaller.
        public long freedBytes() {
            return bytesBefore - bytesAfter;
        }
    }
}
