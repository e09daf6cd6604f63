package numpack.app.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import numpack.app.command.OpenEdits;
import numpack.app.control.EmptyState;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;

/// The row that the cursor is on, a block for each array that has it; or why there is none.
final class InspectorView extends StackPane {
    private final InspectorViewModel model;
    private final OpenEdits edits;
    private final VBox blocks = new VBox();
    private final Label leftOut = new Label();
    private final ScrollPane scroll = new ScrollPane(new VBox(blocks, leftOut));
    /// By array: a block keeps its element and the focus while the cursor goes from row to row.
    private Map<InspectedRow.Key, RowBlock> known = Map.of();
    /// The last one that went out of sight with a text that could not be taken: it is there again with its row.
    private Optional<RowBlock> waiting = Optional.empty();

    /// @param edits receives what is being typed
    InspectorView(InspectorViewModel model, OpenEdits edits) {
        this.model = model;
        this.edits = edits;
        getStyleClass().add("inspect");
        Stylesheets.install(this, "inspect.css");
        blocks.getStyleClass().add("inspect-blocks");
        leftOut.getStyleClass().add("inspect-left-out");
        leftOut.setWrapText(true);
        leftOut.managedProperty().bind(leftOut.textProperty().isNotEmpty());
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("inspect-scroll");
        var empty = new EmptyState(Feather.ALIGN_LEFT, "");
        empty.sentenceProperty().bind(model.emptyTextProperty());
        empty.visibleProperty().bind(model.emptyTextProperty().isNotEmpty());
        empty.managedProperty().bind(empty.visibleProperty());
        scroll.visibleProperty().bind(empty.visibleProperty().not());
        getChildren().addAll(scroll, empty);
        visibleProperty().subscribe(model::setSeen);
        model.rowProperty().subscribe(this::show);
    }

    /// The focus goes to the first row.
    @Override
    public void requestFocus() {
        blocks.getChildren().stream().findFirst().ifPresent(Node::requestFocus);
    }

    private void show(Optional<InspectedRow> next) {
        leave(next);
        // What was typed may have been an edit that this row has.
        var row = model.rowProperty().get();
        var parts = row.map(InspectedRow::arrays).orElse(List.of());
        var blocksNow = new HashMap<InspectedRow.Key, RowBlock>();
        parts.forEach(part -> blocksNow.put(part.key(), blockOf(part.key())));
        var nodes = parts.stream().map(part -> blocksNow.get(part.key())).toList();
        known = blocksNow;
        if (!blocks.getChildren().equals(nodes)) {
            blocks.getChildren().setAll(nodes);
        }
        row.ifPresent(shown -> parts.forEach(part -> {
            var block = blocksNow.get(part.key());
            if (shown.cell().arrayId() == part.key().arrayId()) {
                block.goTo(shown.cell().element());
            }
            block.show(part);
        }));
        leftOut.setText(row.map(model::leftOut).orElse(""));
    }

    /// Before blocks are taken away, what is being typed in them becomes an edit of their array.
    private void leave(Optional<InspectedRow> next) {
        var keys = next.map(InspectedRow::arrays).orElse(List.of()).stream().map(InspectedRow.Part::key).toList();
        for (var block : List.copyOf(known.entrySet())) {
            if (!keys.contains(block.getKey()) && !block.getValue().leave()) {
                waiting = Optional.of(block.getValue());
            }
        }
    }

    private RowBlock blockOf(InspectedRow.Key key) {
        var back = waiting.filter(block -> block.isFor(key));
        if (back.isPresent()) {
            waiting = Optional.empty();
        }
        return back.or(() -> Optional.ofNullable(known.get(key))).orElseGet(() -> new RowBlock(model, edits));
    }
}
