package numpack.app.settings;

import java.util.Locale;
import numpack.app.i18n.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// A page of the settings.
enum SettingsPage {
    APPEARANCE(Feather.SUN),
    KEYS(Feather.COMMAND),
    SESSION(Feather.CLOCK),
    PLACES(Feather.FOLDER);

    private final Ikon icon;

    SettingsPage(Ikon icon) {
        this.icon = icon;
    }

    Ikon icon() {
        return icon;
    }

    /// Its name.
    String text() {
        return Texts.of("settings.page." + name().toLowerCase(Locale.ROOT));
    }
}
