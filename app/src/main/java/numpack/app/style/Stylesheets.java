package numpack.app.style;

import java.net.URL;
import java.util.Objects;
import javafx.scene.Parent;

/// Where css files lie: in the resource folder that mirrors the package of the class that wears them.
public final class Stylesheets {
    private Stylesheets() {}

    /// Lets a feature's root view wear the css file of its own package: `Stylesheets.wear(this, "grid.css")`.
    public static void wear(Parent view, String file) {
        view.getStylesheets().add(url(view.getClass(), file));
    }

    /// The address of a css file in a class's package.
    public static String url(Class<?> owner, String file) {
        URL found = owner.getResource(file);
        return Objects.requireNonNull(found, () -> "no " + file + " beside " + owner.getName()).toExternalForm();
    }
}
