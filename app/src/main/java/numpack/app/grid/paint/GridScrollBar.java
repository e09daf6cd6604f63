package numpack.app.grid.paint;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import numpack.app.grid.model.MarkKind;

/// A scroll bar over a `long` number of rows or columns. It knows only fractions: the ends of its track are the ends of
/// the axis, exactly. Where one of its pixels stands for more than a row, Shift makes a drag fine: one pixel, one row.
final class GridScrollBar extends Region {
    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
    private static final double MIN_THUMB_LENGTH = 28;
    private static final double MARK = 2;
    private static final double MARK_LENGTH = 7;

    private final Orientation orientation;
    private final Moves moves;
    private final Region thumb = new Region();
    private final List<Region> marks = new ArrayList<>();
    private final Timeline paging = new Timeline();
    private double fraction;
    private double share = 1;
    private double trackStart;
    private double trackEnd;
    private double grab = Double.NaN;
    private double grabFraction;
    private double lastFine;

    /// Where the bar sends the grid.
    interface Moves {
        /// To a fraction of the whole way.
        void to(double fraction);

        /// Back or on by this many rows or columns, when the user drags finely.
        void by(long steps);

        /// One page back (-1) or on (1).
        void page(int direction);

        /// The thumb was let go.
        void released();
    }

    GridScrollBar(Orientation orientation, Moves moves) {
        this.orientation = orientation;
        this.moves = moves;
        getStyleClass().addAll("grid-scroll-bar", orientation == Orientation.VERTICAL ? "vertical" : "horizontal");
        thumb.getStyleClass().add("grid-thumb");
        thumb.setManaged(false);
        thumb.setMouseTransparent(true);
        setManaged(false);
        getChildren().add(thumb);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    /// How much of the bar's beginning lies beside heads and is no track.
    void setTrackStart(double pixels) {
        trackStart = pixels;
    }

    /// How much of the bar's end is no track.
    void setTrackEnd(double pixels) {
        trackEnd = pixels;
    }

    /// Shows a place.
    ///
    /// @param newFraction how far along the way, 0 to 1
    /// @param newShare how much of the whole is seen, 0 to 1
    void show(double newFraction, double newShare) {
        fraction = newFraction;
        share = newShare;
        placeThumb();
    }

    /// Shows marks: hits at the outer side, all others at the inner one.
    ///
    /// @param places their fractions of the track, with the kind of each
    void showMarks(List<Mark> places) {
        for (var i = marks.size(); i < places.size(); i++) {
            var mark = new Region();
            mark.getStyleClass().add("grid-mark");
            mark.setManaged(false);
            mark.setMouseTransparent(true);
            marks.add(mark);
            getChildren().add(getChildren().size() - 1, mark);
        }
        for (var i = 0; i < marks.size(); i++) {
            var mark = marks.get(i);
            mark.setVisible(i < places.size());
            if (i < places.size()) {
                var place = places.get(i);
                for (var kind : MarkKind.values()) {
                    mark.pseudoClassStateChanged(PseudoClass.getPseudoClass(kind.pseudoClass()), kind == place.kind());
                }
                double x = place.kind() == MarkKind.HIT ? getWidth() - MARK_LENGTH : 1;
                mark.resizeRelocate(x, trackStart + Math.rint(place.fraction() * (track() - MARK)), MARK_LENGTH, MARK);
            }
        }
    }

    /// The middle of the thumb along the bar.
    double thumbCentre() {
        return thumbStart() + thumbLength() / 2;
    }

    boolean isDragged() {
        return !Double.isNaN(grab);
    }

    @Override
    protected void layoutChildren() {
        placeThumb();
    }

    private void placeThumb() {
        thumb.setVisible(share < 1 || fraction > 0);
        if (orientation == Orientation.VERTICAL) {
            thumb.resizeRelocate(3, thumbStart(), getWidth() - 5, thumbLength());
        } else {
            thumb.resizeRelocate(thumbStart(), 3, thumbLength(), getHeight() - 5);
        }
    }

    private double track() {
        return Math.max(1, (orientation == Orientation.VERTICAL ? getHeight() : getWidth()) - trackStart - trackEnd - 2);
    }

    private double thumbLength() {
        return Math.min(track(), Math.max(MIN_THUMB_LENGTH, track() * share));
    }

    private double thumbStart() {
        return trackStart + 1 + fraction * (track() - thumbLength());
    }

    private double along(MouseEvent event) {
        return orientation == Orientation.VERTICAL ? event.getY() : event.getX();
    }

    private void pressed(MouseEvent event) {
        event.consume();
        var at = along(event);
        if (event.getButton() == MouseButton.MIDDLE) {
            moves.to(Math.clamp((at - trackStart - thumbLength() / 2) / Math.max(1, track() - thumbLength()), 0, 1));
        } else if (event.getButton() == MouseButton.PRIMARY && at >= thumbStart() && at <= thumbStart() + thumbLength()) {
            grab = at;
            grabFraction = fraction;
            lastFine = at;
            pseudoClassStateChanged(DRAGGED, true);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            page(at);
        }
    }

    private void dragged(MouseEvent event) {
        event.consume();
        if (!isDragged()) {
            return;
        }
        var at = along(event);
        if (event.isShiftDown()) {
            var steps = (long) (at - lastFine);
            moves.by(steps);
            lastFine += steps;
            grab = at;
            grabFraction = fraction;
        } else {
            lastFine = at;
            moves.to(Math.clamp(grabFraction + (at - grab) / Math.max(1, track() - thumbLength()), 0, 1));
        }
    }

    private void released(MouseEvent event) {
        event.consume();
        paging.stop();
        if (isDragged()) {
            grab = Double.NaN;
            pseudoClassStateChanged(DRAGGED, false);
            moves.released();
        }
    }

    private void page(double towards) {
        var direction = towards < thumbStart() ? -1 : 1;
        moves.page(direction);
        paging.getKeyFrames().setAll(new KeyFrame(Duration.millis(60), tick -> {
            var isReached = direction < 0 ? thumbStart() <= towards : thumbStart() + thumbLength() >= towards;
            if (isReached) {
                paging.stop();
            } else {
                moves.page(direction);
            }
        }));
        paging.setCycleCount(Timeline.INDEFINITE);
        paging.setDelay(Duration.millis(350));
        paging.playFromStart();
    }

    /// One mark.
    ///
    /// @param fraction of the track
    record Mark(double fraction, MarkKind kind) {}
}
