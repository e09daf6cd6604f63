package numpack.app.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.session.SampleSession;
import numpack.app.session.Sessions;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class FindingsViewTest {
    private static final double NARROW = 420;

    @TempDir
    private Path folder;

    private SampleSession sample;
    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty review = new SimpleBooleanProperty();

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("labels", DType.INT32, 20);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void thePackThatIsGoneCanBeClosedByAWholeButton() throws IOException {
        Files.move(sample.pack.path(), folder.resolve("moved.npk"));
        sample.threads.advance(Duration.ofSeconds(2));

        Screens.onFx(() -> {
            var button = button();
            assertEquals(Texts.of("findings.gone.close"), button.getText());
            assertTrue(button.getWidth() >= button.prefWidth(-1), "the button is cut off at " + button.getWidth());
            button.fire();
            return null;
        });
        assertEquals(List.of("shell.closePack", "toTable"), done);
    }

    @Test
    void theReviewIsShownAndNeverHiddenByTheConflicts() throws IOException {
        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})));
        var file = sample.pack.path().resolve("data_labels.npkd");
        var bytes = Files.readAllBytes(file);
        bytes[5 * 4] = 99;
        Files.write(file, bytes);
        sample.pack.reload("Reload");

        Screens.onFx(() -> {
            var button = button();
            button.fire();
            button.fire();
            return null;
        });
        assertTrue(review.get());
    }

    @Test
    void aPackThatSomebodyElseEditsCanBeSavedAsACopy() {
        var other = new Sessions(sample.runner, sample.tasks, new AppFolders(folder.resolve("data")), sample.failures::add);
        other.open(sample.pack.path(), _ -> { });

        Screens.onFx(() -> {
            var button = button(other);
            assertEquals(Texts.of("findings.elsewhere.saveCopy"), button.getText());
            button.fire();
            return null;
        });
        assertEquals(List.of("shell.saveCopy", "toTable"), done);
        other.close(other.packs().getFirst(), () -> { });
    }

    private Button button() {
        return button(sample.sessions);
    }

    private Button button(Sessions sessions) {
        var commands = new Commands();
        commands.register(Command.of(CommandGroup.FILE, "shell.closePack", Feather.X, () -> done.add("shell.closePack")));
        commands.register(Command.of(CommandGroup.FILE, "shell.saveCopy", Feather.COPY, () -> done.add("shell.saveCopy")));
        commands.register(Command.toggling(CommandGroup.VIEW, "review.show", Feather.LIST, review));
        var view = new FindingsView(new FindingsViewModel(sessions), new ScriptedDialogs(), commands, () -> done.add("toTable"));
        var scene = new Scene(view, NARROW, 300);
        Screens.theme(ThemeChoice.LIGHT).install(scene);
        view.applyCss();
        view.layout();
        return (Button) view.lookup(".button");
    }
}
