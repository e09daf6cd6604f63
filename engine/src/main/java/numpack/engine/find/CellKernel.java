package numpack.engine.find;

import java.lang.foreign.MemorySegment;

/// Finds the elements of a block that meet one condition. Has the memory that the block is read into. For one thread.
interface CellKernel {
    /// Where elements are to be put, packed, from the start.
    MemorySegment memory();

    /// Writes down which of the first `count` elements are hits, ascending, and returns how many.
    ///
    /// @param found one place more than there are elements
    int find(int count, int[] found);
}
