package numpack.engine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numpack.engine.change.CellWrites;
import numpack.engine.change.Durability;
import numpack.engine.commit.OpenPack;
import numpack.engine.commit.plan.ArrayCompaction;
import numpack.engine.commit.plan.Change;
import numpack.engine.dtype.DType;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.DTypeMismatchException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.ShapeMismatchException;
import numpack.engine.format.layout.NewName;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.loaded.LoadedPack;
import numpack.engine.loaded.RemovedArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.HardLinkedFile;
import numpack.engine.work.Progress;

/// Changes to a pack that become visible together or not at all. Collect changes, then [#commit]; closing without it forgets them.
///
/// Rows here are *physical*; the verbs of `PackArrays` that speak of logical rows translate. Each array sees its changes in this order
/// whatever the order of the calls: cell writes, rows cut off, rows appended, drops and restores, rename. An array is meant by its name
/// when the transaction began, a new one by its new name; once a new one has taken the name of an array that was removed or renamed
/// before, the name means the new one. What is wrong with a request is said when it is made, by a `PackException`.
/// Not safe for use by several threads.
public final class Transaction implements AutoCloseable {
    private final OpenPack pack;
    private final LoadedPack state;
    private final long stampMicros;
    /// Changes of arrays that are there, by the name that they had, and new arrays, by their first name.
    private final Map<String, PendingChange> stored = new LinkedHashMap<>();
    private final Map<String, PendingChange> fresh = new LinkedHashMap<>();
    /// All changes that leave an array in the pack, by the name that it will have, folded ([NewName#fold]).
    private final Map<String, PendingChange> holders = new HashMap<>();
    private int removals;
    private boolean isOver;

    Transaction(OpenPack pack, LoadedPack state, long stampMicros) {
        this.pack = pack;
        this.state = state;
        this.stampMicros = stampMicros;
    }

    /// The time that every touched array's entry will carry, in microseconds since 1970: later than any the pack has. It is known before
    /// the commit, so that a log can say beforehand how to tell whether the commit happened.
    public long stampMicros() {
        return stampMicros;
    }

    /// A whole array: a new one, or in place of the one of that name, whose dropped rows are forgotten. What is replaced is replaced whole,
    /// bitmap and segments included, and only if it is what the pack held when the transaction began: if there was none of this name then
    /// and is one now, [#commit] throws `ChangedOutsideException` (`StaleArrayException` if a commit of ours has made it), because the user has not
    /// seen what would be lost.
    public Transaction save(String name, LazySource elements) {
        requireNonNull(name, "name");
        requireNonNull(elements, "elements");
        requireMeasurable(elements.dtype(), elements.shape());
        if (isHere(name)) {
            change(name).replace(elements);
        } else {
            var change = fresh(name);
            change.replaceUnseen();
            change.replace(elements);
        }
        return this;
    }

    /// A new array whose every element is `element` (one item of the dtype, little-endian). As with every new name, [#commit] throws
    /// `ArrayExistsException` if it is in use by then, and `InvalidNameException` if there are files that belong to no array.
    public Transaction create(String name, DType dtype, Shape shape, byte[] element) {
        requireNonNull(name, "name");
        requireNonNull(dtype, "dtype");
        requireNonNull(shape, "shape");
        requireNonNull(element, "element");
        requireMeasurable(dtype, shape);
        fresh(name).replace(LazyArray.filled(dtype, shape, element));
        return this;
    }

    /// Adds rows after the last one; shape and dtype must fit.
    public Transaction append(String name, LazySource rows) {
        requireNonNull(name, "name");
        requireNonNull(rows, "rows");
        var change = change(name);
        requireRowsLike(change, rows);
        change.append(rows);
        return this;
    }

    /// Takes the last `count` physical rows of the stored array off again, as the undo of an append.
    public Transaction cut(String name, long count) {
        requireNonNull(name, "name");
        change(name).cut(count);
        return this;
    }

    /// New bytes inside physical rows that are there. Where it meets another write of this transaction, the later one counts.
    public Transaction write(String name, CellWrites writes) {
        requireNonNull(name, "name");
        requireNonNull(writes, "writes");
        change(name).write(writes);
        return this;
    }

    /// Marks physical rows as dropped, rows appended before in this transaction among them. Rows already dropped stay so.
    public Transaction drop(String name, RowSet rows) {
        requireNonNull(name, "name");
        requireNonNull(rows, "rows");
        var change = kept(name);
        requireRows(change, rows);
        change.drop(rows);
        return this;
    }

    /// Marks physical rows as live again.
    public Transaction restore(String name, RowSet rows) {
        requireNonNull(name, "name");
        requireNonNull(rows, "rows");
        var change = kept(name);
        requireRows(change, rows);
        change.restore(rows);
        return this;
    }

