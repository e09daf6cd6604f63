package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numpack.engine.Pack;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LogFolder;

/// Unsaved work that may be meant for a pack and is not applied to it before somebody who has seen both packs says so
/// ([Draft#openWith]). Until then it stays where it is.
///
/// @param arrays the names of the arrays that it changes
/// @param kind   why it may be meant for the pack
public record OtherWork(UnsavedWork work, List<String> arrays, Kind kind) {
    public OtherWork {
        arrays = List.copyOf(arrays);
    }

    /// Why unsaved work may be meant for a pack.
    public enum Kind {
        /// It was made on another pack at the same path.
        REPLACED,
        /// It was made at another path on what seems to be this pack, and the pack is no longer there.
        MOVED
    }

    /// @param own the log of the pack itself
    static List<OtherWork> in(LogFolder folder, Pack pack, Path own) throws IOException {
        var found = new ArrayList<OtherWork>();
        for (var log : folder.logs()) {
            if (!log.equals(own)) {
                look(folder, pack, log).ifPresent(found::add);
            }
        }
        return found;
    }

    /// What of this it has to do with a pack. A log that has just been deleted or cannot be read says nothing; it must not keep another pack from
    /// being opened, and [Draft#findUnsaved] names it.
    private static Optional<OtherWork> look(LogFolder folder, Pack pack, Path log) throws IOException {
        boolean isHere = folder.isOf(log, pack.path());
        LogLook look;
        try {
            var header = LogFolder.header(log);
            if (!isHere && (header.isEmpty() || LogLook.mayBeAt(header.get()) || DraftClaim.isTaken(LogFolder.lockOf(log)))) {
                return Optional.empty();
            }
            look = LogLook.at(log);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        var work = look.work();
        return work.isPresent() && (isHere || look.isOf(pack))
                ? Optional.of(new OtherWork(work.get(), look.arrays(), isHere ? Kind.REPLACED : Kind.MOVED)) : Optional.empty();
    }
}
