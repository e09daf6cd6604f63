/// Cells and rows that meet a condition.
///
/// Start with [Find]: a condition asked of any `LazySource`, hits in order to a [HitSink] while it runs, with progress and cancel. [Condition] is the closed list of what
/// can be asked, over exact [Operand]s of no dtype. [FoundPlaces] is the sink that keeps hits and counts them all; [FoundCell] makes a place an index.
///
/// A condition on the cells of a real dtype becomes one range of keys ([RealKeys], [KeyRange]) and is tested by the loops of [RangeKernel]; complex elements take
/// [ComplexKernel]. Rows as a whole are searched by `find.rows`. `OrderedBlocks` of the stream is the loop of all, and [SearchedPart] what of a source it runs over.
///
/// Nothing here depends on packs or files, and nothing is kept between two searches.
package numpack.engine.find;
