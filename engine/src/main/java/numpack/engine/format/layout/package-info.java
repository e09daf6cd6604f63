/// The names in a pack's folder.
///
/// Start with [PackLayout], which knows every file name. [PackPaths] turns a name that a manifest gives into a path, and follows none out
/// of the pack; [NewName] judges the name of an array to be, before anything is made of it.
///
/// A name from outside passes through `PackPaths` on every reading, a name from a user through `NewName` once.
///
/// Nothing here knows what is in the files. Only `PackPaths` looks at the disk, for links and for names that differ in case.
package numpack.engine.format.layout;
