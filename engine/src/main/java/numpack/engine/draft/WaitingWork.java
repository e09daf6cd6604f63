package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import numpack.engine.draft.ledger.LogLook;
import numpack.engine.draft.log.DraftClaim;
import numpack.engine.draft.log.LogFolder;

/// What lies in a folder of logs and is not in use.
///
/// @param unsaved    logs with unsaved steps, latest first
/// @param unreadable logs that cannot be read
public record WaitingWork(List<UnsavedWork> unsaved, List<UnreadableLog> unreadable) {
    public WaitingWork {
        unsaved = List.copyOf(unsaved);
        unreadable = List.copyOf(unreadable);
    }

    /// The logs in a folder that are not in use: those with unsaved steps, and those that cannot be read.
    ///
    /// @param logFolder as for [Draft#open]
    public static WaitingWork in(Path logFolder) throws IOException {
        var unsaved = new ArrayList<UnsavedWork>();
        var unreadable = new ArrayList<UnreadableLog>();
        if (Files.isDirectory(logFolder)) {
            for (var log : new LogFolder(logFolder.toRealPath()).logs()) {
                try {
                    if (!DraftClaim.isTaken(LogFolder.lockOf(log))) {
                        UnsavedWork.of(LogLook.at(log)).ifPresent(unsaved::add);
                    }
                } catch (NoSuchFileException gone) {
                    // A draft without steps deletes its log when it is closed, maybe at this moment: no work was in it.
                    continue;
                } catch (IOException failed) {
                    unreadable.add(new UnreadableLog(log, reason(failed)));
                }
            }
        }
        unsaved.sort(Comparator.comparing(UnsavedWork::lastTime).reversed());
        return new WaitingWork(unsaved, unreadable);
    }

    private static String reason(IOException failed) {
        return switch (failed) {
            case AccessDeniedException _ -> "access is denied";
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> String.valueOf(failed.getMessage());
        };
    }
}
