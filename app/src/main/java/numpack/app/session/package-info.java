/// What is open: packs with their unsaved steps, and the views of their arrays. The only room that holds a pack.
///
/// Start at [Sessions]: it opens packs, each once, as a [numpack.app.session.pack.PackSession], and a [ShownArray] for each tab. A pack session runs every
/// verb of its draft one after the other in the background and publishes what came of it, as properties, in the foreground:
/// features bind to these and never touch a pack themselves.
///
/// An edit: view model → `PackSession.edit` → `SerialWork` → `Draft` → a new state → `stateProperty` → the table and
/// the commands, and one picture later `settledStateProperty` → the panels that only tell about the pack.
///
/// What a step changed is shown so: `Sessions.showChange` → the places of the step, found in the background, as a place → `ShownArray.show`
/// turns the axes and selects → each picture of the array scrolls.
///
/// A [ShownArray] is what every picture and panel of an array shares: which axes lie along rows and columns, which rows are shown and in what order, what is
/// selected ([RowSelection] for whole rows), what a search has found ([ShownHits]). How cells lie in it is the room [numpack.app.session.space]. Several may
/// show one array; each follows it through renames, and its tab is closed when the array is gone. An open pack is the room [numpack.app.session.pack].
///
/// No nodes, no dialogs here; the words come from the `problem` room, but for those of what keeps a pack busy.
package numpack.app.session;
