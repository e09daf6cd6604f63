package numpack.engine;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import numpack.engine.dtype.DType;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.DTypeMismatchException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.ShapeMismatchException;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Changes to a pack that become visible together or not at all. Collect changes, then [#commit]; closing without it forgets them.
///
/// Rows here are *physical*; the verbs of `PackArrays` that speak of logical rows translate. Each array sees its changes in this order
/// whatever the order of the calls: cell writes, rows cut off, rows appended, drops and restores, rename. An array is meant by its name
/// when the transaction began, a new one by its new name. What is wrong with a request is said when it is made, by a `PackException`.
/// Not safe for use by several threads.
public final class Transaction implements AutoCloseable {
    private final Pack pack;
    private final PackState state;
    private final long stampMicros;
    private final Map<String, ArrayChange> changes = new LinkedHashMap<>();
    private boolean isOver;

    Transaction(Pack pack, PackState state, long stampMicros) {
        this.pack = pack;
        this.state = state;
        this.stampMicros = stampMicros;
    }

    /// The time that every touched array's entry will carry, in microseconds since 1970: later than any the pack has. It is known before
    /// the commit, so that a log can say beforehand how to tell whether the commit happened.
    public long stampMicros() {
        return stampMicros;
    }

    /// A whole array: a new one, or in place of the one of that name, whose dropped rows are forgotten.
    public Transaction save(String name, LazySource elements) {
        var change = changes.containsKey(name) || state.find(name).isPresent() ? change(name) : fresh(name);
        requireUntouched(change);
        change.whole = elements;
        return this;
    }

    /// A new array whose every element is `element` (one item of the dtype, little-endian).
    public Transaction create(String name, DType dtype, Shape shape, byte[] element) {
        fresh(name).whole = new FilledSource(dtype, shape, element);
        return this;
    }

    /// Rows behind the last one; shape and dtype must fit.
    public Transaction append(String name, LazySource rows) {
        var change = change(name);
        requireRowsLike(change, rows);
        change.appended.add(rows);
        return this;
    }

    /// Takes the last `count` physical rows of the stored array off again, as the undo of an append.
    public Transaction cut(String name, long count) {
        var change = stored(name);
        if (count < 0 || count > change.base.orElseThrow().physicalShape().rowCount() - change.cut) {
            throw new IllegalArgumentException("%d rows cannot be cut off \"%s\"".formatted(count, name));
        }
        change.cut += count;
        return this;
    }

    /// New bytes inside physical rows that are there.
    public Transaction write(String name, CellWrites writes) {
        stored(name).writes.add(writes);
        return this;
    }

    /// Marks physical rows as dropped, rows appended before in this transaction among them. Rows already dropped stay so.
    public Transaction drop(String name, RowSet rows) {
        var change = kept(name);
        requireRows(change, rows);
        change.restored = change.restored.minus(rows);
        change.dropped = change.dropped.union(rows);
        return this;
    }

    /// Marks physical rows as live again.
    public Transaction restore(String name, RowSet rows) {
        var change = kept(name);
        requireRows(change, rows);
        change.dropped = change.dropped.minus(rows);
        change.restored = change.restored.union(rows);
        return this;
    }

    /// Gives an array another name. Its files get the names that go with it.
    public Transaction rename(String name, String newName) {
        var change = change(name);
        requireFree(newName);
        change.name = newName;
        return this;
    }

    /// A new array with the logical rows of another, as the other is before this transaction.
    public Transaction copy(String source, String target) {
        fresh(target).whole = pack.arrayIn(state, source).source();
        return this;
    }

    /// Takes an array out of the pack; its files wait in `.workbench/removed/` under the returned key until `Pack.forgetRemoved`.
    public String remove(String name) {
        var change = change(name);
        requireUntouched(change);
        if (change.base.isEmpty()) {
            throw new NoSuchArrayException(pack.path(), name);
        }
        change.removedAs = "%d-%d".formatted(stampMicros, changes.size());
        return change.removedAs;
    }

    /// Brings a removed array back under a name.
    ///
    /// @throws NoSuchArrayException if nothing waits under this key
    public Transaction bringBack(String key, String name) throws IOException {
        if (!new RemovedArrays(pack.path()).holds(key)) {
            throw new NoSuchArrayException(pack.path(), name);
        }
        fresh(name).broughtBackFrom = key;
        return this;
    }

    /// Bytes that the commit will need on the disk, meanwhile and for good.
    public long neededBytes() {
        return CommitPlanner.neededBytes(changes.values());
    }

    /// Makes all changes durable as the pack's `Durability` says. Without any change it does nothing.
    ///
    /// @throws numpack.engine.error.ReadOnlyPackException   if the pack does not accept changes
    /// @throws numpack.engine.error.ChangedOutsideException if a touched array is not as it was when the pack was read
    /// @throws numpack.engine.error.NotEnoughSpaceException before the first byte is written
    /// @throws numpack.engine.error.PackLockedException     if another commit holds the pack too long
    /// @throws java.util.concurrent.CancellationException  if cancelled; nothing is changed then
    /// @throws IOException                                  if the disk fails; the pack is then as before, or as after once it is opened again
    public void commit(Progress progress) throws IOException {
        checkOpen();
        isOver = true;
        if (!changes.isEmpty()) {
            pack.commit(changes.values(), stampMicros, progress);
        }
    }

    /// Forgets what was not committed.
    @Override
    public void close() {
        isOver = true;
    }

    private ArrayChange change(String name) {
        checkOpen();
        var known = changes.get(name);
        if (known != null) {
            return known;
        }
        var change = new ArrayChange(name, Optional.of(pack.arrayIn(state, name)));
        changes.put(name, change);
        return change;
    }

    /// A change of an array that is there and stays.
    private ArrayChange stored(String name) {
        var change = change(name);
        if (!change.isInPlace()) {
            throw new IllegalStateException("array \"%s\" is replaced or removed in this transaction".formatted(name));
        }
        change.base.orElseThrow().rows();
        return change;
    }

    /// A change of an array that is in the pack afterwards.
    private ArrayChange kept(String name) {
        var change = change(name);
        if (change.removedAs != null || change.broughtBackFrom != null) {
            throw new IllegalStateException("array \"%s\" is removed or brought back in this transaction".formatted(name));
        }
        return change;
    }

    private ArrayChange fresh(String name) {
        checkOpen();
        requireFree(name);
        var change = new ArrayChange(name, Optional.empty());
        changes.put(name, change);
        return change;
    }

    private void requireFree(String name) {
        boolean isLeft = changes.containsKey(name) && (changes.get(name).removedAs != null || !changes.get(name).name.equals(name));
        if (changes.values().stream().anyMatch(change -> change.name.equals(name) && change.removedAs == null) || isLeft) {
            // A name that is given up in this transaction is free in the next one: two arrays in one step under one name cannot be told apart.
            throw new ArrayExistsException(pack.path(), name);
        }
        state.inspection().checkNewName(name);
    }

    private static void requireUntouched(ArrayChange change) {
        if (change.whole != null || change.removedAs != null || !change.appended.isEmpty() || !change.writes.isEmpty() || change.cut > 0
                || !change.dropped.isEmpty() || !change.restored.isEmpty()) {
            throw new IllegalStateException("array \"%s\" is changed already in this transaction".formatted(change.name));
        }
    }

    private void requireRowsLike(ArrayChange change, LazySource rows) {
        var like = like(change);
        if (rows.dtype() != like.dtype()) {
            throw new DTypeMismatchException(pack.path(), change.name, like.dtype().toString(), rows.dtype().toString());
        }
        if (!like.shape().hasRowsLike(rows.shape())) {
            throw new ShapeMismatchException(pack.path(), change.name, "rows of " + like.shape(), rows.shape().toString());
        }
    }

    private void requireRows(ArrayChange change, RowSet rows) {
        var shape = like(change).shape();
        long count = shape.rowCount() - change.cut + change.appendedRows();
        if (rows.isEmpty()) {
            return;
        }
        if (shape.ndim() == 0) {
            throw new ShapeMismatchException(pack.path(), change.name, "an array with rows", "the shape ()");
        }
        if (rows.max() >= count) {
            throw new ShapeMismatchException(pack.path(), change.name, "rows below " + count, "row " + rows.max());
        }
    }

    /// The physical rows that the change starts from.
    private static LazySource like(ArrayChange change) {
        return change.whole != null ? change.whole : change.base.orElseThrow().physicalSource();
    }

    private void checkOpen() {
        if (isOver) {
            throw new IllegalStateException("the transaction is over");
        }
    }
}
