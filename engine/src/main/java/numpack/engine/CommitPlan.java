package numpack.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.AccessGate.DiskWork;
import numpack.engine.format.EntryChange;
import numpack.engine.format.PackLayout;
import numpack.engine.journal.Guard;
import numpack.engine.journal.JournalStep;

/// The steps of one commit in the order that keeps NumPack from misreading: every file under change is parked in `.workbench/` first,
/// so that NumPack fails to find it; then bytes change; then the manifest; then files go to their places; then what is
/// left over is removed.
final class CommitPlan {
    private final List<JournalStep> park = new ArrayList<>();
    private final List<JournalStep> change = new ArrayList<>();
    private final List<EntryChange> entries = new ArrayList<>();
    private final List<JournalStep> place = new ArrayList<>();
    private final List<JournalStep> clear = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final List<Guard> tails = new ArrayList<>();
    private final List<DiskWork> tailWrites = new ArrayList<>();

    /// Moves a file out of its place before anything changes.
    void park(String file, String parked) {
        park.add(new JournalStep.Move(file, parked));
    }

    /// A change of a parked file.
    void change(JournalStep step) {
        change.add(step);
    }

    void entry(EntryChange changed) {
        entries.add(changed);
    }

    /// Moves a file to its place after the manifest says so.
    void place(String from, String file) {
        place.add(new JournalStep.Move(from, file));
    }

    /// Removes a file that nobody needs any more.
    void clear(String file) {
        clear.add(new JournalStep.Remove(file));
    }

    /// Removes a file unless a new one of this name takes its place.
    void clearUnlessPlaced(String file) {
        if (place.stream().noneMatch(step -> step instanceof JournalStep.Move move && move.to().equals(file))) {
            clear(file);
        }
    }

    /// Removes a folder when all files in it are gone, if none is placed there.
    void clearFolder(String folder) {
        if (place.stream().noneMatch(step -> step instanceof JournalStep.Move move && move.to().startsWith(folder + "/"))) {
            clear.add(new JournalStep.RemoveFolder(folder));
        }
    }

    void guard(Guard guard) {
        guards.add(guard);
    }

    /// Bytes are to be written behind the end of a live file before the commit, once the journal knows of it.
    void tail(Guard guard, DiskWork write) {
        tails.add(guard);
        tailWrites.add(write);
    }

    List<Guard> guards() {
        return guards;
    }

    List<Guard> tails() {
        return tails;
    }

    /// Writes what goes behind the ends; the journal must know of the tails.
    void writeTails() throws IOException {
        for (var write : tailWrites) {
            write.run();
        }
    }

    List<JournalStep> steps() {
        var steps = new ArrayList<>(park);
        steps.addAll(change);
        if (!entries.isEmpty()) {
            steps.add(new JournalStep.Merge(PackLayout.MANIFEST, ManifestSide.payload(entries)));
        }
        steps.addAll(place);
        steps.addAll(clear);
        return steps;
    }
}
