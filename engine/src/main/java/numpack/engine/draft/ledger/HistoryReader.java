package numpack.engine.draft.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import numpack.engine.draft.apply.LastTarget;
import numpack.engine.draft.history.Conflicting;
import numpack.engine.draft.history.History;
import numpack.engine.draft.history.IndexedSteps;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.history.Promise;
import numpack.engine.draft.log.LateLog;
import numpack.engine.draft.log.LaterLogException;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.log.LogRecord;
import numpack.engine.draft.log.RecordLog;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;

/// Reads the records of a log, one after the other, into a history.
public final class HistoryReader {
    private final LateLog log = new LateLog();
    private final History history = new History(new StepReader(log));
    private final LastTarget last = new LastTarget();
    private Optional<LogHeader> header = Optional.empty();
    private Optional<Promise> unsettled = Optional.empty();

    /// @throws IllegalArgumentException if it is malformed
    /// @throws LaterLogException       if a later version of this program wrote it
    void accept(LogRecord record) {
        var in = new LogInput(record.payload(), header.map(LogHeader::version).orElse(LogHeader.VERSION));
        switch (record.type()) {
            case RecordLog.BULK -> { }
            case LogHeader.TYPE -> header(LogHeader.fromBytes(record.payload()));
            case HistoryCodec.ARRAY -> history.know(HistoryCodec.known(in));
            case HistoryCodec.STEPS -> steps(in, record);
            case HistoryCodec.CURSOR -> history.moveTo(in.position());
            case HistoryCodec.COMMITTING -> unsettled = Optional.of(HistoryCodec.promise(in));
            case HistoryCodec.COMMITTED -> {
                var promise = HistoryCodec.promise(in);
                history.fulfil(promise, promise.arrays());
                unsettled = Optional.empty();
            }
            case HistoryCodec.GIVEN_UP -> unsettled = Optional.empty();
            case HistoryCodec.RELOADED -> reloaded(in);
            case HistoryCodec.CONFLICTING -> conflicting(in, record.position());
            case HistoryCodec.SIGNATURES -> history.sign(in.number(), HistoryCodec.signatures(in));
            // It is sound, so a program wrote it that knows more types.
            default -> throw new LaterLogException(LogHeader.VERSION + 1);
        }
    }

    /// Says where the bulk bytes of the steps are to be read.
    void bind(RecordLog records) {
        log.bind(records);
    }

    History history() {
        return history;
    }

    Optional<LogHeader> header() {
        return header;
    }

    /// A promise that no later record speaks of.
    Optional<Promise> unsettled() {
        return unsettled;
    }

    private void header(LogHeader found) {
        if (found.version() < LogHeader.OLDEST) {
            throw new IllegalArgumentException("a log of version " + found.version());
        }
        header = Optional.of(found);
    }

    private void steps(LogInput in, LogRecord record) {
        int position = in.position();
        // Of steps that are no more it cannot be said that they are saved: the pack shows what there is.
        unsettled = unsettled.filter(promise -> promise.mark() <= position);
        int count = in.count();
        var offsets = new int[count + 1];
        history.replaceFrom(position, steps(in, record.position(), offsets), new IndexedSteps.Places(record.position(), record.payload(), offsets));
    }

    private List<Step> steps(LogInput in, long limit, int[] offsets) {
        var steps = new ArrayList<Step>(offsets.length - 1);
        for (int i = 0; i < offsets.length - 1; i++) {
            offsets[i] = in.offset();
            steps.add(StepCodec.read(in, log, limit, last));
        }
        offsets[offsets.length - 1] = in.offset();
        return steps;
    }

    private void conflicting(LogInput in, long limit) {
        int count = in.count();
        var arrays = new HashMap<Long, KnownArray>();
        for (int i = 0; i < count; i++) {
            var array = HistoryCodec.known(in);
            arrays.put(array.id(), array);
        }
        history.setConflicting(new Conflicting(steps(in, limit, new int[in.count() + 1]), arrays));
    }

    private void reloaded(LogInput in) {
        int arrays = in.count();
        for (int i = 0; i < arrays; i++) {
            history.know(HistoryCodec.known(in));
        }
        int count = in.count();
        var voids = new HashMap<Long, StepEffects.Reason>();
        for (int i = 0; i < count; i++) {
            voids.put(in.number(), VoidCodes.reason(in.text()));
        }
        history.addVoids(voids);
    }
}
