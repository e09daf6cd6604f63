package numpack.app.style;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/// The look of all windows: it can be chosen at any time, and follows the desktop if the user leaves it to that.
///
/// One per program; JavaFX thread only. Scenes are held weakly.
public final class Theme {
    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(this, "choice", ThemeChoice.SYSTEM);
    private final BooleanBinding dark;
    private final List<WeakReference<Scene>> scenes = new ArrayList<>();

    /// @param systemScheme what the desktop shows: `Platform.getPreferences().colorSchemeProperty()`
    public Theme(ObservableValue<ColorScheme> systemScheme) {
        dark = Bindings.createBooleanBinding(
                () -> switch (choice.get()) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> systemScheme.getValue() == ColorScheme.DARK;
                },
                choice, systemScheme);
        dark.addListener((property, was, is) -> applyToAll());
        applyUserAgent();
    }

    /// What the user wants; may be set, for instance by the settings.
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    public ThemeChoice getChoice() {
        return choice.get();
    }

    public void setChoice(ThemeChoice wanted) {
        choice.set(wanted);
    }

    /// Whether windows are dark now; pictures that are not drawn by css listen to it.
    public ObservableBooleanValue darkProperty() {
        return dark;
    }

    public boolean isDark() {
        return dark.get();
    }

    /// Installs the look in a scene, now and whenever it changes.
    public void install(Scene scene) {
        scenes.removeIf(reference -> reference.refersTo(null) || reference.refersTo(scene));
        scenes.add(new WeakReference<>(scene));
        apply(scene);
    }

    private void applyToAll() {
        applyUserAgent();
        for (WeakReference<Scene> reference : scenes) {
            Scene scene = reference.get();
            if (scene != null) {
                apply(scene);
            }
        }
    }

    private void applyUserAgent() {
        var base = isDark() ? new PrimerDark() : new PrimerLight();
        Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
    }

    /// The style sheets of a scene; pop-ups have the same, because they inherit them from the window that they belong to.
    static List<String> sheets(boolean isDark, boolean canBeSeenThrough) {
        var names = new ArrayList<>(List.of(isDark ? "tokens-dark.css" : "tokens-light.css", "base.css"));
        if (!canBeSeenThrough) {
            names.add("opaque.css");
        }
        return names.stream().map(name -> Stylesheets.url(Theme.class, name)).toList();
    }

    private void apply(Scene scene) {
        scene.getStylesheets().setAll(sheets(isDark(), Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)));
        scene.getPreferences().setColorScheme(isDark() ? ColorScheme.DARK : ColorScheme.LIGHT);
    }
}
