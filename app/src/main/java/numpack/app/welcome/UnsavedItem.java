package numpack.app.welcome;

import numpack.engine.draft.UnreadableLog;
import numpack.engine.draft.UnsavedWork;

/// Unsaved work that was found in the program's folder.
sealed interface UnsavedItem {
    /// What it is, in a sentence.
    String text();

    /// It waits for its pack to be opened again.
    ///
    /// @param restore words of the button that brings it back
    record Waiting(String text, String restore, UnsavedWork work) implements UnsavedItem {}

    /// Its contents are unknown.
    record Unreadable(String text, UnreadableLog log) implements UnsavedItem {}
}
