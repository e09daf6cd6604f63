package numpack.app.shell.tab;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import numpack.app.i18n.Texts;
import numpack.app.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The header of the pack's overview, before those of the tabs.
final class OverviewHead extends HBox {
    private static final PseudoClass FRONT = PseudoClass.getPseudoClass("front");

    private final Sessions sessions;

    OverviewHead(Sessions sessions, Runnable toPage) {
        this.sessions = sessions;
        getStyleClass().add("tab-head");
        setAccessibleRole(AccessibleRole.TAB_ITEM);
        setAccessibleText(Texts.of("shell.tab.overview"));
        setMinWidth(USE_PREF_SIZE);
        var name = new Label(Texts.of("shell.tab.overview"), new FontIcon(Feather.BOX));
        name.getStyleClass().add("tab-name");
        var close = new Button(null, new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "icon-only", "tab-close");
        close.setAccessibleText(Texts.of("shell.closeTab.text"));
        close.setFocusTraversable(false);
        close.setOnAction(_ -> close());
        close.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        getChildren().addAll(name, close);
        setFocusTraversable(true);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.MIDDLE) {
                close();
            } else {
                choose();
                toPage.run();
            }
            event.consume();
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose();
                toPage.run();
                event.consume();
            }
        });
        sessions.overviewInFrontProperty().subscribe(isFront -> {
            pseudoClassStateChanged(FRONT, isFront);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        });
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED ? sessions.overviewInFrontProperty().getValue() : super.queryAccessibleAttribute(attribute, parameters);
    }

    private void choose() {
        var pack = sessions.currentPackProperty().get();
        if (pack != null) {
            sessions.showOverview(pack);
        }
    }

    private void close() {
        boolean wasFront = sessions.overviewInFrontProperty().get();
        sessions.overviewProperty().set(false);
        var pack = sessions.currentPackProperty().get();
        if (wasFront && pack != null) {
            sessions.showFirst(pack);
        }
    }
}
