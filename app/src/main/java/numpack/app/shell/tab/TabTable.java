package numpack.app.shell.tab;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import numpack.app.grid.table.TableState;
import numpack.app.grid.table.TableSubject;
import numpack.app.session.DraftVerb;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// A tab as its table sees it.
final class TabTable implements TableSubject {
    private final TabLook look;

    TabTable(TabLook look) {
        this.look = look;
    }

    @Override
    public ObservableValue<@Nullable TableState> state() {
        return look.stateProperty();
    }

    @Override
    public String pack() {
        return look.tab().session().path().toString();
    }

    @Override
    public String key() {
        var array = look.tab().arrayProperty().get();
        return pack() + "\t" + (array == null ? "" : array.name());
    }

    @Override
    public boolean isSettled() {
        return !look.tab().session().editingProperty().get();
    }

    @Override
    public DraftArray again(DraftArray seen) throws IOException {
        return look.tab().session().again(seen);
    }

    @Override
    public void edit(DraftArray seen, Verb verb, LongConsumer done, Consumer<? super Throwable> failed) {
        look.tab().session().edit(DraftVerb.asSeen(List.of(seen), draft -> verb.apply(draft, draft.nameNow(seen))), done, failed);
    }
}
