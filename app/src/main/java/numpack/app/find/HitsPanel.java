package numpack.app.find;

import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import numpack.app.i18n.Texts;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import org.kordamp.ikonli.feather.Feather;

/// The panel of hits.
final class HitsPanel {
    private HitsPanel() {}

    static Panel of(HitsViewModel model) {
        model.csvProperty().subscribe(text -> {
            if (!text.isEmpty()) {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            }
        });
        var csv = link("find.csv", "find-link", model, model::copyAsCsv);
        var drop = link("find.dropRows", "find-drop", model, model::dropRows);
        return Panel.of("find", Feather.SEARCH, PanelSide.BOTTOM, new HitsView(model)).keys("Shortcut+Shift+F").hiddenAtFirst().titled(model.title()).actions(csv, drop);
    }

    private static Button link(String key, String style, HitsViewModel model, Runnable action) {
        var button = new Button(Texts.of(key + ".text"));
        button.getStyleClass().addAll("flat", "find-link", style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        model.canAct().subscribe(can -> button.setDisable(!can));
        return button;
    }
}
