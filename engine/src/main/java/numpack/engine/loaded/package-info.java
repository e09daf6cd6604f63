/// A pack as it was read: from a folder to a state that can be asked. Archive, check and older packs use it without the front door.
///
/// Start at [LoadedPack], the state of one moment, and [PackLoader], which reads it; [PackSafety] ensures that no commit changes the folder
/// during that, and finishes one that was interrupted.
///
/// A read goes from [LoadedArray] through the row map to the file and waits for no commit. It is valid if no commit has touched the array by
/// its end, which the lock page says; else the array is stale. [AccessGate] admits readers while the pack is open, and makes only those wait for
/// a commit that need a moment between two of them, such as a look at the whole pack. Whether files are still what they were is asked of
/// [ArrayLook] and [ManifestLook], by stamps, and by samples where stamps are too young to be trusted. Commits that follow each other share a
/// [KnownManifest], and build the next state from what they wrote where the disk's clock tells every later change.
///
/// Nothing here changes an array; what does is `commit`.
package numpack.engine.loaded;
