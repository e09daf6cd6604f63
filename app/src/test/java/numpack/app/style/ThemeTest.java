package numpack.app.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import numpack.app.command.CommandPaletteView;
import numpack.app.command.Commands;
import org.junit.jupiter.api.Test;

class ThemeTest {
    @Test
    void openScenesFollowTheChoiceAndTheDesktop() {
        Screens.onFx(() -> {
            var desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
            var theme = new Theme(desktop);
            var label = new Label("words");
            var scene = new Scene(new StackPane(label));
            theme.install(scene);
            assertEquals(Color.web("#1f2328"), fill(scene, label));
            desktop.set(ColorScheme.DARK);
            assertTrue(theme.isDark());
            assertEquals(Color.web("#e6edf3"), fill(scene, label));
            theme.setChoice(ThemeChoice.LIGHT);
            assertEquals(Color.web("#1f2328"), fill(scene, label));
            desktop.set(ColorScheme.LIGHT);
            theme.setChoice(ThemeChoice.DARK);
            assertEquals(Color.web("#e6edf3"), fill(scene, label));
            theme.setChoice(ThemeChoice.SYSTEM);
            assertFalse(theme.isDark());
            return null;
        });
    }

    /// A transparent colour is blended like any other: over the whole window it would cost a third of a frame.
    @Test
    void theSplitOfTheWindowIsNotPainted() {
        Screens.onFx(() -> {
            var split = new SplitPane(new Label("left"), new Label("right"));
            var scene = new Scene(split);
            new Theme(new SimpleObjectProperty<>(ColorScheme.LIGHT)).install(scene);
            split.applyCss();
            assertNull(split.getBackground());
            return null;
        });
    }

    /// A shadow would stand in a light box there.
    @Test
    void popUpsHaveNoShadowWhereNobodyComposesWindows() {
        Screens.onFx(() -> {
            for (var isDark : List.of(true, false)) {
                assertNotNull(paletteIn(Theme.sheets(isDark, true)).getEffect());
                var palette = paletteIn(Theme.sheets(isDark, false));
                assertNull(palette.getEffect());
                assertEquals(CornerRadii.EMPTY, palette.getBackground().getFills().getLast().getRadii());
            }
            return null;
        });
    }

    private static Region paletteIn(List<String> sheets) {
        var palette = new CommandPaletteView(new Commands(), () -> { });
        var popUp = new StackPane(palette);
        popUp.getStyleClass().add("popup");
        var scene = new Scene(popUp);
        scene.getStylesheets().setAll(sheets);
        popUp.applyCss();
        return palette;
    }

    @Test
    void bothThemesNameTheSameRoles() throws IOException {
        assertEquals(roles("tokens-light.css"), roles("tokens-dark.css"));
        assertTrue(roles("tokens-light.css").size() > 40);
    }

    @Test
    void baseNamesNoColourOfItsOwn() throws IOException {
        assertFalse(Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(").matcher(text("base.css")).find());
        var used = names(text("base.css"), "(-wb-[a-z-]+)");
        used.removeAll(roles("tokens-light.css"));
        assertEquals(Set.of(), used);
    }

    @Test
    void theBundledFontsAreFoundByFamily() {
        Screens.onFx(() -> {
            Fonts.load();
            for (String family : new String[] {"Inter", "Inter SemiBold", "JetBrains Mono"}) {
                assertEquals(family, Font.font(family, 12).getFamily());
            }
            return null;
        });
    }

    private static Color fill(Scene scene, Label label) {
        scene.getRoot().applyCss();
        return (Color) label.getTextFill();
    }

    private static Set<String> roles(String file) throws IOException {
        return names(text(file), "(-wb-[a-z-]+)\\s*:");
    }

    private static Set<String> names(String text, String pattern) {
        var names = new TreeSet<String>();
        var matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String text(String file) throws IOException {
        try (var stream = Theme.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
