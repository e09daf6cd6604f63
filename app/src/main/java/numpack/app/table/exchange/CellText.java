package numpack.app.table.exchange;

import java.util.function.Supplier;

/// The text of copied cells while it is made: row by row, cell by cell. Made for one copy.
interface CellText {
    /// Begins.
    ///
    /// @param heads of the columns
    void begin(Iterable<String> heads);

    /// Begins a row.
    ///
    /// @param head of the row; asked for by those that write it
    void beginRow(Supplier<String> head);

    /// The next cell of the row.
    ///
    /// @param element its shortest text that reads back to the same bits
    void cell(String element);

    void endRow();

    /// Ends.
    ///
    /// @param cells how many there were
    String end(long cells);
}
