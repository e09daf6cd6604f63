package numpack.app.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.control.EmptyState;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The panel of statistics: a small histogram, lines of numbers, and the most frequent values.
final class StatisticsView extends VBox {
    private final StatisticsViewModel model;
    private final Consumer<NumberLink> go;
    private final EmptyState empty = new EmptyState(Feather.BAR_CHART_2, "");
    private final BarsView bars = new BarsView();
    private final Label low = new Label();
    private final Label high = new Label();
    private final PartView outside;
    private final VBox histogram;
    private final VBox lines = new VBox();
    private final Label valuesHead = new Label();
    private final VBox values = new VBox();
    private final List<LineRow> lineRows = new ArrayList<>();
    private final List<ValueRow> valueRows = new ArrayList<>();

    /// @param toTable gives the focus to the table in front
    StatisticsView(StatisticsViewModel model, Runnable toTable) {
        this.model = model;
        this.go = link -> {
            model.go(link);
            toTable.run();
        };
        getStyleClass().add("statistics");
        Stylesheets.install(this, "stats.css");
        outside = new PartView(go);
        outside.getStyleClass().add("statistics-outside");
        histogram = new VBox(bars, ends(), outside);
        histogram.getStyleClass().add("statistics-histogram");
        lines.getStyleClass().add("statistics-lines");
        values.getStyleClass().add("statistics-values");
        valuesHead.getStyleClass().add("statistics-values-head");
        getChildren().addAll(progress(), again(), histogram, lines, valuesHead, values, empty);
        List.of(histogram, lines, valuesHead, values, empty, outside).forEach(each -> each.managedProperty().bind(each.visibleProperty()));
        model.contentProperty().subscribe(this::show);
        model.watchedProperty().bind(visibleProperty());
    }

    /// The focus goes to the first number that leads anywhere.
    @Override
    public void requestFocus() {
        lookupAll(".number-link").stream().filter(Node::isVisible).findFirst().ifPresent(Node::requestFocus);
    }

    private Node ends() {
        low.getStyleClass().add("statistics-end");
        high.getStyleClass().add("statistics-end");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(low, gap, high);
    }

    private Node progress() {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("stats.progress"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.progressProperty().bind(model.fractionProperty().map(fraction -> Math.max(0, fraction.doubleValue())));
        var stop = new Button(null, new FontIcon(Feather.X));
        stop.getStyleClass().addAll("flat", "button-icon");
        stop.setAccessibleText(Texts.of("stats.stop"));
        stop.setTooltip(new Tooltip(Texts.of("stats.stop")));
        stop.setOnAction(_ -> model.stop());
        var line = new HBox(bar, stop);
        line.getStyleClass().add("statistics-progress");
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(model.fractionProperty().map(fraction -> fraction.doubleValue() >= 0));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Node again() {
        var again = new Button(Texts.of("stats.again"));
        again.getStyleClass().add("link-button");
        again.setOnAction(_ -> model.again());
        again.visibleProperty().bind(model.stoppedProperty());
        again.managedProperty().bind(again.visibleProperty());
        return again;
    }

    private void show(StatisticsContent content) {
        empty.setSentence(content.sentence());
        empty.setVisible(!content.sentence().isEmpty());
        histogram.setVisible(content.bars().isPresent());
        content.bars().ifPresent(this::show);
        fit(lineRows, lines, content.lines().size(), () -> new LineRow(go));
        for (int i = 0; i < lineRows.size(); i++) {
            lineRows.get(i).show(content.lines().get(i));
        }
        lines.setVisible(!lineRows.isEmpty());
        valuesHead.setText(content.valuesHead());
        valuesHead.setVisible(!content.valuesHead().isEmpty());
        fit(valueRows, values, content.values().size(), () -> new ValueRow(go));
        for (int i = 0; i < valueRows.size(); i++) {
            valueRows.get(i).show(content.values().get(i));
        }
        values.setVisible(!valueRows.isEmpty());
    }

    private void show(StatisticsContent.Bars shown) {
        bars.show(shown.heights(), shown.words());
        low.setText(shown.low());
        high.setText(shown.high());
        outside.setVisible(shown.outside().isPresent());
        shown.outside().ifPresent(part -> outside.show(Texts.of("stats.histogram"), part));
    }

    /// Rows stay while their numbers change.
    private static <R extends Node> void fit(List<R> rows, VBox box, int count, Supplier<R> make) {
        while (rows.size() > count) {
            box.getChildren().remove(rows.removeLast());
        }
        while (rows.size() < count) {
            rows.add(make.get());
            box.getChildren().add(rows.getLast());
        }
    }
}
