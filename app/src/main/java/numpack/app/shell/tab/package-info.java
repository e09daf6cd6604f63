/// The tabs in the middle of the window: their headers, and for each tab its axes bar and its picture.
///
/// Start at [TabArea]: it follows the tabs of the session, makes a [TabPage] for each, and shows the page of the one in front; [TabStrip] draws the
/// headers. Which tabs there are and which one is in front is the session's to say: a press on a header changes the session, and the area follows.
///
/// What a tab shows is a [numpack.app.session.ShownArray], which the axes bar and the picture share; the picture is a
/// [numpack.app.panel.Picture] that a feature makes, one of several [PictureKind]s.
/// [TabMemory] takes down how tabs stand and puts them back at the next start; `ClosedTabs` remembers those that were closed.
///
/// The frame around the tabs is [numpack.app.shell]; the table is the feature `table`.
package numpack.app.shell.tab;
