/// A draft brought into its pack.
///
/// Start with [DraftCore]: the pack, the claim and the ledger of one draft, and what follows when it opens, after each commit and after a change
/// outside. [Saving] makes the state at the cursor the pack's, in one transaction of the [NetChange]; [Compacting] removes dropped rows;
/// both go through [Committing], which finds out what became of a commit that failed. [LogChoice] says which log a draft opens.
package numpack.engine.draft.save;
