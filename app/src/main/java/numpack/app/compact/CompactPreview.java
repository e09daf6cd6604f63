package numpack.app.compact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numpack.app.i18n.NaturalOrder;
import numpack.app.session.pack.DiskUse;
import numpack.app.session.pack.linked.LinkedByName;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Step;
import numpack.engine.linked.LinkedArray;
import numpack.engine.work.CompactionPlan.ArrayPlan;
import numpack.engine.work.HardLinkedFile;

/// What a compaction would do, array by array.
///
/// @param subject what is compacted, as people call it: the array, or the pack
/// @param scope which arrays are meant
/// @param lines arrays with dropped rows; of an array the array itself first, then those linked with it
/// @param uneven names of arrays whose linked arrays have other rows dropped, so that their rows are no longer the same ones afterwards
/// @param unsavedCount steps that are saved before it
/// @param savedAnew names of arrays that this save rewrites, because other folders share their files
/// @param freeBytes free on the pack's disk
record CompactPreview(String subject, Scope scope, List<Line> lines, List<String> uneven, int unsavedCount, Set<String> savedAnew, long freeBytes) {
    CompactPreview {
        lines = List.copyOf(lines);
        uneven = List.copyOf(uneven);
        savedAnew = Collections.unmodifiableSet(new TreeSet<>(savedAnew));
    }

    /// Which arrays a compaction is about.
    enum Scope {
        /// One, and those linked with it if they are wanted.
        ARRAY,
        /// All of a pack.
        PACK
    }

    /// Gathers it for an array and those linked with it; reads no elements.
    static CompactPreview of(Draft draft, DraftArray array) throws IOException {
        var snapshot = draft.snapshot();
        var linked = LinkedByName.of(array, snapshot).stream().map(LinkedArray::array);
        var uneven = LinkedByName.uneven(array, snapshot).stream().map(one -> one.array().name()).toList();
        return of(draft, array.name(), Scope.ARRAY, Stream.concat(Stream.of(array), linked), uneven);
    }

    /// Gathers it for all arrays of a pack.
    ///
    /// @param uneven ids of arrays whose linked arrays have other rows dropped
    static CompactPreview ofAll(Draft draft, String packName, Set<Long> uneven) throws IOException {
        var arrays = draft.snapshot().arrays().stream().filter(DraftArray::isReadable)
                .sorted(Comparator.comparing(DraftArray::name, NaturalOrder::compare)).toList();
        var names = arrays.stream().filter(array -> uneven.contains(array.id())).map(DraftArray::name).toList();
        return of(draft, packName, Scope.PACK, arrays.stream(), names);
    }

    private static CompactPreview of(Draft draft, String subject, Scope scope, Stream<DraftArray> arrays, List<String> uneven) throws IOException {
        var state = draft.state();
        var steps = stepsThatDropped(state.steps().subList(0, state.cursor()));
        var lines = new ArrayList<Line>();
        for (var each : arrays.filter(one -> one.droppedCount() > 0 && one.linkTarget().isEmpty()).toList()) {
            var plan = draft.planCompaction(List.of(each.name())).arrays().getFirst();
            lines.add(new Line(plan, isShared(draft, each), steps.getOrDefault(each.id(), List.of())));
        }
        var savedAnew = draft.hardLinkedFiles().stream().map(HardLinkedFile::array).collect(Collectors.toSet());
        return new CompactPreview(subject, scope, lines, uneven, state.unsavedCount(), savedAnew, DiskUse.freeBytes(draft));
    }

    /// Whether other folders have a file of it as a hard link; the pack has it under the name that it was saved with.
    private static boolean isShared(Draft draft, DraftArray array) throws IOException {
        var stored = draft.pack().find(array.name());
        return stored.isPresent() && stored.get().isHardLinked();
    }

    /// By the array in which they dropped rows, oldest first. One step may have dropped rows in ten thousand arrays.
    private static Map<Long, List<Step>> stepsThatDropped(List<Step> done) {
        var found = new HashMap<Long, List<Step>>();
        for (var step : done) {
            var arrays = new HashSet<Long>();
            addDropped(step, arrays);
            arrays.forEach(id -> found.computeIfAbsent(id, _ -> new ArrayList<>()).add(step));
        }
        return found;
    }

    private static void addDropped(Step step, Set<Long> arrays) {
        switch (step) {
            case Step.DropRows drop -> arrays.add(drop.target().arrayId());
            case Step.Group group -> group.parts().forEach(part -> addDropped(part, arrays));
            default -> { }
        }
    }

    /// One array.
    ///
    /// @param plan what becomes of it once all is saved
    /// @param isShared whether other folders share its files
    /// @param steps those that dropped rows, oldest first
    record Line(ArrayPlan plan, boolean isShared, List<Step> steps) {
        String array() {
            return plan.name();
        }
    }
}
