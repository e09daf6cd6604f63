package numpack.app.inspect;

import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import numpack.app.command.OpenEdits;
import numpack.app.i18n.Texts;
import org.jspecify.annotations.Nullable;

/// The row of one array: its name, the form menu, the row in that form, and the element that keys and clicks are on.
///
/// Left and Right, Home and End go to another element; F2, Enter or a double click edit it, Space turns a boolean over.
final class RowBlock extends VBox {
    private final InspectorViewModel model;
    private final Label name = new Label();
    private final Label note = new Label();
    private final MenuButton forms = new MenuButton();
    private final HBox head = new HBox();
    private final StackPane body = new StackPane();
    private final Label element = new Label();
    private final Label sentence = new Label();
    private final Label value = new Label();
    private final CheckBox check = new CheckBox();
    private final ElementField field;
    private final Map<RowForm, RowBody> bodies = Map.of(RowForm.NUMBERS, new NumbersBody(), RowForm.BARS, new BarsBody(), RowForm.LINE, new LineBody());
    private InspectedRow.@Nullable Part part;
    private int current;

    RowBlock(InspectorViewModel model, OpenEdits edits) {
        this.model = model;
        field = new ElementField(model, edits, this::requestFocus);
        getStyleClass().add("inspect-block");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        name.getStyleClass().add("inspect-name");
        note.getStyleClass().add("inspect-note");
        note.setMinWidth(USE_PREF_SIZE);
        forms.getStyleClass().add("inspect-forms");
        forms.setMinWidth(USE_PREF_SIZE);
        forms.managedProperty().bind(forms.visibleProperty());
        element.getStyleClass().add("inspect-element");
        sentence.getStyleClass().add("inspect-note");
        sentence.setWrapText(true);
        value.getStyleClass().add("inspect-value");
        body.setAlignment(Pos.TOP_LEFT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().addAll(name, note, gap, forms);
        head.getStyleClass().add("inspect-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, sentence, body, element, field);
        for (var some : new Region[] {sentence, body, element}) {
            some.managedProperty().bind(some.visibleProperty());
        }
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
        check.setOnAction(_ -> turnOver());
        check.setFocusTraversable(false);
    }

    /// The element that the next row is shown with.
    void goTo(long next) {
        current = (int) Math.min(next, RowLookup.MAX_ELEMENTS);
    }

    /// Shows a row of the array it is for.
    void show(InspectedRow.Part next) {
        var before = part;
        part = next;
        name.setText(model.name(next));
        note.setText(model.note(next));
        sentence.setText(model.sentence(next));
        sentence.setVisible(!sentence.getText().isEmpty());
        if (field.isOpen() && !(before instanceof InspectedRow.Values then && next instanceof InspectedRow.Values now && then.physical() == now.physical())) {
            // Another row: what was typed for the one before is an edit of it, or is given up.
            if (!field.finish()) {
                field.cancel();
            }
        } else {
            field.judge();
        }
        showValues();
    }

    /// Whether it shows that array.
    boolean isFor(InspectedRow.Key key) {
        return part != null && part.key().equals(key);
    }

    /// It goes out of sight: what was typed is an edit of its array, or waits until its row is shown again.
    ///
    /// @return whether nothing waits
    boolean leave() {
        return !field.isOpen() || field.takeOrRest();
    }

    private void showValues() {
        head.getChildren().removeAll(value, check);
        boolean hasValues = part instanceof InspectedRow.Values values && values.values().count() > 0;
        body.setVisible(hasValues);
        element.setVisible(false);
        forms.setVisible(false);
        setAccessibleText(String.join(", ", name.getText(), note.getText(), sentence.getText()));
        if (!(part instanceof InspectedRow.Values values) || !hasValues) {
            return;
        }
        var possible = model.forms(values);
        var form = model.form(values);
        current = Math.min(current, values.values().count() - 1);
        forms.setVisible(possible.size() > 1);
        if (possible.size() > 1) {
            fillForms(values, form);
        }
        switch (form) {
            case VALUE -> head.getChildren().add(1, single(values));
            case NUMBERS, BARS, LINE -> {
                var drawn = bodies.get(form);
                drawn.show(values.values(), current);
                body.getChildren().setAll(drawn.node());
            }
        }
        body.setVisible(form != RowForm.VALUE);
        element.setVisible(form != RowForm.VALUE);
        element.setText(model.elementText(values, current));
        setAccessibleText(name.getText() + ", " + (form == RowForm.VALUE ? values.values().text(0) : note.getText() + ", " + element.getText()));
    }

    private Region single(InspectedRow.Values values) {
        if (!values.values().isBool()) {
            value.setText(values.values().text(0));
            return value;
        }
        boolean isTrue = values.values().number(0) != 0;
        check.setSelected(isTrue);
        check.setText(Texts.of(isTrue ? "inspect.yes" : "inspect.no"));
        check.setDisable(!model.whyNotEdit(values).isEmpty());
        return check;
    }

    private void fillForms(InspectedRow.Values values, RowForm now) {
        forms.setText(Texts.of("inspect.form." + now.name()));
        forms.setAccessibleText(Texts.of("inspect.form.of", name.getText()));
        forms.getItems().clear();
        var group = new ToggleGroup();
        for (var form : model.forms(values)) {
            var item = new RadioMenuItem(Texts.of("inspect.form." + form.name()));
            item.setToggleGroup(group);
            item.setSelected(form == now);
            item.setOnAction(_ -> {
                model.choose(values, form);
                showValues();
            });
            forms.getItems().add(item);
        }
    }

    private void pressed(KeyEvent event) {
        if (field.isOpen() || !(part instanceof InspectedRow.Values values) || values.values().count() == 0 || event.getTarget() != this) {
            return;
        }
        int last = values.values().count() - 1;
        boolean isTaken = true;
        switch (event.getCode()) {
            case LEFT -> go(Math.max(0, current - 1));
            case RIGHT -> go(Math.min(last, current + 1));
            case HOME -> go(0);
            case END -> go(last);
            case F2, ENTER -> edit(values);
            case SPACE -> turnOver();
            default -> isTaken = false;
        }
        if (isTaken) {
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || field.contains(event.getPickResult().getIntersectedNode())
                || !(part instanceof InspectedRow.Values values) || values.values().count() == 0) {
            return;
        }
        requestFocus();
        // The pane that scrolls would take the focus.
        event.consume();
        var drawn = bodies.get(model.form(values));
        if (drawn != null) {
            var at = drawn.node().sceneToLocal(event.getSceneX(), event.getSceneY());
            int hit = drawn.node().getLayoutBounds().contains(at) ? drawn.at(at.getX(), at.getY()) : -1;
            if (hit < 0) {
                return;
            }
            go(hit);
        }
        if (event.getClickCount() == 2) {
            edit(values);
        }
    }

    private void go(int to) {
        current = to;
        showValues();
    }

    private void edit(InspectedRow.Values values) {
        var whyNot = model.whyNotEdit(values);
        if (!whyNot.isEmpty()) {
            sentence.setText(whyNot);
            sentence.setVisible(true);
        } else if (values.values().isBool() && values.values().count() == 1) {
            turnOver();
        } else {
            field.open(values, current, model.form(values) == RowForm.VALUE ? "" : model.place(values, current));
        }
    }

    private void turnOver() {
        if (part instanceof InspectedRow.Values values && values.values().isBool() && model.whyNotEdit(values).isEmpty()) {
            model.commit(values, current, values.values().number(current) != 0 ? "false" : "true");
        }
    }
}
