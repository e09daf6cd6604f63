package numpack.app.stats;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// One of the most frequent values: value, bar, count, share.
final class ValueRow extends HBox {
    private final Label value = new Label();
    private final Region bar = new Region();
    private final StackPane track = new StackPane(bar);
    private final PartView count;
    private final Label share = new Label();
    private double part;

    ValueRow(Consumer<NumberLink> go) {
        getStyleClass().add("statistics-value");
        setAlignment(Pos.CENTER_LEFT);
        value.getStyleClass().add("statistics-value-name");
        bar.getStyleClass().add("statistics-value-bar");
        track.getStyleClass().add("statistics-value-track");
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinWidth(0);
        HBox.setHgrow(track, Priority.ALWAYS);
        track.widthProperty().subscribe(_ -> size());
        count = new PartView(go);
        count.getStyleClass().add("statistics-value-count");
        count.setAlignment(Pos.BASELINE_RIGHT);
        share.getStyleClass().add("statistics-note");
        getChildren().addAll(value, track, count, share);
    }

    void show(ValueLine line) {
        value.setText(line.value());
        share.setText(line.share());
        count.show(line.value(), line.count());
        part = line.bar();
        size();
    }

    private void size() {
        bar.setMaxWidth(Math.max(2, part * track.getWidth()));
    }
}
