package numpack.engine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import numpack.engine.change.CellWrites;
import numpack.engine.error.DTypeMismatchException;
import numpack.engine.error.ShapeMismatchException;
import numpack.engine.lazy.LazyArray;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.ndarray.NdArray;
import numpack.engine.rows.RowRuns;
import numpack.engine.shape.Box;
import numpack.engine.shape.Indices;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Selection;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;

/// The arrays of a pack as NumPy would handle them: whole arrays in memory, rows by *logical* number, each verb one commit.
///
/// Indices count live rows, negative ones from the end; they are normalised once, before anything else happens. A wrong index, count,
/// shape or dtype changes nothing and says why. Values may have any memory layout.
///
/// Each verb is about the arrays as they are when it runs, whatever commits come before or beside it, of other threads or of other processes
/// of ours: it looks them up again by itself. Only [#save] and [#remove] do not: they destroy what is there, and if that is not what the pack
/// showed when they were called, they throw `StaleArrayException`. What is loaded is of one state.
///
/// ```java
/// var arrays = PackArrays.of(pack);
/// arrays.save("x", NdArrays.wrap(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
/// arrays.append("x", NdArrays.wrap(new float[] {7, 8}, 1, 2));
/// arrays.drop("x", -1);
/// var second = arrays.rows("x", "1:2");
/// ```
public final class PackArrays {
    private final Pack pack;

    private PackArrays(Pack pack) {
        this.pack = pack;
    }

    /// The arrays of a pack; the pack stays the caller's.
    public static PackArrays of(Pack pack) {
        requireNonNull(pack, "pack");
        return new PackArrays(pack);
    }

    /// Puts a whole array: a new one, or in place of the one of that name whatever its shape and dtype.
    ///
    /// @throws numpack.engine.error.StaleArrayException if a commit of ours has made or changed it since the pack was read
    public void save(String name, NdArray values) throws IOException {
        requireNonNull(values, "values");
        try (var transaction = pack.begin()) {
            transaction.save(name, LazyArray.of(values)).commit(Progress.NONE);
        }
    }

    /// All logical rows.
    public NdArray load(String name) throws IOException {
        requireNonNull(name, "name");
        return pack.opened().reading(() -> pack.array(name).load());
    }

    /// What index text such as `[1:5, ::2]` picks; axes that an integer picks are left out, as in NumPy.
    ///
    /// @throws numpack.engine.shape.SelectionException if the text is no index of this array
    public NdArray rows(String name, String indexText) throws IOException {
        requireNonNull(name, "name");
        requireNonNull(indexText, "indexText");
        return pack.opened().reading(() -> pack.array(name).source().slice(indexText).load());
    }

    /// What a selection picks.
    ///
    /// @throws IllegalArgumentException  if a box of it does not fit the array
    /// @throws IndexOutOfBoundsException if a row of it is not there
    public NdArray rows(String name, Selection selection) throws IOException {
        requireNonNull(name, "name");
        requireNonNull(selection, "selection");
        return pack.opened().reading(() -> pack.array(name).source().select(selection).load());
    }

    /// Adds rows after the last one.
    public void append(String name, NdArray rows) throws IOException {
        requireNonNull(rows, "rows");
        commit(transaction -> transaction.append(name, LazyArray.of(rows)));
    }

    /// Row i of the values goes to the i-th of the rows; where a row is named twice, the last value stays.
    ///
    /// @throws ShapeMismatchException if there are not as many values as rows
    public void replace(String name, long[] rows, NdArray values) throws IOException {
        requireNonNull(name, "name");
        requireNonNull(rows, "rows");
        requireNonNull(values, "values");
        commit(transaction -> {
            var array = transaction.array(name);
            var physical = Indices.rows(rows, rowCount(array));
            for (int i = 0; i < physical.length; i++) {
                physical[i] = array.physicalRow(physical[i]);
            }
            requireLike(array, values, rows.length);
            transaction.write(name, writesOf(RowRuns.of(array.physicalShape(), physical, LazyArray.of(values))));
        });
    }

    /// Puts values into the rows of a slice text such as `2:` or `::-1`, a list of rows, or a mask.
    ///
    /// @throws ShapeMismatchException if there are not as many values as rows
    public void replace(String name, Selection selection, NdArray values) throws IOException {
        requireNonNull(name, "name");
        requireNonNull(selection, "selection");
        requireNonNull(values, "values");
        if (selection instanceof Selection.Rows rows) {
            replace(name, rows.toArray(), values);
            return;
        }
        commit(transaction -> {
            var array = transaction.array(name);
            var logical = requireRows(array, rowsOf(array, selection));
            requireLike(array, values, logical.size());
            boolean isBackward = selection instanceof Selection.Cells cells && cells.box().rows().step() < 0;
            var source = LazyArray.of(isBackward ? backward(values) : values);
            transaction.write(name, writesOf(RowRuns.of(array.physicalShape(), array.physicalRows(logical), source)));
        });
    }

