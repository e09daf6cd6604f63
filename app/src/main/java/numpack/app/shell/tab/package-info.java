/// The tabs in the middle of the window: their headers, and for each tab its axes and its table.
///
/// Start at [TabArea]: it follows the tabs of the session, makes a [TabPage] for each, and shows the page of the one in front; [TabStrip] draws the
/// headers. Which tabs there are and which one is in front is the session's to say: a press on a header changes the session, and the area follows.
///
/// `TabLook` holds what a tab shows: the axes and the state of its table. `TabTable` and `TabAxes` let the table and the axes bar look at it without
/// knowing the session, `TabRows` says which rows of the array are selected, and `TabPlace` turns and scrolls to a place that is to be seen.
/// [TabMemory] takes down how tabs stand and puts them back at the next start; `ClosedTabs` remembers those that were closed.
///
/// The frame around the tabs is [numpack.app.shell]; how cells are drawn and edited is the room `grid`.
package numpack.app.shell.tab;
