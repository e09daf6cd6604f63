package numpack.app.table.paste;

/// What is to be pasted.
///
/// @param reading how the text is read
/// @param lost    what becomes of texts that lose digits
public record PasteAnswer(PasteReading reading, PasteReading.Lost lost) {}
