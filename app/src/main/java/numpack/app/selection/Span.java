package numpack.app.selection;

/// Consecutive rows or columns of a grid.
///
/// @param first from 0, at most `last`
/// @param last  the last one that belongs to it
public record Span(long first, long last) {}
