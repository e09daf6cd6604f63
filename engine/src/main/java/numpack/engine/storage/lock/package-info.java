/// The write lock of a pack, and what shows a commit to readers: a counter, and the last touch of each array.
///
/// Start with [PackLock]. It uses one open [LockFile] per pack and process, because POSIX drops every lock of a process on a file
/// as soon as any handle on it is closed; [LockHolder] says which process holds it.
///
/// The lock file is the only file that is written without going through `DurableFiles`. NumPack knows no locks and is not stopped.
package numpack.engine.storage.lock;
