package numpack.app.stats.overview;

import java.time.InstantSource;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.Region;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.PreferenceKey;
import numpack.app.session.Sessions;
import numpack.app.session.pack.PackSession;
import numpack.app.stats.FindMore;
import numpack.app.stats.numbers.NumbersCache;
import numpack.app.task.TaskRunner;
import org.kordamp.ikonli.feather.Feather;

/// The overview of the current pack: its page, and the command that shows it.
public final class Overview {
    /// Whether it is the first that is seen of a pack of several arrays.
    public static final PreferenceKey<Boolean> FIRST = new PreferenceKey<>("overview.first", Boolean.class, true);

    private final Sessions sessions;
    private final OverviewView view;

    /// @param isFirst whether it is shown when a pack is opened
    /// @param more    goes on from the first place of a number to the others
    public Overview(Sessions sessions, TaskRunner runner, AppFolders folders, ObjectProperty<Boolean> isFirst, FindMore more) {
        this.sessions = sessions;
        var first = new SimpleBooleanProperty(isFirst.get());
        first.addListener((_, _, now) -> isFirst.set(now));
        isFirst.addListener((_, _, now) -> first.set(now));
        var cache = new NumbersCache(folders.cache().resolve("statistics"), InstantSource.system());
        view = new OverviewView(new OverviewViewModel(sessions, runner, cache, more), first);
        sessions.packs().addListener((ListChangeListener<PackSession>) change -> {
            while (change.next()) {
                if (change.wasAdded() && isFirst.get()) {
                    sessions.overviewProperty().set(true);
                }
            }
        });
    }

    public Region view() {
        return view;
    }

    /// Puts the command into the catalogue.
    public void register(Commands commands) {
        var pack = sessions.currentPackProperty();
        commands.register(Command.of(CommandGroup.VIEW, "stats.overview.show", Feather.BOX, () -> {
            if (pack.get() != null) {
                sessions.showOverview(pack.get());
                view.requestFocus();
            }
        }).keys("Shortcut+Shift+O").enabledWhen(pack.map(_ -> true).orElse(false))
                .because(pack.map(_ -> "").orElse(Texts.of("command.whyNot.noPack"))));
    }
}
