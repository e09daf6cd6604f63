package numpack.engine.draft.history;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import numpack.engine.StoredArray;
import numpack.engine.draft.apply.CellBatch;
import numpack.engine.draft.apply.Outcome;
import numpack.engine.draft.apply.StateChange;
import numpack.engine.draft.apply.Unparking;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.Underlay;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.state.Parked;
import numpack.engine.draft.state.RowMoves;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.draft.step.Step;

/// The state after any number of a history's steps: from the pack's own state, which is that at the saved mark, forwards by applying steps,
/// or backwards by applying their inverses.
///
/// States share what they have in common, so the last few dozen are kept, and farther away one or two for each doubling of the distance; any other
/// one is made from the nearest. Going back step by step so costs little for each step, however many there are.
///
/// A revert of unsaved steps is not applied for what it changed: the steps after the mark are applied again without those that it took out.
/// What it changed matters once it is saved, or those steps are.
public final class Timeline {
    private static final int RECENT = 64;

    private final History history;
    private final Removed removed;
    private final TreeMap<Integer, PackState> states = new TreeMap<>();
    /// Steps that could not be applied when a state was made.
    private final Set<Long> unfit = new HashSet<>();
    private final StateChange change = new StateChange(new StepsPast());

    /// @param removed finds the arrays that wait in the pack
    public Timeline(History history, PackState base, Removed removed) {
        this.history = history;
        this.removed = removed;
        states.put(history.mark(), base);
    }

    /// The removed arrays of a pack.
    @FunctionalInterface
    public interface Removed {
        Optional<StoredArray> find(String key) throws IOException;
    }

    /// Starts again from a new state of the pack.
    public void rebase(PackState base) {
        states.clear();
        unfit.clear();
        states.put(history.mark(), base);
    }

    public PackState base() {
        return states.get(history.mark());
    }

    /// The same; empty from a commit on whose state was not seen here, until the pack is read.
    public Optional<PackState> knownBase() {
        return Optional.ofNullable(states.get(history.mark()));
    }

    public StateChange change() {
        return change;
    }

    /// States after a position are no longer true: other steps take their place.
    public void forgetAfter(int position) {
        states.tailMap(position, false).clear();
    }

    public void remember(int position, PackState state) {
        states.put(position, state);
        forget(position - RECENT - 1, RECENT);
        // Only where a distance has doubled there may be one too many.
        for (int distance = 2 * RECENT; distance <= position && position % (distance / 2) == 0; distance *= 2) {
            forget(position - distance, distance);
        }
    }

    private void forget(int position, int every) {
        if (position % every != 0 && position != history.mark()) {
            states.remove(position);
        }
    }

    /// Forgets the states that are not kept once there is one at a position.
    private void forgetFarFrom(int position) {
        states.keySet().removeIf(at -> at != history.mark() && !isKept(at, Math.abs(position - at)));
    }

    private static boolean isKept(int position, int distance) {
        return distance <= RECENT || position % Integer.highestOneBit(distance) == 0;
    }

    public PackState at(int position) throws IOException {
        var known = states.get(position);
        if (known != null) {
            return known;
        }
        var made = position > history.mark() ? forwards(position) : backwards(position);
        forgetFarFrom(position);
        return made;
    }

    /// The state at a position after the mark if some steps had never been done; steps that do not fit without them are added to the set.
    public PackState without(int position, Set<Long> excluded) throws IOException {
        return without(position, excluded, Watch.NOTHING);
    }

    /// The same, and shows the states before some of the steps on the way.
    public PackState without(int position, Set<Long> excluded, Watch watch) throws IOException {
        var state = base();
        var batch = new CellBatch();
        for (var step : history.steps().subList(history.mark(), position)) {
            if (isVoid(step) || excluded.contains(step.id()) || history.isRevertOfUnsaved(step)) {
                continue;
            }
            if (watch.isFor(step)) {
                state = batch.flush(state);
                watch.see(step, state);
            }
            if (batch.takes(state, step)) {
                continue;
            }
            state = batch.flush(state);
            var outcome = change.forward(state, step);
            if (outcome.trouble().isPresent() && !unfit.contains(step.id())) {
                excluded.add(step.id());
            }
            state = outcome.state();
        }
        return batch.flush(state);
    }

    /// Sees states between steps.
    public interface Watch {
        Watch NOTHING = new Watch() {
            @Override
            public boolean isFor(Step step) {
                return false;
            }

            @Override
            public void see(Step step, PackState before) {}
        };

