package numpack.app.grid.paste;

import java.util.Optional;

/// What the user answered to earlier questions about pasted text, for as long as the program runs. Foreground only.
public final class PasteMemory {
    private Optional<CommaReading> commas = Optional.empty();
    private PasteOutcome.Rounding rounding = PasteOutcome.Rounding.ASKED;

    /// What is done about values that are only rounded.
    public PasteOutcome.Rounding rounding() {
        return rounding;
    }

    /// What commas were taken for the last time there was a choice.
    Optional<CommaReading> commas() {
        return commas;
    }

    void remember(CommaReading chosen) {
        commas = Optional.of(chosen);
    }

    void acceptRounding() {
        rounding = PasteOutcome.Rounding.ACCEPTED;
    }
}
