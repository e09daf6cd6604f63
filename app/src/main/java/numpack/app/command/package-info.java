/// Everything that can be done, as commands with words, an icon and keys.
///
/// Start at [numpack.app.command.Command] and [numpack.app.command.Commands], the catalogue that `AppContext` fills
/// once. Menus, buttons and context menus are made from commands ([numpack.app.command.CommandMenus],
/// [numpack.app.command.CommandButtons]), so they have the same words, are greyed together, and say why.
/// [numpack.app.command.CommandKeys] listens for the keys of a scene; [numpack.app.command.CommandPalette] offers all
/// commands by name, found by [numpack.app.command.FuzzyMatch]; [numpack.app.command.KeysHelp] lists them.
/// [numpack.app.command.Keymap] gives them other keys, which are kept in the preferences.
///
/// A field with text that is not an edit yet registers with [numpack.app.command.OpenEdits]: every command finishes it first.
///
/// The path of a key press: the focused control may take it; if not, the scene's listener asks the catalogue, and the
/// first enabled command with that key runs.
///
/// Not here: what commands do. An action is a method of a view model in its feature.
package numpack.app.command;
