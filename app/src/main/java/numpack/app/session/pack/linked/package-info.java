/// The linked arrays of an open pack, as the window follows them: which there are is said by [numpack.engine.linked].
///
/// [LinkedByName] lists those of an array; [UnevenArrays] keeps watch in the background over which have other rows dropped.
package numpack.app.session.pack.linked;
