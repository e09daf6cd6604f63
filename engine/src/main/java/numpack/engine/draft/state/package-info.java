/// A pack's arrays with their edits at one moment, as data.
///
/// Start with [PackState]: all arrays by identity. An [ArrayState] is a [Underlay], what its edits are laid over, with layers of cells and sets of
/// dropped rows; it hands out its rows as `LazyArray`s. [RowMoves] says where rows of one numbering are in a later one, [CellDifference] which cells
/// of two arrays differ. Everything is immutable and shares what did not change.
///
/// Knows steps only as counts; how a step changes a state is the business of `apply`.
package numpack.engine.draft.state;
