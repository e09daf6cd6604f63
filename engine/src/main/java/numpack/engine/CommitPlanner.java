package numpack.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import numpack.engine.compact.CompactedRows;
import numpack.engine.compact.CompactionSource;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.error.Finding;
import numpack.engine.error.InvalidNameException;
import numpack.engine.format.ArrayFiles.DataFile;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.SegmentList;
import numpack.engine.format.SegmentListCodec;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.layout.PackPaths;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.format.manifest.EntryChange;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.rows.bitmap.BitmapChange;
import numpack.engine.rows.bitmap.BitmapForm;
import numpack.engine.rows.bitmap.BitmapPlanner;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.shape.Slice;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.WorkbenchFolder;

/// Turns the changes that a transaction wants into the steps of one commit, and makes the new files that they need. Runs under the write
/// lock, over the state that was just read. Changes inside an array that stays are [ArrayRewrite]'s part.
final class CommitPlanner {
    private final CommitPlan plan = new CommitPlan();
    private final RemovedArrays removed;
    private final NewFiles news;
    private final JournalBudget budget = new JournalBudget();
    private final Predicate<Finding> accepted;
    private final long stampMicros;

    /// @param accepted which findings the user has decided to write over
    CommitPlanner(RemovedArrays removed, NewFiles news, Predicate<Finding> accepted, long stampMicros) {
        this.removed = removed;
        this.news = news;
        this.accepted = accepted;
        this.stampMicros = stampMicros;
    }

    /// Bytes that the changes need on the disk. A file that turns out to be better written anew is looked at again before that is done.
    static long neededBytes(Collection<ArrayChange> changes) {
        long bytes = 0;
        for (var change : changes) {
            if (change.whole != null) {
                bytes = Math.addExact(bytes, bytesOf(change.whole.shape().rowCount(), change));
            }
            for (var rows : change.appended) {
                long appended = bytesOf(rows.shape().rowCount(), change);
                bytes = Math.addExact(bytes, Math.addExact(appended, journaled(appended, 0)));
            }
            bytes = Math.addExact(bytes, neededFor(change));
        }
        return bytes;
    }

    private static long neededFor(ArrayChange change) {
        if (!change.isInPlace() || !change.base.orElseThrow().isReadable()) {
            return 0;
        }
        var rows = change.base.orElseThrow().rows();
        long size = rows.file().sizeBytes();
        long cut = change.cut * rows.file().rowBytes();
        long written = Math.multiplyExact(2, change.writtenBytes());
        boolean touchesBitmap = !change.dropped.isEmpty() || !change.restored.isEmpty();
        long bytes = Math.addExact(journaled(written, size), journaled(cut, size - cut));
        return Math.addExact(bytes, touchesBitmap ? rows.live().physicalCount() / 4 + 4096 : 0);
    }

    /// What the journal holds of so many bytes, or what is needed in its stead if they are too many for it.
    private static long journaled(long bytes, long otherwise) {
        return bytes > JournalBudget.MOST_BYTES ? otherwise : bytes;
    }

    private static long bytesOf(long rows, ArrayChange change) {
        var like = change.whole != null ? change.whole : change.base.orElseThrow().physicalSource();
        return Math.multiplyExact(rows, Math.multiplyExact(like.shape().rowElements(), (long) like.dtype().itemSize()));
    }

    /// Plans all changes. Rows are read and new files written on the way, with progress.
    ///
    /// @throws java.util.concurrent.CancellationException if cancelled
    CommitPlan plan(Collection<ArrayChange> changes) throws IOException {
        for (var change : changes) {
            if (change.removedAs != null) {
                remove(change);
            } else if (change.whole != null) {
                whole(change);
            } else if (change.broughtBackFrom != null) {
                bringBack(change);
            } else {
                new ArrayRewrite(change, plan, news, budget, accepted, stampMicros).plan();
            }
        }
        if (plan.isExchange()) {
            // Recovery tells by the names how far the steps had come; a file that is made in their midst tells the end from the beginning.
            plan.change(JournalStep.SetLength.growing(news.markName(), JournalStep.ABSENT, 0));
        }
        return plan;
    }

    /// Puts the live rows of an array in the place of all its rows. Its bitmap goes.
    void compacted(StoredArray array, CompactedRows rows) throws IOException {
        var name = array.name();
        var file = fileFor(name);
        var files = rows.files();
        var changed = array.physicalShape().ndim() == 0 ? array.entry() : array.entry().withRows(rows.rows(), stampMicros);
        if (rows.storage() == CompactionSource.Storage.SINGLE) {
            replace(array, changed.withDataFile(file, stampMicros), pathOf(files.getFirst()), rows.bytes());
            return;
        }
        var list = new SegmentList(List.of());
        for (var made : files) {
            var segment = PackLayout.segmentFile(name, list.segments().size());
            plan.place(pathOf(made), segment);
            list = list.with(new SegmentList.Segment(segment, made.rows(), made.bytes()));
        }
        var bytes = SegmentListCodec.encode(list);
        replace(array, changed.withDataFile(PackLayout.segmentListFile(name), stampMicros), news.make(bytes), bytes.length);
    }

