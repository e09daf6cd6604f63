package numpack.app.stats;

import java.util.List;
import java.util.Optional;

/// A line of the panel: `NaN  40  row 64, column 100`.
///
/// @param label what it is
/// @param parts numbers, with dots between them
/// @param note  where the first is, or which share
record NumberLine(String label, List<Part> parts, String note) {
    /// A number, and where it leads to; 0 and what cannot apply lead nowhere.
    ///
    /// @param mark a sign before it while it is not known in full
    record Part(String mark, String text, Optional<NumberLink> link) {}

    NumberLine {
        parts = List.copyOf(parts);
    }
}
