package numpack.app.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceState.RecentPack;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.SampleSession;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

class WelcomeViewTest {
    /// What small words need to be read: the contrast ratio of WCAG 2, level AA.
    private static final double LEGIBLE = 4.5;

    @TempDir
    private Path folder;
    private SampleSession sample;
    private WorkspaceStore workspace;
    private WelcomeViewModel welcome;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder);
        var folders = new AppFolders(folder.resolve("data"));
        workspace = new WorkspaceStore(folders, sample.runner);
        welcome = new WelcomeViewModel(sample.sessions, workspace, folders, sample.runner);
        workspace.update(state -> state.withRecent(List.of(new RecentPack(folder.resolve("gone.npk").toString(), 0, true, 3, 400))));
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @ParameterizedTest
    @EnumSource(value = ThemeChoice.class, names = {"LIGHT", "DARK"})
    void aPackThatIsMissingCanBeRead(ThemeChoice theme) {
        Screens.onFx(() -> {
            var line = line(theme);
            var ground = theme == ThemeChoice.LIGHT ? Color.web("#f6f8fa") : Color.web("#161b22");
            for (var label : line.lookupAll(".label")) {
                var ratio = contrast((Color) ((Label) label).getTextFill(), opacity(label), ground);
                assertTrue(ratio >= LEGIBLE, ((Label) label).getText() + " has a contrast of " + ratio);
            }
            return null;
        });
    }

    @Test
    void aPackThatTurnsOutToBeMissingSaysSoAtOnce() throws IOException {
        var path = Files.createDirectory(folder.resolve("short.npk"));
        workspace.update(state -> state.withRecent(List.of(new RecentPack(path.toString(), 0, true, 3, 400))));
        assertTrue(welcome.recent().getFirst().isThere());
        Files.delete(path);

        welcome.open(path.toString());

        assertFalse(welcome.recent().getFirst().isThere());
        assertEquals(1, sample.failures.size(), "and why is told too");
    }

    @Test
    void aPackThatIsMissingNeedNotBeKept() {
        Screens.onFx(() -> {
            ((Button) line(ThemeChoice.LIGHT).lookup(".button")).fire();
            return null;
        });
        assertEquals(List.of(false), workspace.getState().recent().stream().map(RecentPack::isPinned).toList());
    }

    @Test
    void aPinIsOneIconThatSaysWhatPressingItDoes() {
        Screens.onFx(() -> {
            var pinned = (Button) line(ThemeChoice.LIGHT).lookup(".button");
            assertEquals(Texts.of("welcome.recent.unpin"), pinned.getTooltip().getText());
            pinned.fire();
            var loose = (Button) line(ThemeChoice.LIGHT).lookup(".button");
            assertEquals(Texts.of("welcome.recent.pin"), loose.getTooltip().getText());
            assertEquals(icon(pinned).getIconCode(), icon(loose).getIconCode());
            assertNotEquals(icon(pinned).getIconColor(), icon(loose).getIconColor());
            return null;
        });
    }

    private static FontIcon icon(Button button) {
        return (FontIcon) button.getGraphic();
    }

    private Node line(ThemeChoice theme) {
        var commands = new Commands();
        List.of("shell.open", "shell.new").forEach(id -> commands.register(Command.of(CommandGroup.FILE, id, Feather.BOX, () -> { })));
        var view = new WelcomeView(welcome, commands, new ScriptedDialogs());
        Screens.theme(theme).install(new Scene(view, 900, 700));
        view.applyCss();
        view.layout();
        return view.lookup(".welcome-pack");
    }

    private static double opacity(Node node) {
        return node == null ? 1 : node.getOpacity() * opacity(node.getParent());
    }

    private static double contrast(Color words, double opacity, Color ground) {
        var a = luminance(ground.interpolate(words, opacity));
        var b = luminance(ground);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        DoubleUnaryOperator linear = part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        return 0.2126 * linear.applyAsDouble(color.getRed()) + 0.7152 * linear.applyAsDouble(color.getGreen())
                + 0.0722 * linear.applyAsDouble(color.getBlue());
    }
}
