/// The program: it starts, builds everything once, and puts it into one window.
///
/// Start at [numpack.app.Main], which hands a path over to a window that is open already (`OneInstance`) or opens one
/// (`WorkbenchApp`). `AppContext` is the one composition root: on the `Ground` that every feature stands on it builds session,
/// features and frame, in the order in which they need each other. It is the place to see where something comes from.
///
/// The path of a start: `Main` → `WorkbenchApp` → `AppContext` → the window is shown → the last session comes back → the path that
/// was asked for is opened. `FirstFrame` and `StartedBy` serve those who start the program from another one.
///
/// Not here: anything that a person could see or do; that is a feature's.
package numpack.app;
