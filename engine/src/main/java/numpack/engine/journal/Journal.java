package numpack.engine.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.journal.JournalFile.Past;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.JournalRecord.Kept;
import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.record.JournalStep.Merge;
import numpack.engine.journal.record.JournalStep.Move;
import numpack.engine.journal.record.JournalStep.Remove;
import numpack.engine.journal.record.JournalStep.RemoveFolder;
import numpack.engine.journal.record.JournalStep.SetLength;
import numpack.engine.journal.record.JournalStep.WriteAt;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.step.ManifestMerger;
import numpack.engine.journal.step.OwnCopy;
import numpack.engine.journal.step.PackPlaces;
import numpack.engine.journal.step.StepApplier;
import numpack.engine.journal.step.StepTimeline;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;

/// Promises a change before it is done.
///
/// **Idea.** `commit` writes all steps as one record with a generation and a checksum, syncs it, does the steps, syncs what they
/// touched, and marks the generation done. A crash before the record is whole leaves the pack as it was; after that,
/// `JournalRecovery` finishes the steps. There is one such record at a time. The mark is synced before `commit` returns, hence before
/// the next write of any durability: otherwise a power loss could bring back a promise that is older than such a write.
///
/// **Kept records.** A small commit that is to outlive a power loss syncs its record and nothing else: what it did to the files waits in the
/// memory of the system, and the record is kept until a `checkpoint` has synced the files. All kept records together bring the pack back after a
/// power loss ([KeptCommits]). Before the first of them that touches a file the file is synced as it is. Everything else that is committed or
/// intended checkpoints first.
///
/// **Others.** NumPack knows no journal. Between crash and recovery it may append, save, drop; so a record says of each touched
/// array what its manifest entry and file lengths were and will be (`Guard`), and of each write what was there. Only if all of
/// that is as it was or as it will be, recovery goes on; otherwise the outcome is `Foreign` and nothing is replayed.
///
/// **Parking.** So that NumPack sees the old state or fails, but never misreads, a caller who changes a data file in place
/// moves it into `.workbench/` first (NumPack opens data files without creating them), writes to it there, merges the
/// manifest, and moves it back last. After a `Foreign` crash recovery returns parked files to empty places, taking our bytes
/// back by the before-images unless the manifest already speaks of the new ones.
///
/// **Appends** write behind the end of a live file, which nobody reads, under an `intend`; recovery cuts such a tail.
///
/// **Cost.** Every changed byte is written twice, plus its old value; so large rewrites make a new file (`.workbench/new-…`) and
/// journal only its move. A `DURABLE` commit of one parked file syncs about ten times, one whose record is kept once.
///
/// Lives as long as the write lock is held, for one thread. With `DurableFiles.unsynced()` the same holds for a killed process,
/// not for a power loss.
public final class Journal {
    private final Path pack;
    private final DurableFiles files;
    private final PackPlaces places;
    private final JournalFile file;
    private long newest;
    private Past past;
    private long nextAt;
    private DoneMark mark;
    /// Whether the records that are kept, if any, are this program's own.
    private final boolean mayKeep;
    private JournalRecord.@Nullable Intent intent;
    private boolean pending;

    private Journal(Path pack, DurableFiles files, JournalFile file, JournalFile.Contents contents) {
        this.pack = pack;
        this.files = files;
        this.places = new PackPlaces(pack, files);
        this.file = file;
        this.newest = contents.newest();
        this.past = contents.done().past();
        this.mark = contents.done();
        this.nextAt = contents.nextAt();
        this.mayKeep = !mark.hasKept() || file.isOwn(mark);
        if (!mark.hasKept()) {
            // Somebody else may have checkpointed.
            file.since().clear();
        }
    }

    /// The journal of a pack whose write lock is held; made if it is not there.
    ///
    /// @throws IllegalStateException if a promise is open: recover first
    public static Journal open(Path pack, DurableFiles files) throws IOException {
        return open(pack, files, new JournalFile(pack));
    }

    /// The same with its file, which may be kept open.
    public static Journal open(Path pack, DurableFiles files, JournalFile file) throws IOException {
        file.ensure(files);
        var contents = file.readUnderLock();
        if (!contents.isClean()) {
            throw new IllegalStateException("a promise is open in the journal of %s: recover first".formatted(pack));
        }
        if (!files.reachDisk() && contents.done().past() == Past.SYNCED && !contents.done().hasKept()) {
            // Before the first byte of it: who syncs later must know, however this ends.
            file.markDone(contents.newest(), Past.UNSYNCED, files);
        }
        return new Journal(pack, files, file, contents);
    }

