package numpack.app.dialog;

import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import numpack.app.style.Theme;
import org.jspecify.annotations.Nullable;

/// The window of a card: without a frame, centred over its owner, modal to it.
///
/// @param <T> what it yields
final class DialogWindow<T> {
    private final Stage stage = new Stage(StageStyle.TRANSPARENT);
    private final DialogCard card;
    private @Nullable T result;

    /// @param yield turns the pressed choice into the answer, while the window still stands
    DialogWindow(Window owner, Theme theme, DialogCard card, Function<Choice, T> yield) {
        this.card = card;
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        // room for the shadow, which is drawn by css around the card
        var room = new StackPane(card);
        room.getStyleClass().add("dialog-room");
        room.getStylesheets().addAll(card.getStylesheets());
        var scene = new Scene(room, Color.TRANSPARENT);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(card.getAccessibleText());
        card.cancel().setOnAction(event -> stage.close());
        for (DialogCard.Answer answer : card.answers()) {
            answer.button().setOnAction(event -> {
                result = yield.apply(answer.choice());
                stage.close();
            });
        }
        stage.setOnShown(event -> {
            centre(owner);
            card.firstFocus().requestFocus();
        });
    }

    Optional<T> showAndWait() {
        stage.showAndWait();
        return Optional.ofNullable(result);
    }

    private void centre(Window owner) {
        stage.setX(owner.getX() + (owner.getWidth() - stage.getWidth()) / 2);
        stage.setY(owner.getY() + (owner.getHeight() - stage.getHeight()) / 2);
        // a small owner near an edge must not push its dialog off the screen
        Screen.getScreensForRectangle(owner.getX(), owner.getY(), Math.max(1, owner.getWidth()), Math.max(1, owner.getHeight()))
                .stream().findFirst().map(Screen::getVisualBounds).ifPresent(this::keepOn);
    }

    private void keepOn(Rectangle2D screen) {
        stage.setX(Math.max(screen.getMinX(), Math.min(stage.getX(), screen.getMaxX() - stage.getWidth())));
        stage.setY(Math.max(screen.getMinY(), Math.min(stage.getY(), screen.getMaxY() - stage.getHeight())));
    }
}
