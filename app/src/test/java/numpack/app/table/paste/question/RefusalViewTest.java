package numpack.app.table.paste.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import numpack.app.i18n.Texts;
import numpack.app.style.Screens;
import numpack.app.table.paste.BlockRefusal;
import numpack.app.table.paste.BlockRefusal.BadCell;
import org.junit.jupiter.api.Test;

class RefusalViewTest {
    @Test
    void eachBadCellIsListedWithItsReasonInTheWidestColumn() {
        var refusal = new BlockRefusal("2 cells cannot be read.", List.of(new BadCell("0", "1", "abc", "“abc” is not a valid int32."),
                new BadCell("1", "0", "1e99", "“1e99” is not a valid int32.")), 2);
        var columns = Screens.onFx(() -> columns(new RefusalView(refusal)));

        assertEquals(List.of(Texts.of("grid.paste.row"), Texts.of("grid.paste.column"), Texts.of("grid.paste.value"), Texts.of("grid.paste.reason")),
                columns.stream().map(TableColumn::getText).toList());
        var reason = columns.getLast();
        assertEquals("“abc” is not a valid int32.", reason.getCellData(0));
        assertTrue(columns.stream().filter(Predicate.not(reason::equals)).allMatch(column -> column.getPrefWidth() < reason.getPrefWidth()),
                () -> columns.stream().map(column -> Double.toString(column.getPrefWidth())).collect(Collectors.joining(", ")));
        Screens.shoot("paste-refusal", 680, 260, () -> new RefusalView(refusal));
    }

    private static List<? extends TableColumn<?, ?>> columns(RefusalView view) {
        return view.getChildren().stream().filter(TableView.class::isInstance).map(TableView.class::cast)
                .flatMap(table -> ((TableView<?>) table).getColumns().stream()).toList();
    }
}
