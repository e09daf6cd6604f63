package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.RowsRenumberedException;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// What can be done to the arrays of a [Draft]. Each method makes one step, or a part of one within [#group], and returns it.
///
/// Rows are *physical* rows of the current snapshot; [#editAsSeen] takes those of an earlier one.
public abstract sealed class DraftEdits permits Draft {
    private final Turns turns;
    private final Editing editing;

    DraftEdits(Turns turns, Editing editing) {
        this.turns = turns;
        this.editing = editing;
    }

    /// Sets single cells.
    public Step setCells(String array, CellEdits edits) {
        return setCells(array, edits, "");
    }

    /// Sets single cells.
    ///
    /// @param kind a word for what it is, such as `PASTE`, kept with the step; empty for none
    public Step setCells(String array, CellEdits edits, String kind) {
        return turns.edit((state, maker) -> List.of(maker.setCells(editing.find(state, array), edits, kind)));
    }

    /// Sets every cell of a region to one element.
    public Step fill(String array, Region region, byte[] element) {
        return turns.edit((state, maker) -> List.of(maker.fill(editing.find(state, array), region, element)));
    }

    /// Writes elements into a region.
    ///
    /// @param bytesInCOrder one element for each cell of the region, in its order
    /// @param kind          a word for what it is, such as `PASTE`, kept with the step
    public Step write(String array, Region region, MemorySegment bytesInCOrder, String kind) {
        return turns.edit((state, maker) -> List.of(maker.write(editing.find(state, array), region, bytesInCOrder, kind)));
    }

    /// Drops rows of several arrays as one step. Rows already dropped stay so.
    public Step dropRows(Map<String, RowSet> rowsByArray) {
        return turns.edit((state, maker) -> {
            var atoms = new ArrayList<Step.Atom>();
            for (var entry : new TreeMap<>(rowsByArray).entrySet()) {
                var atom = maker.dropRows(editing.find(state, entry.getKey()), entry.getValue());
                Editing.addUnlessEmpty(atoms, atom);
            }
            return atoms;
        });
    }

    /// Makes dropped rows of several arrays live again as one step.
    public Step restoreRows(Map<String, RowSet> rowsByArray) {
        return turns.edit((state, maker) -> {
            var atoms = new ArrayList<Step.Atom>();
            for (var entry : new TreeMap<>(rowsByArray).entrySet()) {
                var atom = maker.restoreRows(editing.find(state, entry.getKey()), entry.getValue());
                Editing.addUnlessEmpty(atoms, atom);
            }
            return atoms;
        });
    }

    /// Adds rows after the last one. They are read at once and kept in the log.
    public Step appendRows(String array, LazySource rows) throws IOException {
        return turns.edit((state, maker) -> List.of(maker.append(editing.find(state, array), rows)));
    }

    /// Adds rows whose every element is `element`.
    public Step appendBlankRows(String array, long count, byte[] element) {
        return turns.edit((state, maker) -> List.of(maker.appendBlank(editing.find(state, array), count, element)));
    }

    /// A new array whose every element is `element`.
    public Step createArray(String name, DType dtype, Shape shape, byte[] element) {
        return turns.edit((state, maker) -> {
            editing.requireNewName(state, name);
            return List.of(maker.create(editing.takeArrayId(), name, dtype, shape, element));
        });
    }

    /// Gives an array another name. Its identity and its rows stay.
    ///
    /// @throws NoSuchArrayException                       if there is none of that name
    /// @throws numpack.engine.error.ArrayExistsException if the new name is taken
    /// @throws numpack.engine.error.InvalidNameException if no array can have the new name
    public Step renameArray(String name, String newName) {
        return turns.edit((state, maker) -> {
            var array = editing.find(state, name);
            editing.requireNewName(state, newName, Optional.of(array));
            return List.of(maker.rename(array, newName));
        });
    }

    /// A new array with the logical rows that another one has now.
    public Step cloneArray(String source, String name) {
        return turns.edit((state, maker) -> {
            var array = editing.find(state, source);
            editing.requireNewName(state, name);
            return List.of(maker.clone(editing.takeArrayId(), array, name));
        });
    }

    /// Takes an array out of the pack. Undo brings it back, also after a save, as long as the history is not cleared; only an array of more than
    /// [Step#MAX_BYTES] that was never saved cannot be brought back once the draft was closed.
    ///
    /// @throws NoSuchArrayException if there is none of that name
    public Step removeArray(String name) {
        return turns.edit((state, maker) -> List.of(maker.remove(editing.find(state, name))));
    }

    /// Everything that `edits` does on this draft becomes one step; if it throws, nothing was done.
    ///
    /// @throws IllegalArgumentException if it does nothing
    public Step group(Runnable edits) {
        return turns.group(edits);
    }

    /// What an array of an earlier snapshot is called now, for the methods that take a name. Another array may have its old name by now.
    ///
    /// @throws NoSuchArrayException if it is gone, or of another draft
    public String nameNow(DraftArray seen) {
        return turns.look(() -> editing.nameNow(seen));
    }

    /// Makes edits that call rows by the numbers they have in arrays of an earlier snapshot. Nothing comes between the look and the edits, nor
    /// between them and [#nameNow]: an array may have been renamed since.
    ///
    /// @param seen the arrays as they were then, a moment ago
    /// @throws NoSuchArrayException     before any edit, if one of them is gone, or of another draft
    /// @throws RowsRenumberedException  before any edit, if their rows have other numbers: after a compaction, or if rows before others are gone
    public void editAsSeen(Collection<DraftArray> seen, Edits edits) throws IOException {
        turns.ask(() -> {
            for (var array : seen) {
                editing.requireNumbering(array);
            }
            edits.make();
            return null;
        });
    }

    /// Edits of one draft.
    @FunctionalInterface
    public interface Edits {
        void make() throws IOException;
    }
}
