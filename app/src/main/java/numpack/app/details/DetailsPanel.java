package numpack.app.details;

import numpack.app.command.Commands;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.session.Sessions;
import org.kordamp.ikonli.feather.Feather;

/// The panel of facts.
public final class DetailsPanel {
    private DetailsPanel() {}

    public static Panel of(Sessions sessions, Commands commands) {
        return Panel.of("details", Feather.INFO, PanelSide.RIGHT, new DetailsView(new DetailsViewModel(sessions), commands.get("array.dropSame")))
                .keys("Shortcut+I");
    }
}
