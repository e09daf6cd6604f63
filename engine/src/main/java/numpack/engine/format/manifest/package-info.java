/// What `metadata.npkm` says: which arrays there are, and of what dtype, shape and length each one is.
///
/// Start with [Manifest], a list of [ArrayEntry] that merges [EntryChange]s; [ManifestCodec] reads and writes the whole file,
/// [EntryCodec] one entry, [EntryChangeCodec] the changes as a commit promises them.
///
/// Bytes pass through [BoundedReader], which checks every length against what is left before anything is allocated. What another
/// program has written is kept as it is: numbers that nothing can be made of ([RawShape]), compression ([CompressionRecord]). A file
/// that is not such a manifest is named by [ForeignManifest].
///
/// Nothing here looks whether the files of an array are there, or fit their entry: that is the inspection in `format`.
package numpack.engine.format.manifest;