    /// Takes away the bitmap of an array that has no dropped rows.
    void withoutBitmap(StoredArray array) {
        var file = mainFile(array).orElseThrow();
        var parked = news.parkingName();
        plan.park(file.file(), parked);
        var bitmap = array.files().bitmap().orElseThrow();
        var parkedBitmap = news.parkingName();
        plan.park(bitmap.file(), parkedBitmap);
        plan.clear(parkedBitmap);
        var changed = array.entry().withDataFile(array.entry().dataFile(), stampMicros);
        plan.entry(new EntryChange.Put(changed));
        plan.open(parked, file.file());
        plan.guard(new Guard(array.name(), ManifestSide.bytesOf(array.entry()), ManifestSide.bytesOf(changed),
                List.of(new FileLength(file.file(), file.stamp().size(), file.stamp().size()))));
    }

    CommitPlan planned() {
        return plan;
    }

    private static String pathOf(CompactedRows.NewFile file) {
        return WorkbenchFolder.NAME + "/" + file.path().getFileName();
    }

    private void whole(ArrayChange change) throws IOException {
        var source = change.whole;
        fileFor(change.name);
        long rows = source.shape().rowCount() + change.appendedRows();
        var shape = source.shape().ndim() == 0 ? source.shape() : source.shape().withRows(rows);
        var entry = ArrayEntry.of(change.name, source.dtype(), shape, stampMicros);
        var file = news.make(entry.dataBytes(), out -> {
            long at = news.write(source, Slice.of(0, source.shape().rowCount()), out, 0);
            for (var more : change.appended) {
                at += news.write(more, Slice.of(0, more.shape().rowCount()), out, at);
            }
        });
        if (change.base.isPresent()) {
            replace(change.base.get(), entry, file, entry.dataBytes());
        } else {
            plan.entry(new EntryChange.Put(entry));
            plan.open(file, entry.dataFile());
            plan.guard(new Guard(change.name, ManifestSide.NO_ENTRY, ManifestSide.bytesOf(entry),
                    List.of(new FileLength(entry.dataFile(), JournalStep.ABSENT, entry.dataBytes()))));
        }
        if (!change.dropped.isEmpty()) {
            var bitmap = BitmapPlanner.plan(BitmapForm.ABSENT, LiveRows.all(rows), change.dropped, change.restored, 0);
            if (bitmap instanceof BitmapChange.Whole(var image)) {
                plan.place(news.make(image::writeTo), PackLayout.bitmapFile(change.name).orElseThrow());
            }
        }
        if (change.broughtBackFrom != null) {
            removed.paths(change.broughtBackFrom).forEach(plan::clear);
            plan.clearFolder(RemovedArrays.folderOf(change.broughtBackFrom));
        }
    }

    /// Parks all files of an array, puts the new one in their place and removes the old ones.
    private void replace(StoredArray array, ArrayEntry entry, String newFile, long newBytes) throws IOException {
        requireNoStrangeBitmap(array);
        var files = array.files();
        var lengths = new ArrayList<FileLength>();
        var oldFile = mainFile(array);
        oldFile.ifPresent(old -> {
            var parked = news.parkingName();
            plan.park(old.file(), parked);
            plan.clear(parked);
            if (!old.file().equals(entry.dataFile())) {
                lengths.add(new FileLength(old.file(), old.stamp().size(), JournalStep.ABSENT));
            }
        });
        long before = oldFile.filter(old -> old.file().equals(entry.dataFile())).map(old -> old.stamp().size()).orElse(JournalStep.ABSENT);
        if (oldFile.isEmpty() && Files.isRegularFile(removed.root().resolve(entry.dataFile()), LinkOption.NOFOLLOW_LINKS)) {
            // The array could not be read, but something of it is there.
            before = Files.size(removed.root().resolve(entry.dataFile()));
            var parked = news.parkingName();
            plan.park(entry.dataFile(), parked);
            plan.clear(parked);
        }
        lengths.add(new FileLength(entry.dataFile(), before, newBytes));
        files.bitmap().ifPresent(bitmap -> {
            var parked = news.parkingName();
            plan.park(bitmap.file(), parked);
            plan.clear(parked);
        });
        if (array.isSegmented()) {
            clearSegments(array);
            plan.clearFolder(PackLayout.segmentFolder(array.name()));
        }
        plan.entry(new EntryChange.Put(entry));
        plan.open(newFile, entry.dataFile());
        plan.guard(new Guard(array.name(), ManifestSide.bytesOf(array.entry()), ManifestSide.bytesOf(entry), lengths));
    }

