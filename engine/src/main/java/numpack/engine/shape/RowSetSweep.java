package numpack.engine.shape;

/// Joins two sets in one pass over the ranges of both, or over 64 rows at a time where one of them is held as bits.
final class RowSetSweep {
    /// This many members are passed over one by one, 64 at a time, before a search is cheaper.
    private static final long FAR = 512;

    private RowSetSweep() {}

    static RowSet union(RowSet one, RowSet other) {
        var builder = RowSet.builder();
        if (!(one instanceof RangedRows) || !(other instanceof RangedRows)) {
            return builder.addAll(one).addAll(other).build();
        }
        var left = RangeCursor.over(one);
        var right = RangeCursor.over(other);
        boolean hasLeft = left.next();
        boolean hasRight = right.next();
        while (hasLeft || hasRight) {
            if (hasLeft && (!hasRight || left.from() <= right.from())) {
                builder.addRange(left.from(), left.to());
                hasLeft = left.next();
            } else {
                builder.addRange(right.from(), right.to());
                hasRight = right.next();
            }
        }
        return builder.build();
    }

    static RowSet minus(RowSet rows, RowSet taken) {
        if (rows instanceof BitRows bits) {
            var builder = RowSet.builder();
            for (int i = 0; i < bits.wordCount(); i++) {
                long from = bits.base() + 64L * i;
                builder.addBits(from, bits.word(i) & ~taken.bits(from));
            }
            return builder.build();
        }
        return taken instanceof BitRows bits ? withoutBits(rows, bits) : withoutRanges(rows, taken);
    }

    static RowSet intersect(RowSet one, RowSet other) {
        if (other instanceof BitRows && !(one instanceof BitRows)) {
            return intersect(other, one);
        }
        var builder = RowSet.builder();
        if (one instanceof BitRows bits) {
            for (long row = firstOfBoth(bits, other, 0); row != Long.MAX_VALUE; row = firstOfBoth(bits, other, after(row & -64L))) {
                builder.addBits(row & -64L, bits.bits(row & -64L) & other.bits(row & -64L));
            }
            return builder.build();
        }
        var left = RangeCursor.over(one);
        var right = RangeCursor.over(other);
        boolean hasBoth = left.next() && right.next();
        while (hasBoth) {
            long from = Math.max(left.from(), right.from());
            long to = Math.min(left.to(), right.to());
            if (from < to) {
                builder.addRange(from, to);
            }
            hasBoth = left.to() < right.to() ? left.next() : right.next();
        }
        return builder.build();
    }

    static RowSet shift(RowSet rows, long delta) {
        var builder = RowSet.builder();
        if (rows instanceof BitRows bits) {
            for (long row = bits.min(); row != Long.MAX_VALUE; row = bits.next(after(row))) {
                builder.addBits(row + delta, bits.bits(row));
            }
        } else {
            rows.forEachRange((from, to) -> builder.addRange(from + delta, to + delta));
        }
        return builder.build();
    }

    /// The members from `from` to `to - 1`.
    static RowSet within(RowSet rows, long from, long to) {
        var builder = RowSet.builder();
        if (rows instanceof BitRows bits) {
            for (long row = bits.next(from); row < to; row = bits.next(after(row))) {
                builder.addBits(row, bits.bits(row) & lowest(to - row));
            }
            return builder.build();
        }
        for (long row = rows.next(from); row < to; row = rows.next(rows.nextGap(row))) {
            builder.addRange(row, Math.min(to, rows.nextGap(row)));
        }
        return builder.build();
    }

    /// The members of a set whose ranks are given.
    ///
    /// Where runs are long it goes from run to run, else 64 rows at a time, so that neither a few long runs nor a hundred million single rows
    /// cost one look each.
    static RowSet membersAt(RowSet rows, RowSet ranks) {
        if (!ranks.isEmpty() && ranks.max() >= rows.size()) {
            throw new IndexOutOfBoundsException("rank %d of %d rows".formatted(ranks.max(), rows.size()));
        }
        var builder = RowSet.builder();
        long rank = ranks.next(0);
        long row = rank == Long.MAX_VALUE ? rank : rows.select(rank);
        while (rank != Long.MAX_VALUE) {
            long run = Math.min(ranks.nextGap(rank) - rank, rows.nextGap(row) - row);
            if (run >= Long.SIZE) {
                builder.addRange(row, row + run);
                rank += run;
                row = rows.next(row + run);
            } else {
                long members = rows.bits(row);
                builder.addBits(row, Long.expand(ranks.bits(rank), members));
                rank += Long.bitCount(members);
                row = rows.next(after(row));
            }
            long next = ranks.next(rank);
            if (next - rank >= FAR) {
                rank = next;
                row = rank == Long.MAX_VALUE ? rank : rows.select(rank);
            }
        }
        return builder.build();
    }

    /// The ranks of those rows that are members of a set.
    static RowSet ranksOf(RowSet rows, RowSet chosen) {
        var builder = RowSet.builder();
        for (long row = firstOfBoth(rows, chosen, 0); row != Long.MAX_VALUE;) {
            long end = Math.min(rows.nextGap(row), chosen.nextGap(row));
            long rank = rows.rank(row);
            if (end - row >= Long.SIZE) {
                builder.addRange(rank, rank + end - row);
            } else {
                builder.addBits(rank, Long.compress(chosen.bits(row), rows.bits(row)));
                end = after(row);
            }
            row = firstOfBoth(rows, chosen, end);
        }
        return builder.build();
    }

    /// The first row from `from` on that both sets have, or `Long.MAX_VALUE`.
    private static long firstOfBoth(RowSet one, RowSet other, long from) {
        long row = one.next(from);
        while (row != Long.MAX_VALUE) {
            long theirs = other.next(row);
            if (theirs == row) {
                return row;
            }
            row = one.next(theirs);
            if (row == theirs) {
                return row;
            }
        }
        return row;
    }

    private static RowSet withoutRanges(RowSet rows, RowSet taken) {
        var builder = RowSet.builder();
        var cut = RangeCursor.over(taken);
        boolean hasCut = cut.next();
        var cursor = RangeCursor.over(rows);
        while (cursor.next()) {
            long from = cursor.from();
            while (hasCut && cut.to() <= from) {
                hasCut = cut.next();
            }
            while (hasCut && cut.from() < cursor.to()) {
                builder.addRange(Math.min(from, cut.from()), cut.from());
                from = cut.to();
                if (from >= cursor.to()) {
                    break;
                }
                hasCut = cut.next();
            }
            builder.addRange(Math.min(from, cursor.to()), cursor.to());
        }
        return builder.build();
    }

    /// Outside the stretch of the bits ranges stay as they are.
    private static RowSet withoutBits(RowSet rows, BitRows taken) {
        var builder = RowSet.builder();
        long start = taken.min();
        long end = taken.max() + 1;
        var cursor = RangeCursor.over(rows);
        while (cursor.next()) {
            long from = Math.clamp(start, cursor.from(), cursor.to());
            long to = Math.clamp(end, cursor.from(), cursor.to());
            builder.addRange(cursor.from(), from);
            for (long left = to - from; left > 0; left -= Long.SIZE) {
                builder.addBits(to - left, ~taken.bits(to - left) & lowest(left));
            }
            builder.addRange(to, cursor.to());
        }
        return builder.build();
    }

    /// The row 64 rows on, or the end of all rows.
    private static long after(long row) {
        return row > Long.MAX_VALUE - Long.SIZE ? Long.MAX_VALUE : row + Long.SIZE;
    }

    private static long lowest(long count) {
        return count < Long.SIZE ? (1L << count) - 1 : -1L;
    }
}
