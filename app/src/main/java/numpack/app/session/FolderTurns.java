package numpack.app.session;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Lets openings and closings of packs wait for each other, folder by folder: the first to open a pack claims it, so two of our
/// own on the way at once would lock each other out. Foreground only.
final class FolderTurns {
    private final Map<Path, Deque<Runnable>> waiting = new HashMap<>();

    /// Starts this when what was started before it for this folder has ended, which may be now. It has to call [#end].
    ///
    /// @param folder the real path
    void take(Path folder, Runnable start) {
        var others = waiting.get(folder);
        if (others == null) {
            waiting.put(folder, new ArrayDeque<>());
            start.run();
        } else {
            others.add(start);
        }
    }

    /// What was started for this folder has ended; the next one starts.
    void end(Path folder) {
        var next = waiting.get(folder).poll();
        if (next == null) {
            waiting.remove(folder);
        } else {
            next.run();
        }
    }
}
