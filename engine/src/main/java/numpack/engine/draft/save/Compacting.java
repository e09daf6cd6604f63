package numpack.engine.draft.save;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import numpack.engine.draft.apply.TouchedRows;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.history.Promise;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.RowSet;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.CompactionReport;
import numpack.engine.work.Progress;

/// Removes dropped rows permanently, and records in the log where the others have gone.
///
/// @param core whose arrays they are
public record Compacting(DraftCore core) {
    /// Two counts of eight bytes lie before a bitmap's words.
    private static final int BITMAP_HEAD_BYTES = 16;

    /// What compacting would do if everything were saved. For arrays with unsaved changes their data is counted as it will be; all else is
    /// as the pack says.
    public CompactionPlan plan(Collection<String> names) throws IOException {
        var plans = new ArrayList<CompactionPlan.ArrayPlan>();
        for (var name : names) {
            var array = core.state().find(name).orElseThrow(() -> new NoSuchArrayException(core.pack().path(), name));
            long rows = array.rows();
            long live = array.liveRowsBefore(rows);
            var stored = array.base().stored();
            if (stored.isPresent() && array.isUntouched()) {
                // The pack calls it by the name that it has there; a save comes first, and gives it the one that it was asked for by.
                core.pack().planCompaction(List.of(stored.get().name())).arrays().forEach(plan -> plans.add(named(plan, name)));
            } else if (live < rows) {
                long rowBytes = array.rowElements() * array.itemSize();
                long bitmap = BITMAP_HEAD_BYTES + 8 * Math.ceilDiv(rows, Long.SIZE);
                plans.add(new CompactionPlan.ArrayPlan(name, rows, live, rows * rowBytes + bitmap, live * rowBytes, live * rowBytes));
            }
        }
        return new CompactionPlan(plans);
    }

    private static CompactionPlan.ArrayPlan named(CompactionPlan.ArrayPlan plan, String name) {
        return new CompactionPlan.ArrayPlan(name, plan.rowsBefore(), plan.rowsAfter(), plan.bytesBefore(), plan.bytesAfter(), plan.neededBytes());
    }

    /// Saves, then compacts the arrays of a plan, and writes into the log where their rows have gone. The save is a commit of its own: what it makes
    /// is what a compaction copies.
    ///
    /// @throws StaleArrayException if an array no longer has as many rows, live and dropped, as the plan says
    public CompactionReport run(CompactionPlan asked, Progress progress) throws IOException {
        var names = asked.arrays().stream().map(CompactionPlan.ArrayPlan::name).toList();
        requireSameRows(asked, plan(names));
        new Saving(core).run(progress);
        // The save has read the pack again.
        var plan = core.pack().planCompaction(names);
        requireSameRows(asked, plan);
        var start = Instant.now();
        var committing = new Committing(core);
        try (var transaction = core.pack().begin()) {
            transaction.compact(plan);
            committing.commit(transaction, promise(plan), progress);
        }
        committing.readBack(() -> {
            committing.voidBySave();
            core.readPack();
            voidForgotten();
        });
        return CompactionReport.of(plan, Duration.between(start, Instant.now()));
    }

    private void requireSameRows(CompactionPlan asked, CompactionPlan found) {
        var byName = found.arrays().stream().collect(Collectors.toMap(CompactionPlan.ArrayPlan::name, array -> array));
        for (var array : asked.arrays()) {
            var now = byName.get(array.name());
            if (now == null || now.rowsBefore() != array.rowsBefore() || now.rowsAfter() != array.rowsAfter()) {
                throw new StaleArrayException(core.pack().path(), array.name());
            }
        }
    }

    private Promise promise(CompactionPlan plan) throws IOException {
        var after = new ArrayList<KnownArray>();
        long id = core.ledger().takeStepId();
        for (var array : plan.arrays()) {
            var state = core.timeline().base().find(array.name()).orElseThrow();
            core.ledger().know(state.id());
            var live = RowSet.range(0, state.rows()).minus(state.droppedRows(0, state.rows()));
            var shape = state.physicalShape().withRows(live.size());
            after.add(core.history().known().get(state.id()).closed(new KnownArray.Closing(id, state.space(), live), shape));
        }
        return new Promise(Promise.Kind.COMPACTION, core.history().mark(), 0, after, core.history().waiting());
    }

    /// Steps all of whose rows a compaction has taken have no effect any more.
    void voidForgotten() throws IOException {
        var voids = new HashMap<Long, StepEffects.Reason>();
        for (var step : core.history().steps()) {
            var atoms = step.atoms();
            if (!core.history().voids().containsKey(step.id()) && !atoms.isEmpty() && atoms.stream().allMatch(this::isForgotten)) {
                voids.put(step.id(), StepEffects.Reason.ROWS_COMPACTED);
            }
        }
        if (!voids.isEmpty()) {
            core.log().reloaded(List.of(), voids);
        }
    }

    private boolean isForgotten(Step.Atom atom) {
        var rows = TouchedRows.of(atom);
        var known = Optional.ofNullable(core.history().known().get(atom.target().arrayId()));
        return !rows.isEmpty() && known.isPresent() && known.get().isPresent()
                && known.get().closings().stream().anyMatch(closing -> closing.stepId() > atom.id())
                && core.timeline().change().past().moves(atom, known.get().space()).now(rows).isEmpty();
    }
}
