package numpack.app.welcome;

/// A pack that was open once, as the list shows it.
///
/// @param place    its folder, with `~` for the user's own
/// @param facts    arrays and bytes, or that it is not there
/// @param isThere  whether it can be opened
record RecentItem(String path, String name, String place, String facts, String when, boolean isPinned, boolean isThere) {}