    /// Whether earlier commits may not have reached the disk, while what comes now is to outlive a power loss: then everything in the pack
    /// must be synced first ([#pastIsSynced]), or a manifest that is safe could speak of bytes that are lost.
    public boolean needsSyncedPast() {
        return files.reachDisk() && past == Past.UNSYNCED;
    }

    /// Everything in the pack was synced.
    public void pastIsSynced() {
        past = Past.SYNCED;
    }

    /// Says that bytes will be written after the ends of files, or new files be made in their final places; returns when
    /// that is safe. The first thing that is done to a file is to give it its `after` length. If no `commit` follows, recovery cuts those
    /// files to their `before` lengths. Sync them before `commit`.
    ///
    /// @param guards for each array, its entry (as `before` and as `after`), the lengths of its files before, and how long they will be
    public void intend(List<Guard> guards) throws IOException {
        checkUsable();
        checkpoint();
        if (intent != null) {
            throw new IllegalStateException("an intent is open already");
        }
        var record = new JournalRecord.Intent(nextGeneration(), guards);
        nextAt = promise(record);
        intent = record;
    }

    /// Takes an intent back: cuts the files that have got their tails to their lengths before. A file of any other length has rows of another
    /// program in their place; it is left as it is. Without an open intent it does nothing. If somebody else has changed one of the entries
    /// meanwhile, or has appended rows after a tail, nothing is cut, and the intent stays open for recovery.
    public void cancelIntent(GuardJudge judge) throws IOException {
        checkUsable();
        if (intent != null) {
            pending = true;
            if (TailCut.changesAgainst(places, intent, judge).isEmpty()) {
                TailCut.cutWhole(pack, files, intent);
                done(intent.generation());
            }
        }
    }

    /// Does all steps or none. When it returns, they are done, and as durable as the files are.
    ///
    /// If it throws, the pack is as before, unless [#isPending()] says that this cannot be told until `JournalRecovery` has run:
    /// after that it is either before or after. An open intent stays open if the pack is as before.
    ///
    /// @param run of the system, if the files may be synced later; see [DurableFiles#run]
    /// @throws ChangedOutsideException if a file is not as long as its guard says, also when it is moved away, or lies where a step moves one to
    /// @throws IllegalArgumentException if the steps make no sense or are too large; nothing was promised
    public void commit(List<Guard> guards, List<JournalStep> steps, ManifestMerger merger, Optional<UUID> run) throws IOException {
        checkUsable();
        var present = present(steps);
        var kept = run.isPresent() ? kept(steps, present, merger, run.get()) : Optional.<Kept>empty();
        if (kept.isEmpty()) {
            checkpoint();
        }
        var record = new JournalRecord.Commit(nextGeneration(), guards, present, steps, kept);
        var timeline = new StepTimeline(record.present(), steps);
        timeline.checkCanBeToldApart();
        checkLengths(guards);
        checkTargets(steps, timeline.targetsPresent(steps.size()));
        if (kept.isPresent()) {
            syncOnce(record);
        } else {
            syncNames(record);
        }
        long end = promise(record);
        pending = true;
        try (var applier = new StepApplier(pack, kept.isPresent() ? files.deferred() : files, merger, record, places)) {
            int at = 0;
            try {
                var lengths = expectedLengths(guards);
                for (; at < steps.size(); at++) {
                    applier.apply(steps.get(at));
                    if (steps.get(at) instanceof Move move) {
                        // What another program appended since the first look would be written over, or go with the old file.
                        checkLength(move.from(), move.to(), lengths);
                    }
                }
                applier.finish();
            } catch (IOException | RuntimeException e) {
                undo(record, at, timeline.targetsPresent(steps.size()), applier, e);
                throw e;
            }
            if (kept.isEmpty()) {
                done(record.generation());
            } else if (applier.hasWrittenInPlace()) {
                doneAndKept(record, end);
            } else {
                // Another program put a manifest of its own there in this moment: the record does not tell what is in it now.
                KeptCommits.gathered(pack, file.readKept(), files).sync();
                done(record.generation());
            }
        }
    }

    /// The same, with all files synced before it returns.
    public void commit(List<Guard> guards, List<JournalStep> steps, ManifestMerger merger) throws IOException {
        commit(guards, steps, merger, Optional.empty());
    }

    /// Syncs the files of all commits whose records are kept; the records are not needed after that.
    public void checkpoint() throws IOException {
        if (mark.hasKept()) {
            checkUsable();
            syncKept();
            file.markDone(mark.generation(), Past.SYNCED, files.reaching());
            mark = DoneMark.over(mark.generation(), Past.SYNCED);
            nextAt = JournalFile.RECORDS_AT;
            if (!files.reachDisk()) {
                file.markDone(mark.generation(), Past.UNSYNCED, files);
            }
        }
    }

