package numpack.engine.draft.apply;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import numpack.engine.StoredArray;
import numpack.engine.draft.log.LateLog;
import numpack.engine.draft.log.RecordLog;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.Gather;
import numpack.engine.draft.state.Underlay;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.DraftLimitException;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.error.DTypeMismatchException;
import numpack.engine.error.LinkedArrayException;
import numpack.engine.error.ShapeMismatchException;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// Makes steps from requests: checks them against the state that they are to change, and puts the old and the new bytes into the log.
///
/// @param pack   for messages
/// @param log    where bulk bytes go
/// @param kept   the same log, for steps to read from
/// @param last   the target of the step before
/// @param ids    gives each step its number
public record StepMaker(Path pack, RecordLog log, LateLog kept, LastTarget last, LongSupplier ids) {
    private static final int BLOCK_BYTES = 1 << 20;

    public Step.Origin origin() {
        return new Step.Origin(ids.getAsLong(), Instant.now());
    }

    /// @throws LinkedArrayException if its file is a link: no save could write it
    public Step.Target target(ArrayState array) {
        var link = array.base().stored().flatMap(StoredArray::linkTarget);
        if (link.isPresent()) {
            throw new LinkedArrayException(pack, array.name(), link.get());
        }
        return last.of(array);
    }

    public Step.Atom setCells(ArrayState array, CellEdits edits, String kind) throws IOException {
        requireItemSize(array, edits.itemSize());
        if (edits.count() == 0) {
            throw new IllegalArgumentException("no cells to set");
        }
        requireLimit(2L * edits.count() * edits.itemSize());
        var sorted = SortedCells.of(edits, array.rowElements());
        requireRows(array, RowSet.range(sorted.places().row(0), (sorted.lastElement()) / array.rowElements() + 1));
        var old = keep(sorted.places().cellCount() * array.itemSize(),
                sink -> Gather.cells(array.physicalSource(), sorted.places(), sink::write));
        return new Step.SetCells(origin(), target(array), sorted.places(), old, keep(sorted.values()), kind);
    }

    public Step.Atom fill(ArrayState array, Region region, byte[] element) throws IOException {
        requireItemSize(array, element.length);
        long bytes = requireRegion(array, region, 1);
        var old = keep(bytes, sink -> Gather.region(array.physicalSource(), region, sink::write));
        return new Step.Fill(origin(), target(array), region, old, new HeldBytes.Repeated(element.clone(), bytes));
    }

    public Step.Atom write(ArrayState array, Region region, MemorySegment elements, String kind) throws IOException {
        long bytes = requireRegion(array, region, 2);
        if (elements.byteSize() != bytes) {
            throw new IllegalArgumentException("%d bytes for a region of %d".formatted(elements.byteSize(), bytes));
        }
        var old = keep(bytes, sink -> Gather.region(array.physicalSource(), region, sink::write));
        return new Step.WriteBlock(origin(), target(array), region, old, keep(elements), kind);
    }

    public Step.Atom dropRows(ArrayState array, RowSet rows) throws IOException {
        var live = rows.minus(droppedAmong(array, rows));
        return new Step.DropRows(origin(), target(array), live, sign(array, live));
    }

    public Step.Atom restoreRows(ArrayState array, RowSet rows) throws IOException {
        var dropped = rows.intersect(droppedAmong(array, rows));
        return new Step.RestoreRows(origin(), target(array), dropped, sign(array, dropped));
    }

    public Step.Atom append(ArrayState array, LazySource rows) throws IOException {
        if (rows.dtype() != array.base().dtype()) {
            throw new DTypeMismatchException(pack, array.name(), array.base().dtype().toString(), rows.dtype().toString());
        }
        if (!array.physicalShape().hasRowsLike(rows.shape())) {
            throw new ShapeMismatchException(pack, array.name(), "rows of " + array.physicalShape(), rows.shape().toString());
        }
        long bytes = bytes(rows.shape().elementCount(), array.itemSize());
        requireLimit(bytes);
        var all = new Region(RowSet.range(0, rows.shape().rowCount()), Box.all(rows.shape()).inRow());
        var held = keep(bytes, sink -> {
            if (bytes > 0) {
                Gather.region(rows, all, sink::write);
            }
        });
        return appended(array, rows.shape().rowCount(), held);
    }

    public Step.Atom appendBlank(ArrayState array, long count, byte[] element) {
        requireItemSize(array, element.length);
        if (array.physicalShape().ndim() == 0) {
            throw new ShapeMismatchException(pack, array.name(), "an array with rows", "the shape ()");
        }
        if (count < 1) {
            throw new IllegalArgumentException("rows to append: " + count);
        }
        long size = Math.multiplyExact(Math.multiplyExact(count, array.rowElements()), (long) element.length);
        Math.multiplyExact(Math.addExact(array.rows(), count), Math.max(1, array.rowElements()) * element.length);
        return appended(array, count, new HeldBytes.Repeated(element.clone(), size));
    }

    public Step.Atom create(long arrayId, String name, DType dtype, Shape shape, byte[] element) {
        if (element.length != dtype.itemSize()) {
            throw new IllegalArgumentException("element of %d bytes for %s".formatted(element.length, dtype));
        }
        bytes(shape.elementCount(), element.length);
        var target = new Step.Target(arrayId, name, RowSpace.of(shape.rowCount()));
        return new Step.CreateArray(origin(), target, dtype, shape, new HeldBytes.Few(element.clone()));
    }

