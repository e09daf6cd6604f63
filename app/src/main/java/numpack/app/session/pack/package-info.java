/// One open pack with its unsaved edits. The only room that holds a pack.
///
/// Start at [PackSession]: it runs every verb of its draft one after the other in the background ([SerialWork]) and publishes what came of it as one
/// immutable state in the foreground. Features see it as an [EditedPack], a shown array as a [ShownPack].
///
/// A pack that another program edits, or whose edits could not be kept, is open to be looked at ([LookOnly]). What other programs do to it is watched
/// by [numpack.app.session.pack.outside], which arrays are linked row by row is followed by [numpack.app.session.pack.linked].
package numpack.app.session.pack;
