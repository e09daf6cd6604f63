/// Commits: from changes to a new state of the pack, all or nothing.
///
/// Start at [OpenPack], through which all changes go, one after the other; [CurrentState] is the pack as it was read last, [PackAccess] its ways to
/// the disk. A [LockedCommit] reads what is there now under the lock, and has `plan` make the files and steps; [Commit] has the journal promise
/// and apply them; then the new state is taken over. What others have made is left to them: [NewNames]
/// looks whether new names are free, and [LastLook] at all of it once more when the commit is promised. [PastCommits] syncs what earlier commits
/// left to the system where a durable one builds on them; [IdleCheckpoint] has those synced in time that wait for it.
package numpack.engine.commit;
