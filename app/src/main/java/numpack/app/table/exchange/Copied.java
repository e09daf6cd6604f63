package numpack.app.table.exchange;

/// Cells as text.
///
/// @param cells how many are in it
/// @param droppedLeftOut how many dropped rows stood in the rectangle and are not in it
public record Copied(String text, long cells, long droppedLeftOut) {}
