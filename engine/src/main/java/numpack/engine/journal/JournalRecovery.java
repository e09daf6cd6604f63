package numpack.engine.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import numpack.engine.error.CorruptPackException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.journal.JournalFile.Past;
import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.step.ManifestMerger;
import numpack.engine.journal.step.PackPlaces;
import numpack.engine.journal.step.StepApplier;
import numpack.engine.journal.step.StepTimeline;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.WorkbenchFolder;

/// Finishes what a dead process had promised. Call it with the write lock held, before anything else is read or written: a
/// promise under a held lock is a live writer's. It may itself be stopped anywhere and repeated.
public final class JournalRecovery {
    private JournalRecovery() {
    }

    /// Finishes an open commit, or cuts the tail of an append that was not committed, and removes files in the making. If
    /// somebody else changed the pack since, it only gives parked files back. A pack without `.workbench/` is left without.
    ///
    /// Through `OverlayFiles` all this happens in memory, for readers of a pack that cannot be written.
    ///
    /// @throws CorruptPackException if the journal holds a whole record that makes no sense
    /// @throws UnsupportedVersionException if a program of another version left a promise
    public static RecoveryOutcome recover(Path pack, DurableFiles files, GuardJudge judge, ManifestMerger merger) throws IOException {
        var file = new JournalFile(pack);
        var contents = file.read();
        if (!contents.isOver()) {
            file.makeOwn(files);
        }
        var kept = file.readKept();
        RecoveryOutcome outcome = new RecoveryOutcome.Nothing();
        if (!kept.isEmpty()) {
            outcome = settleKept(pack, contents, kept, files, judge, merger);
        } else if (contents.commit().isPresent()) {
            outcome = settle(pack, contents, contents.commit().get(), files, judge, merger);
        } else if (contents.intent().isPresent()) {
            outcome = cut(pack, contents, contents.intent().get(), files, judge);
        }
        sweep(pack, files, outcome instanceof RecoveryOutcome.Foreign ? mentioned(contents, kept) : Set.of());
        return outcome;
    }

    /// Which promise is open; reads only. If the lock is held meanwhile, it may be a live writer's.
    public static Pending pending(Path pack) throws IOException {
        return pending(new JournalFile(pack));
    }

    /// The same of a journal that may be kept open.
    public static Pending pending(JournalFile journal) throws IOException {
        var contents = journal.read();
        return contents.commit().isPresent() ? Pending.COMMIT : contents.intent().isPresent() ? Pending.TAIL
                : !contents.done().hasKept() || journal.isOwn(contents.done()) ? Pending.NOTHING : Pending.CHECKPOINT;
    }

    /// A promise that is open.
    public enum Pending {
        NOTHING,
        /// Bytes behind the ends of files, which nobody reads, are being written or to be cut off.
        TAIL,
        /// A change is half done, or not yet begun.
        COMMIT,
        /// Commits of another process are done, and whether their files have reached the disk is not known.
        CHECKPOINT
    }

    /// Gives an open promise up, as the user decided after a `Foreign` outcome. Kept parked files stay where they are, and so does a journal
    /// that we cannot understand: under another name, for the program that can. Files in the making are removed by the next recovery, those that it
    /// speaks of too.
    public static void forget(Path pack, DurableFiles files) throws IOException {
        var file = new JournalFile(pack);
        JournalFile.Contents contents;
        try {
            contents = file.read();
        } catch (CorruptPackException | UnsupportedVersionException unknown) {
            file.setAside(files);
            return;
        }
        if (!contents.isOver()) {
            var kept = file.readKept();
            file.makeOwn(files);
            file.markDone(kept.isEmpty() ? contents.newest() : Math.max(contents.newest(), kept.getLast().generation()), contents.done().past(), files);
        }
    }

    /// Whether records are kept from another run of the system than this: power may have been lost since. Reads only.
    public static boolean isOfOtherRun(Path pack, DurableFiles files) throws IOException {
        var kept = new JournalFile(pack).readKept();
        return !kept.isEmpty() && !isOfThisRun(pack, kept, files);
    }

    private static boolean isOfThisRun(Path pack, List<JournalRecord.Commit> kept, DurableFiles files) throws IOException {
        return kept.getLast().kept().map(JournalRecord.Kept::run).equals(files.run(pack));
    }

    /// Brings back what a power loss took of commits whose records are kept, and syncs it. Within one run of the system nothing was lost: what differs
    /// from the records is another program's work, and is synced as it is.
    private static RecoveryOutcome settleKept(Path pack, JournalFile.Contents contents, List<JournalRecord.Commit> commits, DurableFiles files, GuardJudge judge,
            ManifestMerger merger) throws IOException {
        var reaching = files.reaching();
        long newest = Math.max(contents.newest(), commits.getLast().generation());
        if (isOfThisRun(pack, commits, files)) {
            var open = contents.commit();
            gathered(pack, commits, reaching).sync(contents.done().isDoubtful());
            if (open.isPresent()) {
                return settle(pack, contents, open.get(), reaching, judge, merger);
            }
            new JournalFile(pack).markDone(newest, Past.SYNCED, reaching);
            return new RecoveryOutcome.Nothing();
        }
        var kept = gathered(pack, commits, reaching);
        kept.look();
        if (kept.changes().isEmpty()) {
            boolean isHalfDone = kept.isMissingAnything();
            kept.repair();
            new JournalFile(pack).markDone(newest, Past.SYNCED, reaching);
            return isHalfDone || contents.commit().isPresent() ? new RecoveryOutcome.Replayed(newest) : new RecoveryOutcome.Nothing();
        }
        var last = kept.halfDone(commits).orElse(commits.getLast());
        var parked = ParkedFiles.giveBack(pack, last, check(pack, last, reaching, judge), reaching);
        return new RecoveryOutcome.Foreign(newest, List.copyOf(kept.changes()), parked.returned(), parked.kept());
    }

