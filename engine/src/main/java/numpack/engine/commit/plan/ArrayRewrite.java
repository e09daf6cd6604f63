package numpack.engine.commit.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import numpack.engine.commit.span.WriteSizes;
import numpack.engine.commit.span.WriteSpans;
import numpack.engine.error.Finding;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.reason.NameFault;
import numpack.engine.format.SegmentList;
import numpack.engine.format.SegmentListCodec;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.ManifestSide;
import numpack.engine.rows.AppendPlan;
import numpack.engine.rows.bitmap.BitmapChange;
import numpack.engine.rows.bitmap.BitmapForm;
import numpack.engine.rows.bitmap.BitmapPlanner;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.shape.Slice;
import numpack.engine.storage.Opening;
import numpack.engine.storage.file.ReadFile;

/// Plans the change of an array that stays where it is: cells written, rows cut off and appended, rows dropped and restored, another
/// name.
///
/// Small changes go through the journal, byte for byte. Where that would be too much, a file with many changed cells is written anew,
/// and many appended rows are written behind the end of the live file first, where nobody reads, under an intent of the journal.
final class ArrayRewrite {
    private final Change.InPlace change;
    private final PlanScope scope;
    private final LoadedArray array;
    private final LoadedArray.Rows rows;
    private final ArrayEntry entry;
    private final CommitPlan plan;
    private final NewFiles news;
    private final long stampMicros;
    private final long keptRows;
    private final Map<String, FileRewrite> targets = new LinkedHashMap<>();
    private final Map<ReadFile, FileRewrite> byFile = new IdentityHashMap<>();
    private final FileLengths lengths = new FileLengths();

    ArrayRewrite(Change.InPlace change, PlanScope scope) {
        this.change = change;
        this.scope = scope;
        this.array = change.array();
        this.rows = array.rows();
        this.entry = array.entry();
        this.plan = scope.plan();
        this.news = scope.news();
        this.stampMicros = scope.stampMicros();
        this.keptRows = array.physicalShape().rowCount() - change.cut();
        for (int i = 0; i < rows.parts().size(); i++) {
            var data = array.files().dataFiles().get(i);
            var target = new FileRewrite(data, rows.parts().get(i).file(), plan, news, scope.budget());
            targets.put(data.at().file(), target);
            byFile.put(target.source(), target);
        }
    }

    void plan() throws IOException {
        long allRows = keptRows + change.appendedRows();
        boolean isResized = change.isResized();
        measureWrites();
        renewFiles();
        journalWrites();
        var changed = array.physicalShape().ndim() == 0 ? entry.withDataFile(entry.dataFile(), stampMicros)
                : entry.withRows(allRows, stampMicros);
        var segments = array.files().segments().orElse(new SegmentList(List.of()));
        if (isResized) {
            clearTails();
            segments = cut(segments);
        }
        if (change.appendedRows() > 0) {
            segments = append(segments);
        }
        var isSegmented = array.isSegmented();
        var name = change.name();
        var mainFile = isSegmented ? change.isRename() ? PackLayout.segmentListFile(name) : entry.dataFile()
                : change.isRename() ? PackLayout.dataFile(name) : entry.dataFile();
        if (isSegmented) {
            segmented(mainFile, segments, isResized);
        } else {
            single(mainFile);
        }
        bitmap(allRows);
        scope.enter(array, changed.withName(name, mainFile, stampMicros), lengths);
    }

    /// Rows behind the last one belong to nobody we know; writing over them would lose them for good. A decision is about the bytes that
    /// were found then: others may have come since.
    private void clearTails() throws IOException {
        for (var finding : array.findings()) {
            switch (finding) {
                case Finding.FileTail _, Finding.SegmentRows _ when !scope.accepted().test(finding) ->
                        throw new ReadOnlyPackException(news.pack(), new ReadOnlyPackException.Found(finding));
                default -> { }
            }
        }
        for (var target : targets.values()) {
            if (target.length() > target.data().byteCount()) {
                target.setLength(target.data().byteCount());
            }
        }
    }

    private void measureWrites() throws IOException {
        if (change.writes().isEmpty() || rows.file().sizeBytes() == 0) {
            return;
        }
        WriteSpans.measure(rows.file(), change.writes(), file -> targetOf(file).writes(), bytes -> {
            news.progress().checkCancelled();
            news.progress().advance(bytes);
        });
    }

