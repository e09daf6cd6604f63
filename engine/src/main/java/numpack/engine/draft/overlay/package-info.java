/// Edits laid over the bytes of an array without touching them.
///
/// Start with [LayerStack]: an immutable pile of [Layer]s, later ones above earlier ones. A [CellRuns] layer holds cells here and there,
/// a [RegionLayer] a box of them; both paint what they hold into a window that was read from below. Small layers of cells are merged
/// as they pile up, so that a window costs the window and not the number of edits.
///
/// [Windows] is the arithmetic of boxes that all of them share. Values are pulled through [ByteSource] when a window needs them, so a
/// layer of a million cells need not lie in memory.
///
/// Knows no steps, no packs and no files; only shapes, rows and bytes.
package numpack.engine.draft.overlay;
