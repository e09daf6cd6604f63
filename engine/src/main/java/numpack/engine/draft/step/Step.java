package numpack.engine.draft.step;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// One thing that was done to a pack, with all that is needed to take it back: the bytes it replaced and the bytes it brought. Steps
/// never change. What they carry in bulk lies in the draft's log, not in memory.
///
/// Array names and row numbers are those of the moment when the step was made.
public sealed interface Step {
    /// What one step may carry in the log, old and new bytes together.
    long MAX_BYTES = 512L << 20;

    /// When and as which number it was made.
    Origin origin();

    /// The names of the arrays that it changes.
    Set<String> arrays();

    /// What it consists of, in order; of what a revert changed.
    default List<Atom> atoms() {
        return switch (this) {
            case Atom atom -> List.of(atom);
            case Group group -> group.parts();
            case Undone undone -> undone.step().atoms();
            case Reverted out -> out.changes();
        };
    }

    /// Whether it changes one of some arrays.
    ///
    /// @param arrayIds their identities
    default boolean touches(Set<Long> arrayIds) {
        return atoms().stream().anyMatch(atom -> arrayIds.contains(atom.target().arrayId()));
    }

    /// Its number: unique in the draft's log, later steps have higher ones.
    default long id() {
        return origin().id();
    }

    default Instant time() {
        return origin().time();
    }

    /// @param id     unique in the log
    /// @param millis when it was made, in milliseconds since 1970
    record Origin(long id, long millis) {
        public Origin(long id, Instant time) {
            this(id, time.toEpochMilli());
        }

        public Instant time() {
            return Instant.ofEpochMilli(millis);
        }
    }

    /// The array that a step changes.
    ///
    /// @param arrayId stays the same when the array is renamed
    /// @param array   its name before the step
    /// @param space   which rows it had before the step
    record Target(long arrayId, String array, RowSpace space) {}

    /// A step on one array; everything else is made of these.
    sealed interface Atom extends Step {
        Target target();

        @Override
        default Set<String> arrays() {
            return Set.of(target().array());
        }
    }

    /// An atom that replaces elements in place.
    sealed interface CellStep extends Atom {
        /// How many elements it replaces.
        long cellCount();

        /// The bytes that it replaced, in the order of its places.
        StepBytes oldBytes();

        /// The bytes that it brought, in the same order.
        StepBytes newBytes();
    }

    /// Single cells here and there got new values.
    ///
    /// @param kind a word of the caller's for what it was, such as `PASTE`; empty for none
    record SetCells(Origin origin, Target target, CellPlaces places, StepBytes oldBytes, StepBytes newBytes, String kind) implements CellStep {
        @Override
        public long cellCount() {
            return places.cellCount();
        }
    }

    /// A region got one value.
    record Fill(Origin origin, Target target, Region region, StepBytes oldBytes, StepBytes newBytes) implements CellStep {
        @Override
        public long cellCount() {
            return region.cellCount();
        }
    }

    /// A region got new elements.
    ///
    /// @param kind a word of the caller's for what it was, such as `PASTE`
    record WriteBlock(Origin origin, Target target, Region region, StepBytes oldBytes, StepBytes newBytes, String kind)
            implements CellStep {
        @Override
        public long cellCount() {
            return region.cellCount();
        }
    }

    /// Rows were marked as dropped.
    ///
    /// @param rows the physical rows that were live before
    /// @param sign a check sum over samples of them, to know them again after a change outside
    record DropRows(Origin origin, Target target, RowSet rows, int sign) implements Atom {}

    /// Dropped rows were made live again.
    ///
    /// @param rows the physical rows that were dropped before
    /// @param sign a check sum over samples of them
    record RestoreRows(Origin origin, Target target, RowSet rows, int sign) implements Atom {}

    /// Rows were added after the last one.
    ///
    /// @param pieces what the rows are called in row spaces
    /// @param bytes  their elements
    record AppendRows(Origin origin, Target target, List<RowSpace.Piece> pieces, StepBytes bytes) implements Atom {
        public AppendRows {
            pieces = List.copyOf(pieces);
        }

        public long rowCount() {
            return RowSpace.count(pieces);
        }
    }

    /// A new array, every element of which is `element`.
    record CreateArray(Origin origin, Target target, DType dtype, Shape shape, StepBytes element) implements Atom {}

    /// An array got another name; `target` has the old one.
    record RenameArray(Origin origin, Target target, String newName) implements Atom {
        @Override
        public Set<String> arrays() {
            return Set.of(target.array(), newName);
        }
    }

    /// A new array with the logical rows of another, as that was at this moment.
    record CloneArray(Origin origin, Target target, long sourceId, String source, DType dtype, Shape shape) implements Atom {}

    /// An array was removed from the pack.
    ///
    /// @param shape   its physical shape
    /// @param content its elements, if it was never saved; empty if it waits in the pack, or was too large to keep
    /// @param dropped its dropped rows, if it was never saved
    record RemoveArray(Origin origin, Target target, DType dtype, Shape shape, StepBytes content, RowSet dropped) implements Atom {}

    /// Several atoms that are done and undone together.
    record Group(Origin origin, List<Atom> parts) implements Step {
        public Group {
            parts = List.copyOf(parts);
        }

        @Override
        public Set<String> arrays() {
            return names(parts);
        }
    }

    /// A saved step was taken back by undo, and something else was done after that.
    record Undone(Origin origin, Step step) implements Step {
        @Override
        public Set<String> arrays() {
            return step.arrays();
        }
    }

    /// Earlier steps were reverted.
    ///
    /// @param stepIds the steps without effect from here on
    /// @param changes what that changed, if it can be said as steps
    /// @param lasting whether it can still be undone after a save
    record Reverted(Origin origin, Set<Long> stepIds, List<Atom> changes, Lasting lasting) implements Step {
        /// How long a revert can be undone.
        public enum Lasting {
            /// For ever.
            UNDOABLE,
            /// Until the next save: rows or arrays went with it.
            UNTIL_SAVED
        }

        public Reverted {
            stepIds = Set.copyOf(stepIds);
            changes = List.copyOf(changes);
        }

        @Override
        public Set<String> arrays() {
            return names(changes);
        }
    }

    private static Set<String> names(List<Atom> atoms) {
        var names = new TreeSet<String>();
        atoms.forEach(atom -> names.addAll(atom.arrays()));
        return names;
    }
}
