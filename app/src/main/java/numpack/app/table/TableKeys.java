package numpack.app.table;

import java.util.List;
import javafx.scene.input.KeyCombination;
import numpack.app.command.FixedKeys;
import numpack.app.i18n.Texts;

/// The table's own keys and mouse actions, in words.
public final class TableKeys {
    private static final List<String> LINES = List.of("move", "extend", "edge", "page", "pageSideways", "home", "corner", "next", "edit",
            "fill", "flip", "rows", "columns", "all", "narrow", "escape", "menu", "shiftClick", "shortcutClick", "wheelSideways", "wheelZoom", "border", "sort");

    private TableKeys() {}

    /// All of them, those that move first.
    public static FixedKeys list() {
        // What the platform calls it: Ctrl, or the command sign.
        var shortcut = KeyCombination.valueOf("Shortcut+A").getDisplayText().replaceFirst("\\+?A$", "");
        return new FixedKeys(Texts.of("grid.keys.title"), LINES.stream()
                .map(name -> new FixedKeys.Line(Texts.of("grid.keys.press." + name, shortcut), Texts.of("grid.keys.does." + name))).toList());
    }
}
