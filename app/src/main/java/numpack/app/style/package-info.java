/// How the program looks: fonts, colours by role, and the style that all windows share.
///
/// Start at [numpack.app.style.Theme]: it follows a [numpack.app.style.ThemeChoice] and installs the light or dark look in all
/// scenes. A scene has the style sheets of AtlantaFX first, then our tokens of the theme (`tokens-light.css`,
/// `tokens-dark.css`: one name per role, `-wb-accent`), then `base.css`. A feature has one css file of its own,
/// which its root view installs through [numpack.app.style.Stylesheets]; it names roles, never colours.
///
/// [numpack.app.style.Fonts] loads the two bundled families: Inter for words, JetBrains Mono for numbers, dtypes,
/// shapes and slices.
///
/// Not here: colours or sizes in Java, and the style of any one feature.
package numpack.app.style;
