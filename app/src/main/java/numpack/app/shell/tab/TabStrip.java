package numpack.app.shell.tab;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import numpack.app.i18n.Texts;
import numpack.app.session.ShownArray;
import numpack.app.session.Sessions;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;

/// The headers of the tabs in one line, and a list of all of them. Headers that do not fit are reached with the wheel or the list.
///
/// It shows what [Sessions] says and changes nothing else: a press makes a tab the one in front, a drag moves it, the keys Left and
/// Right go to its neighbours.
final class TabStrip extends HBox {
    private final Sessions sessions;
    private final Runnable toTable;
    private final HBox heads = new HBox();
    private final Line line = new Line();
    private final MenuButton all = new MenuButton();
    private Supplier<ContextMenu> menu = ContextMenu::new;
    private List<TabHead> shown = List.of();

    /// @param toTable gives the focus to the table in front
    TabStrip(Sessions sessions, Runnable toTable) {
        this.sessions = sessions;
        this.toTable = toTable;
        getStyleClass().add("tab-strip");
        Stylesheets.install(this, "tab.css");
        setAccessibleRole(AccessibleRole.TAB_PANE);
        heads.getStyleClass().add("tab-heads");
        HBox.setHgrow(line, Priority.ALWAYS);
        all.getStyleClass().addAll("flat", "tab-list");
        all.setMinWidth(USE_PREF_SIZE);
        all.setTooltip(new Tooltip(Texts.of("shell.tab.all")));
        all.setAccessibleText(Texts.of("shell.tab.all"));
        all.setOnShowing(_ -> fillList());
        // Filled before it is shown: a menu without items never opens.
        all.getItems().add(new MenuItem());
        getChildren().addAll(line, all);
        var overview = new OverviewHead(sessions, toTable);
        sessions.overviewProperty().subscribe(isThere -> {
            if (isThere) {
                getChildren().addFirst(overview);
            } else {
                getChildren().remove(overview);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    void setMenu(Supplier<ContextMenu> factory) {
        menu = factory;
    }

    /// Whether the keys go to a header.
    boolean hasFocus() {
        return focused() >= 0;
    }

    /// The place of the header that keys go to; -1 for none.
    private int focused() {
        return getScene() != null && getScene().getFocusOwner() instanceof TabHead head ? shown.indexOf(head) : -1;
    }

    /// Gives the focus to the header in front.
    void focusFront() {
        shown.stream().filter(TabHead::isFocusTraversable).findFirst().ifPresent(TabHead::requestFocus);
    }

    /// Shows these headers in this order.
    void show(List<TabHead> wanted, @Nullable TabHead front) {
        boolean hadFocus = hasFocus();
        for (var head : wanted) {
            if (!shown.contains(head)) {
                listen(head);
            }
            head.setFront(head == front);
            // One stop for Tab; the arrows go on from there.
            head.setFocusTraversable(front == null ? head == wanted.getFirst() : head == front);
        }
        if (!wanted.equals(heads.getChildren())) {
            heads.getChildren().setAll(wanted);
            // It would offer tabs that are closed.
            if (all.isShowing()) {
                all.hide();
            }
        }
        shown = List.copyOf(wanted);
        all.setVisible(shown.size() > 1);
        line.reveal(front);
        if (hadFocus) {
            focusFront();
        }
    }

    private void fillList() {
        all.getItems().setAll(shown.stream().map(this::item).toList());
        var list = all.getItems().isEmpty() ? null : all.getItems().getFirst().getParentPopup();
        if (list != null) {
            // It is measured before it takes over what the window wears: the first time the chips would find no colours.
            list.getScene().getStylesheets().setAll(getScene().getStylesheets());
        }
    }

    private void listen(TabHead head) {
        head.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.MIDDLE) {
                sessions.close(head.tab());
            } else {
                choose(head.tab());
            }
            event.consume();
        });
        head.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.isPrimaryButtonDown()) {
                move(head, heads.sceneToLocal(event.getSceneX(), event.getSceneY()).getX());
            }
        });
        head.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            // The keys for it are heard as keys: not every system makes this event of them.
            if (!event.isKeyboardTrigger()) {
                showMenu(event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
    }

    private void choose(ShownArray tab) {
        sessions.currentTabProperty().set(tab);
        sessions.chooseFront();
        toTable.run();
    }

    /// Where its middle passes the middle of another header, the two change places.
    private void move(TabHead head, double x) {
        int place = (int) shown.stream().filter(other -> other != head && other.getBoundsInParent().getCenterX() < x).count();
        if (place != shown.indexOf(head)) {
            sessions.move(head.tab(), place);
        }
    }

    private MenuItem item(TabHead head) {
        var item = head.menuItem();
        item.setOnAction(_ -> choose(head.tab()));
        return item;
    }

    private void pressed(KeyEvent event) {
        int now = focused();
        if (now < 0 || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> step(now - 1);
            case RIGHT -> step(now + 1);
            case HOME -> step(0);
            case END -> step(shown.size() - 1);
            case ENTER, SPACE, DOWN -> choose(shown.get(now).tab());
            case CONTEXT_MENU -> showMenu(shown.get(now));
            case F10 -> {
                if (!event.isShiftDown()) {
                    return;
                }
                showMenu(shown.get(now));
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int to) {
        if (to >= 0 && to < shown.size()) {
            sessions.currentTabProperty().set(shown.get(to).tab());
        }
    }

    private void showMenu(TabHead head) {
        var place = head.localToScreen(head.getBoundsInLocal());
        showMenu(place.getMinX(), place.getMaxY());
    }

    /// Owned by the strip and not by a header: a menu that is hidden still holds its owner, and would hold the pack of a tab that was closed.
    private void showMenu(double screenX, double screenY) {
        menu.get().show(this, screenX, screenY);
    }

    /// As much of the headers as there is room for.
    private final class Line extends Region {
        private double offset;
        private @Nullable TabHead front;
        private boolean isToReveal;
        private double room;
        private double needed;

        Line() {
            var clip = new Rectangle();
            clip.widthProperty().bind(widthProperty());
            clip.heightProperty().bind(heightProperty());
            setClip(clip);
            setMinWidth(0);
            getChildren().add(heads);
            addEventHandler(ScrollEvent.SCROLL, event -> {
                offset -= event.getDeltaY() + event.getDeltaX();
                event.consume();
                requestLayout();
            });
        }

        /// Scrolls the header in front into sight at the next layout, and whenever the room or the widths of headers change.
        void reveal(@Nullable TabHead head) {
            front = head;
            isToReveal = true;
            requestLayout();
        }

        @Override
        protected double computePrefWidth(double height) {
            return heads.prefWidth(height);
        }

        @Override
        protected double computePrefHeight(double width) {
            return heads.prefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            double width = heads.prefWidth(getHeight());
            heads.resize(width, getHeight());
            heads.layout();
            if (front != null && (isToReveal || room != getWidth() || needed != width)) {
                var place = front.getBoundsInParent();
                offset = Math.min(Math.max(offset, place.getMaxX() - getWidth()), place.getMinX());
            }
            isToReveal = false;
            room = getWidth();
            needed = width;
            offset = snapPositionX(Math.max(0, Math.min(offset, width - getWidth())));
            heads.relocate(-offset, 0);
        }
    }
}
