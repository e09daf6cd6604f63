package numpack.app.style;

import java.net.URL;
import java.util.Objects;
import javafx.scene.Parent;

/// The css files of the program; they are in the resource folder that mirrors the package of the class that uses them.
public final class Stylesheets {
    private Stylesheets() {}

    /// Adds the css file of a view's own package to it: `Stylesheets.install(this, "grid.css")`.
    public static void install(Parent view, String file) {
        view.getStylesheets().add(url(view.getClass(), file));
    }

    /// The address of a css file in a class's package.
    public static String url(Class<?> owner, String file) {
        URL found = owner.getResource(file);
        return Objects.requireNonNull(found, () -> "no " + file + " beside " + owner.getName()).toExternalForm();
    }
}
