package numpack.app.shell.tab;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import numpack.app.command.OpenEdits;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.grid.GridView;
import numpack.app.prefs.ArrayFormats;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.table.ArrayTableView;
import numpack.app.table.Tables;
import numpack.app.table.number.NumberFormats;
import numpack.app.table.paste.question.PasteMemory;

/// The tabs of a sample session, with their tables.
final class SampleTabs {
    private SampleTabs() {}

    static Tables tables(SampleSession sample) {
        return new Tables(sample.sessions.currentTabProperty(), new ArrayTableView.Services(sample.runner, sample.tasks, new ScriptedDialogs(), new OpenEdits(),
                new PasteMemory(), new NumberFormats(new SimpleObjectProperty<>(ArrayFormats.NONE)), sample.failures::add, () -> { }));
    }

    static TabArea area(SampleSession sample) {
        return area(sample, tables(sample));
    }

    static TabArea area(SampleSession sample, Tables tables) {
        return new TabArea(sample.sessions, sample.runner, List.of(new PictureKind("table", tables::picture)));
    }

    /// The grid of the table in front.
    static GridView grid(TabArea tabs, SampleSession sample) {
        return grid(tabs, sample.sessions.currentTabProperty().get());
    }

    static GridView grid(TabArea tabs, ShownArray tab) {
        return (GridView) tabs.pictureOf(tab).keys();
    }
}