    /// Writes a file anew if its changed cells are too many for the journal or cost more one by one, or other folders have it as a hard link.
    private void renewFiles() throws IOException {
        for (var target : targets.values()) {
            if (!target.isToBeRenewed()) {
                continue;
            }
            // No journal holds the gaps here.
            target.renew(out -> WriteSpans.join(rows.file(), change.writes(), anyFile(), _ -> WriteSizes.MAX_GAP, span -> {
                if (span.file() == target.source()) {
                    news.progress().checkCancelled();
                    out.write(span.offset(), span.after());
                    news.progress().advance(span.brought());
                }
            }));
        }
    }

    private void journalWrites() throws IOException {
        if (targets.values().stream().noneMatch(FileRewrite::isWrittenInPlace)) {
            return;
        }
        WriteSpans.join(rows.file(), change.writes(), anyFile(), this::maxGap, span -> {
            var target = targetOf(span.file());
            if (target.isWrittenInPlace()) {
                target.write(span.offset(), span.before(), span.after());
                news.progress().advance(span.brought());
            }
        });
    }

    private SegmentList cut(SegmentList segments) throws IOException {
        var list = segments;
        for (var target : targets.values()) {
            var data = target.data();
            long keep = Math.clamp(keptRows - data.firstRow(), 0, data.rowCount());
            if (keep < data.rowCount() && target.length() > keep * data.rowBytes()) {
                target.setLength(keep * data.rowBytes());
            }
        }
        if (array.isSegmented()) {
            var kept = new ArrayList<SegmentList.Segment>();
            long first = 0;
            for (var segment : segments.segments()) {
                long keep = Math.clamp(keptRows - first, 0, segment.rows());
                if (keep > 0) {
                    kept.add(new SegmentList.Segment(segment.file(), keep, keep * rows.file().rowBytes()));
                }
                first += segment.rows();
            }
            list = new SegmentList(kept);
        }
        return list;
    }

    private SegmentList append(SegmentList segments) throws IOException {
        if (array.isSegmented()) {
            // As one, or the second would not know of a segment that the first one begins.
            return append(LazyArray.concat(0, change.appended().stream().map(LazyArray::of).toList()), segments);
        }
        for (var source : change.appended()) {
            append(source, segments);
        }
        return segments;
    }

    private SegmentList append(LazySource source, SegmentList segments) throws IOException {
        long rowBytes = rows.file().rowBytes();
        long count = source.shape().rowCount();
        if (!array.isSegmented()) {
            targets.values().iterator().next().append(source, Slice.of(0, count), this::tailGuard);
            return segments;
        }
        var appended = AppendPlan.segmented(array.name(), segments, rowBytes, count, AppendPlan.SEGMENT_BYTES);
        for (var piece : appended.pieces()) {
            var part = Slice.of(piece.firstRow(), piece.rows());
            var target = targets.get(piece.file());
            if (piece.opening() == Opening.EXISTING && target != null) {
                target.append(source, part, this::tailGuard);
            } else {
                var all = appended.segments();
                var place = change.isRename() ? placeOf(piece.file(), all, renamed(all)) : piece.file();
                plan.place(news.make(piece.rows() * rowBytes, out -> news.write(source, part, out, 0)), place);
                lengths.arrives(place, piece.rows() * rowBytes);
            }
        }
        return appended.segments();
    }

    private void single(String mainFile) throws IOException {
        var target = targets.values().iterator().next();
        target.open(mainFile);
        moved(target.file(), target.lengthBefore(), mainFile, target.length());
    }

    private void segmented(String mainFile, SegmentList segments, boolean isResized) throws IOException {
        var list = array.files().segmentList().orElseThrow();
        var parkedList = scope.park(list, lengths);
        var named = change.isRename() ? renamed(segments) : segments;
        for (var target : targets.values()) {
            var file = target.file();
            var place = placeOf(file, segments, named);
            if (target.length() == 0 && target.data().byteCount() > 0) {
                plan.clear(target.park());
                lengths.leaves(file, target.lengthBefore());
            } else if (target.isTouched() || !place.equals(file)) {
                target.place(place);
                moved(file, target.lengthBefore(), place, target.length());
            }
        }
        if (change.isRename()) {
            // Left under the old name they would go when NumPack saves a new array of that name.
            plan.clearFolder(PackLayout.segmentFolder(array.name()));
        } else if (!isResized) {
            plan.open(parkedList, mainFile);
            lengths.arrives(mainFile, list.stamp().size());
            return;
        }
        var bytes = SegmentListCodec.encode(named);
        news.requireSuccessor(list, bytes.length);
        var made = news.make(bytes);
        plan.succeeds(made, list);
        plan.open(made, mainFile);
        plan.clear(parkedList);
        lengths.arrives(mainFile, bytes.length);
    }

