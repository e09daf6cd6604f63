/// What the user can set: the look, the keys of commands, what happens at the next start; and where the program keeps its things.
///
/// Start at [numpack.app.settings.SettingsView], a card with pages; [numpack.app.settings.SettingsViewModel] holds what they
/// set, as properties that others obey. `KeysView` and `KeysViewModel` are the page of keys; `PressedKey` is a key that somebody
/// pressed there, and says whether a command can have it.
///
/// A setting passes so: the page sets a property, whoever obeys it follows at once, and the preferences keep it.
///
/// Not here: what a setting does. A setting stands here only if somebody obeys it.
package numpack.app.settings;