    private void syncKept() throws IOException {
        try {
            KeptCommits.gathered(pack, file.readKept(), files.reaching()).sync(mark.isDoubtful());
        } catch (IOException failed) {
            mark = mark.doubtful();
            try {
                file.markKept(mark, files);
            } catch (IOException e) {
                failed.addSuppressed(e);
            }
            throw failed;
        }
    }

    /// What a commit writes into the manifest, if its record can be kept.
    private Optional<Kept> kept(List<JournalStep> steps, Set<String> present, ManifestMerger merger, UUID run) throws IOException {
        if (!mayKeep || !files.reachDisk() || past == Past.UNSYNCED || intent != null || !KeptCommits.canKeep(steps, present)) {
            return Optional.empty();
        }
        if (nextAt > JournalFile.KEPT_LENGTH || mark.hasKept() && (mark.isDoubtful() || !file.isClockFine() || !file.since().isAllAsLeft())) {
            checkpoint();
        }
        for (var step : steps) {
            if (step instanceof Move move && present.contains(move.from())
                    && (OwnCopy.isNeeded(pack.resolve(move.from()), files) || !file.since().parks(pack.resolve(move.to())))) {
                return Optional.empty();
            }
        }
        var kept = new Kept(run, 0, List.of());
        for (var step : steps) {
            if (step instanceof Merge merge) {
                var look = places.look(merge.file());
                var patches = look.isEmpty() || !look.get().isFile() || OwnCopy.isNeeded(look.get().path(), files) ? List.<ManifestMerger.Patch>of()
                        : merger.patches(look.get(), merge.payload());
                if (patches.isEmpty() || kept.manifestLength() > 0) {
                    return Optional.empty();
                }
                kept = new Kept(run, look.get().length(), patches.stream().map(patch -> new WriteAt(merge.file(), patch.offset(), patch.before(), patch.bytes())).toList());
            }
        }
        return Optional.of(kept);
    }

    /// What lies under a kept commit must be safe before it: rows that another program wrote and did not sync, names of new files.
    private void syncOnce(JournalRecord.Commit record) throws IOException {
        var since = file.since();
        var names = written(record);
        for (var name : names) {
            if (!since.isSynced(name)) {
                try (var open = files.open(name, Opening.EXISTING)) {
                    open.force();
                }
                since.synced(name);
            }
        }
        for (var name : names) {
            if (!since.isSynced(name.getParent())) {
                files.syncDirectory(name.getParent());
                since.synced(name.getParent());
            }
        }
    }

    private void doneAndKept(JournalRecord.Commit record, long end) throws IOException {
        mark = DoneMark.kept(record.generation(), mark.checkpoint(), end);
        file.markKept(mark, files);
        newest = record.generation();
        pending = false;
        nextAt = end;
        file.since().left(written(record));
    }

    /// The files that a kept commit writes into, by the names that they have before and after it.
    private Set<Path> written(JournalRecord.Commit record) {
        var written = new LinkedHashSet<Path>();
        for (var step : record.steps()) {
            switch (step) {
                case Move move when record.present().contains(move.from()) -> written.add(pack.resolve(move.from()));
                case Merge merge -> written.add(pack.resolve(merge.file()));
                case Move _, WriteAt _, SetLength _, Remove _, RemoveFolder _ -> { }
            }
        }
        return written;
    }

    /// Whether a commit stopped where only recovery can tell how it ends. The pack must not be written before.
    public boolean isPending() {
        return pending;
    }

    private long promise(JournalRecord record) throws IOException {
        try {
            return file.write(nextAt, record, files);
        } catch (IOException e) {
            // It may yet be whole on the disk, if only its sync failed.
            pending = true;
            withdraw(e);
            throw e;
        }
    }

