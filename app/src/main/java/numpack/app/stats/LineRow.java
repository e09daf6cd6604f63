package numpack.app.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A line of numbers in the panel.
final class LineRow extends HBox {
    private final Consumer<NumberLink> go;
    private final Label label = new Label();
    private final HBox parts = new HBox();
    private final List<PartView> views = new ArrayList<>();
    private final Label note = new Label();

    LineRow(Consumer<NumberLink> go) {
        this.go = go;
        getStyleClass().add("statistics-line");
        // One line that is too long does not push the others out of sight.
        setMinWidth(0);
        setAlignment(Pos.BASELINE_LEFT);
        label.getStyleClass().add("statistics-label");
        note.getStyleClass().add("statistics-note");
        parts.setAlignment(Pos.BASELINE_LEFT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(label, parts, gap, note);
    }

    void show(NumberLine line) {
        label.setText(line.label());
        note.setText(line.note());
        if (views.size() != line.parts().size()) {
            views.clear();
            parts.getChildren().clear();
            for (int i = 0; i < line.parts().size(); i++) {
                if (i > 0) {
                    var dot = new Label(" · ");
                    dot.getStyleClass().add("number-plain");
                    parts.getChildren().add(dot);
                }
                views.add(new PartView(go));
                parts.getChildren().add(views.getLast());
            }
        }
        for (int i = 0; i < views.size(); i++) {
            views.get(i).show(line.label(), line.parts().get(i));
        }
    }
}
