package numpack.app.find.hit;

/// One hit in words.
///
/// @param row    its logical number; a cross for a dropped row
/// @param column its index on the other axes; empty for a whole row and an array of one axis
/// @param value  its exact value, the first ones of a row
public record HitLine(String row, String column, String value) {}