    /// Marks logical rows as dropped; negative ones count from the end.
    public void drop(String name, long... rows) throws IOException {
        requireNonNull(name, "name");
        requireNonNull(rows, "rows");
        drop(name, array -> RowSet.of(Indices.rows(rows, rowCount(array))));
    }

    /// Marks logical rows as dropped.
    public void drop(String name, RowSet rows) throws IOException {
        requireNonNull(name, "name");
        requireNonNull(rows, "rows");
        drop(name, _ -> rows);
    }

    /// Marks the rows of a selection as dropped. Takes a few bits for each row, however many a slice picks.
    public void drop(String name, Selection selection) throws IOException {
        requireNonNull(name, "name");
        requireNonNull(selection, "selection");
        drop(name, array -> rowsOf(array, selection));
    }

    private void drop(String name, Function<LoadedArray, RowSet> rows) throws IOException {
        commit(transaction -> {
            var array = transaction.array(name);
            transaction.drop(name, array.physicalRows(requireRows(array, rows.apply(array))));
        });
    }

    /// Makes dropped rows live again, by *physical* number: dropped rows have no other.
    public void restore(String name, RowSet physicalRows) throws IOException {
        commit(transaction -> transaction.restore(name, physicalRows));
    }

    /// Removes dropped rows permanently; the others keep their logical numbers. `Pack.planCompaction` says beforehand what it will do.
    public void compact(String... names) throws IOException {
        requireNonNull(names, "names");
        commit(transaction -> transaction.compact(List.of(names)));
    }

    /// A new array with the logical rows of another, dropped ones left out.
    public void copy(String source, String target) throws IOException {
        commit(transaction -> transaction.copy(source, target));
    }

    /// Gives an array another name, which must not be in use. Its files are renamed, not copied.
    public void rename(String name, String newName) throws IOException {
        commit(transaction -> transaction.rename(name, newName));
    }

    /// Removes an array from the pack permanently.
    ///
    /// @throws numpack.engine.error.StaleArrayException if a commit of ours has changed it since the pack was read
    public void remove(String name) throws IOException {
        String key;
        try (var transaction = pack.begin()) {
            key = transaction.remove(name);
            transaction.commit(Progress.NONE);
        }
        pack.forgetRemoved(List.of(key));
    }

    private void commit(NewPack.Filling filling) throws IOException {
        pack.opened().changing(() -> {
            try (var transaction = pack.begin()) {
                filling.fill(transaction);
                transaction.commit(Progress.NONE);
                return transaction;
            }
        });
    }

    private static CellWrites writesOf(RowRuns runs) {
        return new CellWrites() {
            @Override
            public long byteCount() {
                return runs.byteCount();
            }

            @Override
            public void forEach(Sink sink) throws IOException {
                runs.forEach(sink::write);
            }
        };
    }

    private RowSet rowsOf(LoadedArray array, Selection selection) {
        return switch (selection) {
            case Selection.Rows rows -> RowSet.of(rows.toArray());
            case Selection.Mask mask -> mask.rows();
            case Selection.Cells(var box, var _) -> {
                if (!areWholeRows(box, array.shape())) {
                    throw new ShapeMismatchException(pack.path(), array.name(), "whole rows", "a part of each row");
                }
                yield RowSet.of(box.rows());
            }
        };
    }

    /// Axes that a selection does not name are whole, as in NumPy.
    private static boolean areWholeRows(Box box, Shape shape) {
        int named = box.ndim();
        return named > 0 && named <= shape.ndim() && box.slices().subList(1, named).equals(Box.all(shape).slices().subList(1, named));
    }

    private static NdArray backward(NdArray values) {
        long count = values.shape().rowCount();
        return count == 0 ? values : values.slice(Box.ofRows(new Slice(count - 1, count, -1), values.shape()));
    }

    private void requireLike(LoadedArray array, NdArray values, long rows) {
        if (values.dtype() != array.dtype()) {
            throw new DTypeMismatchException(pack.path(), array.name(), array.dtype().toString(), values.dtype().toString());
        }
        var expected = array.shape().withRows(rows);
        if (!values.shape().equals(expected)) {
            throw new ShapeMismatchException(pack.path(), array.name(), expected.toString(), values.shape().toString());
        }
    }

    private RowSet requireRows(LoadedArray array, RowSet logical) {
        long count = rowCount(array);
        if (!logical.isEmpty() && logical.max() >= count) {
            throw new IndexOutOfBoundsException("row %d of an array of %d rows".formatted(logical.max(), count));
        }
        return logical;
    }

    private long rowCount(LoadedArray array) {
        if (array.shape().ndim() == 0) {
            throw new ShapeMismatchException(pack.path(), array.name(), "an array with rows", "the shape ()");
        }
        return array.shape().rowCount();
    }
}
