package numpack.app.settings;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import numpack.app.control.Shown;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import numpack.app.style.ThemeChoice;
import org.kordamp.ikonli.javafx.FontIcon;

/// The settings: names of pages at the left, the page at the right.
public final class SettingsView extends HBox {
    private final SettingsViewModel model;
    private final Map<SettingsPage, Node> pages = new EnumMap<>(SettingsPage.class);

    public SettingsView(SettingsViewModel model) {
        this.model = model;
        getStyleClass().add("settings");
        Stylesheets.install(this, "settings.css");
        var stack = new StackPane();
        HBox.setHgrow(stack, Priority.ALWAYS);
        for (SettingsPage page : SettingsPage.values()) {
            var shown = page(page);
            pages.put(page, shown);
            stack.getChildren().add(shown);
        }
        getChildren().addAll(names(), stack);
        model.pageProperty().when(Shown.of(this)).subscribe(now -> pages.forEach((page, node) -> node.setVisible(page == now)));
    }

    private Node names() {
        var names = new VBox();
        names.getStyleClass().add("settings-names");
        var group = new ToggleGroup();
        for (SettingsPage page : SettingsPage.values()) {
            var name = new ToggleButton(page.text(), new FontIcon(page.icon()));
            name.setToggleGroup(group);
            name.setSelected(model.pageProperty().get() == page);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setOnAction(_ -> {
                // One of them is always chosen.
                name.setSelected(true);
                model.show(page);
            });
            names.getChildren().add(name);
        }
        return names;
    }

    private Node page(SettingsPage page) {
        return switch (page) {
            case APPEARANCE -> appearance();
            case KEYS -> new KeysView(model.keys());
            case SESSION -> session();
            case PLACES -> places();
        };
    }

    private Node appearance() {
        var group = new ToggleGroup();
        return column(head("settings.theme"), theme(group, ThemeChoice.SYSTEM, Texts.of("settings.theme.system")),
                theme(group, ThemeChoice.LIGHT, Texts.of("settings.theme.light")), theme(group, ThemeChoice.DARK, Texts.of("settings.theme.dark")));
    }

    private RadioButton theme(ToggleGroup group, ThemeChoice choice, String words) {
        var button = new RadioButton(words);
        button.setToggleGroup(group);
        button.setSelected(model.themeProperty().get() == choice);
        button.setOnAction(_ -> model.themeProperty().set(choice));
        return button;
    }

    private Node session() {
        var bringsBack = new CheckBox(Texts.of("settings.session.bringBack"));
        bringsBack.setSelected(model.bringsBackProperty().get());
        bringsBack.setOnAction(_ -> model.bringsBackProperty().set(bringsBack.isSelected()));
        var overview = new CheckBox(Texts.of("settings.session.overview"));
        overview.setSelected(model.overviewProperty().get());
        overview.setOnAction(_ -> model.overviewProperty().set(overview.isSelected()));
        var count = new Label();
        count.textProperty().bind(model.recentText().when(Shown.of(this)));
        var forget = new Button(Texts.of("settings.recent.clear"));
        forget.disableProperty().bind(model.hasRecent().map(has -> !has).when(Shown.of(this)));
        forget.setOnAction(_ -> model.forgetRecent());
        var recent = new HBox(count, gap(), forget);
        recent.setAlignment(Pos.CENTER_LEFT);
        return column(head("settings.session.title"), bringsBack, note("settings.session.note"), overview, head("settings.recent"), recent);
    }

    private Node places() {
        return column(head("settings.places.log"), place(Texts.of("settings.places.log"), model.logs()),
                head("settings.places.drafts"), place(Texts.of("settings.places.drafts"), model.drafts()),
                head("settings.places.preferences"), place(Texts.of("settings.places.preferences"), model.preferences()),
                head("settings.places.data"), place(Texts.of("settings.places.data"), model.data()));
    }

    /// A path that can be selected and copied, but not changed.
    private static TextField place(String name, String path) {
        var field = new TextField(path);
        field.setEditable(false);
        field.setAccessibleText(name);
        field.getStyleClass().add("mono");
        return field;
    }

    private static Label head(String key) {
        var label = new Label(Texts.of(key));
        label.getStyleClass().add("settings-head");
        return label;
    }

    private static Label note(String key) {
        var label = new Label(Texts.of(key));
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static VBox column(Node... parts) {
        var column = new VBox(parts);
        column.getStyleClass().add("settings-page");
        return column;
    }
}
