package numpack.engine.commit.plan;

import java.io.IOException;
import java.util.List;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.SegmentList;
import numpack.engine.format.SegmentListCodec;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.loaded.RemovedArrays;

/// Plans how the files of an array leave the pack to wait, and how they come back. No byte of a row is read or written for it.
record RemovedFiles(PlanScope scope) {
    void plan(Change.Remove change) throws IOException {
        var array = change.array();
        var key = change.key();
        scope.news().claim(RemovedArrays.file(key, RemovedArrays.ENTRY));
        scope.news().claim(RemovedArrays.folderOf(key));
        scope.removed().prepare(key, array.entry(), scope.news().files());
        var files = array.files();
        var lengths = new FileLengths();
        array.mainFile().ifPresent(file -> keep(file, RemovedArrays.file(key, RemovedArrays.DATA), lengths));
        if (array.isSegmented()) {
            int index = 0;
            for (var data : files.dataFiles()) {
                keep(data.at(), RemovedArrays.segment(key, index++), lengths);
            }
            scope.plan().clearFolder(PackLayout.segmentFolder(array.name()));
        }
        files.bitmap().ifPresent(bitmap -> keep(bitmap, RemovedArrays.file(key, RemovedArrays.BITMAP), lengths));
        scope.leave(array, lengths);
    }

    private void keep(PackFile file, String kept, FileLengths lengths) {
        scope.plan().park(file.file(), kept);
        lengths.leaves(file);
    }

    void plan(Change.BringBack change) throws IOException {
        var key = change.key();
        var name = change.name();
        var old = scope.removed().entry(key);
        var lengths = new FileLengths();
        ArrayEntry entry;
        if (old.isSegmented()) {
            entry = old.withName(name, PackLayout.segmentListFile(name), scope.stampMicros());
            bringBackSegments(key, old, name, lengths);
        } else {
            entry = old.withName(name, PackLayout.dataFile(name), scope.stampMicros());
            scope.plan().open(RemovedArrays.file(key, RemovedArrays.DATA), entry.dataFile());
            lengths.arrives(entry.dataFile(), scope.removed().length(key, RemovedArrays.DATA));
        }
        if (scope.removed().has(key, RemovedArrays.BITMAP)) {
            var place = PackLayout.bitmapFile(name).orElseThrow();
            scope.plan().place(RemovedArrays.file(key, RemovedArrays.BITMAP), place);
            lengths.arrives(place, scope.removed().length(key, RemovedArrays.BITMAP));
        }
        scope.plan().clear(RemovedArrays.file(key, RemovedArrays.ENTRY));
        scope.plan().clearFolder(RemovedArrays.folderOf(key));
        scope.enter(entry, lengths);
    }

    private void bringBackSegments(String key, ArrayEntry old, String name, FileLengths lengths) throws IOException {
        var list = new SegmentList(List.of());
        for (int index = 0; index < scope.removed().segmentCount(key); index++) {
            long bytes = scope.removed().length(key, "segment-" + index);
            var file = PackLayout.segmentFile(name, index);
            scope.plan().place(RemovedArrays.segment(key, index), file);
            lengths.arrives(file, bytes);
            list = list.with(new SegmentList.Segment(file, old.rowBytes() == 0 ? old.rowCount() : bytes / old.rowBytes(), bytes));
        }
        var bytes = SegmentListCodec.encode(list);
        var listFile = PackLayout.segmentListFile(name);
        scope.plan().open(scope.news().make(bytes), listFile);
        lengths.arrives(listFile, bytes.length);
        scope.plan().clear(RemovedArrays.file(key, RemovedArrays.DATA));
    }
}
