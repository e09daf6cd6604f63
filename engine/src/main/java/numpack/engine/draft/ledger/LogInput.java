package numpack.engine.draft.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// Reads what [LogOutput] wrote. Every count is checked against the bytes that are left before anything is allocated; whatever does not
/// fit is an `IllegalArgumentException`.
public final class LogInput {
    private final byte[] bytes;
    private final int version;
    private int at;
    private String lastText = "";
    private RowSpace lastSpace = RowSpace.of(0);

    /// @param version of the log that the record is from
    LogInput(byte[] bytes, int version) {
        this.bytes = bytes;
        this.version = version;
    }

    int version() {
        return version;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == bytes.length) {
                throw new IllegalArgumentException("a record ends in the middle of a number");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    /// A number of things of which each takes a byte at least.
    int count() {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalArgumentException("%d things in %d bytes".formatted(count, bytes.length - at));
        }
        return (int) count;
    }

    int position() {
        long value = number();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("position " + value);
        }
        return (int) value;
    }

    byte[] bytes() {
        int count = count();
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    /// Equal texts that follow each other are one object: a log names the same array again and again.
    String text() {
        var text = new String(bytes(), StandardCharsets.UTF_8);
        lastText = text.equals(lastText) ? lastText : text;
        return lastText;
    }

    RowSet rows() {
        return RowSet.fromBytes(bytes());
    }

    DType dtype() {
        long code = number();
        return DType.ofCode((int) code).orElseThrow(() -> new IllegalArgumentException("dtype " + code));
    }

    Shape shape() {
        var lengths = new long[count()];
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = number();
        }
        return Shape.of(lengths);
    }

    RowSpace space() {
        var space = new RowSpace(number(), pieces());
        lastSpace = space.equals(lastSpace) ? lastSpace : space;
        return lastSpace;
    }

    List<RowSpace.Piece> pieces() {
        int count = count();
        var pieces = new ArrayList<RowSpace.Piece>(count);
        for (int i = 0; i < count; i++) {
            pieces.add(new RowSpace.Piece(number(), number(), number()));
        }
        return pieces;
    }

    /// How many bytes have been read.
    int offset() {
        return at;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }
}
