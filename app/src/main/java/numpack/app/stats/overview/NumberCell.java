package numpack.app.stats.overview;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import numpack.app.i18n.Texts;
import numpack.app.stats.NumberTexts;
import numpack.app.stats.overview.OverviewItem.Number;
import org.jspecify.annotations.Nullable;

/// A number of a line: a link where it leads somewhere.
final class NumberCell extends TableCell<OverviewItem, Number> {
    private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

    private final Button link = new Button();

    NumberCell(OverviewViewModel model) {
        getStyleClass().add("overview-cell");
        link.getStyleClass().setAll("number-link");
        // The keys go along the lines; Enter opens the array.
        link.setFocusTraversable(false);
        link.setOnAction(_ -> {
            var line = getTableRow().getItem();
            if (line != null && getItem() != null) {
                model.go(line, getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Number number, boolean isEmpty) {
        super.updateItem(number, isEmpty);
        boolean isLink = !isEmpty && number != null && number.place().isPresent();
        var text = isEmpty || number == null ? "" : number.text();
        link.setText(text);
        link.setAccessibleText(Texts.of("stats.link.words", getTableColumn() == null ? "" : getTableColumn().getText(), text));
        setGraphic(isLink ? link : null);
        setText(isLink ? "" : text);
        pseudoClassStateChanged(NOTHING, text.equals("0") || text.equals(NumberTexts.NONE));
    }
}
