/// The grammar of a pack on disk: the names in its folder, the manifest, the segment lists. `FORMAT.md` says the same in prose.
///
/// Start with [PackInspection], which looks at a folder once and says which arrays lie where and what is not as it should be.
/// `format.layout` knows the names of files, `format.manifest` what `metadata.npkm` says; [SegmentList] and [SegmentListCodec]
/// do the same for `.npkseg`.
///
/// A request passes through: the folder is listed, the manifest decoded, each entry's paths resolved and measured; what was
/// found comes back as values and `Finding`s. Nothing here writes: encoders give bytes, and the commit of `numpack.engine`
/// decides when they replace a file.
///
/// Every length from a file is bounded by the bytes that are left before anything is allocated for it. What the bits of a bitmap
/// mean is judged in `rows`, not here; no element is read here but a bounded look at bools.
package numpack.engine.format;
