package numpack.engine.draft.save;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import numpack.engine.Transaction;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.CellDifference;
import numpack.engine.draft.state.Underlay;
import numpack.engine.draft.state.PackState;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// What differs between the pack and the state to be saved, array by array; steps that cancel out leave nothing here.
///
/// @param removed     arrays to remove from the pack
/// @param changed     arrays to change in place, or to rename
/// @param added       arrays that the pack does not have
/// @param broughtBack removed arrays to bring back
public record NetChange(List<ArrayState> removed, List<InPlace> changed, List<ArrayState> added, List<ArrayState> broughtBack) {
    /// Changes inside one array.
    ///
    /// @param base     as it is in the pack
    /// @param now      as it is to be
    /// @param cells    its changed elements, among the rows that both have
    /// @param cut      how many rows go at the end
    /// @param dropped  rows to drop
    /// @param restored rows to make live again
    record InPlace(ArrayState base, ArrayState now, Optional<ChangedCells> cells, long cut, RowSet dropped, RowSet restored) {
        static InPlace of(ArrayState base, ArrayState now) {
            long common = Math.min(base.rows(), now.rows());
            var cells = Optional.<ChangedCells>empty();
            var rows = ArrayState.within(now.layers().rows(), 0, common);
            if (!rows.isEmpty() && now.rowElements() > 0) {
                cells = ChangedCells.of(new CellDifference(base.physicalSource(), now.physicalSource(), rows,
                        now.layers().restBounds()));
            }
            // Rows that were cut and appended again lie over rows of the pack that may be dropped there.
            var wasDropped = base.droppedRows(Math.min(now.baseRows(), common), common);
            var isDropped = now.droppedRows(Math.min(now.baseRows(), common), common);
            var behind = ArrayState.within(now.dropped(), common, now.rows());
            return new InPlace(base, now, cells, base.rows() - common,
                    ArrayState.within(now.dropped(), 0, now.baseRows()).union(isDropped.minus(wasDropped)).union(behind),
                    now.restored().union(wasDropped.minus(isDropped)));
        }

        boolean isEmpty() {
            return cells.isEmpty() && cut == 0 && now.rows() <= base.rows() && dropped.isEmpty() && restored.isEmpty() && !isRename();
        }

        boolean isRename() {
            return !base.name().equals(now.name());
        }

        void fill(Transaction transaction) {
            var name = base.name();
            cells.ifPresent(changed -> transaction.write(name, changed));
            if (cut > 0) {
                transaction.cut(name, cut);
            }
            if (now.rows() > base.rows()) {
                transaction.append(name, rowsFrom(base.rows(), now.physicalSource()));
            }
            if (!dropped.isEmpty()) {
                transaction.drop(name, dropped);
            }
            if (!restored.isEmpty()) {
                transaction.restore(name, restored);
            }
        }
    }

    static NetChange between(PackState base, PackState now) {
        var removed = new ArrayList<ArrayState>();
        var changed = new ArrayList<InPlace>();
        var added = new ArrayList<ArrayState>();
        var broughtBack = new ArrayList<ArrayState>();
        for (var array : sorted(base)) {
            var then = now.find(array.id());
            if (then.isEmpty()) {
                removed.add(array);
            } else if (then.get() != array) {
                var inPlace = InPlace.of(array, then.get());
                if (!inPlace.isEmpty()) {
                    changed.add(inPlace);
                }
            }
        }
        for (var array : sorted(now)) {
            if (base.find(array.id()).isEmpty()) {
                (array.base() instanceof Underlay.Waiting ? broughtBack : added).add(array);
            }
        }
        return new NetChange(removed, changed, added, broughtBack);
    }

    boolean isEmpty() {
        return removed.isEmpty() && changed.isEmpty() && added.isEmpty() && broughtBack.isEmpty();
    }

    /// The arrays as they are called afterwards, removed ones by their old name.
    List<String> names() {
        var names = new TreeSet<String>();
        removed.forEach(array -> names.add(array.name()));
        changed.forEach(change -> names.add(change.now().name()));
        added.forEach(array -> names.add(array.name()));
        broughtBack.forEach(array -> names.add(array.name()));
        return List.copyOf(names);
    }

    /// Puts everything into a transaction.
    ///
    /// @return keys of the arrays that it removes, by identity
    Map<Long, String> fill(Transaction transaction) throws IOException {
        var keys = new HashMap<Long, String>();
        for (var array : removed) {
            keys.put(array.id(), transaction.remove(array.name()));
        }
        changed.forEach(change -> change.fill(transaction));
        var names = new HashMap<String, String>();
        changed.stream().filter(InPlace::isRename).forEach(change -> names.put(change.base().name(), change.now().name()));
        transaction.rename(names);
        for (var array : added) {
            add(transaction, array);
        }
        for (var array : broughtBack) {
            bringBack(transaction, array, ((Underlay.Waiting) array.base()).key());
        }
        return keys;
    }

    private static void add(Transaction transaction, ArrayState array) {
        if (array.isUntouched() && array.base() instanceof Underlay.Uniform(var dtype, var shape, var element)) {
            transaction.create(array.name(), dtype, shape, element);
            return;
        }
        transaction.save(array.name(), array.physicalSource());
        drop(transaction, array);
    }

    private static void bringBack(Transaction transaction, ArrayState array, String key) throws IOException {
        if (array.isUntouched()) {
            transaction.bringBack(key, array.name());
            return;
        }
        transaction.bringBack(key, array.name(), array.physicalSource());
        drop(transaction, array);
    }

    private static void drop(Transaction transaction, ArrayState array) {
        var dropped = array.droppedRows(0, array.rows());
        if (!dropped.isEmpty()) {
            transaction.drop(array.name(), dropped);
        }
    }

    private static List<ArrayState> sorted(PackState state) {
        return state.all().stream().sorted(Comparator.comparing(ArrayState::name)).toList();
    }

    private static LazyArray rowsFrom(long first, LazyArray all) {
        return all.slice(Box.ofRows(Slice.of(first, all.shape().rowCount() - first), all.shape()));
    }
}