    /// Gives an array another name. Its files get the names that go with it.
    public Transaction rename(String name, String newName) {
        requireNonNull(name, "name");
        requireNonNull(newName, "newName");
        return rename(Map.of(name, newName));
    }

    /// Gives several arrays other names at once: all give up the old ones before the first takes a new one, so names may be exchanged.
    ///
    /// @param newNames by the old ones
    public Transaction rename(Map<String, String> newNames) {
        requireNonNull(newNames, "newNames");
        var wanted = new LinkedHashMap<PendingChange, String>();
        new TreeMap<>(newNames).forEach((name, newName) -> wanted.put(kept(name), newName));
        var before = new LinkedHashMap<PendingChange, String>();
        wanted.keySet().forEach(change -> before.put(change, change.name));
        give(wanted);
        try {
            wanted.forEach((change, newName) -> requireFree(newName, change));
        } catch (RuntimeException refused) {
            give(before);
            throw refused;
        }
        return this;
    }

    /// A new array with the logical rows of another, as the other is before this transaction.
    public Transaction copy(String source, String target) {
        requireNonNull(source, "source");
        requireNonNull(target, "target");
        fresh(target).replace(pack.arrayIn(state, source).source());
        return this;
    }

    /// Takes an array out of the pack; its files wait in `.workbench/removed/` under the returned key until `Pack.forgetRemoved`.
    public String remove(String name) {
        requireNonNull(name, "name");
        var change = change(name);
        if (change.base.isEmpty()) {
            throw new NoSuchArrayException(pack.root(), name);
        }
        var key = "%d-%d".formatted(stampMicros, ++removals);
        change.remove(key);
        holders.remove(NewName.fold(change.name), change);
        return key;
    }

    /// Brings a removed array back under a name.
    ///
    /// @throws NoSuchArrayException if nothing waits under this key
    public Transaction bringBack(String key, String name) throws IOException {
        requireNonNull(key, "key");
        requireNonNull(name, "name");
        pack.requireOpen();
        if (!new RemovedArrays(pack.root()).holds(key)) {
            throw new NoSuchArrayException(pack.root(), name);
        }
        fresh(name).bringBack(key);
        return this;
    }

    /// Brings a removed array back under a name with other elements: what waits under the key is forgotten.
    ///
    /// @throws NoSuchArrayException if nothing waits under this key
    public Transaction bringBack(String key, String name, LazySource elements) throws IOException {
        requireNonNull(elements, "elements");
        requireMeasurable(elements.dtype(), elements.shape());
        bringBack(key, name);
        change(name).replace(elements);
        return this;
    }

    /// Removes the dropped rows of the arrays of a plan permanently. What was approved is what is done: an array that is not as it was when
    /// the plan was made refuses here. Nothing else can be changed about these arrays in this transaction.
    ///
    /// @param plan made by `Pack.planCompaction`
    /// @throws NoSuchArrayException                      if an array of the plan is not there
    /// @throws numpack.engine.error.StaleArrayException if an array is not as it was when the plan was made
    public Transaction compact(CompactionPlan plan) {
        requireNonNull(plan, "plan");
        for (var planned : plan.arrays()) {
            var array = array(planned.name());
            if (!ArrayCompaction.isAsPlanned(array, planned)) {
                throw array.stale();
            }
        }
        for (var planned : plan.arrays()) {
            if (fresh.containsKey(planned.name())) {
                throw new IllegalStateException("array \"%s\" is new in this transaction".formatted(planned.name()));
            }
            change(planned.name()).compact(planned);
        }
        return this;
    }

    /// Removes the dropped rows of some arrays permanently, as they are when the transaction begins.
    ///
    /// @throws NoSuchArrayException                                if one of them is not there
    /// @throws numpack.engine.error.ArrayUnreadableException if one of them cannot be read
    public Transaction compact(Collection<String> names) {
        requireNonNull(names, "names");
        return compact(ArrayCompaction.planned(names.stream().distinct().map(this::array).toList()));
    }

    /// Bytes that the commit will need on the disk, during the commit and after it.
    public long neededBytes() throws IOException {
        return pack.neededBytes(changes());
    }

    /// The files that the commit will rewrite completely because other folders share them by hard links. They stay as they are there.
    public List<HardLinkedFile> hardLinkedFiles() throws IOException {
        return pack.hardLinkedFiles(changes());
    }

