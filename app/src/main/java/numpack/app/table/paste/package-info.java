/// Text from the clipboard on its way into cells.
///
/// Start at [numpack.app.table.paste.PasteTask]: it captures a [numpack.app.session.space.CellSpace], a rectangle and a text, runs in the
/// background, and yields the ways in which the text can be read. [numpack.app.table.paste.TextBlock] finds the cells in the text,
/// [numpack.app.table.paste.BlockReader] reads them in one way, and what came of it is a [numpack.app.table.paste.PasteReading]: elements,
/// cells without text, digits that are lost, or a refusal with the list of bad cells.
///
/// The path of a paste: text → one reading, or several because commas are ambiguous → a question
/// ([numpack.app.table.paste.question.PasteQuestionView]) if there is a choice to make or something would be lost, in which a reading that
/// [numpack.app.table.paste.CommaClues] or the last answer in this pack speak for is chosen already, with the reason → a
/// [numpack.app.table.exchange.BlockEdit] → at most one step of the draft. Nothing is written before the question is answered.
///
/// Not here: the clipboard itself, what is typed into a single cell.
package numpack.app.table.paste;
