/// Compaction: dropped rows leave the disk.
///
/// Start with [CompactionPlanner], which says to the byte what a compaction will do before anything is written. [Compactor] then copies
/// the live rows of one array to new files in `.workbench/` and hands back their names; the old files stay as they are.
///
/// The pack puts the new files in place in one transaction of its own, for all arrays of a group together, so that rows that belong
/// together never part. A compaction that fails or is cancelled leaves nothing behind.
///
/// Knows no manifest and no journal, and renames nothing.
package numpack.engine.compact;