    public Step.Atom rename(ArrayState array, String newName) {
        return new Step.RenameArray(origin(), target(array), newName);
    }

    public Step.Atom clone(long arrayId, ArrayState source, String name) {
        var shape = source.shape();
        var target = new Step.Target(arrayId, name, RowSpace.of(shape.rowCount()));
        return new Step.CloneArray(origin(), target, source.id(), source.name(), source.base().dtype(), shape);
    }

    public Step.Atom remove(ArrayState array) throws IOException {
        boolean isSaved = array.base() instanceof Underlay.OnDisk;
        var content = isSaved ? new HeldBytes.Few(new byte[0]) : content(array);
        var dropped = isSaved ? RowSet.empty() : array.droppedRows(0, array.rows());
        return new Step.RemoveArray(origin(), target(array), array.base().dtype(), array.physicalShape(), content, dropped);
    }

    /// A check sum over the beginnings of some rows.
    public static int sign(ArrayState array, RowSet rows) throws IOException {
        return RowSign.of(array.physicalSource(), rows);
    }

    public HeldBytes keep(byte[] bytes) throws IOException {
        return keep(MemorySegment.ofArray(bytes));
    }

    public HeldBytes keep(long size, RecordLog.BulkWriter writer) throws IOException {
        if (size <= HeldBytes.FEW) {
            var few = new byte[(int) size];
            int[] at = {0};
            writer.write((bytes, from, count) -> {
                System.arraycopy(bytes, from, few, at[0], count);
                at[0] += count;
            });
            return new HeldBytes.Few(few);
        }
        return new HeldBytes.Kept(kept, log.appendBulk(size, writer), size).checked();
    }

    private HeldBytes keep(MemorySegment bytes) throws IOException {
        return keep(bytes.byteSize(), sink -> {
            for (long at = 0; at < bytes.byteSize(); at += BLOCK_BYTES) {
                int count = (int) Math.min(BLOCK_BYTES, bytes.byteSize() - at);
                var block = new byte[count];
                MemorySegment.copy(bytes, at, MemorySegment.ofArray(block), 0, count);
                sink.write(block, 0, count);
            }
        });
    }

    /// The elements of an array that the pack does not have; none if they are too many to keep.
    private HeldBytes content(ArrayState array) throws IOException {
        long size = bytes(array.physicalShape().elementCount(), array.itemSize());
        if (array.isUntouched() && array.base() instanceof Underlay.Uniform uniform) {
            return new HeldBytes.Repeated(uniform.element(), size);
        }
        if (size == 0 || size > Step.MAX_BYTES) {
            return new HeldBytes.Few(new byte[0]);
        }
        var all = new Region(RowSet.range(0, array.rows()), Box.all(array.physicalShape()).inRow());
        return keep(size, sink -> Gather.region(array.physicalSource(), all, sink::write));
    }

    private Step.Atom appended(ArrayState array, long count, HeldBytes bytes) {
        if (count < 1) {
            throw new IllegalArgumentException("rows to append: " + count);
        }
        var origin = origin();
        return new Step.AppendRows(origin, target(array), List.of(new RowSpace.Piece(origin.id(), 0, count)), bytes);
    }

    private RowSet droppedAmong(ArrayState array, RowSet rows) {
        requireRows(array, rows);
        if (array.physicalShape().ndim() == 0) {
            throw new ShapeMismatchException(pack, array.name(), "an array with rows", "the shape ()");
        }
        return rows.isEmpty() ? RowSet.empty() : array.droppedRows(rows.min(), rows.max() + 1);
    }

    private long requireRegion(ArrayState array, Region region, int copies) {
        requireRows(array, region.rows());
        var lengths = array.lengths();
        if (region.rest().ndim() != lengths.length - 1) {
            throw new ShapeMismatchException(pack, array.name(), "a region of " + lengths.length + " axes", 1 + region.rest().ndim() + " axes");
        }
        for (int axis = 1; axis < lengths.length; axis++) {
            Slice slice = region.rest().slice(axis - 1);
            if (slice.count() > 0 && slice.last() >= lengths[axis]) {
                throw new ShapeMismatchException(pack, array.name(), "positions below " + lengths[axis], slice.toString());
            }
        }
        if (region.cellCount() == 0) {
            throw new IllegalArgumentException("a region without cells");
        }
        long bytes = bytes(region.cellCount(), array.itemSize());
        requireLimit(Math.multiplyExact(bytes, copies));
        return bytes;
    }

    private void requireRows(ArrayState array, RowSet rows) {
        if (!rows.isEmpty() && rows.max() >= array.rows()) {
            throw new ShapeMismatchException(pack, array.name(), "rows below " + array.rows(), "row " + rows.max());
        }
    }

    private void requireItemSize(ArrayState array, int itemSize) {
        if (itemSize != array.itemSize()) {
            throw new DTypeMismatchException(pack, array.name(), array.base().dtype().toString(), "elements of " + itemSize + " bytes");
        }
    }

    private static void requireLimit(long bytes) {
        if (bytes > Step.MAX_BYTES) {
            throw new DraftLimitException(Step.MAX_BYTES, bytes);
        }
    }

    private static long bytes(long elements, int itemSize) {
        try {
            return Math.multiplyExact(elements, (long) itemSize);
        } catch (ArithmeticException overflow) {
            throw new DraftLimitException(Step.MAX_BYTES, Long.MAX_VALUE);
        }
    }
}
