package numpack.app.prefs;

/// The name of a setting, the type of its value, and what it is until the user changes it.
///
/// Declared by the feature that obeys it: `new PreferenceKey<>("grid.digits", Integer.class, 9)`.
///
/// @param <T> a string, number, boolean, enum, or a record of these
public record PreferenceKey<T>(String name, Class<T> type, T fallback) {}
