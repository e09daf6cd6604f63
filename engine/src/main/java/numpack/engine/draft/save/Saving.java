package numpack.engine.draft.save;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import numpack.engine.change.ArrayStamp;
import numpack.engine.StoredArray;
import numpack.engine.draft.history.ArrayTrace;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.history.Promise;
import numpack.engine.draft.replay.FitCheck;
import numpack.engine.draft.replay.Reloading;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.Parked;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.work.HardLinkedFile;
import numpack.engine.work.Progress;
import numpack.engine.work.SavePlan;

/// Makes the state at the cursor the pack's, in one transaction.
///
/// @param core whose state it is
public record Saving(DraftCore core) {
    public SavePlan plan() throws IOException {
        var change = NetChange.between(core.timeline().base(), core.state());
        try (var transaction = core.pack().begin()) {
            change.fill(transaction);
            int steps = Math.abs(core.history().cursor() - core.history().mark());
            return new SavePlan(change.names(), steps, transaction.neededBytes(), Files.getFileStore(core.pack().path()).getUsableSpace(),
                    transaction.hardLinkedFiles());
        }
    }

    /// The files that it would rewrite completely because of hard links. Makes no difference of the states unless one of the changed arrays has any.
    public List<HardLinkedFile> hardLinkedFiles() throws IOException {
        var base = core.timeline().base();
        var now = core.state();
        for (var array : base.all()) {
            boolean isChanged = now.find(array.id()).filter(then -> then != array).isPresent();
            var stored = array.base().stored();
            if (isChanged && stored.isPresent() && stored.get().isHardLinked()) {
                return plan().hardLinked();
            }
        }
        return List.of();
    }

    /// Saves the state at the cursor.
    public void run(Progress progress) throws IOException {
        core.requireSamePack();
        if (core.log().unsettled().isPresent()) {
            // Neither the pack nor the log could say what became of the last save.
            core.readAgain();
            new Committing(core).settle();
            core.ledger().unsettled().requireNone();
        }
        requireSameRows();
        var change = NetChange.between(core.timeline().base(), core.state());
        var waiting = new HashMap<>(core.history().waiting());
        change.broughtBack().forEach(array -> waiting.remove(array.id()));
        try (var transaction = core.pack().begin()) {
            long last = core.history().lastSavedStep();
            change.fill(transaction).forEach((id, key) -> waiting.put(id, new Parked(key, last)));
            var promise = new Promise(Promise.Kind.SAVE, core.history().cursor(), transaction.stampMicros(), after(change), waiting);
            new Committing(core).commit(transaction, promise, progress);
        }
        new Committing(core).readBack(() -> {
            new Committing(core).voidBySave();
            core.readPack();
        });
    }

    /// Rows under unsaved edits must hold what they held, or the edits are about other samples. Sizes and times do not always tell: a time can be put
    /// back, and pages can be written through a mapping of another program.
    ///
    /// @throws ChangedOutsideException if they do not; the array counts as changed from then on
    private void requireSameRows() throws IOException {
        var history = core.history();
        if (history.signatures().isEmpty() || history.cursor() <= history.mark()) {
            return;
        }
        var base = core.timeline().base();
        var all = base.all().stream().map(ArrayState::id).collect(Collectors.toSet());
        var check = new FitCheck(core.timeline().change(), all, Map.of(), history.signatures());
        var out = history.reverted(history.mark(), history.cursor());
        for (var step : history.steps().subList(history.mark(), history.cursor())) {
            var other = Reloading.isIdle(history, out, step) ? Optional.<ArrayState>empty() : check.otherRowsIn(base, step);
            if (other.isPresent()) {
                other.get().base().stored().ifPresent(StoredArray::distrust);
                throw new ChangedOutsideException(core.pack().path(), new OutsideChange.EditedRowsChanged(other.get().name()));
            }
        }
    }

    private List<KnownArray> after(NetChange change) {
        var after = new ArrayList<KnownArray>();
        for (var array : change.removed()) {
            after.add(new KnownArray(array.id(), array.name(), false, array.base().dtype(), array.physicalShape(), noStamp(), array.space(),
                    closings(array.id()), ArrayTrace.NONE));
        }
        change.changed().forEach(inPlace -> after.add(known(inPlace.now())));
        change.added().forEach(array -> after.add(known(array)));
        change.broughtBack().forEach(array -> after.add(known(array)));
        return after;
    }

    private KnownArray known(ArrayState array) {
        return new KnownArray(array.id(), array.name(), true, array.base().dtype(), array.physicalShape(), noStamp(), array.space(),
                closings(array.id()), ArrayTrace.NONE);
    }

    private List<KnownArray.Closing> closings(long id) {
        return Optional.ofNullable(core.history().known().get(id)).map(KnownArray::closings).orElse(List.of());
    }

    private static ArrayStamp noStamp() {
        return new ArrayStamp(0, "");
    }
}
