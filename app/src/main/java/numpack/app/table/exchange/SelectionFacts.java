package numpack.app.table.exchange;

import java.util.Optional;
import numpack.engine.summary.Summary;

/// What the status bar says about selected cells.
///
/// @param cells how many there are
/// @param summary about their values; empty if there are too many to be read in passing
public record SelectionFacts(long cells, Optional<Summary> summary) {}
