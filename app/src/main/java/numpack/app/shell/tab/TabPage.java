package numpack.app.shell.tab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import numpack.app.panel.Picture;
import numpack.app.session.ShownArray;

/// What the tab area has for one tab: its header, and the pictures that were asked for, of which one is shown. It ends with its tab.
final class TabPage {
    private final ShownArray shown;
    private final TabHead head;
    private final List<PictureKind> kinds;
    private final Map<PictureKind, Picture> made = new HashMap<>();
    private final StackPane view = new StackPane();
    private final Subscription following;

    /// @param kinds the pictures that there are; the first is shown if another name is asked for
    TabPage(ShownArray shown, TabHead head, List<PictureKind> kinds) {
        this.shown = shown;
        this.head = head;
        this.kinds = kinds;
        following = shown.pictureProperty().subscribe(_ -> show());
    }

    TabHead head() {
        return head;
    }

    StackPane view() {
        return view;
    }

    /// The picture that is shown.
    Picture picture() {
        var wanted = shown.pictureProperty().get();
        var kind = kinds.stream().filter(one -> one.name().equals(wanted)).findFirst().orElse(kinds.getFirst());
        return made.computeIfAbsent(kind, one -> one.make().apply(shown));
    }

    void close() {
        following.unsubscribe();
        head.close();
        made.values().forEach(picture -> picture.close().run());
    }

    private void show() {
        view.getChildren().setAll(picture().view());
    }
}
