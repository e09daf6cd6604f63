package numpack.engine.summary.rows;

import numpack.engine.summary.block.Block;
import numpack.engine.summary.block.BlockPass;

/// Cuts blocks where rows end, and writes the numbers of each row that has ended. Other rows belong to other threads.
final class RowCutter implements BlockPass.Sink {
    private final RowNumbers numbers;
    private final long rowElements;
    private final RowSum sum = new RowSum();

    /// @param rowElements one or more
    RowCutter(RowNumbers numbers, long rowElements) {
        this.numbers = numbers;
        this.rowElements = rowElements;
    }

    @Override
    public void add(Block block, long place) {
        int at = 0;
        while (at < block.size()) {
            long row = (place + at) / rowElements;
            long inRow = place + at - row * rowElements;
            int end = (int) Math.min(block.size(), at + rowElements - inRow);
            if (inRow == 0) {
                sum.clear();
            }
            sum.add(block, at, end);
            if (inRow + end - at == rowElements) {
                numbers.set((int) row, sum);
            }
            at = end;
        }
    }
}
