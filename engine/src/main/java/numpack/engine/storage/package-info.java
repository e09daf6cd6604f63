/// Bytes: reading, writing, syncing and renaming; the lock in `storage.lock`. This room knows files and offsets; it knows no arrays,
/// no dtypes and no manifest.
///
/// Start at `DurableFiles`, the only door through which anything in a pack is changed (the lock file alone has its own, see
/// `storage.lock`): tests put a failing layer under it and so reach every half-done state. What a folder holds is asked of a
/// `FolderView`. Reading starts at `OpenFiles` in `storage.file`.
///
/// Rows are copied from mapped files where the disk allows it, everything else is read by position. Whatever another program does to a
/// file meanwhile becomes a `ChangedOutsideException`, never a fault.
///
/// An interrupt closes the channel it meets; every channel here is opened again and the call repeated, so that cancelling
/// one reader disturbs no other and no commit stops half way.
package numpack.engine.storage;
