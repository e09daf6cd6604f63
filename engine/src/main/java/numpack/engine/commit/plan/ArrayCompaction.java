package numpack.engine.commit.plan;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import numpack.engine.compact.CompactedRows;
import numpack.engine.compact.CompactionPlanner;
import numpack.engine.compact.CompactionSource;
import numpack.engine.compact.Compactor;
import numpack.engine.format.ArrayFiles.DataFile;
import numpack.engine.format.SegmentList;
import numpack.engine.format.SegmentListCodec;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.storage.WorkbenchFolder;
import numpack.engine.work.CompactionPlan;

/// Plans the compaction of one array: its live rows take the place of all its rows, and its bitmap goes. An array without dropped rows keeps
/// its data.
public final class ArrayCompaction {
    private final LoadedArray array;
    private final long segmentBytes;
    private final PlanScope scope;

    ArrayCompaction(Change.Compact change, PlanScope scope) {
        this.array = change.array();
        this.segmentBytes = change.segmentBytes();
        this.scope = scope;
    }

    /// What compacting these arrays would do.
    ///
    /// @throws numpack.engine.error.ArrayUnreadableException if one of them cannot be read
    public static CompactionPlan planned(Collection<LoadedArray> arrays) {
        return CompactionPlanner.plan(arrays.stream().map(ArrayCompaction::sourceOf).toList());
    }

    /// Whether compacting the array still does what was planned.
    public static boolean isAsPlanned(LoadedArray array, CompactionPlan.ArrayPlan plan) {
        return planned(List.of(array)).arrays().equals(List.of(plan));
    }

    void plan() throws IOException {
        if (array.droppedCount() == 0) {
            clearBitmap();
        } else {
            replace(new Compactor(scope.news().files(), scope.news()::reserve, segmentBytes).compact(sourceOf(array), scope.news().progress()));
        }
    }

    private void clearBitmap() {
        var lengths = new FileLengths();
        var file = array.mainFile().orElseThrow();
        var parked = scope.park(file, lengths);
        lengths.arrives(file.file(), file.stamp().size());
        scope.takeAway(array.files().bitmap().orElseThrow(), lengths);
        scope.plan().open(parked, file.file());
        scope.enter(array, array.entry().withDataFile(array.entry().dataFile(), scope.stampMicros()), lengths);
    }

    private void replace(CompactedRows rows) throws IOException {
        var name = array.name();
        var changed = array.physicalShape().ndim() == 0 ? array.entry() : array.entry().withRows(rows.rows(), scope.stampMicros());
        var lengths = new FileLengths();
        var replacement = new Replacement(array, scope);
        if (rows.storage() == CompactionSource.Storage.SINGLE) {
            replacement.plan(changed.withDataFile(scope.fileFor(name), scope.stampMicros()), pathOf(rows.files().getFirst()), rows.bytes(), lengths);
            return;
        }
        var bytes = SegmentListCodec.encode(placeSegments(rows, lengths));
        var made = scope.news().make(bytes);
        replacement.plan(changed.withDataFile(PackLayout.segmentListFile(name), scope.stampMicros()), made, bytes.length, lengths);
    }

    private SegmentList placeSegments(CompactedRows rows, FileLengths lengths) {
        var list = new SegmentList(List.of());
        var first = array.files().dataFiles().stream().map(DataFile::at).findFirst();
        for (var made : rows.files()) {
            var segment = PackLayout.segmentFile(array.name(), list.segments().size());
            scope.plan().place(pathOf(made), segment);
            first.ifPresent(file -> scope.plan().succeeds(pathOf(made), file));
            lengths.arrives(segment, made.bytes());
            list = list.with(new SegmentList.Segment(segment, made.rows(), made.bytes()));
        }
        return list;
    }

    private static String pathOf(CompactedRows.NewFile file) {
        return WorkbenchFolder.NAME + "/" + file.path().getFileName();
    }

    /// An array as compaction sees it.
    private static CompactionSource sourceOf(LoadedArray array) {
        var files = array.files();
        var storage = array.isSegmented() ? CompactionSource.Storage.SEGMENTS : CompactionSource.Storage.SINGLE;
        long bitmapBytes = files.bitmap().map(bitmap -> bitmap.stamp().size()).orElse(0L);
        long listBytes = files.segmentList().map(list -> list.stamp().size()).orElse(0L);
        long bytes = files.dataFiles().stream().mapToLong(data -> data.at().stamp().size()).sum();
        return new CompactionSource(array.name(), array.rows().file(), array.rows().live(), storage, bitmapBytes, listBytes, bytes);
    }
}
