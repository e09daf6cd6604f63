package numpack.engine.commit.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import numpack.engine.compact.CompactedRows;
import numpack.engine.compact.CompactionSource;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.error.Finding;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.reason.NameFault;
import numpack.engine.format.ArrayFiles.DataFile;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.SegmentList;
import numpack.engine.format.SegmentListCodec;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.layout.PackPaths;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.format.manifest.EntryChange;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.ManifestSide;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.rows.bitmap.BitmapChange;
import numpack.engine.rows.bitmap.BitmapForm;
import numpack.engine.rows.bitmap.BitmapPlanner;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.shape.Slice;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.WorkbenchFolder;

/// Turns the changes that a transaction wants into the steps of one commit, and makes the new files that they need. Runs under the write
/// lock, over the state that was just read. Changes inside an array that stays are [ArrayRewrite]'s part.
public final class CommitPlanner {
    private final CommitPlan plan = new CommitPlan();
    private final RemovedArrays removed;
    private final NewFiles news;
    private final JournalBudget budget = new JournalBudget();
    private final Predicate<Finding> accepted;
    private final long stampMicros;

    /// @param accepted which findings the user has decided to write over
    public CommitPlanner(RemovedArrays removed, NewFiles news, Predicate<Finding> accepted, long stampMicros) {
        this.removed = removed;
        this.news = news;
        this.accepted = accepted;
        this.stampMicros = stampMicros;
    }

    /// Bytes that the changes need on the disk. A file that turns out to be better written anew is looked at again before that is done.
    public static long neededBytes(Collection<ArrayChange> changes, DurableFiles files) throws IOException {
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
            for (var shared : HardLinkedFiles.of(change, files)) {
                bytes = Math.addExact(bytes, shared.bytes());
            }
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
        return bytes > JournalBudget.MAX_BYTES ? otherwise : bytes;
    }

    private static long bytesOf(long rows, ArrayChange change) {
        var like = change.whole != null ? change.whole : change.base.orElseThrow().physicalSource();
        return Math.multiplyExact(rows, Math.multiplyExact(like.shape().rowElements(), (long) like.dtype().itemSize()));
    }

