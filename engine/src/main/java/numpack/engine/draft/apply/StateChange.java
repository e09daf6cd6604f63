package numpack.engine.draft.apply;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.draft.overlay.Layer;
import numpack.engine.draft.overlay.RegionLayer;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.Underlay;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.state.Parked;
import numpack.engine.draft.state.RowMoves;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepBytes;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;

/// Applies a step to a state, forwards or backwards. Rows and arrays are found by name, so a step fits a state where other steps have
/// been reverted, or whose array has been compacted since; what is gone of its rows is passed over, and if all are, it does not fit.
///
/// @param past what has become of rows and arrays since a step was made
public record StateChange(Past past) {
    /// What a step names may have other numbers now, or lie elsewhere.
    public interface Past {
        /// Where the rows of a step are in the rows that an array has now.
        RowMoves moves(Step.Atom step, RowSpace now);

        /// How an array that waits in the pack is brought to what it was when a step took it out; empty if it cannot be read.
        Optional<Unparking> unparking(Step.RemoveArray step, Parked parked) throws IOException;
    }

    public Outcome forward(PackState state, Step step) throws IOException {
        return counted(state, step, done(state, step));
    }

    public Outcome backward(PackState state, Step step) throws IOException {
        return counted(state, step, undone(state, step));
    }

    private static Outcome counted(PackState before, Step step, Outcome outcome) {
        return outcome.trouble().isPresent() ? outcome : Outcome.done(outcome.state().asOneEdit(before, step));
    }

    private Outcome done(PackState state, Step step) throws IOException {
        return switch (step) {
            case Step.Atom atom -> forwardAtom(state, atom);
            case Step.Group group -> forwardAll(state, group.parts());
            case Step.Undone undone -> undone(state, undone.step());
            case Step.Reverted out -> forwardAll(state, out.changes());
        };
    }

    private Outcome undone(PackState state, Step step) throws IOException {
        return switch (step) {
            case Step.Atom atom -> backwardAtom(state, atom);
            case Step.Group group -> backwardAll(state, group.parts());
            case Step.Undone undone -> done(state, undone.step());
            case Step.Reverted out -> backwardAll(state, out.changes());
        };
    }

    private Outcome forwardAll(PackState state, List<Step.Atom> atoms) throws IOException {
        var now = state;
        for (var atom : atoms) {
            var outcome = forwardAtom(now, atom);
            if (outcome.trouble().isPresent()) {
                return new Outcome(state, outcome.trouble());
            }
            now = outcome.state();
        }
        return Outcome.done(now);
    }

    /// Takes back what can be taken back: a part whose rows were compacted away does not hold up the others.
    private Outcome backwardAll(PackState state, List<Step.Atom> atoms) throws IOException {
        var now = state;
        var trouble = Optional.<Conflict.Reason>empty();
        int done = 0;
        for (var atom : atoms.reversed()) {
            var outcome = backwardAtom(now, atom);
            trouble = trouble.or(outcome::trouble);
            done += outcome.trouble().isEmpty() ? 1 : 0;
            now = outcome.state();
        }
        return new Outcome(now, done == 0 ? trouble : Optional.empty());
    }

    private Outcome forwardAtom(PackState state, Step.Atom atom) throws IOException {
        return switch (atom) {
            case Step.CreateArray create -> created(state, atom, new Underlay.Uniform(create.dtype(), create.shape(),
                    create.element().read(0, create.dtype().itemSize())));
            case Step.CloneArray clone -> cloned(state, clone);
            default -> {
                var found = state.find(atom.target().arrayId());
                yield found.isEmpty() ? Outcome.not(state, Conflict.Reason.ARRAY_GONE) : forwardOn(state, found.get(), atom);
            }
        };
    }

    private Outcome forwardOn(PackState state, ArrayState array, Step.Atom atom) throws IOException {
        return switch (atom) {
            case Step.CellStep cells -> painted(state, array, cells, cells.newBytes());
            case Step.DropRows drop -> flagged(state, array, drop, drop.rows(), Flag.DROP);
            case Step.RestoreRows restore -> flagged(state, array, restore, restore.rows(), Flag.RESTORE);
            case Step.AppendRows append -> appended(state, array, append, (HeldBytes) append.bytes());
            case Step.RenameArray rename -> renamed(state, array, rename.newName());
            case Step.RemoveArray _, Step.CreateArray _, Step.CloneArray _ -> Outcome.done(state.without(array.id()));
        };
    }

    private Outcome backwardAtom(PackState state, Step.Atom atom) throws IOException {
        if (atom instanceof Step.RemoveArray remove) {
            return broughtBack(state, remove);
        }
        var found = state.find(atom.target().arrayId());
        if (found.isEmpty()) {
            return Outcome.not(state, Conflict.Reason.ARRAY_GONE);
        }
        var array = found.get();
        return switch (atom) {
            case Step.CellStep cells -> painted(state, array, cells, cells.oldBytes());
            case Step.DropRows drop -> flagged(state, array, drop, drop.rows(), Flag.RESTORE);
            case Step.RestoreRows restore -> flagged(state, array, restore, restore.rows(), Flag.DROP);
            case Step.AppendRows append -> cut(state, array, append);
            case Step.RenameArray rename -> renamed(state, array, rename.target().array());
            case Step.RemoveArray _, Step.CreateArray _, Step.CloneArray _ -> Outcome.done(state.without(array.id()));
        };
    }

    private static Outcome appended(PackState state, ArrayState array, Step.AppendRows append, HeldBytes bytes) throws IOException {
        return Outcome.done(state.with(array.appending(append.pieces(), bytes.source())));
    }

