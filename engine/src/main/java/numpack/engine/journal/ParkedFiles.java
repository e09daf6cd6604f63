package numpack.engine.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import numpack.engine.journal.GuardJudge.EntrySide;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.record.JournalStep.Merge;
import numpack.engine.journal.record.JournalStep.Move;
import numpack.engine.journal.record.JournalStep.SetLength;
import numpack.engine.journal.record.JournalStep.WriteAt;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.step.PackPlaces;
import numpack.engine.journal.step.StepApplier;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.WorkbenchFolder;

/// Fills the places that a commit had emptied when it cannot go on: an array whose entry speaks of the change already gets its
/// new files, any other its old ones with their old bytes. A file that somebody else made is never touched. May be repeated.
///
/// Going back takes three passes, so that nobody misreads in between: new files that stand beside an absent data file (a bitmap)
/// leave first, then the parked ones return, the first parked last; going forward follows the steps.
final class ParkedFiles {
    private final PackPlaces places;
    private final JournalRecord.Commit commit;
    private final RecordCheck check;
    private final StepApplier applier;
    private final List<Move> departures;
    private final List<Move> arrivals;
    private final List<String> returned = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    private ParkedFiles(PackPlaces places, JournalRecord.Commit commit, RecordCheck check, StepApplier applier) {
        this.places = places;
        this.commit = commit;
        this.check = check;
        this.applier = applier;
        var moves = commit.steps().stream().filter(Move.class::isInstance).map(Move.class::cast).toList();
        this.departures = moves.stream().filter(move -> isOurs(move.to()) && !isOurs(move.from())).toList();
        this.arrivals = moves.stream().filter(move -> isOurs(move.from()) && !isOurs(move.to())).toList();
    }

    static ParkedFiles giveBack(Path pack, JournalRecord.Commit commit, RecordCheck check, DurableFiles files) throws IOException {
        try (var applier = new StepApplier(pack, files, (_, changes) -> changes, commit.generation())) {
            var parked = new ParkedFiles(new PackPlaces(pack, files), commit, check, applier);
            parked.takeNewFilesBack();
            parked.returnOldFiles();
            parked.bringNewFiles();
            parked.listKept();
            applier.finish();
            return parked;
        }
    }

    /// The places that were filled.
    List<String> returned() {
        return returned;
    }

    /// The parked files whose places somebody else had filled.
    List<String> kept() {
        return kept;
    }

    private void takeNewFilesBack() throws IOException {
        for (var arrival : arrivals.reversed()) {
            var guard = check.guardOf(arrival.to());
            if (guard.isPresent() && isOnOldSide(guard.get()) && hasFileAway(guard.get()) && hasArrived(arrival, guard.get())) {
                applier.move(arrival.to(), arrival.from());
            }
        }
    }

    private void returnOldFiles() throws IOException {
        for (var departure : departures.reversed()) {
            if (sideOf(departure.from()) != EntrySide.AFTER && exists(departure.to()) && !exists(departure.from())) {
                for (var step : commit.steps().reversed()) {
                    if (writesTo(step, departure.to())) {
                        applier.undoBytes(step, departure.to());
                    }
                }
                applier.move(departure.to(), departure.from());
                returned.add(departure.from());
            }
        }
    }

    private void bringNewFiles() throws IOException {
        for (var arrival : arrivals) {
            if (sideOf(arrival.to()) == EntrySide.AFTER && exists(arrival.from()) && !exists(arrival.to())) {
                for (var step : commit.steps()) {
                    if (writesTo(step, arrival.from())) {
                        applier.repeatBytes(step, arrival.from());
                    }
                }
                applier.move(arrival.from(), arrival.to());
                returned.add(arrival.to());
            }
        }
    }

    private void listKept() throws IOException {
        for (var departure : departures) {
            // If the file that was to take the place is still waiting, somebody else took it.
            var successor = arrivals.stream().filter(arrival -> arrival.to().equals(departure.from())).map(Move::from).findFirst();
            if (exists(departure.to()) && exists(departure.from()) && (successor.isEmpty() || exists(successor.get()))) {
                kept.add(departure.to());
            }
        }
    }

    private EntrySide sideOf(String place) {
        return check.guardOf(place).map(check::sideOf).orElse(EntrySide.NEITHER);
    }

    private boolean isOnOldSide(Guard guard) {
        var side = check.sideOf(guard);
        return side == EntrySide.BEFORE || side == EntrySide.BOTH;
    }

    /// Whether a file of this array is parked and its place empty, so that nobody else can have worked on the array since.
    private boolean hasFileAway(Guard guard) throws IOException {
        for (var departure : departures) {
            if (check.guardOf(departure.from()).equals(Optional.of(guard)) && exists(departure.to()) && !exists(departure.from())) {
                return true;
            }
        }
        return false;
    }

    /// Whether the file in the place is the new one that the steps moved there, and no parked one that came back.
    private boolean hasArrived(Move arrival, Guard guard) throws IOException {
        if (exists(arrival.from()) || !exists(arrival.to()) || departures.contains(new Move(arrival.to(), arrival.from()))) {
            return false;
        }
        boolean oldIsAway = !commit.present().contains(arrival.to()) || isParked(arrival.to());
        long length = places.length(arrival.to());
        return oldIsAway && guard.lengths().contains(new FileLength(arrival.to(), lengthBefore(guard, arrival.to()), length));
    }

    private boolean isParked(String place) throws IOException {
        for (var departure : departures) {
            if (departure.from().equals(place) && exists(departure.to())) {
                return true;
            }
        }
        return false;
    }

    private static long lengthBefore(Guard guard, String file) {
        return guard.lengths().stream().filter(length -> length.file().equals(file)).findFirst().orElseThrow().before();
    }

    private boolean exists(String name) throws IOException {
        return places.exists(name);
    }

    private static boolean isOurs(String name) {
        return name.startsWith(WorkbenchFolder.NAME + "/");
    }

    private static boolean writesTo(JournalStep step, String name) {
        return switch (step) {
            case WriteAt write -> write.file().equals(name);
            case SetLength set -> set.file().equals(name);
            case Move _, JournalStep.Remove _, JournalStep.RemoveFolder _, Merge _ -> false;
        };
    }
}
