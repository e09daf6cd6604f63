package numpack.engine.summary.statistics;

import numpack.engine.summary.block.Block;

/// Counts the rows whose elements are all equal. A row that is not costs as many looks as it takes to see it.
final class ConstantRows {
    private final long rowElements;
    private long row;
    private long seen;
    private boolean isBroken;
    private Tally tally = Tally.NONE;

    /// @param rowElements two or more
    /// @param firstRow    to which the first element belongs, as its first
    ConstantRows(long rowElements, long firstRow) {
        this.rowElements = rowElements;
        this.row = firstRow;
    }

    Tally tally() {
        return tally;
    }

    void add(Block block) {
        int at = 0;
        while (at < block.size()) {
            int end = (int) Math.min(block.size(), at + rowElements - seen);
            if (!isBroken) {
                int i = seen == 0 ? at + 1 : at;
                while (i < end && block.equalsPrevious(i)) {
                    i++;
                }
                isBroken = i < end;
            }
            seen += end - at;
            at = end;
            if (seen == rowElements) {
                endRow();
            }
        }
    }

    private void endRow() {
        if (!isBroken) {
            tally = tally.and(new Tally(1, row));
        }
        row++;
        seen = 0;
        isBroken = false;
    }
}
