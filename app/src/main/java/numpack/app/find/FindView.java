package numpack.app.find;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import numpack.app.find.search.FindKind;
import numpack.app.find.search.FindScope;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar of the search: what to find and where, how much was found, back and on. On its lower edge a line shows how far a long search is.
final class FindView extends StackPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double VALUE_WIDTH = 90;
    private static final double TOLERANCE_WIDTH = 60;
    private static final double KIND_WIDTH = 134;
    private static final double SCOPE_WIDTH = 112;
    private static final double MIN_LIST_WIDTH = 70;
    private static final double ERROR_GAP = 3;
    private static final double LINE = 2;

    private final FindViewModel model;
    private final Runnable toTable;
    private final TextField value = field(VALUE_WIDTH, "find.value.accessible");
    private final TextField second = field(TOLERANCE_WIDTH, "find.second.accessible");
    private final ComboBox<FindKind> kinds;
    private final Tooltip error = new Tooltip();
    private final Region line = new Region();
    /// What was chosen when the list of conditions was opened.
    private FindKind before = FindKind.EQUAL;

    /// @param toTable gives the focus back to the table
    FindView(FindViewModel model, HitsViewModel hits, ReplaceViewModel replace, Runnable toTable) {
        this.model = model;
        this.toTable = toTable;
        getStyleClass().add("find-bar");
        Stylesheets.install(this, "find.css");
        kinds = list(model.kindProperty(), FindKind.values(), FindKind::text, "find.kind.accessible");
        kinds.setPrefWidth(KIND_WIDTH);
        kinds.setVisibleRowCount(FindKind.values().length);
        kinds.setOnShowing(_ -> before = kinds.getValue());
        kinds.setOnHidden(_ -> {
            if (kinds.getValue() != before) {
                edit();
            }
        });
        value.textProperty().bindBidirectional(model.valueProperty());
        second.textProperty().bindBidirectional(model.secondProperty());
        var between = label("");
        between.textProperty().bind(model.kindProperty().map(kind -> Texts.of(kind.fields() == FindKind.Fields.RANGE ? "find.range.to" : "find.tolerance")));
        show(value, FindKind.Fields.VALUE, FindKind.Fields.TOLERANCE, FindKind.Fields.RANGE);
        show(second, FindKind.Fields.TOLERANCE, FindKind.Fields.RANGE);
        show(between, FindKind.Fields.TOLERANCE, FindKind.Fields.RANGE);
        second.prefWidthProperty().bind(model.kindProperty().map(kind -> kind.fields() == FindKind.Fields.RANGE ? VALUE_WIDTH : TOLERANCE_WIDTH));
        var scopes = list(model.scopeProperty(), FindScope.values(), FindScope::text, "find.scope.accessible");
        scopes.setPrefWidth(SCOPE_WIDTH);
        var count = label("");
        count.getStyleClass().add("find-count");
        count.textProperty().bind(model.countProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(kinds, value, between, second, label(Texts.of("find.in")), scopes,
                count, icon("find.previous", Feather.CHEVRON_UP, model::previous), icon("find.next", Feather.CHEVRON_DOWN, model::next), gap,
                flat("find.selectRows.short", hits.canAct(), hits::selectRows), flat("find.replace.text", model.openProperty(), replace::toggle), icon("find.close", Feather.X, this::close));
        bar.getStyleClass().add("find-line");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        line.getStyleClass().add("find-progress");
        line.setManaged(false);
        line.visibleProperty().bind(model.runningProperty());
        model.doneProperty().subscribe(_ -> requestLayout());
        error.getStyleClass().add("find-error");
        error.setAutoHide(false);
        model.errorProperty().subscribe(this::showError);
        getChildren().addAll(bar, line);
        setMinWidth(0);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(visibleProperty());
    }

    /// Puts the cursor into the field of the value, all of it selected, or else into the list of conditions.
    void edit() {
        if (value.isVisible()) {
            value.requestFocus();
            value.selectAll();
        } else {
            kinds.requestFocus();
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        line.resizeRelocate(0, getHeight() - LINE, getWidth() * model.doneProperty().get(), LINE);
    }

    private void pressed(KeyEvent event) {
        boolean isField = event.getTarget() instanceof TextField;
        if (event.getCode() == KeyCode.ESCAPE && !kinds.isShowing()) {
            event.consume();
            close();
        } else if (event.getCode() == KeyCode.ENTER && isField) {
            event.consume();
            if (event.isShiftDown()) {
                model.previous();
            } else {
                model.next();
            }
        }
    }

    void close() {
        model.close();
        toTable.run();
    }

    /// Under the field, over the table: a sentence that comes and goes while one types must not move the rows.
    private void showError(String sentence) {
        value.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
        value.setAccessibleHelp(sentence);
        error.setText(sentence);
        if (sentence.isEmpty()) {
            error.hide();
        } else if (getScene() != null && getScene().getWindow() != null) {
            Node anchor = value.isVisible() ? value : kinds;
            var below = anchor.localToScreen(0, anchor.getLayoutBounds().getHeight() + ERROR_GAP);
            error.show(anchor, below.getX(), below.getY());
        }
    }

    private void show(Node node, FindKind.Fields... fields) {
        node.visibleProperty().bind(Bindings.createBooleanBinding(() -> {
            for (var one : fields) {
                if (model.kindProperty().get().fields() == one) {
                    return true;
                }
            }
            return false;
        }, model.kindProperty()));
        node.managedProperty().bind(node.visibleProperty());
    }

    private static TextField field(double width, String accessible) {
        var field = new TextField();
        field.getStyleClass().addAll("mono", "find-field");
        field.setPrefWidth(width);
        field.setMinWidth(48);
        field.setAccessibleText(Texts.of(accessible));
        return field;
    }

    private static Label label(String text) {
        var label = new Label(text);
        label.getStyleClass().add("find-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button flat(String key, ObservableValue<Boolean> can, Runnable action) {
        var button = new Button(Texts.of(key));
        button.getStyleClass().addAll("flat", "find-button");
        // In a narrow window its words give way first.
        button.setMinWidth(0);
        button.setOnAction(_ -> action.run());
        can.subscribe(is -> button.setDisable(!is));
        return button;
    }

    private static Button icon(String key, Ikon icon, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "find-button");
        button.setAccessibleText(Texts.of(key + ".text"));
        button.setTooltip(new Tooltip(Texts.of(key + ".text")));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static <T> ComboBox<T> list(ObjectProperty<T> chosen, T[] choices, Function<T, String> text, String accessible) {
        var list = new ComboBox<T>();
        list.getItems().setAll(choices);
        list.getStyleClass().add("find-list");
        list.setMinWidth(MIN_LIST_WIDTH);
        list.setAccessibleText(Texts.of(accessible));
        list.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : text.apply(choice);
            }

            @Override
            public T fromString(String words) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        });
        list.valueProperty().bindBidirectional(chosen);
        return list;
    }
}
