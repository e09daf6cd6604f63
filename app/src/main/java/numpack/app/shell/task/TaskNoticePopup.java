package numpack.app.shell.task;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javafx.util.Duration;
import numpack.app.task.TaskItem;
import org.controlsfx.control.Notifications;

/// A notice of a task at the bottom right of the window, which goes by itself; a newer one takes its place.
public final class TaskNoticePopup implements Consumer<TaskItem> {
    private static final Duration STAY = Duration.seconds(8);

    private final Window owner;

    /// @param owner the window; while it is not on the screen, no notice is given
    public TaskNoticePopup(Window owner) {
        this.owner = owner;
    }

    @Override
    public void accept(TaskItem done) {
        if (!owner.isShowing()) {
            return;
        }
        var view = new TaskNoticeView(done);
        view.sceneProperty().flatMap(Scene::windowProperty).subscribe(TaskNoticePopup::keepAside);
        var notice = Notifications.create().text("").graphic(view).position(Pos.BOTTOM_RIGHT).owner(owner).hideAfter(STAY);
        // One at a time: the other results stand in the status bar.
        notice.threshold(1, notice).show();
    }

    /// ControlsFX does not expose its popup, but a node knows its window. Escape belongs to the window beneath, and so do the status
    /// bar and the scroll bar above it: the notice stands on the line on which ControlsFX would put its top.
    private static void keepAside(Window window) {
        if (window instanceof PopupWindow popup) {
            popup.setHideOnEscape(false);
            popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        }
    }
}
