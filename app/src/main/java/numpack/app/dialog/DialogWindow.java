package numpack.app.dialog;

import java.util.Optional;
import java.util.function.Function;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import numpack.app.style.Theme;
import org.jspecify.annotations.Nullable;

/// The window of a card: without a frame, over all of its owner, which is seen dimmed behind the card, and modal to it.
///
/// The owner is a picture in this window, not seen through it: see-through windows are white where the desktop has no compositor.
///
/// @param <T> what it yields
final class DialogWindow<T> {
    private final Stage stage = new Stage(StageStyle.UNDECORATED);
    private final DialogCard card;
    private @Nullable T result;

    /// @param yield turns the pressed choice into the answer, while the window still stands
    DialogWindow(Window owner, Theme theme, DialogCard card, Function<Choice, T> yield) {
        this.card = card;
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        var veil = new Region();
        veil.getStyleClass().add("dialog-veil");
        // room for the shadow, which is drawn by css around the card
        var space = new StackPane(card);
        space.getStyleClass().add("dialog-space");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        var picture = new ImageView();
        picture.setManaged(false);
        var room = new StackPane(picture, veil, space);
        room.getStyleClass().add("dialog-room");
        room.getStylesheets().addAll(card.getStylesheets());
        var scene = new Scene(room);
        theme.install(scene);
        stage.setScene(scene);
        stage.setTitle(card.getAccessibleText());
        card.cancel().setOnAction(event -> stage.close());
        letEscapeCancel(scene);
        for (DialogCard.Answer answer : card.answers()) {
            answer.button().setOnAction(event -> {
                result = yield.apply(answer.choice());
                stage.close();
            });
        }
        // a look that is chosen in the dialog reaches what is behind it too
        var behind = theme.darkProperty().subscribe(_ -> show(owner, picture));
        // Placed only when it is on the screen, it would be seen to jump. A window that has just come is moved once more by who frames it.
        var place = owner.xProperty().subscribe(_ -> centre(owner, room)).and(owner.yProperty().subscribe(_ -> centre(owner, room)));
        stage.setOnHidden(event -> behind.and(place).unsubscribe());
        stage.setOnShown(event -> card.firstFocus().requestFocus());
    }

    Optional<T> showAndWait() {
        stage.showAndWait();
        return Optional.ofNullable(result);
    }

    /// Lists and tables take Escape for the end of editing, and ours are not edited. A handler of their own hears what they take too, but not what a
    /// filter has taken: a list that waits for a key.
    private void letEscapeCancel(Scene scene) {
        EventHandler<KeyEvent> escape = event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                card.cancel().fire();
            }
        };
        scene.focusOwnerProperty().subscribe((before, now) -> {
            if (before instanceof ListView || before instanceof TableView) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
            if (now instanceof ListView || now instanceof TableView) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
        });
    }

    /// Draws the owner's content as it looks now; nothing for an owner that shows nothing.
    private static void show(Window owner, ImageView picture) {
        if (owner.isShowing() && owner.getScene() != null) {
            picture.setImage(owner.getScene().snapshot(null));
        }
    }

    /// Over the content of the owner; a card that is larger than that is wholly on the screen anyway.
    private void centre(Window owner, Region room) {
        var scene = owner.getScene();
        var hasOwner = scene != null && owner.isShowing();
        room.applyCss();
        double width = room.prefWidth(-1);
        stage.setWidth(Math.max(width, hasOwner ? scene.getWidth() : 0));
        stage.setHeight(Math.max(room.prefHeight(stage.getWidth()), hasOwner ? scene.getHeight() : 0));
        double left = scene == null ? 0 : scene.getX();
        double top = scene == null ? 0 : scene.getY();
        stage.setX(owner.getX() + left);
        stage.setY(owner.getY() + top);
        // a small owner near an edge must not push its dialog off the screen
        Screen.getScreensForRectangle(owner.getX(), owner.getY(), Math.max(1, owner.getWidth()), Math.max(1, owner.getHeight()))
                .stream().findFirst().map(Screen::getVisualBounds).ifPresent(this::keepOn);
    }

    private void keepOn(Rectangle2D screen) {
        stage.setX(Math.max(screen.getMinX(), Math.min(stage.getX(), screen.getMaxX() - stage.getWidth())));
        stage.setY(Math.max(screen.getMinY(), Math.min(stage.getY(), screen.getMaxY() - stage.getHeight())));
    }
}
