package numpack.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import numpack.app.command.Command;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must be true of all commands of the program together.
class CatalogueTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandHasWordsAnIconAndAKeyAndSaysWhyItCannotBeDone() {
        assertEquals(Set.of(), commands(command -> command.getText().isBlank()), "without words");
        assertEquals(Set.of(), commands(command -> command.icon() == null), "without an icon");
        assertEquals(Set.of(), commands(command -> command.defaultKeys().isEmpty()), "without a key");
        assertEquals(Set.of(), commands(command -> !command.isEnabled() && command.getWhyDisabled().isBlank()), "without a reason");
    }

    @Test
    void noTwoCommandsHaveTheSameKey() {
        var holders = new TreeMap<String, List<String>>();
        for (Command command : all()) {
            command.defaultKeys().stream().map(KeyCombination::getDisplayText)
                    .forEach(key -> holders.merge(key, List.of(command.id()), (a, b) -> List.of(a.getFirst(), b.getFirst())));
        }
        holders.values().removeIf(ids -> ids.size() == 1);
        assertEquals(new TreeMap<>(), holders);
    }

    @Test
    void everyMenuHasALetterOfItsOwnAndShowsEveryCommandOfItsGroupOnce() {
        Screens.onFx(() -> {
            try (var context = new AppContext(new Stage(), new AppFolders(folder), () -> { })) {
                var menus = ((MenuBar) context.view().lookup(".menu-bar")).getMenus();
                var letters = menus.stream().map(menu -> menu.getText().charAt(menu.getText().indexOf('_') + 1)).toList();
                assertEquals(letters.size(), Set.copyOf(letters).size(), letters.toString());
                assertTrue(menus.stream().allMatch(menu -> menu.getText().contains("_") && menu.isMnemonicParsing()));
                var shown = menus.stream().flatMap(CatalogueTest::items).map(MenuItem::getId).filter(Objects::nonNull).sorted().toList();
                assertEquals(context.ground().commands().all().stream().map(Command::id).sorted().toList(), shown);
                assertEquals(List.of("shell.new", "shell.open", Texts.of("shell.recent.text"), "-", "shell.save", "shell.saveCopy", "shell.discard", "shell.reload", "-",
                        "shell.closeTab", "shell.closeOtherTabs", "shell.reopenTab", "shell.closePack", "-", "shell.quit"),
                        menus.getFirst().getItems().stream().map(CatalogueTest::name).toList());
                return null;
            }
        });
    }

    @Test
    void altAndItsLetterOpenAMenu() {
        Screens.onFx(() -> {
            var stage = new Stage();
            try (var context = new AppContext(stage, new AppFolders(folder), () -> { })) {
                stage.setScene(new Scene(context.view(), 900, 600));
                stage.show();
                var menus = ((MenuBar) context.view().lookup(".menu-bar")).getMenus();
                Event.fireEvent(context.view(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.V, false, false, true, false));
                assertEquals(List.of(Texts.of("command.group.view")), menus.stream().filter(Menu::isShowing).map(Menu::getText).toList());
                stage.hide();
                return null;
            }
        });
    }

    private static Stream<MenuItem> items(MenuItem item) {
        return item instanceof Menu menu ? menu.getItems().stream().flatMap(CatalogueTest::items) : Stream.of(item);
    }

    private static String name(MenuItem item) {
        return item instanceof SeparatorMenuItem ? "-" : item.getId() == null ? item.getText() : item.getId();
    }

    private Set<String> commands(Predicate<Command> wrong) {
        return all().stream().filter(wrong).map(Command::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Command> all() {
        return Screens.onFx(() -> {
            try (var context = new AppContext(new Stage(), new AppFolders(folder), () -> { })) {
                return context.ground().commands().all();
            }
        });
    }
}
