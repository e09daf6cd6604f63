package numpack.engine.draft.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import numpack.engine.change.ArrayStamp;
import numpack.engine.draft.history.ArrayTrace;
import numpack.engine.draft.history.Conflicting;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.history.Promise;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.signature.SignedRows;
import numpack.engine.draft.state.Parked;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;

/// What a history consists of, as bytes of log records, and the types of these records.
public final class HistoryCodec {
    public static final int ARRAY = 3;
    public static final int STEPS = 4;
    public static final int CURSOR = 5;
    static final int COMMITTING = 6;
    static final int COMMITTED = 7;
    static final int GIVEN_UP = 8;
    static final int RELOADED = 9;
    static final int CONFLICTING = 10;
    public static final int SIGNATURES = 11;

    private HistoryCodec() {
    }

    public static StepsRecord steps(int position, List<Step> steps, LongUnaryOperator moved) {
        var out = new LogOutput().number(position).number(steps.size());
        var offsets = new int[steps.size() + 1];
        for (int i = 0; i < steps.size(); i++) {
            offsets[i] = out.count();
            StepCodec.write(out, steps.get(i), moved);
        }
        offsets[steps.size()] = out.count();
        return new StepsRecord(out.toBytes(), offsets);
    }

    /// The record of some steps.
    ///
    /// @param offsets where each of them begins, and after the last where that ends
    public record StepsRecord(byte[] payload, int[] offsets) {}

    static LogOutput promise(Promise promise, List<KnownArray> arrays) {
        var out = new LogOutput().number(promise.kind().ordinal()).number(promise.mark()).number(promise.stampMicros()).number(arrays.size());
        arrays.forEach(array -> known(out, array));
        out.number(promise.waiting().size());
        promise.waiting().forEach((id, parked) -> out.number(id).text(parked.key()).number(parked.afterStep()));
        return out;
    }

    static byte[] reloaded(Collection<KnownArray> arrays, Map<Long, StepEffects.Reason> voids) {
        var out = new LogOutput().number(arrays.size());
        arrays.forEach(array -> known(out, array));
        out.number(voids.size());
        voids.forEach((id, reason) -> out.number(id).text(VoidCodes.of(reason)));
        return out.toBytes();
    }

    static byte[] conflicting(Conflicting conflicting, LongUnaryOperator moved) {
        var out = new LogOutput().number(conflicting.arrays().size());
        conflicting.arrays().values().forEach(array -> known(out, array));
        out.number(conflicting.steps().size());
        conflicting.steps().forEach(step -> StepCodec.write(out, step, moved));
        return out.toBytes();
    }

    static byte[] signatures(long atomId, SignedRows rows) {
        var values = rows.toValues();
        var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return new LogOutput().number(atomId).bytes(bytes.array()).toBytes();
    }

    static SignedRows signatures(LogInput in) {
        var bytes = in.bytes();
        var values = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
        return SignedRows.fromValues(values);
    }

    static LogOutput known(LogOutput out, KnownArray array) {
        out.number(array.id()).text(array.name()).number(array.isPresent() ? 1 : 0).number(array.dtype().code()).shape(array.shape())
                .number(array.stamp().lastModifiedMicros()).text(array.stamp().fingerprint()).space(array.space())
                .number(array.trace().sample())
                .number(array.trace().files().size());
        array.trace().files().forEach(out::text);
        out.number(array.closings().size());
        array.closings().forEach(closing -> out.number(closing.stepId()).space(closing.space()).rows(closing.live()));
        return out;
    }

    static Promise promise(LogInput in) {
        var kinds = Promise.Kind.values();
        var kind = kinds[Math.clamp(in.number(), 0, kinds.length - 1)];
        int mark = in.position();
        long stamp = in.number();
        int count = in.count();
        var arrays = new ArrayList<KnownArray>(count);
        for (int i = 0; i < count; i++) {
            arrays.add(known(in));
        }
        int keys = in.count();
        var waiting = new HashMap<Long, Parked>();
        for (int i = 0; i < keys; i++) {
            waiting.put(in.number(), new Parked(in.text(), in.number()));
        }
        return new Promise(kind, mark, stamp, arrays, waiting);
    }

    static KnownArray known(LogInput in) {
        long id = in.number();
        var name = in.text();
        boolean isPresent = in.number() == 1;
        var dtype = in.dtype();
        var shape = in.shape();
        var stamp = new ArrayStamp(in.number(), in.text());
        var space = in.space();
        var trace = in.version() < LogHeader.WITH_TRACES ? ArrayTrace.NONE : trace(in);
        int count = in.count();
        var closings = new ArrayList<KnownArray.Closing>(count);
        for (int i = 0; i < count; i++) {
            closings.add(new KnownArray.Closing(in.number(), in.space(), in.rows()));
        }
        return new KnownArray(id, name, isPresent, dtype, shape, stamp, space, closings, trace);
    }

    private static ArrayTrace trace(LogInput in) {
        long sample = in.number();
        int count = in.count();
        var files = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            files.add(in.text());
        }
        return new ArrayTrace(files, sample);
    }
}
