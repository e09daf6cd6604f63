package numpack.engine.draft.save;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import numpack.engine.Pack;
import numpack.engine.draft.ledger.DraftLog;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LaterLogException;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.UnsupportedVersionException;

/// Which log of a folder a draft opens.
@FunctionalInterface
public interface LogChoice {
    DraftLog choose(LogFolder folder) throws IOException;

    /// The log at the path of a pack that is of this pack; if there is none, a new one.
    ///
    /// @throws UnsupportedVersionException if it may be one that a later version of this program wrote
    static DraftLog own(Pack pack, LogFolder folder) throws IOException {
        var later = Optional.<UnsupportedVersionException>empty();
        for (var path : folder.logsOf(pack.path())) {
            DraftLog log;
            try {
                log = openLog(pack, path);
            } catch (UnsupportedVersionException unknown) {
                later = Optional.of(unknown);
                continue;
            }
            boolean isOwn = false;
            try {
                isOwn = log.isOf(pack);
            } finally {
                if (!isOwn) {
                    log.close();
                }
            }
            if (isOwn) {
                return log;
            }
        }
        if (later.isPresent()) {
            throw later.get();
        }
        return fresh(pack, folder);
    }

    private static DraftLog openLog(Pack pack, Path path) throws IOException {
        try {
            return DraftLog.open(path);
        } catch (LaterLogException later) {
            throw new UnsupportedVersionException(pack.path(), path.toString(), later.version(), LogHeader.VERSION);
        }
    }

    /// @throws IllegalStateException if the pack has steps of its own
    private static void deleteSpareLog(Pack pack, LogFolder folder) throws IOException {
        try (var own = own(pack, folder)) {
            if (!own.isSpare()) {
                throw new IllegalStateException("the pack has steps of its own");
            }
            Files.delete(own.records().path());
        }
    }

    /// Takes a log away from another path.
    private static Path moved(Path log, Path from, Path here) throws IOException {
        var lock = LogFolder.lockOf(log);
        try (var _ = DraftClaim.take(lock).orElseThrow(() -> new PackLockedException(from, DraftClaim.holder(lock)))) {
            return Files.move(log, here);
        }
    }

    /// A new log. What waits at the pack's path stays there.
    static DraftLog fresh(Pack pack, LogFolder folder) throws IOException {
        return DraftLog.open(folder.free(pack.path()));
    }

    /// A log that was made on another pack or at another path. It is moved to the pack's path.
    ///
    /// @param other where it lies
    /// @param from  where its pack was
    /// @throws IllegalStateException if the pack has steps of its own
    static DraftLog other(Pack pack, LogFolder folder, Path other, Path from) throws IOException {
        deleteSpareLog(pack, folder);
        return openLog(pack, folder.isOf(other, pack.path()) ? other : moved(other, from, folder.free(pack.path())));
    }
}
