package numpack.app.welcome;

import numpack.engine.draft.UnsavedWork;

/// Unsaved work that waits for its pack to be opened again.
///
/// @param text    what it is, in a sentence
/// @param restore words of the button that brings it back
record UnsavedItem(String text, String restore, UnsavedWork work) {}
