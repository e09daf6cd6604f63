package numpack.engine.shape;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Walks over the ranges of a set, ascending: call [#next], then read [#from] and [#to].
abstract class RangeCursor {
    static RangeCursor over(RowSet rows) {
        return switch (rows) {
            case RangedRows ranged -> ranged.cursor();
            case BitRows bits -> bits.cursor();
        };
    }

    /// Moves on; false after the last range.
    abstract boolean next();

    abstract long from();

    abstract long to();

    /// The rest as objects; ends the use of this cursor by others.
    Iterator<RowRange> iterator() {
        return new Iterator<>() {
            private boolean hasNext = RangeCursor.this.next();

            @Override
            public boolean hasNext() {
                return hasNext;
            }

            @Override
            public RowRange next() {
                if (!hasNext) {
                    throw new NoSuchElementException("behind the last range");
                }
                var range = new RowRange(from(), to());
                hasNext = RangeCursor.this.next();
                return range;
            }
        };
    }
}
