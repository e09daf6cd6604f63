package numpack.engine.draft.ledger;

import java.io.IOException;
import java.util.Arrays;
import numpack.engine.draft.apply.LastTarget;
import numpack.engine.draft.history.IndexedSteps;
import numpack.engine.draft.log.LateLog;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.step.Step;

/// Reads single steps from a log, a block at a time: who asks for one often asks for its neighbours. Safe for all threads.
public final class StepReader implements IndexedSteps.Source {
    private static final int BLOCK_BYTES = 1 << 15;

    private final LateLog log;
    private final LastTarget last = new LastTarget();
    private byte[] block = new byte[0];
    private long blockStart;

    StepReader(LateLog log) {
        this.log = log;
    }

    @Override
    public synchronized Step read(long start, int length, int sum, long end) throws IOException {
        var bytes = bytes(start, length, end);
        if (IndexedSteps.sum(bytes, 0, length) != sum) {
            block = new byte[0];
            throw new IOException("%s is damaged at %d".formatted(log.path(), start));
        }
        try {
            return StepCodec.read(new LogInput(bytes, LogHeader.VERSION), log, start, last);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("%s is damaged at %d".formatted(log.path(), start), malformed);
        }
    }

    private byte[] bytes(long start, int length, long end) throws IOException {
        if (start < blockStart || start + length > blockStart + block.length) {
            long from = start - start % BLOCK_BYTES;
            if (start + length > from + BLOCK_BYTES) {
                from = start;
            }
            // In this order: if it fails there is no block.
            var next = new byte[(int) Math.min(end - from, Math.max(BLOCK_BYTES, length))];
            block = new byte[0];
            log.read(from, next, 0, next.length);
            blockStart = from;
            block = next;
        }
        int at = (int) (start - blockStart);
        return Arrays.copyOfRange(block, at, at + length);
    }
}
