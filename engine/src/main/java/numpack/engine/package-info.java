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
/// What is read goes from `StoredArray.source` to the room `loaded`, what is changed from a `Transaction` to the room `commit`; both describe
/// their roads. A pack with unsaved edits is the other door, `numpack.engine.draft.Draft`.
///
/// Here the rooms meet and nothing else: no bytes of a format (`format`, `rows`), no crash safety (`journal`), no unsaved steps (`draft`).
package numpack.engine;
