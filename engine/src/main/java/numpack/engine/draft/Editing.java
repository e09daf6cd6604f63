package numpack.engine.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numpack.engine.draft.apply.LastTarget;
import numpack.engine.draft.apply.StepMaker;
import numpack.engine.draft.apply.TouchedRows;
import numpack.engine.draft.log.LateLog;
import numpack.engine.draft.save.DraftCore;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.state.Unreadable;
import numpack.engine.draft.step.Step;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.RowsRenumberedException;

/// Makes steps of requests and adds them to the history: each alone, or many as one group. A request that is refused leaves nothing, in the
/// log neither. Not safe for threads.
final class Editing {
    private final DraftCore core;
    private final Object draft = new Object();
    private final LastTarget lastTarget = new LastTarget();
    private Optional<Grouping> grouping = Optional.empty();

    Editing(DraftCore core) {
        this.core = core;
    }

    /// Makes atoms that fit a state.
    @FunctionalInterface
    interface Edit {
        List<Step.Atom> make(PackState state, StepMaker maker) throws IOException;
    }

    /// A step that fits, and what it leads to.
    private record Made(Step step, PackState after) {}

    /// Edits on their way to become one step.
    private static final class Grouping {
        private final List<Step.Atom> atoms = new ArrayList<>();
        private PackState state;

        Grouping(PackState state) {
            this.state = state;
        }
    }

    /// What tells the arrays of this draft from those of others, which may have the same ids. It keeps nothing in memory.
    Object draft() {
        return draft;
    }

    /// An identity for an array that is to be made.
    long takeArrayId() {
        return core.history().numbers().takeArrayId();
    }

    /// Whether a group is being made.
    boolean isGroup() {
        return grouping.isPresent();
    }

