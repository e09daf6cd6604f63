package numpack.engine.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Any set of rows. Immutable, safe for all threads. Rows are from 0 to `Long.MAX_VALUE - 1`.
///
/// Held as sorted ranges or, where single rows lie so dense that ranges cost more, as bits; the form follows from the members, so
/// equal sets have equal forms and a caller need not know which. Memory is at most 24 bytes a range. Asking for a member, a rank
/// or the k-th row costs O(log n); joining two sets costs one pass over the ranges of both, or a step for each 64 rows where one is dense.
///
/// ```java
/// var dropped = RowSet.of(3, 4, 9);
/// var live = RowSet.range(0, 12).minus(dropped);
/// long third = live.select(2);       // 2
/// long before = live.rank(9);        // 7 live rows lie below row 9
/// ```
public sealed interface RowSet permits RangedRows, BitRows {
    /// No row at all.
    static RowSet empty() {
        return RangedRows.EMPTY;
    }

    /// The rows `from` to `to - 1`; empty if both are equal.
    ///
    /// @throws IllegalArgumentException if `from` is negative or after `to`
    static RowSet range(long from, long to) {
        return builder().addRange(from, to).build();
    }

    /// These rows, in any order, duplicates counted once.
    static RowSet of(long... rows) {
        var builder = builder();
        for (long row : rows) {
            builder.add(row);
        }
        return builder.build();
    }

    /// The rows of a slice, whatever its direction. Costs a look at 64 rows where they lie dense.
    static RowSet of(Slice rows) {
        return SteppedRows.of(rows);
    }

    /// An empty builder that takes rows and ranges in any order.
    static RowSetBuilder builder() {
        return new RowSetBuilder();
    }

    /// The set that [#toBytes] wrote. Allocates no more than a small multiple of `bytes`, whatever they claim.
    ///
    /// @throws IllegalArgumentException if the bytes are not exactly one such set
    static RowSet fromBytes(byte[] bytes) {
        return RowSetCodec.decode(bytes);
    }

    /// How many rows are in it.
    long size();

    /// How many runs of consecutive rows it has.
    long rangeCount();

    boolean contains(long row);

    /// How many members lie below `row`, be it a member or not.
    long rank(long row);

    /// The k-th member in ascending order, from 0.
    ///
    /// @throws IndexOutOfBoundsException if `k` is not in 0 to `size() - 1`
    long select(long k);

    /// The lowest member from `row` on, or `Long.MAX_VALUE` if there is none.
    long next(long row);

    /// The lowest row from `row` on that is no member.
    long nextGap(long row);

    /// The 64 rows from `from` on as bits, the lowest bit for `from`: set for members.
    long bits(long from);

    /// The lowest row.
    ///
    /// @throws IllegalStateException if the set is empty
    long min();

    /// The highest row.
    ///
    /// @throws IllegalStateException if the set is empty
    long max();

    /// Hands out the ranges in ascending order; neighbouring ranges never touch.
    void forEachRange(RangeConsumer consumer);

    default boolean isEmpty() {
        return size() == 0;
    }

    /// The ranges in ascending order, made while one walks over them.
    default Iterable<RowRange> ranges() {
        return () -> RangeCursor.over(this).iterator();
    }

    /// Hands out the rows in ascending order.
    default void forEach(LongConsumer consumer) {
        forEachRange((from, to) -> {
            for (long row = from; row < to; row++) {
                consumer.accept(row);
            }
        });
    }

    /// Rows in this set or the other.
    default RowSet union(RowSet other) {
        return isEmpty() ? other : other.isEmpty() ? this : RowSetSweep.union(this, other);
    }

    /// Rows of this set that are not in the other.
    default RowSet minus(RowSet other) {
        return isEmpty() || other.isEmpty() ? this : RowSetSweep.minus(this, other);
    }

    /// Rows in both sets.
    default RowSet intersect(RowSet other) {
        return RowSetSweep.intersect(this, other);
    }

    /// The members from `from` to `to - 1`. Costs what they are.
    default RowSet within(long from, long to) {
        return isEmpty() || from <= min() && to > max() ? this : RowSetSweep.within(this, from, to);
    }

    /// The members whose [ranks][#rank] are in a set: [#select] for many at once. If this set holds the live rows of a file, it turns logical
    /// rows into physical ones.
    ///
    /// @throws IndexOutOfBoundsException if a rank is not in 0 to `size() - 1`
    default RowSet membersAt(RowSet ranks) {
        return RowSetSweep.membersAt(this, ranks);
    }

    /// The ranks of those rows of another set that are members: [#rank] for many at once, and the way back from [#membersAt].
    default RowSet ranksOf(RowSet rows) {
        return RowSetSweep.ranksOf(this, rows);
    }

    /// Whether every row of the other set is in this one.
    default boolean containsAll(RowSet other) {
        return other.size() <= size() && other.minus(this).isEmpty();
    }

    /// Every row moved by `delta`.
    ///
    /// @throws IllegalArgumentException if a row would leave the possible rows
    default RowSet shift(long delta) {
        if (isEmpty() || delta == 0) {
            return this;
        }
        if (delta < 0 ? min() + delta < 0 : max() > Long.MAX_VALUE - 1 - delta) {
            throw new IllegalArgumentException("rows %d to %d cannot move by %d".formatted(min(), max(), delta));
        }
        return RowSetSweep.shift(this, delta);
    }

    /// All rows, ascending.
    ///
    /// @throws ArithmeticException if there are more than an array holds
    default long[] toArray() {
        var rows = new long[Math.toIntExact(size())];
        var cursor = RangeCursor.over(this);
        int at = 0;
        while (cursor.next()) {
            for (long row = cursor.from(); row < cursor.to(); row++) {
                rows[at++] = row;
            }
        }
        return rows;
    }

    /// A compact form for a log: gaps and lengths as variable-length numbers, or the bits.
    default byte[] toBytes() {
        return RowSetCodec.encode(this);
    }

    /// The first ranges as text: `{0-4, 7, 9-11}`, with `…` for what a line cannot hold.
    default String toText() {
        int limit = 20;
        List<String> parts = new ArrayList<>();
        for (var range : ranges()) {
            if (parts.size() == limit) {
                parts.add("…");
                break;
            }
            parts.add(range.size() == 1 ? Long.toString(range.from()) : range.from() + "-" + (range.to() - 1));
        }
        return "{" + String.join(", ", parts) + "}";
    }
}