    /// What lies in the bitmap's place and is none would make the new array as unreadable as the old one.
    private void requireNoStrangeBitmap(StoredArray array) throws IOException {
        var place = PackLayout.bitmapFile(array.name());
        if (array.files().bitmap().isEmpty() && place.isPresent()
                && FolderView.ofDisk().look(removed.root().resolve(place.get())).isPresent()) {
            throw new ArrayUnreadableException(removed.root(), array.name(), array.trouble().orElseThrow());
        }
    }

    /// Only what is a file inside the pack: a broken list may name the manifest, a folder, or `/bin/sh`.
    private void clearSegments(StoredArray array) throws IOException {
        var paths = new PackPaths(removed.root(), FolderView.ofDisk());
        for (var segment : array.files().segments().orElse(new SegmentList(List.of())).segments()) {
            if (paths.resolve(segment.file(), array.name()) instanceof PackPaths.Resolution.Found found) {
                plan.clear(found.file());
            }
        }
    }

    /// The default file of an array that is there, perhaps under a name that no new one may have.
    ///
    /// @throws InvalidNameException if such a file would lie elsewhere
    private String fileFor(String name) {
        var file = PackLayout.dataFile(name);
        if (PackPaths.faultOf(file).isPresent() || PackPaths.climbs(file)) {
            throw new InvalidNameException(removed.root(), name, "no file of the pack can be called after it");
        }
        return file;
    }

    private void remove(ArrayChange change) throws IOException {
        var array = change.base.orElseThrow();
        var key = change.removedAs;
        news.claim(RemovedArrays.file(key, RemovedArrays.ENTRY));
        news.claim(RemovedArrays.folderOf(key));
        removed.prepare(key, array.entry(), news.files());
        var files = array.files();
        var lengths = new ArrayList<FileLength>();
        mainFile(array).ifPresent(file -> {
            plan.park(file.file(), RemovedArrays.file(key, RemovedArrays.DATA));
            lengths.add(new FileLength(file.file(), file.stamp().size(), JournalStep.ABSENT));
        });
        if (array.isSegmented()) {
            int index = 0;
            for (var data : files.dataFiles()) {
                plan.park(data.at().file(), RemovedArrays.segment(key, index++));
            }
            plan.clearFolder(PackLayout.segmentFolder(array.name()));
        }
        files.bitmap().ifPresent(bitmap -> plan.park(bitmap.file(), RemovedArrays.file(key, RemovedArrays.BITMAP)));
        plan.entry(new EntryChange.Remove(array.name()));
        plan.guard(new Guard(array.name(), ManifestSide.bytesOf(array.entry()), ManifestSide.NO_ENTRY, lengths));
    }

    private void bringBack(ArrayChange change) throws IOException {
        var key = change.broughtBackFrom;
        var old = removed.entry(key);
        var name = change.name;
        long length;
        ArrayEntry entry;
        if (old.isSegmented()) {
            entry = old.withName(name, PackLayout.segmentListFile(name), stampMicros);
            length = bringBackSegments(key, old, name, entry.dataFile());
        } else {
            entry = old.withName(name, PackLayout.dataFile(name), stampMicros);
            length = removed.length(key, RemovedArrays.DATA);
            plan.open(RemovedArrays.file(key, RemovedArrays.DATA), entry.dataFile());
        }
        if (removed.has(key, RemovedArrays.BITMAP)) {
            plan.place(RemovedArrays.file(key, RemovedArrays.BITMAP), PackLayout.bitmapFile(name).orElseThrow());
        }
        plan.clear(RemovedArrays.file(key, RemovedArrays.ENTRY));
        plan.clearFolder(RemovedArrays.folderOf(key));
        plan.entry(new EntryChange.Put(entry));
        plan.guard(new Guard(name, ManifestSide.NO_ENTRY, ManifestSide.bytesOf(entry),
                List.of(new FileLength(entry.dataFile(), JournalStep.ABSENT, length))));
    }

    private long bringBackSegments(String key, ArrayEntry old, String name, String listFile) throws IOException {
        var list = new SegmentList(List.of());
        for (int index = 0; index < removed.segmentCount(key); index++) {
            long bytes = removed.length(key, "segment-" + index);
            var file = PackLayout.segmentFile(name, index);
            plan.place(RemovedArrays.segment(key, index), file);
            list = list.with(new SegmentList.Segment(file, old.rowBytes() == 0 ? old.rowCount() : bytes / old.rowBytes(), bytes));
        }
        var bytes = SegmentListCodec.encode(list);
        plan.open(news.make(bytes), listFile);
        plan.clear(RemovedArrays.file(key, RemovedArrays.DATA));
        return bytes.length;
    }

    /// The file that the entry names, if it is there: without it NumPack finds nothing of the array.
    static Optional<PackFile> mainFile(StoredArray array) {
        var files = array.files();
        return array.isSegmented() ? files.segmentList() : files.dataFiles().stream().map(DataFile::at).findFirst();
    }
}
