/// The front door: a pack is a folder of named arrays, open for reading and for changes.
///
/// Start at [Pack]; [PackArrays] has the verbs that work on arrays in memory, [Transaction] those that belong together or are large.
///
/// ```java
/// try (var pack = Pack.create(folder, PackOptions.standard())) {
///     var arrays = PackArrays.of(pack);
///     arrays.save("x", NdArrays.wrap(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
///     arrays.append("x", NdArrays.wrap(new float[] {7, 8}, 1, 2));
///     arrays.drop("x", 0, -1);
///     var plan = pack.planCompaction(List.of("x"));
///     pack.compact(plan, Progress.NONE);
///     var column = arrays.rows("x", "[:, 1]");
/// }
/// ```
///
/// A read goes from `StoredArray.source` through the row map to the file and waits for no commit. It is valid if no commit has touched the array by
/// its end, which the lock page says; else the array is stale. `AccessGate` admits readers while the pack is open, and makes only those wait for
/// a commit that need a moment between two of them, such as a look at the whole pack.
///
/// A change becomes an `ArrayChange`, then `CommitPlanner` makes files and steps of it, then `Commit` has the journal promise and apply them under
/// the lock, then the pack reads itself again. What others have made is left to them: `NewNames` looks whether new names are free, `Ownership`
/// whether every file may be written, `HardLinkedFiles` which must be written anew, and `LastLook` at all of it once more when the commit is promised.
///
/// Here the rooms meet and nothing else: no bytes of a format (`format`, `rows`), no crash safety (`journal`), no unsaved steps (`draft`).
package numpack.engine;
