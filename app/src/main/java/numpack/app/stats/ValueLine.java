package numpack.app.stats;

/// One of the different values, how often it is there, and the length of its bar.
///
/// @param share of all cells
/// @param bar   of the longest bar, 0 to 1
record ValueLine(String value, NumberLine.Part count, String share, double bar) {}
