package numpack.app.shell.panel;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import numpack.app.control.PanelHead;
import numpack.app.i18n.Texts;
import numpack.app.panel.PanelSide;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A panel on the screen: a header that folds it, moves it and has its actions, and the view of the feature below.
final class PanelFrame extends Region {
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    private static final PseudoClass FOLDABLE = PseudoClass.getPseudoClass("foldable");
    /// Less of a view is of no use.
    private static final double MIN_CONTENT = 84;
    /// A view that asks for more can be cut.
    private static final double MAX_MIN_CONTENT = 160;
    private static final double DRAG_START = 8;

    private final ShownPanel shown;
    private final Panels panels;
    private final Region view;
    private final PanelHead head;
    private final HBox actions;
    private final Button fold = button(Feather.CHEVRON_DOWN, "panel-fold");
    private final Button more = button(Feather.MORE_HORIZONTAL, "panel-more");
    private final Rectangle clip = new Rectangle();
    private double pressedX;
    private double pressedY;
    private boolean isDragged;

    /// Where a header is dragged to.
    interface Drag {
        /// @param sceneX where the pointer is
        void over(ShownPanel panel, double sceneX, double sceneY);

        /// Moves the panel there.
        void drop(ShownPanel panel);
    }

    PanelFrame(ShownPanel shown, Panels panels, Drag drag) {
        this.shown = shown;
        this.panels = panels;
        var panel = shown.panel();
        view = panel.view();
        getStyleClass().addAll("panel-frame", panel.name() + "-panel");
        getStylesheets().addAll(view.getStylesheets());
        actions = new HBox(panel.actions().toArray(Node[]::new));
        actions.getStyleClass().add("panel-actions");
        head = new PanelHead("", actions, more);
        panel.title().subscribe(head::setText);
        panel.note().subscribe(head::setNote);
        fold.setOnAction(_ -> toggleFold());
        more.setAccessibleText(Texts.of("shell.panel.more", panel.text()));
        more.setTooltip(new Tooltip(more.getAccessibleText()));
        more.setOnAction(_ -> menu().show(more, Side.BOTTOM, 0, 0));
        head.getChildren().addFirst(fold);
        head.setOnContextMenuRequested(event -> {
            menu().show(head, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        listenForDrags(drag);
        view.setClip(clip);
        getChildren().addAll(head, view);
        setOpen(false);
    }

    ShownPanel shown() {
        return shown;
    }

    /// Shows the view or the header only.
    void setOpen(boolean isOpen) {
        view.setVisible(isOpen);
        // What they act on is not to be seen.
        actions.setVisible(isOpen);
        pseudoClassStateChanged(FOLDED, !isOpen);
        fold.setAccessibleText(Texts.of(isOpen ? "shell.panel.fold.accessible" : "shell.panel.unfold.accessible", shown.panel().text()));
    }

    /// Lets it be folded or not: one that is alone in a column is not.
    void setFoldable(boolean isFoldable) {
        fold.setVisible(isFoldable);
        fold.setManaged(isFoldable);
        pseudoClassStateChanged(FOLDABLE, isFoldable);
    }

    double headHeight() {
        return snapSizeY(head.prefHeight(-1));
    }

    double minContent(double width) {
        return Math.clamp(view.minHeight(width), MIN_CONTENT, MAX_MIN_CONTENT);
    }

    double wantedContent(double width) {
        return Math.max(minContent(width), shown.height > 0 ? shown.height : view.prefHeight(width));
    }

    /// The focus goes to where the view wants it, and else to its first control; if there is none, it stays where it is.
    @Override
    public void requestFocus() {
        if (getScene() == null) {
            return;
        }
        var before = getScene().getFocusOwner();
        view.requestFocus();
        if (getScene().getFocusOwner() == view && !view.isFocusTraversable()) {
            firstControl(view).or(() -> Optional.ofNullable(before)).ifPresent(Node::requestFocus);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return headHeight() + (view.isVisible() ? wantedContent(width) : 0);
    }

    @Override
    protected void layoutChildren() {
        double top = headHeight();
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        head.resizeRelocate(left, snappedTopInset(), width, top - snappedTopInset());
        double height = Math.max(0, getHeight() - top);
        view.resizeRelocate(left, top, width, height);
        clip.setWidth(width);
        clip.setHeight(height);
    }

    private void toggleFold() {
        if (shown.isOpen()) {
            panels.fold(shown);
        } else {
            panels.wish(shown, true);
        }
    }

    private ContextMenu menu() {
        var menu = new ContextMenu();
        if (fold.isManaged()) {
            menu.getItems().addAll(item(shown.isOpen() ? "shell.panel.fold" : "shell.panel.unfold",
                    shown.isOpen() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN, this::toggleFold), new SeparatorMenuItem());
        }
        for (var side : PanelSide.values()) {
            if (side != shown.side) {
                menu.getItems().add(switch (side) {
                    case LEFT -> move("shell.panel.toLeft", Feather.ARROW_LEFT, side);
                    case RIGHT -> move("shell.panel.toRight", Feather.ARROW_RIGHT, side);
                    case BOTTOM -> move("shell.panel.toBottom", Feather.ARROW_DOWN, side);
                });
            }
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("shell.panel.hide", Feather.X, () -> panels.wish(shown, false)));
        return menu;
    }

    private MenuItem move(String key, Ikon icon, PanelSide side) {
        return item(key, icon, () -> {
            panels.move(shown, side);
            requestFocus();
        });
    }

    private static MenuItem item(String key, Ikon icon, Runnable action) {
        var item = new MenuItem(Texts.of(key), new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void listenForDrags(Drag drag) {
        head.setOnMousePressed(event -> {
            pressedX = event.getSceneX();
            pressedY = event.getSceneY();
            isDragged = false;
        });
        head.setOnMouseDragged(event -> {
            isDragged |= event.getButton() == MouseButton.PRIMARY
                    && Math.hypot(event.getSceneX() - pressedX, event.getSceneY() - pressedY) > DRAG_START;
            if (isDragged) {
                head.setCursor(Cursor.MOVE);
                drag.over(shown, event.getSceneX(), event.getSceneY());
            }
        });
        head.setOnMouseReleased(event -> {
            head.setCursor(null);
            if (isDragged) {
                drag.drop(shown);
            } else if (event.getButton() == MouseButton.PRIMARY && fold.isManaged()) {
                toggleFold();
            }
        });
    }

    private static Button button(Ikon icon, String styleClass) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-only", styleClass);
        return button;
    }

    private static Optional<Node> firstControl(@Nullable Node node) {
        if (!(node instanceof Parent parent)) {
            return Optional.empty();
        }
        return parent.getChildrenUnmodifiable().stream().filter(child -> child.isVisible() && !child.isDisabled())
                .flatMap(child -> (child.isFocusTraversable() ? Optional.of(child) : firstControl(child)).stream()).findFirst();
    }
}
