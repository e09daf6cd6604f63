/// The table of one tab: a grid over an array of a draft.
///
/// Start at [numpack.app.table.TableViewModel]: it follows a [numpack.app.session.ShownArray] (array, axes, dropped rows, revision) and answers
/// the grid from a [numpack.app.table.cells.RowLoader]. [numpack.app.table.TableEditor] checks and commits what is
/// typed, [numpack.app.table.TableIntents] copies, pastes (by the room `paste`) and fills,
/// [numpack.app.table.TableStatusViewModel] says in the status bar what the cursor is on. [numpack.app.table.ArrayTableView] puts
/// the grid on the screen and keeps its selection equal to that of the shown array; [numpack.app.table.Tables] makes one for each.
///
/// The path of an edit: typed text → the element is painted at once → the session makes the step off this thread → a new
/// snapshot → the block is read again, and only then what was painted gives way.
///
/// Not here: which axes are shown (the room `axes` sets them on the shown array), dropping rows (the room `array` does).
package numpack.app.table;
