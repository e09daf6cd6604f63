package numpack.app.table.paste.question;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.table.paste.CommaClues;
import numpack.app.table.paste.CommaReading;
import numpack.app.table.paste.PasteAnswer;
import numpack.app.table.paste.PasteOutcome;
import numpack.app.table.paste.PasteReading;
import numpack.app.table.paste.PasteReading.Lost;
import org.jspecify.annotations.Nullable;

/// What has to be answered before a text is pasted: how its commas are read, and whether cells keep their values where digits would be lost.
///
/// A way to read commas is chosen at first only for a reason, and the reason is said: clues that leave no other, or else the last answer in this pack
/// if no clue speaks against it. So is the only one that the array can take: why it cannot take the others is said of those.
public final class PasteQuestionViewModel {
    private static final int MAX_NAME = 40;

    private final List<PasteReading> readings;
    private final CommaClues clues;
    private final String pack;
    private final PasteMemory memory;
    private final Optional<PasteReading> only;
    private final @Nullable PasteReading suggested;
    private final ObjectProperty<@Nullable PasteReading> chosen = new SimpleObjectProperty<>(this, "chosen");
    private final BooleanProperty leavesLost = new SimpleBooleanProperty(this, "leavesLost");
    private final BooleanProperty acceptsRounding = new SimpleBooleanProperty(this, "acceptsRounding");

    /// @param pack tells the array's pack from all others
    public PasteQuestionViewModel(PasteOutcome.Readable outcome, String pack, PasteMemory memory) {
        this.readings = outcome.readings();
        this.clues = outcome.clues();
        this.pack = pack;
        this.memory = memory;
        this.only = onlyPossible();
        this.suggested = only.or(() -> suggestion().flatMap(this::usable)).orElse(null);
        chosen.set(suggested);
        chosen.subscribe(() -> leavesLost.set(false));
    }

    /// The question in a few words.
    public String title() {
        var first = readings.getFirst();
        if (hasChoice()) {
            return Texts.of("grid.paste.ask.commas");
        }
        return first.lostCount() > 0 ? Texts.of("grid.paste.ask.lost", first.lostCount())
                : first.gapCount() + first.emptyLines() > 0 ? Texts.of("grid.paste.ask.gaps") : Texts.of("grid.paste.ask.rounded", first.roundedCount());
    }

    /// Where it would go.
    public String text() {
        var first = readings.getFirst();
        return Texts.of("grid.paste.ask.where", (long) first.rows(), Names.elided(first.array(), MAX_NAME), first.place());
    }

    /// The button, with the number of values.
    public ObservableValue<String> acceptText() {
        return Bindings.createStringBinding(() -> Texts.of("grid.paste.ask.accept", chosen.get() == null ? 0L : valueCount(chosen.get())),
                chosen, leavesLost);
    }

    /// Why a way to read commas is chosen that the user has not chosen; empty if the user has, or has still to choose.
    ObservableValue<String> whyChosen() {
        return chosen.map(now -> hasChoice() && only.isEmpty() && now == suggested ? reason() : "").orElse("");
    }

    /// Why nothing can be pasted yet; empty if it can.
    public ObservableValue<String> complaint() {
        return Bindings.createStringBinding(() -> chosen.get() == null ? Texts.of("grid.paste.ask.choose")
                : valueCount(chosen.get()) == 0 ? Texts.of("grid.paste.ask.nothingLeft") : "", chosen, leavesLost);
    }

    /// What was answered; remembered for the next time.
    public PasteAnswer answer() {
        var reading = chosen.get();
        if (reading == null) {
            throw new IllegalStateException("nothing is chosen");
        }
        if (hasChoice() && only.isEmpty()) {
            memory.remember(pack, reading.commas());
        }
        if (acceptsRounding.get()) {
            memory.acceptRounding();
        }
        return new PasteAnswer(reading, lost());
    }

    List<PasteReading> readings() {
        return readings;
    }

    boolean hasChoice() {
        return readings.size() > 1;
    }

    /// Null while nothing is chosen.
    ObjectProperty<@Nullable PasteReading> chosenProperty() {
        return chosen;
    }

    /// Whether cells stay as they are for which digits would be lost.
    BooleanProperty leavesLostProperty() {
        return leavesLost;
    }

    /// Whether rounding is not to be asked about any more.
    BooleanProperty acceptsRoundingProperty() {
        return acceptsRounding;
    }

    /// The dtype that digits are lost in.
    String dtype() {
        return readings.getFirst().dtype();
    }

    /// The list of lost digits, for the clipboard.
    String listAsText(PasteReading reading) {
        var header = String.join("\t", Texts.of("grid.paste.row"), Texts.of("grid.paste.column"), Texts.of("grid.paste.lost.pasted"),
                Texts.of("grid.paste.lost.stored"), Texts.of("grid.paste.lost.difference"));
        return reading.listed().stream()
                .map(value -> String.join("\t", value.row(), value.column(), value.pasted(), value.stored(), value.difference()))
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private long valueCount(PasteReading reading) {
        return reading.valueCount(lost());
    }

    private Lost lost() {
        return leavesLost.get() ? Lost.LEFT_OUT : Lost.WRITTEN;
    }

    /// The only way that the array can take, if no clue speaks against it: the others stand beside it with the reason why not.
    private Optional<PasteReading> onlyPossible() {
        var possible = readings.stream().filter(reading -> reading.refusal().isEmpty()).toList();
        return possible.size() == 1 && clues.likely().contains(possible.getFirst().commas()) ? Optional.of(possible.getFirst()) : Optional.empty();
    }

    private Optional<CommaReading> suggestion() {
        return isClear() ? clues.likely().stream().findFirst() : memory.commas(pack).filter(clues.likely()::contains);
    }

    private boolean isClear() {
        return clues.likely().size() == 1;
    }

    private String reason() {
        return !isClear() ? Texts.of("grid.paste.ask.because.lastTime") : clues.clue().map(clue -> Texts.of(switch (clue) {
            case ZEROS -> "grid.paste.ask.because.zeros";
            case SELECTION -> "grid.paste.ask.because.selection";
        })).orElse("");
    }

    private Optional<PasteReading> usable(CommaReading commas) {
        return readings.stream().filter(reading -> reading.commas() == commas && reading.refusal().isEmpty()).findFirst();
    }
}
