package numpack.engine.draft;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import numpack.engine.StoredArray;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;

/// What an array's edits are laid over.
sealed interface Ground {
    DType dtype();

    /// Dropped rows included.
    Shape physicalShape();

    LazySource physicalSource();

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

    /// An array of the pack.
    record Stored(StoredArray array) implements Ground {
        @Override
        public DType dtype() {
            return array.dtype();
        }

        @Override
        public Shape physicalShape() {
            return array.physicalShape();
        }

        @Override
        public LazySource physicalSource() {
            return array.physicalSource();
        }

        @Override
        public boolean isLive(long row) {
            return array.isLive(row);
        }

        @Override
        public long liveRowsBefore(long row) {
            return row == rows() ? array.shape().rowCount() : array.liveRowsBefore(row);
        }

        @Override
        public RowSet droppedRows(long from, long to) {
            return array.droppedCount() == 0 ? RowSet.empty() : array.droppedRows(from, to);
        }

        @Override
        public Optional<StoredArray> stored() {
            return Optional.of(array);
        }
    }

    /// One element everywhere.
    record Uniform(DType dtype, Shape physicalShape, byte[] element) implements Ground {
        @Override
        public LazySource physicalSource() {
            return new LazySource() {
                @Override
                public DType dtype() {
                    return dtype;
                }

                @Override
                public Shape shape() {
                    return physicalShape;
                }

                @Override
                public void read(List<Slice> box, MemorySegment into) {
                    long bytes = Windows.cells(box) * element.length;
                    for (long at = 0; at < bytes; at += element.length) {
                        MemorySegment.copy(MemorySegment.ofArray(element), 0, into, at, element.length);
                    }
                }
            };
        }
    }

    /// Zeros, to be covered by a layer.
    static Ground blank(DType dtype, Shape physicalShape) {
        return new Uniform(dtype, physicalShape, new byte[dtype.itemSize()]);
    }

    /// The logical rows of another array at some moment.
    record Cloned(DraftArray source) implements Ground {
        @Override
        public DType dtype() {
            return source.dtype();
        }

        @Override
        public Shape physicalShape() {
            return source.shape();
        }

        @Override
        public LazySource physicalSource() {
            return source.source();
        }
    }

    /// An array that was removed by a save, waits in the pack, and is brought back by the next save. Its elements cannot be read until then.
    record Waiting(DType dtype, Shape physicalShape, String key) implements Ground {
        @Override
        public LazySource physicalSource() {
            throw new IllegalStateException("a removed array can be read once it is saved");
        }
    }
}
