package numpack.app.table.paste.question;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import numpack.app.table.paste.CommaReading;
import numpack.app.table.paste.PasteOutcome;

/// What the user answered to earlier questions about pasted text, for as long as the program runs. Foreground only.
public final class PasteMemory {
    private final Map<String, CommaReading> commas = new HashMap<>();
    private PasteOutcome.Rounding rounding = PasteOutcome.Rounding.ASKED;

    /// What is done about values that are only rounded.
    public PasteOutcome.Rounding rounding() {
        return rounding;
    }

    /// What commas were taken for the last time there was a choice in a pack: texts for one pack tend to come from one program.
    Optional<CommaReading> commas(String pack) {
        return Optional.ofNullable(commas.get(pack));
    }

    void remember(String pack, CommaReading chosen) {
        commas.put(pack, chosen);
    }

    void acceptRounding() {
        rounding = PasteOutcome.Rounding.ACCEPTED;
    }
}