    /// Plans all changes. Rows are read and new files written on the way, with progress.
    ///
    /// @throws java.util.concurrent.CancellationException if cancelled
    public CommitPlan plan(Collection<ArrayChange> changes) throws IOException {
        for (var change : changes) {
            if (change.whole != null && change.base.isPresent()) {
                news.requireSuccessors(change.base.get());
            }
        }
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
    public void compacted(LoadedArray array, CompactedRows rows) throws IOException {
        var name = array.name();
        var files = rows.files();
        var changed = array.physicalShape().ndim() == 0 ? array.entry() : array.entry().withRows(rows.rows(), stampMicros);
        var lengths = new FileLengths();
        if (rows.storage() == CompactionSource.Storage.SINGLE) {
            replace(array, changed.withDataFile(fileFor(name), stampMicros), pathOf(files.getFirst()), rows.bytes(), lengths);
            return;
        }
        var list = new SegmentList(List.of());
        var first = array.files().dataFiles().stream().map(DataFile::at).findFirst();
        for (var made : files) {
            var segment = PackLayout.segmentFile(name, list.segments().size());
            plan.place(pathOf(made), segment);
            first.ifPresent(file -> plan.succeeds(pathOf(made), file));
            lengths.arrives(segment, made.bytes());
            list = list.with(new SegmentList.Segment(segment, made.rows(), made.bytes()));
        }
        var bytes = SegmentListCodec.encode(list);
        replace(array, changed.withDataFile(PackLayout.segmentListFile(name), stampMicros), news.make(bytes), bytes.length, lengths);
    }

    /// Takes away the bitmap of an array that has no dropped rows.
    public void withoutBitmap(LoadedArray array) {
        var lengths = new FileLengths();
        var file = array.mainFile().orElseThrow();
        var parked = news.parkingName();
        plan.park(file.file(), parked);
        lengths.leaves(file);
        lengths.arrives(file.file(), file.stamp().size());
        takeAway(array.files().bitmap().orElseThrow(), lengths);
        var changed = array.entry().withDataFile(array.entry().dataFile(), stampMicros);
        plan.entry(new EntryChange.Put(changed));
        plan.open(parked, file.file());
        plan.guard(new Guard(array.name(), ManifestSide.bytesOf(array.entry()), ManifestSide.bytesOf(changed), lengths.all()));
    }

    public CommitPlan planned() {
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
        var lengths = new FileLengths();
        if (!change.dropped.isEmpty()) {
            var bitmap = BitmapPlanner.plan(BitmapForm.ABSENT, LiveRows.all(rows), change.dropped, change.restored, 0);
            if (bitmap instanceof BitmapChange.Whole(var image)) {
                var place = PackLayout.bitmapFile(change.name).orElseThrow();
                var made = news.make(image::writeTo);
                change.base.flatMap(array -> array.files().bitmap()).ifPresent(old -> plan.succeeds(made, old));
                plan.place(made, place);
                lengths.arrives(place, image.sizeBytes());
            }
        }
        if (change.base.isPresent()) {
            replace(change.base.get(), entry, file, entry.dataBytes(), lengths);
        } else {
            lengths.arrives(entry.dataFile(), entry.dataBytes());
            plan.entry(new EntryChange.Put(entry));
            plan.open(file, entry.dataFile());
            plan.guard(new Guard(change.name, ManifestSide.NO_ENTRY, ManifestSide.bytesOf(entry), lengths.all()));
        }
        if (change.broughtBackFrom != null) {
            removed.paths(change.broughtBackFrom).forEach(plan::clear);
            plan.clearFolder(RemovedArrays.folderOf(change.broughtBackFrom));
        }
    }

    /// Parks all files of an array, puts the new ones in their place and removes the old ones.
    ///
    /// @param lengths of the new files beside the one that the entry names
    private void replace(LoadedArray array, ArrayEntry entry, String newFile, long newBytes, FileLengths lengths) throws IOException {
        requireNoStrangeBitmap(array);
        var taken = new HashSet<String>();
        for (var file : allFiles(array)) {
            takeAway(file, lengths);
            if (taken.isEmpty()) {
                plan.succeeds(newFile, file);
            }
            taken.add(file.file());
        }
        if (!taken.contains(entry.dataFile()) && FolderView.ofDisk().look(removed.root().resolve(entry.dataFile())).isPresent()) {
            throw new InvalidNameException(removed.root(), array.name(), new NameFault.FileInTheWay(entry.dataFile()));
        }
        if (array.isSegmented()) {
            plan.clearFolder(PackLayout.segmentFolder(array.name()));
        }
        lengths.arrives(entry.dataFile(), newBytes);
        plan.entry(new EntryChange.Put(entry));
        plan.open(newFile, entry.dataFile());
        plan.guard(new Guard(array.name(), ManifestSide.bytesOf(array.entry()), ManifestSide.bytesOf(entry), lengths.all()));
    }

    private void takeAway(PackFile file, FileLengths lengths) {
        var parked = news.parkingName();
        plan.park(file.file(), parked);
        plan.clear(parked);
        lengths.leaves(file);
    }

    /// Every file that is the array's, also of one that cannot be read. Only what is a file inside the pack: a broken entry or list may name
    /// the manifest, a folder, or `/bin/sh`.
    private List<PackFile> allFiles(LoadedArray array) throws IOException {
        var files = new LinkedHashMap<String, PackFile>();
        var paths = new PackPaths(removed.root(), FolderView.ofDisk());
        var named = new ArrayList<>(List.of(array.entry().dataFile()));
        array.files().segments().ifPresent(list -> list.segments().forEach(segment -> named.add(segment.file())));
        for (var file : named) {
            if (paths.resolve(file, array.name()) instanceof PackPaths.Resolution.Found found) {
                files.put(found.file(), new PackFile(found.file(), found.look()));
            }
        }
        array.files().bitmap().ifPresent(bitmap -> files.put(bitmap.file(), bitmap));
        return List.copyOf(files.values());
    }

    /// What lies in the bitmap's place and is none would make the new array as unreadable as the old one.
    private void requireNoStrangeBitmap(LoadedArray array) throws IOException {
        var place = PackLayout.bitmapFile(array.name());
        if (array.files().bitmap().isEmpty() && place.isPresent()
                && FolderView.ofDisk().look(removed.root().resolve(place.get())).isPresent()) {
            throw new ArrayUnreadableException(removed.root(), array.name(), array.trouble().orElseThrow());
        }
    }

    /// The default file of an array that is there, perhaps under a name that no new one may have.
    ///
    /// @throws InvalidNameException if such a file would lie elsewhere
    private String fileFor(String name) {
        var file = PackLayout.dataFile(name);
        if (PackPaths.faultOf(file).isPresent() || PackPaths.climbs(file)) {
            throw new InvalidNameException(removed.root(), name, new NameFault.OutsideThePack());
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
        var lengths = new FileLengths();
        array.mainFile().ifPresent(file -> keep(file, RemovedArrays.file(key, RemovedArrays.DATA), lengths));
        if (array.isSegmented()) {
            int index = 0;
            for (var data : files.dataFiles()) {
                keep(data.at(), RemovedArrays.segment(key, index++), lengths);
            }
            plan.clearFolder(PackLayout.segmentFolder(array.name()));
        }
        files.bitmap().ifPresent(bitmap -> keep(bitmap, RemovedArrays.file(key, RemovedArrays.BITMAP), lengths));
        plan.entry(new EntryChange.Remove(array.name()));
        plan.guard(new Guard(array.name(), ManifestSide.bytesOf(array.entry()), ManifestSide.NO_ENTRY, lengths.all()));
    }

    private void keep(PackFile file, String kept, FileLengths lengths) {
        plan.park(file.file(), kept);
        lengths.leaves(file);
    }

    private void bringBack(ArrayChange change) throws IOException {
        var key = change.broughtBackFrom;
        var old = removed.entry(key);
        var name = change.name;
        var lengths = new FileLengths();
        ArrayEntry entry;
        if (old.isSegmented()) {
            entry = old.withName(name, PackLayout.segmentListFile(name), stampMicros);
            bringBackSegments(key, old, name, lengths);
        } else {
            entry = old.withName(name, PackLayout.dataFile(name), stampMicros);
            plan.open(RemovedArrays.file(key, RemovedArrays.DATA), entry.dataFile());
            lengths.arrives(entry.dataFile(), removed.length(key, RemovedArrays.DATA));
        }
        if (removed.has(key, RemovedArrays.BITMAP)) {
            var place = PackLayout.bitmapFile(name).orElseThrow();
            plan.place(RemovedArrays.file(key, RemovedArrays.BITMAP), place);
            lengths.arrives(place, removed.length(key, RemovedArrays.BITMAP));
        }
        plan.clear(RemovedArrays.file(key, RemovedArrays.ENTRY));
        plan.clearFolder(RemovedArrays.folderOf(key));
        plan.entry(new EntryChange.Put(entry));
        plan.guard(new Guard(name, ManifestSide.NO_ENTRY, ManifestSide.bytesOf(entry), lengths.all()));
    }

    private void bringBackSegments(String key, ArrayEntry old, String name, FileLengths lengths) throws IOException {
        var list = new SegmentList(List.of());
        for (int index = 0; index < removed.segmentCount(key); index++) {
            long bytes = removed.length(key, "segment-" + index);
            var file = PackLayout.segmentFile(name, index);
            plan.place(RemovedArrays.segment(key, index), file);
            lengths.arrives(file, bytes);
            list = list.with(new SegmentList.Segment(file, old.rowBytes() == 0 ? old.rowCount() : bytes / old.rowBytes(), bytes));
        }
        var bytes = SegmentListCodec.encode(list);
        var listFile = PackLayout.segmentListFile(name);
        plan.open(news.make(bytes), listFile);
        lengths.arrives(listFile, bytes.length);
        plan.clear(RemovedArrays.file(key, RemovedArrays.DATA));
    }
}