    private static Outcome created(PackState state, Step.Atom atom, Underlay base) {
        var target = atom.target();
        return state.find(target.array()).isPresent() ? Outcome.not(state, Conflict.Reason.NAME_TAKEN)
                : Outcome.done(state.with(ArrayState.of(target.arrayId(), target.array(), base, RowSpace.of(base.rows()))));
    }

    private static Outcome cloned(PackState state, Step.CloneArray clone) {
        var source = state.find(clone.sourceId());
        return source.isEmpty() ? Outcome.not(state, Conflict.Reason.ARRAY_GONE)
                : created(state, clone, new Underlay.Copied(source.get()));
    }

    private Outcome broughtBack(PackState state, Step.RemoveArray remove) throws IOException {
        var target = remove.target();
        if (state.find(target.arrayId()).isPresent()) {
            return Outcome.done(state);
        }
        if (state.find(target.array()).isPresent()) {
            return Outcome.not(state, Conflict.Reason.NAME_TAKEN);
        }
        var removed = Optional.ofNullable(state.removed().get(target.arrayId()));
        if (removed.isPresent()) {
            return Outcome.done(state.with(removed.get()));
        }
        var parked = Optional.ofNullable(state.waiting().get(target.arrayId()));
        if (parked.isEmpty()) {
            return rebuilt(state, remove);
        }
        var way = past.unparking(remove, parked.get());
        return way.isEmpty() ? Outcome.not(state, Conflict.Reason.ARRAY_GONE) : Outcome.done(state.with(unparked(remove, way.get())));
    }

    /// What waits in the pack may be older or younger than what the step took out; the steps between say what is missing.
    private ArrayState unparked(Step.RemoveArray remove, Unparking way) throws IOException {
        long id = remove.target().arrayId();
        var alone = PackState.of(Map.of(id, way.parked()), Map.of());
        for (var step : way.forwards()) {
            alone = forward(alone, step).state();
        }
        for (var step : way.backwards()) {
            alone = backward(alone, step).state();
        }
        return alone.find(id).orElseThrow().named(remove.target().array());
    }

    /// An array that the pack never had comes back from what the step has kept of it.
    private static Outcome rebuilt(PackState state, Step.RemoveArray remove) throws IOException {
        var bytes = (HeldBytes) remove.content();
        if (bytes.size() != remove.shape().elementCount() * remove.dtype().itemSize()) {
            return Outcome.not(state, Conflict.Reason.ARRAY_GONE);
        }
        var target = remove.target();
        var array = ArrayState.of(target.arrayId(), target.array(), Underlay.blank(remove.dtype(), remove.shape()), target.space());
        if (bytes.size() > 0) {
            array = array.with(new RegionLayer(RowSet.range(0, array.rows()), Optional.empty(), Box.all(array.physicalShape()).inRow(),
                    array.itemSize(), bytes.source(), bytes.size()));
        }
        return Outcome.done(state.with(remove.dropped().isEmpty() ? array : array.dropping(remove.dropped())));
    }

    private static Outcome renamed(PackState state, ArrayState array, String name) {
        return !array.name().equals(name) && state.find(name).isPresent() ? Outcome.not(state, Conflict.Reason.NAME_TAKEN)
                : Outcome.done(state.with(array.named(name)));
    }

    private Outcome cut(PackState state, ArrayState array, Step.AppendRows append) {
        long before = append.target().space().rows();
        var moves = past.moves(append, array.space());
        long left = moves.now(RowSet.range(before, before + append.rowCount())).size();
        return left == 0 && append.rowCount() > 0 ? Outcome.not(state, Conflict.Reason.ROWS_GONE)
                : Outcome.done(state.with(array.first(array.rows() - left)));
    }

    private enum Flag {
        DROP, RESTORE
    }

    private Outcome flagged(PackState state, ArrayState array, Step.Atom atom, RowSet rows, Flag flag) {
        var now = past.moves(atom, array.space()).now(rows);
        if (now.isEmpty()) {
            return Outcome.not(state, Conflict.Reason.ROWS_GONE);
        }
        return Outcome.done(state.with(flag == Flag.DROP ? array.dropping(now) : array.restoring(now)));
    }

    private Outcome painted(PackState state, ArrayState array, Step.CellStep step, StepBytes bytes) throws IOException {
        var layer = layer(array, step, (HeldBytes) bytes);
        return layer.isEmpty() ? Outcome.not(state, Conflict.Reason.ROWS_GONE) : Outcome.done(state.with(array.with(layer.get())));
    }

    private Optional<Layer> layer(ArrayState array, Step.CellStep step, HeldBytes bytes) throws IOException {
        var moves = past.moves(step, array.space());
        return switch (step) {
            case Step.SetCells set -> CellMoves.layer(array, set, moves, bytes);
            case Step.Fill fill -> regionLayer(array, step.target().space(), fill.region(), moves, bytes);
            case Step.WriteBlock write -> regionLayer(array, step.target().space(), write.region(), moves, bytes);
        };
    }

    private static Optional<Layer> regionLayer(ArrayState array, RowSpace then, Region region, RowMoves moves, HeldBytes bytes) throws IOException {
        if (moves.isIdentity()) {
            return Optional.of(new RegionLayer(region.rows(), Optional.empty(), region.rest(), array.itemSize(), bytes.source(), bytes.size()));
        }
        var now = moves.now(region.rows());
        return now.isEmpty() ? Optional.empty()
                : Optional.of(new RegionLayer(now, Optional.of(moves.ranksLeft(region.rows())), region.rest(), array.itemSize(),
                        bytes.source(), bytes.size()));
    }
}
