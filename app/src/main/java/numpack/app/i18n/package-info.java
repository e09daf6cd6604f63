/// Words, numbers and names as people read them.
///
/// Start at [numpack.app.i18n.Texts]: `Texts.of("grid.cell.outOfRange", value)` is the only way a sentence reaches
/// the screen. The first part of a key names the package that owns it, so `grid.…` is looked up in
/// `numpack/app/grid/messages.properties` and nothing needs to be registered. A translation is one more file beside
/// the English one (`messages_de.properties`) in each package, and its language in the list of [numpack.app.i18n.Texts]; what it lacks stays English.
///
/// [numpack.app.i18n.Numbers] sets thousands apart, and turns bytes, durations, rates and shapes into text;
/// [numpack.app.i18n.Times] tells the time as the user's clock does, and [numpack.app.i18n.Names] makes any array name visible, however
/// strange. [numpack.app.i18n.NaturalOrder] is the order of lists of names.
///
/// Not here: exact cell values (they must read back to the same bits, which is the engine's business), and any
/// sentence in Java code.
package numpack.app.i18n;
