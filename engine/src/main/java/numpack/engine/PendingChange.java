package numpack.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numpack.engine.change.CellWrites;
import numpack.engine.commit.plan.Change;
import numpack.engine.lazy.LazySource;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.shape.RowSet;
import numpack.engine.work.CompactionPlan;

/// What a transaction has collected about one array so far. Mutable; [#change] makes a value of it.
final class PendingChange {
    /// The array as it was when the transaction began; empty for a new one.
    final Optional<LoadedArray> base;
    String name;
    private final List<LazySource> appended = new ArrayList<>();
    private final List<CellWrites> writes = new ArrayList<>();
    private RowSet dropped = RowSet.empty();
    private RowSet restored = RowSet.empty();
    private long cut;
    private Optional<LazySource> whole = Optional.empty();
    private Change.Place newPlace = new Change.Place.FreeName();
    private Optional<String> removedAs = Optional.empty();
    private Optional<CompactionPlan.ArrayPlan> compaction = Optional.empty();

    PendingChange(String name, Optional<LoadedArray> base) {
        this.name = name;
        this.base = base;
    }

    Change change() {
        if (base.isEmpty()) {
            return newArray();
        }
        var array = base.get();
        if (removedAs.isPresent()) {
            return new Change.Remove(array, removedAs.get());
        }
        if (compaction.isPresent()) {
            return new Change.Compact(array, compaction.get());
        }
        if (whole.isPresent()) {
            return new Change.Whole(name, new Change.Place.InsteadOf(array), whole.get(), appended, dropped);
        }
        return new Change.InPlace(array, name, writes, cut, appended, dropped, restored);
    }

    private Change newArray() {
        if (whole.isEmpty() && newPlace instanceof Change.Place.InsteadOfRemoved(var key)) {
            return new Change.BringBack(key, name);
        }
        return new Change.Whole(name, newPlace, whole.orElseThrow(), appended, dropped);
    }

    /// Whether the name that the array had when the transaction began no longer means it.
    boolean givesNameUp() {
        return base.isPresent() && (removedAs.isPresent() || !base.get().name().equals(name));
    }

    /// All elements of a new array, or in place of those that are there.
    void replace(LazySource elements) {
        requireUntouched();
        whole = Optional.of(elements);
    }

    /// A new array replaces whatever has its name.
    void replaceUnseen() {
        newPlace = new Change.Place.UnseenName();
    }

    void bringBack(String key) {
        newPlace = new Change.Place.InsteadOfRemoved(key);
    }

    void append(LazySource rows) {
        requireRows();
        appended.add(rows);
    }

    void write(CellWrites cells) {
        requireStored();
        writes.add(cells);
    }

    /// @throws IllegalArgumentException if there are fewer rows
    void cut(long count) {
        if (count < 0 || count > requireStored().physicalShape().rowCount() - cut) {
            throw new IllegalArgumentException("%d rows cannot be cut off \"%s\"".formatted(count, name));
        }
        cut += count;
    }

    void drop(RowSet rows) {
        requireRows();
        restored = restored.minus(rows);
        dropped = dropped.union(rows);
    }

    void restore(RowSet rows) {
        requireRows();
        dropped = dropped.minus(rows);
        restored = restored.union(rows);
    }

    void remove(String key) {
        requireUntouched();
        removedAs = Optional.of(key);
    }

    void compact(CompactionPlan.ArrayPlan plan) {
        requireUntouched();
        if (givesNameUp()) {
            throw isChanged();
        }
        compaction = Optional.of(plan);
    }

    /// The physical rows that the change starts from.
    LazySource rows() {
        requireRows();
        return whole.orElseGet(() -> base.orElseThrow().physicalSource());
    }

    /// How many physical rows there are afterwards.
    long rowCount() {
        return rows().shape().rowCount() - cut + Change.rowsOf(appended);
    }

    /// Makes sure that it is about an array whose rows are known, and that is in the pack afterwards.
    void requireRows() {
        if (removedAs.isPresent() || base.isEmpty() && whole.isEmpty()) {
            throw new IllegalStateException("array \"%s\" is removed or brought back in this transaction".formatted(name));
        }
        requireNoCompaction();
    }

    private LoadedArray requireStored() {
        if (base.isEmpty() || whole.isPresent() || removedAs.isPresent()) {
            throw new IllegalStateException("array \"%s\" is replaced or removed in this transaction".formatted(name));
        }
        requireNoCompaction();
        // Unreadable rows cannot be changed.
        base.get().rows();
        return base.get();
    }

    private void requireUntouched() {
        if (whole.isPresent() || removedAs.isPresent() || !appended.isEmpty() || !writes.isEmpty() || cut > 0
                || !dropped.isEmpty() || !restored.isEmpty()) {
            throw isChanged();
        }
        requireNoCompaction();
    }

    private void requireNoCompaction() {
        if (compaction.isPresent()) {
            throw isChanged();
        }
    }

    private IllegalStateException isChanged() {
        return new IllegalStateException("array \"%s\" is changed already in this transaction".formatted(name));
    }
}
