package numpack.engine.change;

/// How much a commit pays for safety. Every level leaves the pack before or after for readers of ours; they differ in
/// what they survive.
public enum Durability {
    /// Through the journal without syncs: survives a killed process, not a power loss.
    ATOMIC,
    /// Through the journal with syncs: survives a power loss once `commit` has returned.
    DURABLE
}
