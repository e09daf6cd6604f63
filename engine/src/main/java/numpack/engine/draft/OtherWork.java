package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numpack.engine.Pack;
import numpack.engine.draft.ledger.LogLook;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.save.DraftCore;

/// Unsaved work that may be meant for a pack and is not applied to it before a user who has seen both packs says so
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

    /// What lies in the folder of a draft's log.
    static List<OtherWork> in(DraftCore core) throws IOException {
        var own = core.log().records().path();
        var folder = new LogFolder(own.getParent());
        var found = new ArrayList<OtherWork>();
        for (var log : folder.logs()) {
            if (!log.equals(own)) {
                look(folder, core.pack(), log).ifPresent(found::add);
            }
        }
        return found;
    }

    /// Deletes some of it. What lies at the path of the draft's pack is under the draft's own claim.
    static void forget(UnsavedWork other, DraftCore core) throws IOException {
        if (other.log().equals(core.log().records().path())) {
            throw new IllegalArgumentException("the work is this pack's own");
        }
        if (core.hasClaim(LogFolder.lockOf(other.log()))) {
            other.deleteClaimed();
        } else {
            other.delete();
        }
    }

    private static List<String> arrays(LogLook look) {
        return look.waiting().stream().flatMap(step -> step.arrays().stream()).distinct().sorted().toList();
    }

    /// What of this it has to do with a pack. A log that has just been deleted or cannot be read says nothing; it must not keep another pack from
    /// being opened, and [WaitingWork] names it.
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
        var work = UnsavedWork.of(look);
        return work.isPresent() && (isHere || look.isOf(pack))
                ? Optional.of(new OtherWork(work.get(), arrays(look), isHere ? Kind.REPLACED : Kind.MOVED)) : Optional.empty();
    }
}
