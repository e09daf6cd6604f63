package numpack.engine.draft;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The state after any number of a history's steps: from the pack's own state, which is that at the saved mark, forwards by applying steps,
/// or backwards by applying their inverses.
///
/// States share what they have in common, so the last few dozen are kept, and every 512th; any other one is made from the nearest. A
/// taking-out is not applied for what it changed: the steps behind the mark are applied again without those that it took out. What it changed
/// matters only once it is saved and undone.
final class Timeline {
    private static final int RECENT = 64;
    private static final int EVERY = 512;

    private final History history;
    private final TreeMap<Integer, PackState> states = new TreeMap<>();
    private final Map<Long, Conflict.Reason> unfit = new HashMap<>();
    private final StateChange change = new StateChange(this::moves);

    Timeline(History history, PackState base) {
        this.history = history;
        states.put(history.mark(), base);
    }

    /// Starts again from a new state of the pack.
    void rebase(PackState base) {
        states.clear();
        unfit.clear();
        states.put(history.mark(), base);
    }

    PackState base() {
        return states.get(history.mark());
    }

    StateChange change() {
        return change;
    }

    /// Steps that could not be applied when a state was made, and why.
    Optional<Conflict.Reason> whyUnfit(Step step) {
        return Optional.ofNullable(unfit.get(step.id()));
    }

    /// States behind a position are no longer true: other steps take their place.
    void forgetBehind(int position) {
        states.tailMap(position, false).clear();
    }

    void remember(int position, PackState state) {
        states.put(position, state);
        int old = position - RECENT;
        if (old % EVERY != 0 && old != history.mark()) {
            states.remove(old);
        }
    }

    PackState at(int position) throws IOException {
        var known = states.get(position);
        if (known != null) {
            return known;
        }
        return position > history.mark() ? forwards(position) : backwards(position);
    }

    /// The state at a position behind the mark if some steps had never been done; steps that do not fit without them are added to the set.
    PackState without(int position, Set<Long> excluded) throws IOException {
        var state = base();
        for (var step : history.steps().subList(history.mark(), position)) {
            if (isVoid(step) || excluded.contains(step.id()) || step instanceof Step.TakenOut) {
                continue;
            }
            var outcome = change.forward(state, step);
            if (outcome.trouble().isPresent() && !unfit.containsKey(step.id())) {
                excluded.add(step.id());
            }
            state = outcome.state();
        }
        return state;
    }

    private PackState forwards(int position) throws IOException {
        int mark = history.mark();
        int from = states.floorKey(position);
        var steps = history.steps();
        if (steps.subList(from, position).stream().anyMatch(step -> step instanceof Step.TakenOut && !isVoid(step))) {
            var state = without(position, new HashSet<>(history.takenOut(mark, position)));
            remember(position, state);
            return state;
        }
        var state = states.get(from);
        for (int at = from; at < position; at++) {
            if (!isVoid(steps.get(at))) {
                state = apply(change.forward(state, steps.get(at)), steps.get(at));
            }
            remember(at + 1, state);
        }
        return state;
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
            if ((at - 1 + RECENT) % EVERY != 0 && at - 1 + RECENT < history.mark()) {
                states.remove(at - 1 + RECENT);
            }
        }
        return state;
    }

    private PackState apply(Outcome outcome, Step step) {
        outcome.trouble().ifPresent(reason -> unfit.put(step.id(), reason));
        return outcome.state();
    }

    private boolean isVoid(Step step) {
        return history.voids().containsKey(step.id());
    }

    /// From the rows that a step named to the rows that its array has now, through all compactions between.
    private RowMoves moves(Step.Atom step, RowSpace now) {
        var then = step.target().space();
        if (step instanceof Step.AppendRows append) {
            then = then.plus(append.pieces());
        }
        if (then.equals(now)) {
            return RowMoves.identity(then.rows());
        }
        var known = Optional.ofNullable(history.known().get(step.target().arrayId()));
        RowMoves moves = null;
        for (var closing : known.map(KnownArray::closings).orElse(List.of())) {
            if (closing.stepId() > step.id()) {
                var part = RowMoves.between(then, closing.space()).then(RowMoves.closingUp(closing.live()));
                moves = moves == null ? part : moves.then(part);
                then = RowSpace.of(closing.live().size());
            }
        }
        var last = RowMoves.between(then, now);
        return moves == null ? last : moves.then(last);
    }
}
