package numpack.engine.shape;

/// The two numbers of an array's rows: *physical* ones count all rows of the file, *logical* ones the live rows alone. Dropped rows have a
/// physical number only.
public interface RowNumbers {
    /// The physical row of a logical one.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    long physicalRow(long logicalRow);

    /// How many live rows lie before a physical one; for a live row that is its logical number.
    long liveRowsBefore(long physicalRow);

    /// The dropped rows among `from` (inclusive) to `to` (exclusive), physical.
    RowSet droppedRows(long from, long to);

    /// The physical rows of logical ones.
    ///
    /// Costs a step for each 64 rows of the stretch in which they lie, or a search for each range of them if that is less; not a step for
    /// each row.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    default RowSet physicalRows(RowSet logicalRows) {
        if (logicalRows.isEmpty()) {
            return logicalRows;
        }
        long first = logicalRows.min();
        long end = logicalRows.max() + 1;
        long start = physicalRow(first);
        long span = physicalRow(end - 1) + 1 - start;
        if (span == end - first) {
            return logicalRows.shift(start - first);
        }
        var physical = RowSet.builder();
        if (isSearched(logicalRows, span)) {
            logicalRows.forEachRange((from, to) -> physical.addAll(liveRows(physicalRow(from), physicalRow(to - 1) + 1)));
            return physical.build();
        }
        for (long from = first, to = partEnd(from, end); from < end; from = to, to = partEnd(from, end)) {
            var live = liveRows(physicalRow(from), physicalRow(to - 1) + 1);
            physical.addAll(live.membersAt(logicalRows.within(from, to).shift(-from)));
        }
        return physical.build();
    }

    /// The logical rows of those physical ones that are live. Costs what [#physicalRows] does.
    default RowSet logicalRows(RowSet physicalRows) {
        if (physicalRows.isEmpty()) {
            return physicalRows;
        }
        long first = physicalRows.min();
        long end = physicalRows.max() + 1;
        var logical = RowSet.builder();
        if (isSearched(physicalRows, end - first)) {
            physicalRows.forEachRange((from, to) -> logical.addRange(liveRowsBefore(from), liveRowsBefore(to)));
            return logical.build();
        }
        for (long from = first, to = partEnd(from, end); from < end; from = to, to = partEnd(from, end)) {
            logical.addAll(liveRows(from, to).ranksOf(physicalRows.within(from, to)).shift(liveRowsBefore(from)));
        }
        return logical.build();
    }

    private RowSet liveRows(long from, long to) {
        return RowSet.range(from, to).minus(droppedRows(from, to));
    }

    /// While one row is searched for, some thousand can be looked at as bits.
    private static boolean isSearched(RowSet rows, long span) {
        return rows.rangeCount() < span >> 12;
    }

    /// Sets of this many rows take a few megabytes, however many there are in all.
    private static long partEnd(long from, long end) {
        return Math.min(from + (1L << 24), end);
    }
}
