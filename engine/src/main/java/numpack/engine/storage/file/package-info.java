/// One file as a reader finds it: how it looks, and its bytes.
///
/// Start with [OpenFiles], which hands out [ReadFile]s that open late and share a limited number of channels and mappings. [FileLook] is what was seen
/// at a path, [FileStamp] tells one state of it from the next, [LaidBytes] lie over a file as if they had been written.
///
/// A read passes from `ReadFile` to a channel that `OpenFiles` lends it. Rows are copied by [MappedFile], the only class that touches mapped
/// memory, as many [Pieces] at once as there are. Where nothing is mapped, or the bytes are not in the system's cache, [Transfer] reads by position.
/// [Uninterrupted] repeats what an interrupt broke off. A file that is shorter than it was, or another one, is a `ChangedOutsideException`.
///
/// Nothing here changes a file, lists a folder or takes a lock: that is `storage`, which is built on this package.
package numpack.engine.storage.file;
