package numpack.app.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The bundled fonts, which make the program look the same on every machine.
///
/// Css names them by family: `Inter`, `Inter SemiBold` (JavaFX does not find weight 600 by weight) and
/// `JetBrains Mono`.
public final class Fonts {
    private static final List<String> FILES =
            List.of("inter/Inter-Regular.otf", "inter/Inter-SemiBold.otf", "jetbrains_mono/JetBrainsMono-Regular.ttf");

    private Fonts() {}

    /// Makes the fonts known to JavaFX; to be called once, before the first scene is made.
    public static void load() {
        for (String file : FILES) {
            try (var stream = Fonts.class.getResourceAsStream("fonts/" + file)) {
                // the size does not matter: it is only that of the Font returned
                if (stream == null || Font.loadFont(stream, 12) == null) {
                    throw new IllegalStateException("the bundled font cannot be loaded: " + file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
