/// Which rows are live, and how logical and physical rows find each other.
///
/// Start with [LiveRows]: rank and select over the words of a bitmap, in which a **set bit is a live row**. [RowMap] lays unsaved drops,
/// restores and appends over them.
///
/// The words come as [BitmapWords]: few of them lie in memory, many stay in their file and are read by page. They never change for
/// their holders: a commit that writes over words of the file notes what they were before it does.
///
/// Nothing here knows what a bitmap file looks like but that its words lie one after the other.
package numpack.engine.rows.live;
