package numpack.app.leftover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.StackPane;
import numpack.app.command.Commands;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.session.SampleSession;
import numpack.app.session.pack.DiskUse;
import numpack.app.session.pack.PackSession;
import numpack.app.style.Screens;
import numpack.engine.dtype.DType;
import numpack.engine.error.Finding.Leftover;
import numpack.engine.error.Finding.LeftoverFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final LeftoverFile BEGUN = new LeftoverFile(".workbench/new-7-0", Leftover.UNFINISHED, 42);
    private static final LeftoverFile OTHERS = new LeftoverFile("metadata.npkm.tmp.123", Leftover.TEMPORARY, 7);
    private static final LeftoverFile PARKED = new LeftoverFile(".workbench/parked-7-1", Leftover.PARKED, 12);

    @TempDir
    private Path folder;

    private SampleSession sample;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final Commands commands = new Commands();

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("x", DType.INT32, 10);
        sample.save();
        new LeftoverVerbs(dialogs).register(commands, new SimpleObjectProperty<PackSession>(sample.pack));
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void aTemporaryFileOfAProgramThatMayBeRunningIsNotTickedAtFirst() {
        var model = new LeftoversViewModel(List.of(BEGUN, OTHERS));
        assertEquals(List.of(BEGUN), model.chosen());
        assertEquals(Texts.of("leftover.kind.temporary"), model.items().getLast().sentence());

        model.items().getLast().tickedProperty().set(true);
        assertEquals(List.of(BEGUN, OTHERS), model.chosen());
    }

    @Test
    void whatMayBeTheOnlyCopyIsNotTickedAtFirst() {
        var model = new LeftoversViewModel(List.of(BEGUN, PARKED));
        assertEquals(List.of(BEGUN), model.chosen());
        assertEquals(Texts.of("leftover.accept", 1, Numbers.bytes(42)), model.accept().getValue());
        assertEquals("", model.warning().getValue());

        model.items().getLast().tickedProperty().set(true);
        assertEquals(List.of(BEGUN, PARKED), model.chosen());
        assertEquals(Texts.of("leftover.accept", 2, Numbers.bytes(54)), model.accept().getValue());
        assertEquals(Texts.of("leftover.warning"), model.warning().getValue());

        model.items().forEach(item -> item.tickedProperty().set(false));
        assertEquals(Texts.of("leftover.none"), model.complaint().getValue());
    }

    @Test
    void withoutLeftoversTheCommandSaysSo() {
        var command = commands.get("leftover.show");
        assertFalse(command.isEnabled());
        assertEquals(Texts.of("command.whyNot.noLeftovers"), command.getWhyDisabled());
    }

    @Test
    void theTickedOnesAreDeletedAndCountedNoMore() throws IOException {
        var begun = leave(BEGUN);
        var parked = leave(PARKED);
        sample.pack.reload("Reload");
        assertEquals(List.of(BEGUN, PARKED), sample.pack.getState().leftovers());
        assertEquals(40 + 54, DiskUse.of(sample.pack.getState()).bytes());

        dialogs.fillIn(() -> { });
        Screens.onFx(() -> {
            commands.get("leftover.show").run();
            return null;
        });
        assertEquals(List.of(), sample.failures);
        assertEquals(List.of(PARKED), sample.pack.getState().leftovers());
        assertEquals(40 + 12, DiskUse.of(sample.pack.getState()).bytes());
        assertFalse(Files.exists(begun));
        assertTrue(Files.exists(parked));
    }

    @Test
    void theScreenInBothThemes() {
        var leftovers = List.of(BEGUN, new LeftoverFile("metadata.npkm.tmp.123", Leftover.TEMPORARY, 5 << 20), PARKED);
        Screens.shoot("leftovers", 610, 230, () -> {
            var model = new LeftoversViewModel(leftovers);
            model.items().getLast().tickedProperty().set(true);
            return new StackPane(new LeftoversView(model));
        });
    }

    private Path leave(LeftoverFile leftover) throws IOException {
        return Files.write(sample.pack.path().resolve(leftover.file()), new byte[(int) leftover.bytes()]);
    }
}
