package numpack.app.table.paste;

/// A text of which digits are lost, as lists show it.
///
/// @param row        the head of its row
/// @param column     the head of its column
/// @param pasted     the text
/// @param stored     what the cell will show
/// @param difference stored less pasted; empty for complex numbers
public record LostValue(String row, String column, String pasted, String stored, String difference) {}