    private static KeptCommits gathered(Path pack, List<JournalRecord.Commit> commits, DurableFiles files) {
        try {
            return KeptCommits.gathered(pack, commits, files);
        } catch (IllegalArgumentException e) {
            throw senseless(pack, e);
        }
    }

    private static RecoveryOutcome settle(Path pack, JournalFile.Contents contents, JournalRecord.Commit commit, DurableFiles files, GuardJudge judge,
            ManifestMerger merger) throws IOException {
        var check = check(pack, commit, files, judge);
        if (!check.changes().isEmpty()) {
            var parked = ParkedFiles.giveBack(pack, commit, check, files);
            return new RecoveryOutcome.Foreign(commit.generation(), List.copyOf(check.changes()), parked.returned(), parked.kept());
        }
        try (var applier = new StepApplier(pack, files, merger, commit.generation())) {
            repeatBytes(commit.steps(), check, applier);
            applyRest(commit.steps(), check, applier);
            applier.finish();
        }
        new JournalFile(pack).markDone(commit.generation(), contents.done().past(), files);
        return new RecoveryOutcome.Replayed(commit.generation());
    }

    private static void applyRest(List<JournalStep> steps, RecordCheck check, StepApplier applier) throws IOException {
        var targetsPresent = check.timeline().targetsPresent(steps.size());
        for (int i = check.doneSteps(); i < steps.size(); i++) {
            if (steps.get(i) instanceof JournalStep.Move move && targetsPresent.get(i)) {
                applier.moveOver(move.from(), move.to());
            } else {
                applier.apply(steps.get(i));
            }
        }
    }

    private static RecordCheck check(Path pack, JournalRecord.Commit commit, DurableFiles files, GuardJudge judge) throws IOException {
        try {
            return RecordCheck.of(new PackPlaces(pack, files), commit, judge);
        } catch (IllegalArgumentException e) {
            throw senseless(pack, e);
        }
    }

    private static CorruptPackException senseless(Path pack, IllegalArgumentException why) {
        var corrupt = new CorruptPackException(pack, WorkbenchFolder.NAME + "/" + JournalFile.NAME,
                new FileDamage.SenselessRecord(String.valueOf(why.getMessage())));
        corrupt.initCause(why);
        return corrupt;
    }

    /// Writes the bytes of the steps that are done once more, wherever their files are now: a power loss may have kept a rename
    /// and lost the bytes written before it.
    private static void repeatBytes(List<JournalStep> steps, RecordCheck check, StepApplier applier) throws IOException {
        var then = check.timeline().stateAt(0);
        var now = check.timeline().stateAt(check.doneSteps());
        for (var step : steps.subList(0, check.doneSteps())) {
            then.apply(step);
            var names = StepTimeline.namesIn(step);
            var place = names.isEmpty() ? Optional.<String>empty() : then.fileAt(names.getFirst()).flatMap(now::nameOf);
            if (place.isPresent()) {
                applier.repeatBytes(step, place.get());
            }
        }
    }

    private static RecoveryOutcome cut(Path pack, JournalFile.Contents contents, JournalRecord.Intent intent, DurableFiles files, GuardJudge judge) throws IOException {
        var changes = TailCut.changesAgainst(new PackPlaces(pack, files), intent, judge);
        if (!changes.isEmpty()) {
            return new RecoveryOutcome.Foreign(intent.generation(), changes, List.of(), List.of());
        }
        var cut = TailCut.cut(pack, files, intent);
        new JournalFile(pack).markDone(intent.generation(), contents.done().past(), files);
        return new RecoveryOutcome.Cut(cut);
    }

    /// The names directly in our folder that an open commit needs.
    private static Set<String> mentioned(JournalFile.Contents contents, List<JournalRecord.Commit> kept) {
        var mentioned = new HashSet<String>();
        var names = new HashSet<>(contents.commit().map(commit -> StepTimeline.namesIn(commit.steps())).orElse(Set.of()));
        kept.forEach(commit -> names.addAll(StepTimeline.namesIn(commit.steps())));
        for (var name : names) {
            var path = Path.of(name);
            if (path.startsWith(WorkbenchFolder.NAME) && path.getNameCount() > 1) {
                mentioned.add(path.getName(1).toString());
            }
        }
        return mentioned;
    }

    private static void sweep(Path pack, DurableFiles files, Set<String> mentioned) throws IOException {
        if (!WorkbenchFolder.exists(pack)) {
            return;
        }
        for (var path : files.list(WorkbenchFolder.of(pack))) {
            var name = path.getFileName().toString();
            if (name.startsWith(WorkbenchFolder.NEW_PREFIX) && !mentioned.contains(name)) {
                WorkbenchFolder.delete(path, files);
            }
        }
    }
}
