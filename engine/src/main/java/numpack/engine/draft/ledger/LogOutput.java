package numpack.engine.draft.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// Bytes of a log record being written: numbers as variable-length groups of seven bits, lengths before what they measure.
public final class LogOutput {
    private byte[] bytes = new byte[128];
    private int count;

    /// How many bytes there are by now.
    int count() {
        return count;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, count);
    }

    public LogOutput number(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            put((byte) (left | 0x80));
            left >>>= 7;
        }
        put((byte) left);
        return this;
    }

    LogOutput bytes(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, count, value.length);
        count += value.length;
        return this;
    }

    public LogOutput text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    LogOutput rows(RowSet rows) {
        return bytes(rows.toBytes());
    }

    public LogOutput shape(Shape shape) {
        number(shape.ndim());
        for (long length : shape.toArray()) {
            number(length);
        }
        return this;
    }

    public LogOutput space(RowSpace space) {
        number(space.baseRows());
        return pieces(space.pieces());
    }

    LogOutput pieces(List<RowSpace.Piece> pieces) {
        number(pieces.size());
        for (var piece : pieces) {
            number(piece.stepId()).number(piece.from()).number(piece.count());
        }
        return this;
    }

    private void put(byte value) {
        room(1);
        bytes[count++] = value;
    }

    private void room(int more) {
        if (count > bytes.length - more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(count, more), Math.multiplyExact(bytes.length, 2)));
        }
    }
}
