package numpack.engine.rows;

import numpack.engine.storage.file.ReadFile;

/// A file that holds consecutive rows of an array, from its first byte on.
///
/// @param rows how many of them count; what lies after is not the array's
public record RowPart(ReadFile file, long rows) {
    public RowPart {
        if (rows < 0) {
            throw new IllegalArgumentException("rows are negative: " + rows);
        }
    }
}