    /// Makes all changes durable as the pack's `Durability` says. Without any change it does nothing.
    ///
    /// @throws numpack.engine.error.ReadOnlyPackException   if the pack does not accept changes
    /// @throws numpack.engine.error.StaleArrayException      if another commit of ours has touched one of the arrays since this one began
    /// @throws numpack.engine.error.ChangedOutsideException if another program has changed one of the arrays since the pack was read
    /// @throws ArrayExistsException                          if another program has made an array of a new name since
    /// @throws numpack.engine.error.InvalidNameException     if files of no array are where those of a new name belong
    /// @throws numpack.engine.error.NotEnoughSpaceException before the first byte is written
    /// @throws numpack.engine.error.PackLockedException     if another commit holds the pack too long
    /// @throws java.util.concurrent.CancellationException  if cancelled; nothing is changed then
    /// @throws numpack.engine.error.NotReadAgainException   if all is done, but the pack could not be read afterwards
    /// @throws IOException                                  if the disk fails; the pack is then as before, or as after once it is opened again
    public void commit(Progress progress) throws IOException {
        requireNonNull(progress, "progress");
        pack.requireOpen();
        checkOpen();
        isOver = true;
        var changes = changes();
        if (!changes.isEmpty()) {
            pack.commit(state, changes, stampMicros, progress);
        }
    }

    /// Forgets what was not committed.
    @Override
    public void close() {
        isOver = true;
    }

    private List<Change> changes() {
        return Stream.concat(stored.values().stream(), fresh.values().stream()).map(PendingChange::change).toList();
    }

    /// The array of this name as it was when the transaction began.
    ///
    /// @throws NoSuchArrayException if there was none
    LoadedArray array(String name) {
        return pack.arrayIn(state, name);
    }

    /// Whether a name means an array that is in the pack, or was made in this transaction.
    private boolean isHere(String name) {
        return fresh.containsKey(name) || state.find(name).isPresent() && !isGivenUp(name);
    }

    /// Whether the array that had this name when the transaction began has it no more.
    private boolean isGivenUp(String name) {
        var change = stored.get(name);
        return change != null && change.givesNameUp();
    }

    private PendingChange change(String name) {
        checkOpen();
        var made = fresh.get(name);
        if (made != null) {
            return made;
        }
        var known = stored.get(name);
        if (known != null) {
            return known;
        }
        var change = new PendingChange(name, Optional.of(pack.arrayIn(state, name)));
        stored.put(name, change);
        holders.putIfAbsent(NewName.fold(name), change);
        return change;
    }

    /// A change of an array that is in the pack afterwards.
    private PendingChange kept(String name) {
        var change = change(name);
        change.requireRows();
        return change;
    }

    private PendingChange fresh(String name) {
        checkOpen();
        var change = new PendingChange(name, Optional.empty());
        requireFree(name, change);
        if (fresh.containsKey(name)) {
            // It was renamed since, and is still meant by this name.
            throw new ArrayExistsException(pack.root(), name);
        }
        fresh.put(name, change);
        holders.put(NewName.fold(name), change);
        return change;
    }

    /// Lets changes give up their names and take others. Of two that want the same name the later is left without, for [#requireFree] to find.
    private void give(Map<PendingChange, String> names) {
        names.keySet().forEach(change -> holders.remove(NewName.fold(change.name), change));
        names.forEach((change, name) -> {
            change.name = name;
            holders.putIfAbsent(NewName.fold(name), change);
        });
    }

    /// @param taker who is to have the name
    private void requireFree(String name, PendingChange taker) {
        var holder = holders.get(NewName.fold(name));
        if (holder != null && holder != taker) {
            throw new ArrayExistsException(pack.root(), holder.name);
        }
        pack.requireFreeName(state, name, stored.values().stream().filter(PendingChange::givesNameUp)
                .map(change -> change.base.orElseThrow().name()).collect(Collectors.toSet()));
    }

    private static void requireMeasurable(DType dtype, Shape shape) {
        try {
            Math.multiplyExact(shape.elementCount(), (long) dtype.itemSize());
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException("shape %s of %s needs more than 2^63 bytes".formatted(shape, dtype), overflow);
        }
    }

    private void requireRowsLike(PendingChange change, LazySource rows) {
        var like = change.rows();
        if (rows.dtype() != like.dtype()) {
            throw new DTypeMismatchException(pack.root(), change.name, like.dtype().toString(), rows.dtype().toString());
        }
        if (!like.shape().hasRowsLike(rows.shape())) {
            throw new ShapeMismatchException(pack.root(), change.name, "rows of " + like.shape(), rows.shape().toString());
        }
    }

    private void requireRows(PendingChange change, RowSet rows) {
        var shape = change.rows().shape();
        long count = change.rowCount();
        if (rows.isEmpty()) {
            return;
        }
        if (shape.ndim() == 0) {
            throw new ShapeMismatchException(pack.root(), change.name, "an array with rows", "the shape ()");
        }
        if (rows.max() >= count) {
            throw new ShapeMismatchException(pack.root(), change.name, "rows below " + count, "row " + rows.max());
        }
    }

    private void checkOpen() {
        if (isOver) {
            throw new IllegalStateException("the transaction is over");
        }
    }
}
