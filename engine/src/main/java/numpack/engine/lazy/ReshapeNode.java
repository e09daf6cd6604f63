package numpack.engine.lazy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.shape.Strides;

/// Another array with each row in another shape. Whole rows are the same bytes in both. For parts of rows, whole ones are read and cut in memory as long
/// as they fit a block; of longer rows only the lines that the part touches.
record ReshapeNode(Node inner, Shape shape) implements Node {
    static LazyArray of(Node inner, Shape shape) {
        var from = inner.shape();
        boolean hasSameRows = from.ndim() > 0 && shape.ndim() > 0 && from.rowCount() == shape.rowCount();
        if (!hasSameRows || from.rowElements() != shape.rowElements()) {
            throw new IllegalArgumentException("rows of %s cannot be reshaped one by one to %s".formatted(from, shape));
        }
        return new ReshapeNode(inner, shape);
    }

    @Override
    public DType dtype() {
        return inner.dtype();
    }

    @Override
    public void evaluate(Box box, MemorySegment into, Evaluator evaluator) throws IOException {
        var rows = box.rows();
        if (box.inRow().equals(Box.all(shape).inRow())) {
            inner.evaluate(Box.ofRows(rows, inner.shape()), into, evaluator);
            return;
        }
        var target = NdArray.of(dtype(), box.shape(), into);
        long atOnce = Math.min(evaluator.atOnce(rowBytes()), rows.count());
        if (atOnce == 1) {
            for (long row = 0; row < rows.count(); row++) {
                readPart(box.withRows(Slice.of(rows.position(row), 1)), target.rows(row, 1), evaluator);
            }
            return;
        }
        var memory = evaluator.borrow(atOnce * rowBytes());
        for (long first = 0; first < rows.count(); first += atOnce) {
            long count = Math.min(atOnce, rows.count() - first);
            inner.evaluate(Box.ofRows(rows.then(Slice.of(first, count)), inner.shape()), memory, evaluator);
            var whole = NdArray.of(dtype(), shape.withRows(count), memory);
            target.rows(first, count).assign(whole.slice(box.withRows(Slice.all(count))));
        }
        evaluator.giveBack(memory);
    }

    /// Reads a part of one row: whole lines from its first to its last one, or halves of it if they are too much for a block.
    private void readPart(Box box, NdArray target, Evaluator evaluator) throws IOException {
        int axis = 1;
        while (axis < shape.ndim() - 1 && box.slice(axis).count() == 1) {
            axis++;
        }
        var lines = box.slice(axis);
        var strides = Strides.cOrder(shape, 1);
        long count = lines.highest() - lines.lowest() + 1;
        long cells = count * strides.stride(axis);
        if (lines.count() > 1 && cells > evaluator.atOnce(dtype().itemSize())) {
            long half = lines.count() / 2;
            for (var part : List.of(Slice.of(0, half), Slice.of(half, lines.count() - half))) {
                readPart(box.with(axis, lines.then(part)), target.slice(Box.all(target.shape()).with(axis, part)), evaluator);
            }
            return;
        }
        var lengths = shape.toArray();
        var inLines = box.slices().toArray(Slice[]::new);
        long first = lines.lowest() * strides.stride(axis);
        for (int outer = 0; outer < axis; outer++) {
            first += outer == 0 ? 0 : box.slice(outer).start() * strides.stride(outer);
            lengths[outer] = 1;
            inLines[outer] = Slice.of(0, 1);
        }
        lengths[axis] = count;
        inLines[axis] = new Slice(lines.start() - lines.lowest(), lines.count(), lines.step());
        var memory = evaluator.borrow(cells * dtype().itemSize());
        readFlat(box.rows(), first, first + cells, memory, evaluator);
        target.assign(NdArray.of(dtype(), Shape.of(lengths), memory).slice(Box.of(inLines)));
        evaluator.giveBack(memory);
    }

    /// Reads cells of one row, counted in C order as it lies below.
    private void readFlat(Slice row, long from, long to, MemorySegment into, Evaluator evaluator) throws IOException {
        long at = 0;
        for (var part : Box.ofRows(row, inner.shape()).cells(from, to)) {
            long bytes = part.cellCount() * dtype().itemSize();
            inner.evaluate(part, into.asSlice(at, bytes), evaluator);
            at += bytes;
        }
    }

    private long rowBytes() {
        return shape.rowElements() * dtype().itemSize();
    }
}
