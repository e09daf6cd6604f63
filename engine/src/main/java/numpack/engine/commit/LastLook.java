package numpack.engine.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import numpack.engine.commit.plan.CommitPlan;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.journal.GuardJudge;
import numpack.engine.journal.GuardJudge.EntrySide;
import numpack.engine.journal.record.Guard;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.LoadedPack;
import numpack.engine.storage.DurableFiles;

/// What must still be as it was read under the lock when a commit is about to be promised. Making the new files may have taken minutes, and
/// NumPack knows no lock.
///
/// @param fresh      what was read
/// @param bases      the arrays that the commit changes
/// @param freePlaces files and folders that are not to be there
/// @param isAboutNames whether an array comes, goes or gets another name
/// @param sinceNanos   when the reading began, as [System#nanoTime] tells it
public record LastLook(LoadedPack fresh, List<LoadedArray> bases, Set<String> freePlaces, boolean isAboutNames, long sinceNanos) {
    /// What was looked at so short a while ago need not be again.
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    public LastLook {
        bases = List.copyOf(bases);
        freePlaces = Set.copyOf(freePlaces);
    }

    /// @throws ChangedOutsideException if another program has changed something that the commit is about
    void require(CommitPlan plan, DurableFiles files, GuardJudge manifest) throws IOException {
        if (!isAboutNames && plan.isQuick() && System.nanoTime() - sinceNanos < MOMENT_NANOS) {
            // It was looked at a moment ago, and the journal compares lengths. The new rows themselves may have taken long.
            return;
        }
        var root = fresh.inspection().root();
        if (!fresh.manifest().hasSameStamp()) {
            requireEntries(root, plan.guards(), manifest);
        }
        // What we have written after the end of a live file is no outside change; the journal compares lengths.
        var tailed = plan.tails().stream().map(Guard::key).collect(Collectors.toSet());
        for (var array : bases) {
            if (!tailed.contains(array.name()) && array.hasOtherFiles(files)) {
                throw new ChangedOutsideException(root, new OutsideChange.ArrayChanged(array.name()));
            }
        }
        for (var place : freePlaces) {
            if (files.look(root.resolve(place)).isPresent()) {
                throw new ChangedOutsideException(root, new OutsideChange.FileAdded(place));
            }
        }
    }

    private static void requireEntries(Path root, List<Guard> guards, GuardJudge judge) throws IOException {
        for (var guard : guards) {
            var side = judge.judge(guard);
            if (side != EntrySide.BEFORE && side != EntrySide.BOTH) {
                throw new ChangedOutsideException(root, new OutsideChange.ArrayChanged(guard.key()));
            }
        }
    }
}
