package numpack.engine.draft.state;

import java.util.Optional;
import numpack.engine.StoredArray;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// What an array's edits are laid over.
public sealed interface Underlay {
    DType dtype();

    /// Dropped rows included.
    Shape physicalShape();

    LazyArray physicalSource();

    default boolean isLive(long row) {
        return true;
    }

    /// `row` may be the number of rows.
    default long liveRowsBefore(long row) {
        return row;
    }

    default RowSet droppedRows(long from, long to) {
        return RowSet.empty();
    }

    default Optional<StoredArray> stored() {
        return Optional.empty();
    }

    default long rows() {
        return physicalShape().rowCount();
    }

    /// An array whose files lie in the pack's folder.
    sealed interface OnDisk extends Underlay {
        StoredArray array();

        @Override
        default DType dtype() {
            return array().dtype();
        }

        @Override
        default Shape physicalShape() {
            return array().physicalShape();
        }

        @Override
        default LazyArray physicalSource() {
            return array().physicalSource();
        }

        @Override
        default boolean isLive(long row) {
            return array().isLive(row);
        }

        @Override
        default long liveRowsBefore(long row) {
            return row == rows() ? array().shape().rowCount() : array().liveRowsBefore(row);
        }

        @Override
        default RowSet droppedRows(long from, long to) {
            return array().droppedCount() == 0 ? RowSet.empty() : array().droppedRows(from, to);
        }
    }

    /// An array of the pack.
    record Stored(StoredArray array) implements OnDisk {
        @Override
        public Optional<StoredArray> stored() {
            return Optional.of(array);
        }
    }

    /// An array that a save took out of the pack, and that waits there to be brought back by the next one.
    record Waiting(StoredArray array, String key) implements OnDisk {}

    /// One element everywhere.
    record Uniform(DType dtype, Shape physicalShape, byte[] element) implements Underlay {
        @Override
        public LazyArray physicalSource() {
            return LazyArray.filled(dtype, physicalShape, element);
        }
    }

    /// Zeros, to be covered by a layer.
    static Underlay blank(DType dtype, Shape physicalShape) {
        return new Uniform(dtype, physicalShape, new byte[dtype.itemSize()]);
    }

    /// The logical rows of another array at some moment.
    record Copied(ArrayState source) implements Underlay {
        @Override
        public DType dtype() {
            return source.base().dtype();
        }

        @Override
        public Shape physicalShape() {
            return source.shape();
        }

        @Override
        public LazyArray physicalSource() {
            return source.source();
        }
    }
}