    private void withdraw(Exception reason) {
        try {
            file.erase(nextAt, files);
            pending = false;
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /// Takes steps back after a failure of the disk (it may be full), as far as that can be done; else the promise stays.
    ///
    /// @param at the step that failed; as many as there are if all are done and their sync failed
    private void undo(JournalRecord.Commit record, int at, BitSet targetsPresent, StepApplier applier, Exception reason) {
        var steps = record.steps();
        try {
            if (!canUndo(steps, at, applier)) {
                return;
            }
            for (int i = Math.min(at, steps.size() - 1); i >= 0; i--) {
                if (i < at && steps.get(i) instanceof Move move && places.exists(move.from())) {
                    // Somebody made a file where ours would go back: recovery names both.
                    throw new FileAlreadyExistsException(pack.resolve(move.from()).toString());
                }
                undo(steps.get(i), targetsPresent.get(i), applier);
            }
            applier.finish();
            if (record.kept().isPresent()) {
                // Without its record nothing tells why bytes of it are on the disk.
                var all = new ArrayList<>(file.readKept());
                if (all.stream().noneMatch(kept -> kept.generation() == record.generation())) {
                    all.add(record);
                }
                KeptCommits.gathered(pack, all, files).sync();
            }
            withdraw(reason);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void undo(JournalStep step, boolean targetWasPresent, StepApplier applier) throws IOException {
        switch (step) {
            case WriteAt write when !applier.hasOpened(write.file()) -> { }
            case SetLength set when !applier.hasOpened(set.file()) -> { }
            case WriteAt write when targetWasPresent -> applier.undoBytes(write, write.file());
            case SetLength set when targetWasPresent -> applier.undoBytes(set, set.file());
            case WriteAt write -> applier.remove(write.file());
            case SetLength set -> applier.remove(set.file());
            case Move move -> {
                // If it failed because something lies at its end, that is somebody else's.
                if (!places.exists(move.from()) && places.exists(move.to())) {
                    applier.move(move.to(), move.from());
                }
            }
            case Remove _, RemoveFolder _, Merge _ -> { }
        }
    }

    /// A removed file does not come back, and a merged manifest may have been read. A removed folder is made again by a move back.
    private static boolean canUndo(List<JournalStep> steps, int at, StepApplier applier) throws IOException {
        for (int i = 0; i <= at && i < steps.size(); i++) {
            var step = steps.get(i);
            boolean isLost = switch (step) {
                case Remove _, Merge _ -> i < at || applier.hasTakenEffect(step);
                case WriteAt _, SetLength _, Move _, RemoveFolder _ -> false;
            };
            if (isLost) {
                return false;
            }
        }
        return true;
    }

    private long nextGeneration() {
        return (intent == null ? newest : intent.generation()) + 1;
    }

    private void done(long generation) throws IOException {
        file.markDone(generation, past, files);
        mark = DoneMark.over(generation, past);
        newest = generation;
        pending = false;
        intent = null;
        nextAt = JournalFile.RECORDS_AT;
    }

    private Set<String> present(List<JournalStep> steps) throws IOException {
        var present = new HashSet<String>();
        for (var name : StepTimeline.namesIn(steps)) {
            if (places.exists(name)) {
                present.add(name);
            }
        }
        return present;
    }

    /// The names of new files must be as safe as the promise that speaks of them.
    private void syncNames(JournalRecord.Commit record) throws IOException {
        var folders = new LinkedHashSet<Path>();
        record.present().forEach(name -> folders.add(pack.resolve(name).getParent()));
        for (var guard : record.guards()) {
            guard.lengths().forEach(length -> folders.add(pack.resolve(length.file()).getParent()));
        }
        for (var folder : folders) {
            if (places.isFolder(folder)) {
                files.syncDirectory(folder);
            }
        }
    }

    private void checkLengths(List<Guard> guards) throws IOException {
        var lengths = expectedLengths(guards);
        for (var file : List.copyOf(lengths.keySet())) {
            checkLength(file, file, lengths);
        }
    }

    /// Compares a file with its expected length, wherever it lies now. It is expected only once.
    private void checkLength(String file, String place, Map<String, Long> lengths) throws IOException {
        var expected = lengths.remove(file);
        long found = expected == null ? 0 : places.length(place);
        if (expected != null && found != expected) {
            throw new ChangedOutsideException(pack, new OutsideChange.FileLength(file, expected, found));
        }
    }

    /// Files are as long as they are to be before, but for those that have got their tails already.
    private Map<String, Long> expectedLengths(List<Guard> guards) {
        var tails = intent == null ? Set.<String>of() : filesOf(intent.guards());
        var lengths = new LinkedHashMap<String, Long>();
        for (var guard : guards) {
            for (var length : guard.lengths()) {
                lengths.put(length.file(), tails.contains(length.file()) ? length.after() : length.before());
            }
        }
        return lengths;
    }

    private static Set<String> filesOf(List<Guard> guards) {
        var files = new HashSet<String>();
        guards.forEach(guard -> guard.lengths().forEach(length -> files.add(length.file())));
        return files;
    }

    /// No file is moved over another one: all that a change replaces is moved away first. What lies there now is somebody else's.
    private void checkTargets(List<JournalStep> steps, BitSet targetsPresent) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Move move && targetsPresent.get(i)) {
                throw new ChangedOutsideException(pack, new OutsideChange.FileAdded(move.to()));
            }
        }
    }

    private void checkUsable() {
        if (pending) {
            throw new IllegalStateException("a commit of %s stopped half way: recover first".formatted(pack));
        }
    }
}