    Step edit(Edit edit) {
        try {
            return grouping.isPresent() ? editIn(grouping.get(), edit) : editAlone(edit);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Everything that `edits` does becomes one step.
    Step group(Runnable edits) {
        if (grouping.isPresent()) {
            throw new IllegalStateException("a group within a group");
        }
        try {
            var group = new Grouping(core.state());
            grouping = Optional.of(group);
            var step = orNothing(() -> {
                edits.run();
                return one(group.atoms);
            });
            know(step);
            core.ledger().sign(step);
            core.ledger().add(step, group.state.asOneEdit(core.state(), step));
            return step;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            grouping = Optional.empty();
        }
    }

    private Step editAlone(Edit edit) throws IOException {
        var made = make(core.state(), edit);
        know(made.step());
        core.ledger().sign(made.step());
        core.ledger().add(made.step(), made.after());
        return made.step();
    }

    private Step editIn(Grouping group, Edit edit) throws IOException {
        var made = make(group.state, edit);
        group.state = made.after();
        group.atoms.addAll(made.step().atoms());
        return made.step();
    }

    private Made make(PackState before, Edit edit) throws IOException {
        return orNothing(() -> {
            var step = one(edit.make(before, maker()));
            return new Made(step, applied(before, step));
        });
    }

    /// Makes something for which only bulk bytes are written; if it is refused, they are taken out of the log again.
    private <T> T orNothing(Turns.Question<T> making) throws IOException {
        long start = core.log().records().size();
        try {
            return making.ask();
        } catch (IOException | RuntimeException refused) {
            core.log().records().cutTo(start);
            throw refused;
        }
    }

    private PackState applied(PackState before, Step step) throws IOException {
        var outcome = core.timeline().change().forward(before, step);
        if (outcome.trouble().isPresent()) {
            throw new IllegalArgumentException("the step does not fit: " + outcome.trouble().get());
        }
        return outcome.state();
    }

    private void know(Step step) throws IOException {
        for (var atom : step.atoms()) {
            core.ledger().know(atom.target().arrayId());
            if (atom instanceof Step.CloneArray clone) {
                core.ledger().know(clone.sourceId());
            }
        }
    }

    private Step one(List<Step.Atom> atoms) {
        if (atoms.isEmpty()) {
            throw new IllegalArgumentException("nothing would change");
        }
        return atoms.size() == 1 ? atoms.getFirst() : new Step.Group(maker().origin(), atoms);
    }

    static void addUnlessEmpty(List<Step.Atom> atoms, Step.Atom atom) {
        if (!TouchedRows.of(atom).isEmpty()) {
            atoms.add(atom);
        }
    }

    StepMaker maker() {
        var history = core.history();
        return new StepMaker(core.pack().path(), core.log().records(), LateLog.of(core.log().records()), lastTarget,
                history.numbers()::takeStepId);
    }

    /// @throws NoSuchArrayException if there is none that can be read
    ArrayState find(PackState state, String name) {
        var found = state.find(name);
        if (found.isPresent()) {
            return found.get();
        }
        for (var array : core.unreadable()) {
            if (array.name().equals(name)) {
                throw new ArrayUnreadableException(core.pack().path(), name, array.stored().trouble().orElseThrow());
            }
        }
        throw new NoSuchArrayException(core.pack().path(), name);
    }

    /// @throws NoSuchArrayException if the array is gone, whatever has its name now, or is of another draft
    String nameNow(DraftArray seen) throws IOException {
        if (!isOwn(seen)) {
            throw new NoSuchArrayException(core.pack().path(), seen.name());
        }
        var state = grouping.isPresent() ? grouping.get().state : core.state();
        return state.find(seen.id()).map(ArrayState::name)
                .or(() -> core.unreadable().stream().filter(array -> array.id() == seen.id()).map(Unreadable::name).findFirst())
                .orElseThrow(() -> new NoSuchArrayException(core.pack().path(), seen.name()));
    }

    private boolean isOwn(DraftArray seen) {
        return switch (seen) {
            case LaidArray laid -> laid.draft() == draft;
            case UnreadableArray unreadable -> unreadable.draft() == draft;
            default -> false;
        };
    }

    /// A space is told from another by its rows: what is seen must be younger than the last append, or a compaction that takes away just as many
    /// rows as were appended would not be noticed.
    ///
    /// @throws NoSuchArrayException    if the array is gone, or is of another draft
    /// @throws RowsRenumberedException if rows that it had have other numbers now; rows may have come after them
    void requireNumbering(DraftArray seen) throws IOException {
        var now = find(core.state(), nameNow(seen));
        if (!(seen instanceof LaidArray(_, var then, _, var outside)) || outside.size() != core.outsideNumbers(then.id()).size()
                || !now.space().first(then.rows()).equals(then.space())) {
            throw new RowsRenumberedException(core.pack().path(), seen.name());
        }
    }

    /// @throws ArrayExistsException if the name is taken
    /// @throws InvalidNameException if no array can have it
    void requireNewName(PackState state, String name) {
        requireNewName(state, name, Optional.empty());
    }

    /// @param renamed the array that is to have the name; its own is free then
    /// @throws ArrayExistsException if the name is taken
    /// @throws InvalidNameException if no array can have it
    void requireNewName(PackState state, String name, Optional<ArrayState> renamed) {
        if (state.find(name).isPresent() || core.unreadable().stream().anyMatch(array -> array.name().equals(name))) {
            throw new ArrayExistsException(core.pack().path(), name);
        }
        // A name that the pack still has but the draft has given up is free.
        if (core.timeline().base().find(name).isEmpty()) {
            core.pack().whyNotName(name, givenUp(state, renamed)).ifPresent(fault -> {
                throw new InvalidNameException(core.pack().path(), name, fault);
            });
        }
    }

    /// The names of the pack's arrays that those arrays do not have in this state.
    private List<String> givenUp(PackState state, Optional<ArrayState> renamed) {
        return core.timeline().base().all().stream()
                .filter(array -> renamed.filter(other -> other.id() == array.id()).isPresent()
                        || state.find(array.id()).filter(now -> now.name().equals(array.name())).isEmpty())
                .map(ArrayState::name).toList();
    }
}
