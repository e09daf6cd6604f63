package numpack.app.table.paste;

import java.util.List;
import java.util.Optional;

/// What came of looking at a text for the cells of an array: ways to read it, or why there is none.
public sealed interface PasteOutcome {
    /// It can be written.
    ///
    /// @param readings one, or those that only the user can choose from; at least one of them is no refusal
    /// @param clues    which of them is likely
    record Readable(List<PasteReading> readings, CommaClues clues) implements PasteOutcome {
        public Readable {
            readings = List.copyOf(readings);
        }

        Readable(PasteReading only) {
            this(List.of(only), CommaClues.none(only));
        }

        /// Whether the user has to be asked before anything is written.
        ///
        /// @param rounding whether values that are only rounded are worth a question
        public boolean isQuestion(Rounding rounding) {
            var only = readings.getFirst();
            return readings.size() > 1 || only.lostCount() > 0 || only.gapCount() > 0 || only.emptyLines() > 0
                    || only.roundedCount() > 0 && rounding == Rounding.ASKED;
        }

        /// The only reading, if there is no choice.
        public Optional<PasteReading> only() {
            return readings.size() == 1 ? Optional.of(readings.getFirst()) : Optional.empty();
        }
    }

    /// It cannot, and nothing is.
    record Refused(BlockRefusal refusal) implements PasteOutcome {}

    /// What is done about values that are rounded to the nearest number of the dtype.
    enum Rounding {
        ASKED,
        /// The user has said once that it is all right.
        ACCEPTED
    }

    static PasteOutcome refused(String sentence) {
        return new Refused(BlockRefusal.of(sentence));
    }
}
