/// What the user can set: the look, the keys of commands, what happens at the next start; and where the program keeps its files.
///
/// Start at [numpack.app.settings.SettingsView], a card with pages; [numpack.app.settings.SettingsViewModel] holds what they
/// set, as properties that other features follow. `KeysView` and `KeysViewModel` are the page of shortcuts; `PressedKey` is a
/// key pressed there, and says whether a command can have it.
///
/// The path of a setting: the page sets a property, its listeners apply it at once, and the preferences keep it.
///
/// Not here: what a setting does. A setting is listed only if it has an effect.
package numpack.app.settings;