        /// Whether the state before a step is of interest: each that is costs as much as a step of a million cells.
        boolean isFor(Step step);

        void see(Step step, PackState before) throws IOException;
    }

    private PackState forwards(int position) throws IOException {
        int from = states.floorKey(position);
        var steps = history.steps();
        int afterRevert = afterLastRevert(from, position);
        if (afterRevert > from) {
            from = afterRevert;
            remember(from, without(from, new HashSet<>(history.reverted(history.mark(), from))));
        }
        var state = states.get(from);
        var batch = new CellBatch();
        for (int at = from; at < position; at++) {
            var step = steps.get(at);
            if (!isVoid(step) && !batch.takes(state, step)) {
                state = batch.flush(state);
                state = apply(change.forward(state, step), step);
            }
            if (isKept(at + 1, position - at - 1)) {
                state = batch.flush(state);
                states.put(at + 1, state);
            }
        }
        return state;
    }

    /// The position after the last revert of unsaved steps between two positions; the first of them if there is none.
    private int afterLastRevert(int from, int position) {
        return Math.max(from, history.lastRevertOfUnsaved(from, position) + 1);
    }

    private PackState backwards(int position) throws IOException {
        int from = states.ceilingKey(position);
        var state = states.get(from);
        for (int at = from; at > position; at--) {
            var step = history.steps().get(at - 1);
            if (!isVoid(step)) {
                state = apply(change.backward(state, step), step);
            }
            states.put(at - 1, state);
            if (!isKept(at, at - position) && at != history.mark()) {
                states.remove(at);
            }
        }
        return state;
    }

    private PackState apply(Outcome outcome, Step step) {
        if (outcome.trouble().isPresent()) {
            unfit.add(step.id());
        }
        return outcome.state();
    }

    private boolean isVoid(Step step) {
        return history.voids().containsKey(step.id());
    }

    /// What the history knows of rows and arrays.
    private final class StepsPast implements StateChange.Past {
        @Override
        public RowMoves moves(Step.Atom step, RowSpace now) {
            return history.renumberings().moves(step, now);
        }

        @Override
        public Optional<Unparking> unparking(Step.RemoveArray remove, Parked parked) throws IOException {
            var waiting = removed.find(parked.key());
            if (waiting.isEmpty() || !waiting.get().isReadable()) {
                return Optional.empty();
            }
            long id = remove.target().arrayId();
            var known = history.known().get(id);
            var array = ArrayState.of(id, known.name(), new Underlay.Waiting(waiting.get(), parked.key()), known.space());
            int from = history.positionAfter(parked.afterStep());
            int to = Math.max(0, history.positionAfter(containing(remove)) - 1);
            return Optional.of(new Unparking(array, from < to ? only(id, from, to) : List.of(),
                    from > to ? only(id, to, from).reversed() : List.of()));
        }

        /// The number of the step that an atom is part of.
        private long containing(Step.Atom atom) {
            if (history.positionAfter(atom.id()) > 0) {
                return atom.id();
            }
            var steps = history.steps();
            for (int at = 0; at < steps.size(); at++) {
                // A group gets its number after its parts.
                if (steps.id(at) > atom.id() && steps.get(at) instanceof Step.Group group
                        && group.parts().stream().anyMatch(part -> part.id() == atom.id())) {
                    return group.id();
                }
            }
            return 0;
        }

        private List<Step> only(long arrayId, int from, int to) {
            return history.happened(from, to).stream().flatMap(step -> only(arrayId, step).stream()).toList();
        }

        /// What a step does inside one array.
        private Optional<Step> only(long arrayId, Step step) {
            return switch (step) {
                case Step.CreateArray _, Step.CloneArray _, Step.RemoveArray _ -> Optional.empty();
                case Step.Atom atom -> atom.target().arrayId() == arrayId ? Optional.of(atom) : Optional.empty();
                case Step.Group group -> some(group.origin(), only(arrayId, group.parts()));
                case Step.Reverted out -> some(out.origin(), only(arrayId, out.changes()));
                case Step.Undone undone -> only(arrayId, undone.step()).map(inner -> new Step.Undone(undone.origin(), inner));
            };
        }

        private List<Step.Atom> only(long arrayId, List<Step.Atom> atoms) {
            return atoms.stream().filter(atom -> only(arrayId, atom).isPresent()).toList();
        }

        private static Optional<Step> some(Step.Origin origin, List<Step.Atom> atoms) {
            return atoms.isEmpty() ? Optional.empty() : Optional.of(new Step.Group(origin, atoms));
        }
    }
}
