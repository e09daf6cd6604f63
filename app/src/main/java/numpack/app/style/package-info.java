/// How the program looks: fonts, colours by role, and the style that all windows share.
///
/// Start at [numpack.app.style.Theme]: it is told a [numpack.app.style.ThemeChoice] and dresses scenes, open and new,
/// in light or dark. A scene wears AtlantaFX underneath, then our tokens of the theme (`tokens-light.css`,
/// `tokens-dark.css`: one name per role, `-wb-accent`), then `base.css`. A feature brings one css file of its own,
/// worn by its root view through [numpack.app.style.Stylesheets]; it names roles, never colours.
///
/// [numpack.app.style.Fonts] loads the two bundled families: Inter for words, JetBrains Mono for numbers, dtypes,
/// shapes and slices.
///
/// Not here: colours or sizes in Java, and the style of any one feature.
package numpack.app.style;
