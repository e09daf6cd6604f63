/// What is asked about pasted text that can be read in several ways, or that would lose digits, and what is said of text that cannot be pasted.
///
/// Start at [PasteQuestionViewModel]: the readings to choose from, which of them is chosen at first and why. [PasteQuestionView] shows each as a
/// [ReadingCardView]; [PasteMemory] knows what was answered before. [RefusalView] lists the cells that no reading accepts.
///
/// Not here: how text is read ([numpack.app.table.paste]).
package numpack.app.table.paste.question;
