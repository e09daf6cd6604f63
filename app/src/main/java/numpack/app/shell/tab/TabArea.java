package numpack.app.shell.tab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import numpack.app.panel.Picture;
import numpack.app.session.ShownArray;
import numpack.app.session.Sessions;
import numpack.app.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The tabs of the session: their headers, and below them the axes bar and the picture of the one in front.
///
/// Which tab is in front is said by [Sessions#currentTabProperty()] alone; headers, picture and axes bar follow it. Only that picture is
/// visible.
public final class TabArea extends BorderPane {
    private final Sessions sessions;
    private final List<PictureKind> pictures;
    private final TaskRunner runner;
    private final Map<ShownArray, TabPage> pages = new HashMap<>();
    private final TabStrip strip;
    private final ClosedTabs closed;
    private final StackPane views = new StackPane();
    private final BorderPane body = new BorderPane(views);
    private final StackPane whole = new StackPane(body);
    private @Nullable TabPage front;
    private @Nullable Region overview;

    /// @param pictures the ways to look at an array, the usual one first
    public TabArea(Sessions sessions, TaskRunner runner, List<PictureKind> pictures) {
        this.sessions = sessions;
        this.runner = runner;
        this.pictures = List.copyOf(pictures);
        this.strip = new TabStrip(sessions, this::focusPicture);
        this.closed = new ClosedTabs(sessions, new TabMemory(this));
        getStyleClass().add("tab-area");
        setTop(strip);
        setCenter(whole);
        sessions.tabs().addListener((ListChangeListener<ShownArray>) _ -> follow());
        sessions.currentTabProperty().addListener(_ -> show());
        sessions.overviewInFrontProperty().addListener(_ -> show());
        // Not by the focus-within of JavaFX, which stays on when a focused child was taken out.
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (isWithin(owner, this)) {
                sessions.chooseFront();
            }
        });
        follow();
    }

    /// What stands over the picture in front.
    public void setBar(Node node) {
        body.setTop(node);
    }

    /// What is seen of a pack as a whole.
    public void setOverview(Region page) {
        whole.getChildren().add(page);
        overview = page;
        page.visibleProperty().bind(sessions.overviewInFrontProperty());
    }

    /// What can be asked of the header of a tab.
    public void setMenu(Supplier<ContextMenu> ofHead) {
        strip.setMenu(ofHead);
    }

    /// Gives the focus to the picture in front, if there is one. A picture that has just come is there after the next layout.
    public void focusPicture() {
        if (front == null) {
            focusOverview();
            return;
        }
        var keys = front.picture().keys();
        keys.requestFocus();
        var scene = getScene();
        if (scene != null && !keys.isFocused()) {
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    keys.requestFocus();
                }
            });
            Platform.requestNextPulse();
        }
    }

    /// The focus goes to the picture in front, or else to the headers.
    @Override
    public void requestFocus() {
        if (front == null && !sessions.overviewInFrontProperty().get()) {
            strip.focusFront();
        } else {
            focusPicture();
        }
    }

    private void focusOverview() {
        if (overview != null && overview.isVisible()) {
            overview.requestFocus();
        }
    }

    ClosedTabs closedTabs() {
        return closed;
    }

    /// The picture of a tab; null for a tab that is not here.
    @Nullable Picture pictureOf(ShownArray tab) {
        var page = pages.get(tab);
        return page == null ? null : page.picture();
    }

    private static boolean isWithin(@Nullable Node node, Node whole) {
        return node != null && (node == whole || isWithin(node.getParent(), whole));
    }

    private void follow() {
        for (var tab : List.copyOf(pages.keySet())) {
            if (!sessions.tabs().contains(tab)) {
                closed.remember(tab);
                var page = pages.remove(tab);
                views.getChildren().remove(page.view());
                page.close();
            }
        }
        for (var tab : sessions.tabs()) {
            if (!pages.containsKey(tab)) {
                var page = new TabPage(tab, new TabHead(tab, () -> sessions.close(tab), this::showPacksOfEqualNames), pictures);
                pages.put(tab, page);
                views.getChildren().add(page.view());
            }
        }
        showPacksOfEqualNames();
        show();
    }

    /// Arrays of one name from several packs stand with the names of their packs.
    private void showPacksOfEqualNames() {
        var heads = pages.values().stream().map(TabPage::head).toList();
        heads.forEach(head -> head.setPackShown(heads.stream().anyMatch(head::hasNameOf)));
    }

    /// Shows the current tab, and nothing of the others but their headers.
    private void show() {
        var tab = sessions.currentTabProperty().get();
        var before = front;
        front = tab == null ? null : pages.get(tab);
        // A picture that is hidden loses the focus to whatever comes next, where its keys do other things.
        boolean wasInPicture = getScene() != null && isWithin(getScene().getFocusOwner(), views);
        pages.values().forEach(page -> page.view().setVisible(page == front));
        body.setVisible(front != null);
        boolean hasHeads = !pages.isEmpty() || sessions.overviewInFrontProperty().get();
        strip.setVisible(hasHeads);
        strip.setManaged(hasHeads);
        strip.show(sessions.tabs().stream().map(pages::get).map(TabPage::head).toList(), front == null ? null : front.head());
        if (front == null || front == before) {
            return;
        }
        if (wasInPicture) {
            focusPicture();
        }
        // Opening an array moves the focus to it. Later, because the control that was pressed may still take the focus.
        if (!sessions.isRevealing() && !strip.hasFocus()) {
            runner.later(this::focusPicture);
        }
    }
}
