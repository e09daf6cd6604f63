package numpack.app.compact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import numpack.app.edit.StepNames;
import numpack.app.session.Siblings;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.Step;

/// What a compaction would do, array by array: the chosen one first, then its siblings that have dropped rows too.
///
/// @param unsavedCount steps that are saved before it
/// @param freeBytes free on the pack's disk
record CompactPreview(List<Line> lines, int unsavedCount, long freeBytes) {
    CompactPreview {
        lines = List.copyOf(lines);
    }

    /// Gathers it; reads no elements.
    static CompactPreview of(Draft draft, DraftArray array) throws IOException {
        var snapshot = draft.snapshot();
        var siblings = Siblings.of(array, snapshot).stream().map(Siblings.Sibling::array);
        var done = draft.steps().subList(0, draft.cursor());
        var lines = new ArrayList<Line>();
        for (var each : Stream.concat(Stream.of(array), siblings).filter(one -> one.droppedCount() > 0).toList()) {
            lines.add(line(draft, each, done));
        }
        return new CompactPreview(lines, draft.unsavedCount(), draft.planSave().freeBytes());
    }

    private static Line line(Draft draft, DraftArray array, List<Step> done) throws IOException {
        var steps = new ArrayList<String>();
        for (var step : done) {
            if (drops(step, array.id())) {
                steps.add(StepNames.of(step));
            }
        }
        var plan = draft.planCompaction(List.of(array.name())).arrays().getFirst();
        return new Line(array.name(), plan.rowsBefore(), plan.rowsAfter(), plan.bytesBefore(), plan.bytesAfter(), plan.neededBytes(), steps);
    }

    private static boolean drops(Step step, long arrayId) {
        return switch (step) {
            case Step.DropRows drop -> drop.target().arrayId() == arrayId;
            case Step.Group group -> group.parts().stream().anyMatch(part -> drops(part, arrayId));
            default -> false;
        };
    }

    /// One array as it will be once all is saved.
    ///
    /// @param rowsBefore rows on the disk, dropped ones included
    /// @param rowsAfter live rows
    /// @param neededBytes free space for the new file
    /// @param steps names of the steps that dropped rows
    record Line(String array, long rowsBefore, long rowsAfter, long bytesBefore, long bytesAfter, long neededBytes, List<String> steps) {
        long forgottenRows() {
            return rowsBefore - rowsAfter;
        }
    }
}