    private Guard tailGuard(String file, long length, long lengthWithTail) {
        return new Guard(array.name(), ManifestSide.bytesOf(entry), ManifestSide.bytesOf(entry),
                List.of(new FileLength(file, length, lengthWithTail)));
    }

    /// The same segments in the folder of the new name.
    private SegmentList renamed(SegmentList segments) {
        var list = new SegmentList(List.of());
        for (var segment : segments.segments()) {
            var file = PackLayout.segmentFile(change.name(), list.segments().size());
            list = list.with(new SegmentList.Segment(file, segment.rows(), segment.bytes()));
        }
        return list;
    }

    private static String placeOf(String file, SegmentList before, SegmentList after) {
        for (int i = 0; i < before.segments().size(); i++) {
            if (before.segments().get(i).file().equals(file)) {
                return after.segments().get(i).file();
            }
        }
        return file;
    }

    private void moved(String from, long before, String to, long after) {
        lengths.leaves(from, before);
        lengths.arrives(to, after);
    }

    private void bitmap(long allRows) throws IOException {
        var old = array.files().bitmap();
        var newFile = PackLayout.bitmapFile(change.name());
        var wanted = bitmapChange(allRows);
        switch (wanted) {
            case BitmapChange.None _ -> {
                if (change.isRename() && old.isPresent()) {
                    placeBitmap(scope.park(old.get(), lengths), newFile.orElseThrow(), old.get().stamp().size());
                }
            }
            case BitmapChange.Patches(var patches, var after) -> {
                var parked = scope.park(old.orElseThrow(), lengths);
                long length = old.orElseThrow().stamp().size();
                for (var patch : patches) {
                    plan.change(new JournalStep.WriteAt(parked, patch.offset(), ByteBuffer.wrap(patch.before()), ByteBuffer.wrap(patch.after())));
                    length = Math.max(length, patch.offset() + patch.after().length);
                }
                placeBitmap(parked, newFile.orElseThrow(), length);
                after.ifPresent(live -> plan.live(change.name(), live));
            }
            case BitmapChange.Whole(var image) -> {
                old.ifPresent(file -> scope.takeAway(file, lengths));
                var place = newFile.orElseThrow(() -> new InvalidNameException(news.pack(), array.name(),
                        new NameFault.TooLongForDroppedRows()));
                if (old.isPresent()) {
                    news.requireSuccessor(old.get(), image.sizeBytes());
                }
                var made = news.make(image::writeTo);
                old.ifPresent(file -> plan.succeeds(made, file));
                placeBitmap(made, place, image.sizeBytes());
            }
        }
    }

    private void placeBitmap(String from, String place, long length) {
        plan.place(from, place);
        lengths.arrives(place, length);
    }

    private BitmapChange bitmapChange(long allRows) throws IOException {
        if (array.physicalShape().ndim() == 0) {
            return new BitmapChange.None();
        }
        long appended = allRows - keptRows;
        if (change.cut() == 0) {
            return BitmapPlanner.plan(writableForm(), rows.live(), change.dropped(), change.restored(), appended);
        }
        if (rows.form() instanceof BitmapForm.Absent) {
            return BitmapPlanner.plan(BitmapForm.ABSENT, LiveRows.all(keptRows), change.dropped(), change.restored(), appended);
        }
        var kept = rows.live().firstRows(keptRows);
        var changed = BitmapPlanner.plan(BitmapForm.HEADERLESS, kept, change.dropped(), change.restored(), appended);
        return changed instanceof BitmapChange.None ? BitmapPlanner.rewrite(kept) : changed;
    }

    /// A bitmap that has other names is written anew, as one without a header is.
    private BitmapForm writableForm() throws IOException {
        var bitmap = array.files().bitmap();
        boolean isHardLinked = bitmap.isPresent() && news.files().linkCount(bitmap.get().path()) > 1;
        return isHardLinked ? BitmapForm.HEADERLESS : rows.form();
    }

    private FileRewrite targetOf(ReadFile file) {
        return Objects.requireNonNull(byFile.get(file));
    }

    private int maxGap(ReadFile file) {
        return targetOf(file).writes().maxGap();
    }

    private ReadFile anyFile() {
        return rows.parts().getFirst().file();
    }
}
