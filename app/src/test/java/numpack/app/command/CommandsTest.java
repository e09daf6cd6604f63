package numpack.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.input.KeyCombination;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class CommandsTest {
    private final SampleCommands sample = Screens.onFx(SampleCommands::new);

    @Test
    void aDisabledCommandDoesNothing() {
        sample.canSave.set(false);
        sample.save.run();
        sample.canSave.set(true);
        sample.save.run();
        assertEquals(List.of("save"), sample.done);
    }

    @Test
    void wordsAndKeyStandTogether() {
        assertEquals("Save (Ctrl+S)", sample.save.textWithKey());
        assertEquals("Show dropped rows", sample.dropped.textWithKey());
        sample.save.named(new SimpleStringProperty("Save 3"));
        assertEquals("Save 3 (Ctrl+S)", sample.save.textWithKey());
    }

    @Test
    void changedKeysAreKeptAsTextAndComeBack() {
        assertEquals(Map.of(), sample.commands.changedKeys());
        sample.commands.changeKeys("sample.undo", List.of(KeyCombination.valueOf("Alt+U")));
        sample.commands.changeKeys("sample.redo", List.of());
        Map<String, List<String>> kept = sample.commands.changedKeys();
        var fresh = new SampleCommands();
        fresh.commands.restoreKeys(kept);
        assertEquals("Alt+U", fresh.undo.keyText());
        assertEquals("", fresh.redo.keyText());
        assertEquals(kept, fresh.commands.changedKeys());
        fresh.commands.resetKeys("sample.undo");
        assertEquals("Ctrl+Z", fresh.undo.keyText());
    }

    @Test
    void keptKeysThatMeanNothingAreLeftOut() {
        sample.commands.restoreKeys(Map.of("sample.gone", List.of("Alt+U"), "sample.undo", List.of("Hyper+?+!")));
        assertEquals("Ctrl+Z", sample.undo.keyText());
    }

    @Test
    void everyHolderOfAKeyIsFound() {
        sample.commands.changeKeys("sample.next", List.of(KeyCombination.valueOf("Shortcut+S")));
        assertEquals(List.of(sample.save, sample.next), sample.commands.holdersOf(KeyCombination.valueOf("Shortcut+S")));
    }

    @Test
    void anIdIsGivenOnce() {
        assertThrows(IllegalArgumentException.class, () -> sample.commands.register(
                Command.of(CommandGroup.FILE, "sample.save", Feather.SAVE, () -> {})));
    }
}
