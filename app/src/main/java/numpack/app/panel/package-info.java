/// What a feature says about a panel of its own, [Panel], or a picture of an array, [Picture]: one value with a view in it.
///
/// A feature makes it in a class of its folder, [numpack.app.AppContext] lists it, and the shell shows it. A new panel is its folder and one line
/// there; the shell knows no panel by name. How panels share the window is none of a feature's business and stands in
/// `numpack.app.shell.panel`.
package numpack.app.panel;
