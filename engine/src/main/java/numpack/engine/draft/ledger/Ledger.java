package numpack.engine.draft.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import numpack.engine.Pack;
import numpack.engine.draft.apply.LastTarget;
import numpack.engine.draft.apply.StepMaker;
import numpack.engine.draft.apply.TouchedRows;
import numpack.engine.draft.history.History;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.history.Timeline;
import numpack.engine.draft.log.LateLog;
import numpack.engine.draft.signature.SignedRows;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.state.Parked;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;

/// What was done to a pack and what came of it: the log with its history, and the states between the steps. Every step goes through here into
/// both. Not safe for threads.
public final class Ledger {
    private final Pack pack;
    /// Identities of arrays that the log does not know, by name; kept from reading to reading.
    private final Map<String, Long> ids = new HashMap<>();
    private DraftLog log;
    private Timeline timeline;

    public Ledger(Pack pack, DraftLog log) {
        this.pack = pack;
        this.log = log;
        this.timeline = new Timeline(log.history(), PackState.of(Map.of(), Map.of()), pack::findRemoved);
    }

    public DraftLog log() {
        return log;
    }

    public History history() {
        return log.history();
    }

    public Timeline timeline() {
        return timeline;
    }

    /// Reads the arrays that the pack has now.
    public BaseReading read() throws IOException {
        return BaseReading.of(pack.arrays(), history(), ids);
    }

    /// What can be done while it is not known what became of the last save.
    public Unsettled unsettled() {
        return new Unsettled(pack.path(), log);
    }

    public PackState state() throws IOException {
        return timeline.at(history().cursor());
    }

    /// The log learns of an array of the pack before the first step that touches it.
    public void know(long arrayId) throws IOException {
        var base = timeline.base().find(arrayId);
        if (base.isPresent() && !history().known().containsKey(arrayId)) {
            var stored = base.get().base().stored().orElseThrow();
            log.know(KnownArray.of(arrayId, stored, base.get().space(), List.of()));
            ids.remove(stored.name());
        }
    }

    /// Steps whose bulk bytes are damaged lose their effect; the log is kept aside. Looks at every byte once.
    public void voidDamaged(int from, int to) throws IOException {
        var voids = new HashMap<Long, StepEffects.Reason>();
        for (var step : history().steps().subList(from, to)) {
            if (!history().voids().containsKey(step.id())) {
                for (var bytes : StepCodec.bulk(step)) {
                    if (!bytes.isSound()) {
                        voids.put(step.id(), StepEffects.Reason.DAMAGED);
                    }
                }
            }
        }
        if (!voids.isEmpty()) {
            log.keepAside();
            log.reloaded(List.of(), voids);
        }
    }

    /// Remembers what the pack holds in the rows that a step touches, before it is added. Not in more than are kept, and not where too much would
    /// have to be read: of such steps no row is known again.
    public void sign(Step step) throws IOException {
        if (log.unsettled().isPresent()) {
            // The rows may be shown from memory, and come to hold something else.
            return;
        }
        var state = state();
        for (var atom : step.atoms()) {
            var array = state.find(atom.target().arrayId());
            var stored = array.flatMap(now -> now.base().stored());
            boolean isAboutRows = atom instanceof Step.CellStep || atom instanceof Step.DropRows || atom instanceof Step.RestoreRows;
            if (isAboutRows && stored.isPresent() && stored.get().physicalShape().ndim() > 0) {
                var rows = ArrayState.within(TouchedRows.of(atom), 0, array.get().baseRows());
                if (!rows.isEmpty() && history().signatures().hasRoomFor(rows.size())) {
                    var signed = SignedRows.of(stored.get().physicalSource(), rows);
                    if (signed.isPresent()) {
                        log.sign(atom.id(), signed.get());
                    }
                }
            }
        }
    }

    /// The same of an atom whose rows are signed already.
    public void sign(long atomId, SignedRows rows) throws IOException {
        if (history().signatures().hasRoomFor(rows.count())) {
            log.sign(atomId, rows);
        }
    }

    /// Adds a step at the cursor. Saved steps that were undone before it are taken back by steps of their own first, so that nothing is lost;
    /// unsaved ones after the cursor are forgotten.
    public void add(Step step, PackState after) throws IOException {
        var history = history();
        int position = Math.max(history.cursor(), history.mark());
        var steps = takingBack(_ -> step.time());
        steps.add(step);
        log.replaceFrom(position, steps);
        timeline.forgetAfter(position);
        timeline.remember(history.cursor(), after);
    }

    /// Saved steps that were undone become steps of their own, so that they can be looked at like all others.
    public void makeUndoneReal() throws IOException {
        if (history().cursor() < history().mark()) {
            log.replaceFrom(history().mark(), takingBack(Step::time));
        }
    }

    /// Steps that do what undo did after the last save.
    ///
    /// @param time when each of them is said to be made
    private List<Step> takingBack(Function<Step, Instant> time) {
        var steps = new ArrayList<Step>();
        for (int at = history().mark() - 1; at >= history().cursor(); at--) {
            var undone = history().steps().get(at);
            if (!history().voids().containsKey(undone.id())) {
                steps.add(new Step.Undone(new Step.Origin(takeStepId(), time.apply(undone)), undone));
            }
        }
        return steps;
    }

    /// Makes steps that are moved.
    public StepMaker maker() {
        return new StepMaker(pack.path(), log.records(), LateLog.of(log.records()), new LastTarget(), this::takeStepId);
    }

    /// A number for a step that is made on the way.
    public long takeStepId() {
        return history().numbers().takeStepId();
    }

    /// Forgets the steps before a position, and the removed arrays that are not needed. No commit may be unsettled.
    public void forgetBefore(int position, Map<Long, Parked> needed) throws IOException {
        long lastStep = history().numbers().lastStepId();
        var known = history().known().keySet();
        log = log.without(position, needed);
        // Arrays that the log does not know keep the numbers that they were given when the pack was read, and no array or step gets that of a
        // forgotten one as long as a reader may remember it.
        history().numbers().seeStepId(lastStep);
        ids.values().forEach(history().numbers()::seeArrayId);
        known.forEach(history().numbers()::seeArrayId);
        timeline = new Timeline(log.history(), timeline.base(), pack::findRemoved);
    }
}
