package numpack.app.table.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import numpack.app.session.space.SortKey;
import numpack.app.task.ProgressSink;
import numpack.engine.draft.DraftArray;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Reads one element of each of some rows as numbers that sort as the elements do: signed numbers, the first one the smallest.
///
/// Zeros of both signs are equal; NaN is the largest whichever way they run; a complex number is as large as its magnitude.
final class ColumnKeys {
    private static final int ROWS_AT_ONCE = 1 << 16;
    private static final long LAST = Long.MAX_VALUE;

    private final DraftArray array;
    private final SortKey key;
    private final DType dtype;

    /// @param array with an axis 0
    ColumnKeys(DraftArray array, SortKey key) {
        this.array = array;
        this.key = key;
        this.dtype = array.dtype();
    }

    /// The numbers of some rows, in file order.
    ///
    /// @param rows physical, at most as many as an array holds
    long[] read(RowSet rows, ProgressSink progress) throws IOException {
        var keys = new long[Math.toIntExact(rows.size())];
        var source = rows.rangeCount() == 1 ? array.physicalSource() : array.physicalSource().take(rows);
        long shift = rows.rangeCount() == 1 ? rows.min() : 0;
        var bytes = MemorySegment.ofArray(new byte[Math.min(ROWS_AT_ONCE, keys.length) * dtype.itemSize()]);
        for (int from = 0; from < keys.length; from += ROWS_AT_ONCE) {
            progress.checkCancelled();
            int count = Math.min(ROWS_AT_ONCE, keys.length - from);
            source.read(box(Slice.of(shift + from, count)), bytes.asSlice(0, (long) count * dtype.itemSize()));
            for (int at = 0; at < count; at++) {
                keys[from + at] = keyOf(bytes, (long) at * dtype.itemSize());
            }
            progress.advance(count);
        }
        return keys;
    }

    private Box box(Slice rows) {
        var shape = array.physicalShape();
        var slices = new ArrayList<Slice>();
        long rest = key.offset();
        for (int axis = shape.ndim() - 1; axis > 0; axis--) {
            slices.addFirst(Slice.of(rest % shape.length(axis), 1));
            rest /= shape.length(axis);
        }
        slices.addFirst(rows);
        return new Box(slices);
    }

    private long keyOf(MemorySegment bytes, long offset) {
        boolean isAscending = key.direction() == SortKey.Direction.ASCENDING;
        long ascending = switch (dtype.kind()) {
            case BOOL -> ElementAccess.getBoolean(dtype, bytes, offset) ? 1 : 0;
            case SIGNED -> ElementAccess.getLong(dtype, bytes, offset);
            // Those of 64 bits come as they lie: half of them look negative.
            case UNSIGNED -> ElementAccess.getLong(dtype, bytes, offset) ^ (dtype == DType.UINT64 ? Long.MIN_VALUE : 0);
            case FLOAT -> ofDouble(ElementAccess.getDouble(dtype, bytes, offset));
            case COMPLEX -> {
                var number = ElementAccess.getComplex(dtype, bytes, offset);
                boolean isNaN = number.isNaN();
                yield isNaN ? LAST : ofDouble(Math.hypot(number.real(), number.imaginary()));
            }
        };
        boolean isNumber = dtype.kind() != DTypeKind.FLOAT && dtype.kind() != DTypeKind.COMPLEX || ascending != LAST;
        return isAscending || !isNumber ? ascending : ~ascending;
    }

    /// No number but NaN gives the last key: the bits of infinity are smaller, and so are those of every other number turned round.
    private static long ofDouble(double number) {
        if (Double.isNaN(number)) {
            return LAST;
        }
        long bits = Double.doubleToRawLongBits(number == 0 ? 0 : number);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }
}
