/// Commits: from changes to a new state of the pack, all or nothing.
///
/// Start at [OpenPack], which holds the state as it was read last. It takes the lock, reads what is there now, and has `plan` make the files and
/// steps; [Commit] has the journal promise and apply them; then the state is read again. What others have made is left to them: [NewNames]
/// looks whether new names are free, and [LastLook] at all of it once more when the commit is promised. [PastCommits] syncs what earlier commits
/// left to the system where a durable one builds on them.
package numpack.engine.commit;
