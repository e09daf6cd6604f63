package numpack.engine.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import numpack.engine.error.reason.OutsideChange;
import numpack.engine.journal.GuardJudge.EntrySide;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.step.OwnCopy;
import numpack.engine.journal.step.PackPlaces;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;

/// Cuts off what was written behind the ends of files under an intent that came to nothing.
final class TailCut {
    private TailCut() {
    }

    /// What another program has changed of the arrays since; empty if the tails may be cut. A file that is longer than the
    /// tail would have made it has rows of another program after our tail, and they would go with it.
    static List<OutsideChange> changesAgainst(PackPlaces places, JournalRecord.Intent intent, GuardJudge judge) throws IOException {
        var changes = new ArrayList<OutsideChange>();
        for (var guard : intent.guards()) {
            var side = judge.judge(guard);
            if (side == EntrySide.NEITHER || side == EntrySide.AFTER) {
                changes.add(new OutsideChange.ArrayChanged(guard.key()));
            }
            for (var length : guard.lengths()) {
                long found = places.length(length.file());
                // An older program does not say how long its tail is.
                boolean isKnown = length.after() > length.before();
                if (found < length.before() || isKnown && found > length.after()) {
                    changes.add(new OutsideChange.FileLength(length.file(), length.before(), found));
                }
            }
        }
        return changes;
    }

    /// Cuts, or removes what was not there before, and returns the names when that is safe. May be repeated. A power loss may leave a file of
    /// any length up to the end of its tail.
    static List<String> cut(Path pack, DurableFiles files, JournalRecord.Intent intent) throws IOException {
        return cut(pack, files, intent, (length, found) -> found > length.before());
    }

    /// The same for who wrote the tails himself, and knows that a file has got its tail whole or not at all.
    static List<String> cutWhole(Path pack, DurableFiles files, JournalRecord.Intent intent) throws IOException {
        return cut(pack, files, intent, (length, found) -> found > length.before() && found == length.after());
    }

    private interface Condition {
        boolean isMet(FileLength length, long found);
    }

    private static List<String> cut(Path pack, DurableFiles files, JournalRecord.Intent intent, Condition hasTail) throws IOException {
        var places = new PackPlaces(pack, files);
        var cut = new ArrayList<String>();
        var folders = new LinkedHashSet<Path>();
        for (var guard : intent.guards()) {
            for (var length : guard.lengths()) {
                if (hasTail.isMet(length, places.length(length.file()))) {
                    var path = places.resolve(length.file());
                    cut(pack, path, length.before(), files);
                    folders.add(path.getParent());
                    cut.add(length.file());
                }
            }
        }
        for (var folder : folders) {
            files.syncDirectory(folder);
        }
        return cut;
    }

    private static void cut(Path pack, Path path, long length, DurableFiles files) throws IOException {
        if (length == JournalStep.ABSENT) {
            files.delete(path);
            return;
        }
        if (OwnCopy.isNeeded(path, files)) {
            OwnCopy.make(pack, path, length, files);
            return;
        }
        try (var file = files.open(path, Opening.EXISTING)) {
            file.setLength(length);
            file.force();
        }
    }
}
