package numpack.engine.change;

/// How much a commit pays for safety. Every level leaves the pack before or after for readers of ours; they differ in
/// what they survive.
public enum Durability {
    /// Through the journal without syncs: survives a killed process, not a power loss.
    ATOMIC,
    /// Through the journal with syncs: survives a power loss once `commit` has returned.
    ///
    /// Of a small commit only the journal's record may be synced then; its files are at the next checkpoint: a second after the last commit, when the
    /// pack is closed, or by `Pack.checkpoint`. After a power loss before that the pack must be opened here first, which brings the files to what was
    /// committed; another program may find them older, or fail. If another program has written into them after the commit and power is lost before the
    /// checkpoint, what it wrote may be lost, and the pack opens read-only with a finding.
    DURABLE
}
