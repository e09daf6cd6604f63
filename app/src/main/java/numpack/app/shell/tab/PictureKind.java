package numpack.app.shell.tab;

import java.util.function.Function;
import numpack.app.panel.Picture;
import numpack.app.session.ShownArray;

/// A way to look at an array.
///
/// @param name as [ShownArray#pictureProperty] calls it
/// @param make makes the picture of an array
public record PictureKind(String name, Function<ShownArray, Picture> make) {}
