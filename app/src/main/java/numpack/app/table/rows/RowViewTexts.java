package numpack.app.table.rows;

import java.util.ArrayList;
import numpack.app.i18n.Texts;
import numpack.app.session.ShownArray;
import numpack.app.session.space.RowView;
import numpack.app.session.space.SortKey;
import numpack.engine.draft.DraftArray;

/// What is shown of the rows, in words.
public final class RowViewTexts {
    private RowViewTexts() {}

    /// Why all rows are shown again.
    public static String of(ShownArray.AllRowsWhy why) {
        return Texts.of(switch (why) {
            case RENUMBERED -> "grid.rows.left.renumbered";
            case TURNED -> "grid.rows.left.turned";
            case PLACE -> "grid.rows.left.place";
        });
    }

    /// "12 of 1,000 rows: changed rows · sorted by column 3 ▾".
    static String of(RowView.Listed list, DraftArray array) {
        long all = array.physicalShape().rowCount();
        boolean isAll = list.count() == all || list.words().isEmpty() && list.count() == array.shape().rowCount();
        var count = isAll ? Texts.of("grid.rows.count", list.count()) : Texts.of("grid.rows.countOf", list.count(), all);
        var rows = list.words().map(words -> Texts.of("grid.rows.are", count, words)).orElse(count);
        return list instanceof RowView.Sorted sorted ? rows + " · " + sorting(sorted.key(), array) : rows;
    }

    /// By which column they are sorted, and how.
    private static String sorting(SortKey key, DraftArray array) {
        boolean isAscending = key.direction() == SortKey.Direction.ASCENDING;
        return Texts.of(isAscending ? "grid.rows.ascending" : "grid.rows.descending", column(key, array));
    }

    private static String column(SortKey key, DraftArray array) {
        var shape = array.physicalShape();
        if (shape.ndim() == 1) {
            return Texts.of("grid.rows.byValue");
        }
        if (shape.ndim() == 2) {
            return Texts.of("grid.rows.byColumn", Long.toString(key.offset()));
        }
        var index = new ArrayList<String>();
        long rest = key.offset();
        for (int axis = shape.ndim() - 1; axis > 0; axis--) {
            index.addFirst(Long.toString(rest % shape.length(axis)));
            rest /= shape.length(axis);
        }
        return Texts.of("grid.rows.byIndex", "[:, " + String.join(", ", index) + "]");
    }
}
