/// One file as a reader finds it: how it looks, and its bytes by position.
///
/// Start with [OpenFiles], which hands out [ReadFile]s that open late and share a limited number of channels. [FileLook] is what was seen
/// at a path, [FileStamp] tells one state of it from the next, [LaidBytes] lie over a file as if they had been written.
///
/// A read passes from `ReadFile` to a channel that `OpenFiles` lends it, through [Transfer] in pieces and [Uninterrupted] until it is whole;
/// a file that is shorter than it was, or another one, is a `ChangedOutsideException`.
///
/// Nothing here changes a file, lists a folder or takes a lock: that is `storage`, which stands on this room.
package numpack.engine.storage.file;
