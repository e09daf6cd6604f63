package numpack.engine.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import numpack.engine.journal.GuardJudge.EntrySide;
import numpack.engine.journal.JournalStep.Merge;
import numpack.engine.journal.JournalStep.Move;
import numpack.engine.journal.JournalStep.SetLength;
import numpack.engine.journal.JournalStep.WriteAt;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.WorkbenchFolder;

/// Fills the places that a commit had emptied when it cannot go on: with the new file if the manifest speaks of it already, else
/// with the old one and its old bytes. May be repeated.
final class ParkedFiles {
    private final Path pack;
    private final List<JournalStep> steps;
    private final RecordCheck check;
    private final List<String> returned = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    private ParkedFiles(Path pack, List<JournalStep> steps, RecordCheck check) {
        this.pack = pack;
        this.steps = steps;
        this.check = check;
    }

    static ParkedFiles giveBack(Path pack, JournalRecord.Commit commit, RecordCheck check, DurableFiles files) throws IOException {
        var parked = new ParkedFiles(pack, commit.steps(), check);
        try (var applier = new StepApplier(pack, files, (manifest, changes) -> changes, commit.generation())) {
            for (int i = 0; i < parked.steps.size(); i++) {
                if (parked.steps.get(i) instanceof Move(var place, var parking) && parking.startsWith(WorkbenchFolder.NAME + "/")) {
                    parked.settle(place, parking, parked.steps.subList(i + 1, parked.steps.size()), applier);
                }
            }
            applier.finish();
        }
        return parked;
    }

    List<String> returned() {
        return returned;
    }

    List<String> kept() {
        return kept;
    }

    private void settle(String place, String parking, List<JournalStep> later, StepApplier applier) throws IOException {
        var successor = successor(place, later).filter(name -> JournalPath.exists(pack, name));
        if (JournalPath.exists(pack, place)) {
            // Without a file in waiting it was ours that took the place.
            successor.ifPresent(_ -> kept.add(parking));
        } else if (check.sideOf(place).orElse(EntrySide.BEFORE) == EntrySide.AFTER) {
            if (successor.isPresent()) {
                forward(successor.get(), applier);
                applier.move(successor.get(), place);
                returned.add(place);
            }
        } else if (JournalPath.exists(pack, parking)) {
            back(parking, later, applier);
            applier.move(parking, place);
            returned.add(place);
        }
    }

    /// The file that the steps move into the place at last: the parked one itself, or a new one.
    private static Optional<String> successor(String place, List<JournalStep> later) {
        return later.reversed().stream().filter(step -> step instanceof Move move && move.to().equals(place))
                .map(step -> ((Move) step).from()).findFirst();
    }

    private void forward(String name, StepApplier applier) throws IOException {
        for (var step : steps) {
            if (writesTo(step, name)) {
                applier.repeatBytes(step, name);
            }
        }
    }

    private static void back(String name, List<JournalStep> later, StepApplier applier) throws IOException {
        for (var step : later.reversed()) {
            if (writesTo(step, name)) {
                applier.undoBytes(step, name);
            }
        }
    }

    private static boolean writesTo(JournalStep step, String name) {
        return switch (step) {
            case WriteAt write -> write.file().equals(name);
            case SetLength set -> set.file().equals(name);
            case Move _, JournalStep.Remove _, Merge _ -> false;
        };
    }
}
