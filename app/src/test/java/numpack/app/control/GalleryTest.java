package numpack.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.style.Screens;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskUnit;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.SegmentedButton;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

class GalleryTest {
    @Test
    void galleryOfControlsInBothThemes() throws Exception {
        Screens.shoot("controls", 960, 760, GalleryTest::gallery);
        assertTrue(Files.size(Path.of("target/screens/controls-light.png")) > 10_000);
        assertTrue(Files.size(Path.of("target/screens/controls-dark.png")) > 10_000);
    }

    @Test
    void chipsShortenEveryDtype() {
        List<String> shorts = Screens.onFx(() -> List.of("float32", "int8", "uint64", "complex128", "bool", "weird")
                .stream().map(name -> new DtypeChip(name).getText()).toList());
        assertEquals(List.of("f32", "i8", "u64", "c128", "bool", "weird"), shorts);
    }

    private static Parent gallery() {
        var body = new HBox(24, left(), right());
        body.setStyle("-fx-padding: 16px");
        return new VBox(menus(), tools(), tabs(), body);
    }

    private static MenuBar menus() {
        return new MenuBar(new Menu("File"), new Menu("Edit"), new Menu("View"), new Menu("Array"), new Menu("Help"));
    }

    private static ToolBar tools() {
        var open = flat("Open", Feather.FOLDER);
        var save = new Button("Save 3", new FontIcon(Feather.SAVE));
        save.getStyleClass().add("accent");
        var undo = flat(null, Feather.ROTATE_CCW);
        undo.getStyleClass().add("icon-only");
        var redo = flat(null, Feather.ROTATE_CW);
        redo.getStyleClass().add("icon-only");
        redo.setDisable(true);
        var group = new ToggleGroup();
        var first = segment("Table", "left-pill", group);
        var middle = segment("Heat map", "center-pill", group);
        var last = segment("Gallery", "right-pill", group);
        first.setSelected(true);
        return new ToolBar(open, save, new Separator(Orientation.VERTICAL), undo, redo, new Separator(Orientation.VERTICAL), flat("Find", Feather.SEARCH),
                new HBox(first, middle, last));
    }

    private static TabPane tabs() {
        var features = new Tab("features", new Label(""));
        features.setGraphic(new DtypeChip("float32"));
        var labels = new Tab("labels");
        labels.setGraphic(new DtypeChip("int32"));
        var pane = new TabPane(features, labels);
        pane.setMinHeight(44);
        return pane;
    }

    private static Region left() {
        var chips = new HBox(6);
        for (String name : List.of("float32", "int32", "uint8", "bool", "complex64", "odd")) {
            chips.getChildren().add(new DtypeChip(name));
        }
        var badges = new HBox(6, new Badge("3 unsaved", Tone.WARNING), new Badge("−12", Tone.DANGER),
                new Badge("ok", Tone.OK), new Badge("7", Tone.ACCENT), new Badge("read-only", Tone.NEUTRAL));
        var facts = new KeyValueGrid();
        facts.addWords("Array").setText("features");
        facts.addNumbers("Type, shape").setText("float32 (999 988, 128)");
        facts.addWords("On disk").setText("512 MB · 1 000 000 rows");
        facts.addWords("Dropped").setText("12 rows · 6.0 KB, which compaction gives back to the disk");
        var head = new PanelHead("Statistics");
        head.setNote("column 5");
        var search = new SearchField("Filter arrays");
        var filled = new SearchField("Filter arrays");
        filled.setText("emb");
        var field = new TextField("[:, :]");
        field.getStyleClass().add("mono");
        var wrong = new TextField("[:, 200]");
        wrong.pseudoClassStateChanged(PseudoClass.getPseudoClass("invalid"), true);
        var check = new CheckBox("Show dropped rows");
        check.setSelected(true);
        var list = new ListView<String>();
        list.getItems().addAll("first", "second", "third");
        list.getSelectionModel().select(1);
        list.setPrefHeight(90);
        var box = new VBox(10, chips, badges, head, facts, search, filled, new HBox(8, field, wrong),
                new HBox(16, check, new CheckBox("Ask first")), list);
        box.setPrefWidth(400);
        return box;
    }

    private static Region right() {
        var cancel = new Button("Cancel");
        var compact = new Button("Compact and forget 12 rows");
        compact.getStyleClass().add("danger");
        var primary = new Button("Restore 148 edits");
        primary.getStyleClass().add("accent");
        var link = new Button("Discard all…");
        link.getStyleClass().addAll("link-button", "danger");
        var combo = new ComboBox<String>();
        combo.getItems().addAll("axis 0", "axis 1");
        combo.getSelectionModel().select(0);
        var many = new CheckComboBox<String>();
        many.getItems().addAll("labels", "images");
        many.getCheckModel().checkAll();
        var segmented = new SegmentedButton(new ToggleButton("One"), new ToggleButton("Two"));
        segmented.getButtons().getFirst().setSelected(true);
        var scroll = new ScrollPane(new Region());
        ((Region) scroll.getContent()).setMinSize(800, 300);
        scroll.setPrefSize(200, 60);
        var box = new VBox(12,
                new HBox(8, cancel, compact, link),
                new HBox(8, primary, combo, many, segmented),
                new Banner(Tone.WARNING, "Unsaved edits recovered",
                        "survey-2026.npk: 148 edits until today 11:02, when the program ended unexpectedly.",
                        new Button("Look first")),
                new Banner(Tone.DANGER, "images cannot be read", "Its file is 12 bytes too short. The other arrays can."),
                new Banner(Tone.INFO, "The pack was changed by another program", ""),
                new TaskStatusView(running(), item -> {}), new TaskStatusView(failed(), item -> {}),
                new ProgressBar(0.4), scroll,
                new EmptyState(Feather.PACKAGE, "No pack is open. Open one, or drop a folder here.", new Button("Open…")));
        box.setPrefWidth(520);
        return box;
    }

    private static TaskItem running() {
        var threads = new ManualThreads();
        var tasks = new TaskList(new TaskRunner(threads, failure -> {}));
        TaskItem item = tasks.start("Statistics of signals", TaskUnit.BYTES, progress -> {
            progress.begin(36_000_000_000L);
            threads.advance(Duration.ofSeconds(16));
            progress.advance(22_400_000_000L);
            return null;
        }, (it, answer) -> {});
        threads.runBackground();
        // only the report, not yet the answer after it
        threads.runNextForeground();
        return item;
    }

    private static TaskItem failed() {
        var threads = new ManualThreads();
        TaskItem item = new TaskList(new TaskRunner(threads, failure -> {})).start("Export to CSV", TaskUnit.ROWS, progress -> {
            throw new IOException("disk full");
        }, (it, answer) -> {});
        threads.runAll();
        return item;
    }

    private static Button flat(String text, Feather icon) {
        var button = new Button(text, new FontIcon(icon));
        button.getStyleClass().add("flat");
        return button;
    }

    private static ToggleButton segment(String text, String pill, ToggleGroup group) {
        var button = new ToggleButton(text);
        button.getStyleClass().addAll("segment", pill);
        button.setToggleGroup(group);
        return button;
    }
}
