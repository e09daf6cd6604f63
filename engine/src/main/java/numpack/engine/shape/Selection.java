package numpack.engine.shape;

import java.util.Arrays;
import java.util.List;

/// What is picked from an array, normalised against its shape: the cells of a box, a list of rows, or the rows of a mask.
public sealed interface Selection {
    /// The shape of the result for an array of this shape.
    Shape resultShape(Shape shape);

    /// The cells of a box; axes that an integer picked are one position long and left out of the result.
    ///
    /// @param box         a slice for each axis
    /// @param droppedAxes the axes left out of the result, ascending
    record Cells(Box box, List<Integer> droppedAxes) implements Selection {
        public Cells {
            droppedAxes = List.copyOf(droppedAxes);
            int before = -1;
            for (int axis : droppedAxes) {
                if (axis <= before || axis >= box.ndim() || box.slice(axis).count() != 1) {
                    throw new IllegalArgumentException("axis %d of %s cannot be left out".formatted(axis, box));
                }
                before = axis;
            }
        }

        /// Everything of an array.
        public static Cells all(Shape shape) {
            return new Cells(Box.all(shape), List.of());
        }

        /// Whether an axis is left out of the result.
        public boolean isDropped(int axis) {
            return droppedAxes.contains(axis);
        }

        @Override
        public Shape resultShape(Shape shape) {
            return box.shape().drop(droppedAxes);
        }
    }

    /// Rows in the order given, repeats included, whole along all other axes.
    final class Rows implements Selection {
        private final long[] rows;

        private Rows(long[] rows) {
            this.rows = rows;
        }

        /// These rows, already normalised.
        ///
        /// @throws IllegalArgumentException if a row is negative
        public static Rows of(long... rows) {
            for (long row : rows) {
                if (row < 0) {
                    throw new IllegalArgumentException("row is negative: " + row);
                }
            }
            return new Rows(rows.clone());
        }

        public long count() {
            return rows.length;
        }

        /// The i-th row of the result.
        public long row(int i) {
            return rows[i];
        }

        /// A copy of all rows.
        public long[] toArray() {
            return rows.clone();
        }

        @Override
        public Shape resultShape(Shape shape) {
            return shape.withRows(rows.length);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Rows that && Arrays.equals(rows, that.rows);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(rows);
        }

        @Override
        public String toString() {
            return "Rows" + Arrays.toString(rows);
        }
    }

    /// The rows where a mask is true, ascending, whole along all other axes.
    record Mask(RowSet rows) implements Selection {
        @Override
        public Shape resultShape(Shape shape) {
            return shape.withRows(rows.size());
        }
    }
}
