package numpack.engine.commit.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import numpack.engine.commit.span.JournalBudget;
import numpack.engine.error.Finding;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.reason.NameFault;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.layout.PackPaths;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.format.manifest.EntryChange;
import numpack.engine.journal.record.Guard;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.ManifestSide;
import numpack.engine.loaded.RemovedArrays;

/// What the changes of one commit share while they are planned, and the entries that each of them makes.
///
/// @param plan        the steps so far
/// @param news        files that are made for it
/// @param removed     arrays that wait to be brought back
/// @param budget      what its steps may carry
/// @param accepted    which findings the user has decided to write over
/// @param stampMicros the time of every entry that it makes
record PlanScope(CommitPlan plan, NewFiles news, RemovedArrays removed, JournalBudget budget, Predicate<Finding> accepted, long stampMicros) {
    Path root() {
        return news.pack();
    }

    /// Moves a file out of its place for as long as it changes.
    ///
    /// @return where it is meanwhile
    String park(PackFile file, FileLengths lengths) {
        var parked = news.parkingName();
        plan.park(file.file(), parked);
        lengths.leaves(file);
        return parked;
    }

    /// Moves a file out of its place for good.
    void takeAway(PackFile file, FileLengths lengths) {
        plan.clear(park(file, lengths));
    }

    /// The entry of a new array, or of one that is brought back.
    void enter(ArrayEntry entry, FileLengths lengths) {
        plan.entry(new EntryChange.Put(entry));
        plan.guard(new Guard(entry.name(), ManifestSide.NO_ENTRY, ManifestSide.bytesOf(entry), lengths.all()));
    }

    /// The changed entry of an array that stays, perhaps under another name.
    void enter(LoadedArray array, ArrayEntry changed, FileLengths lengths) {
        plan.entry(new EntryChange.Put(changed));
        if (changed.name().equals(array.name())) {
            plan.guard(new Guard(array.name(), ManifestSide.bytesOf(array.entry()), ManifestSide.bytesOf(changed), lengths.all()));
            return;
        }
        leave(array, lengths);
        plan.guard(new Guard(changed.name(), ManifestSide.NO_ENTRY, ManifestSide.bytesOf(changed), List.of()));
    }

    /// The entry of an array goes.
    void leave(LoadedArray array, FileLengths lengths) {
        plan.entry(new EntryChange.Remove(array.name()));
        plan.guard(new Guard(array.name(), ManifestSide.bytesOf(array.entry()), ManifestSide.NO_ENTRY, lengths.all()));
    }

    /// The default file of an array, perhaps under a name that no new one may have.
    ///
    /// @throws InvalidNameException if such a file would lie elsewhere
    String fileFor(String name) {
        var file = PackLayout.dataFile(name);
        if (PackPaths.faultOf(file).isPresent() || PackPaths.climbs(file)) {
            throw new InvalidNameException(root(), name, new NameFault.OutsideThePack());
        }
        return file;
    }
}
