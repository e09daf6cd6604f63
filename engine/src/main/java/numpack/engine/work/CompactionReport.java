package numpack.engine.work;

import java.time.Duration;
import java.util.List;

/// What a compaction did.
///
/// @param arrays  one for each array that was compacted
/// @param elapsed how long it took
public record CompactionReport(List<ArrayReport> arrays, Duration elapsed) {
    public CompactionReport {
        arrays = List.copyOf(arrays);
    }

    /// The report of a plan that was carried out.
    public static CompactionReport of(CompactionPlan done, Duration elapsed) {
        return new CompactionReport(done.arrays().stream()
                .map(array -> new ArrayReport(array.name(), array.rowsBefore(), array.rowsAfter(), array.bytesBefore(), array.bytesAfter()))
                .toList(), elapsed);
    }

    /// Bytes that the pack is smaller.
    public long freedBytes() {
        return arrays.stream().mapToLong(ArrayReport::freedBytes).reduce(0, Math::addExact);
    }

    /// Rows that were forgotten, of all arrays.
    public long droppedRows() {
        return arrays.stream().mapToLong(ArrayReport::droppedRows).reduce(0, Math::addExact);
    }

    /// What became of one array.
    ///
    /// @param rowsBefore  rows on disk before, dropped ones included
    /// @param rowsAfter   rows on disk now
    /// @param bytesBefore its data, bitmap and segment list before
    /// @param bytesAfter  the same now
    public record ArrayReport(String name, long rowsBefore, long rowsAfter, long bytesBefore, long bytesAfter) {
        /// Rows that were forgotten.
        public long droppedRows() {
            return rowsBefore - rowsAfter;
        }

        /// Bytes that its files are smaller.
        public long freedBytes() {
            return bytesBefore - bytesAfter;
        }
    }
}
