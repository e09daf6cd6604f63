package numpack.engine.shape;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Sets of rows as bytes. The first byte says the form.
///
/// Form 0: the number of ranges, then for each the gap after the range before it and its length less one. Form 1: the row of
/// the first bit, the number of bytes, and the bits, lowest first, without zero bytes at the end. Numbers are
/// written seven bits a byte, lowest first, the top bit set on all but the last byte.
///
/// Reading trusts nothing: counts are bounded by the bytes that are left and sums are overflow-checked.
final class RowSetCodec {
    private static final int RANGES = 0;
    private static final int BITS = 1;

    private RowSetCodec() {}

    static byte[] encode(RowSet rows) {
        return switch (rows) {
            case RangedRows ranged -> encodeRanges(ranged);
            case BitRows bits -> encodeBits(bits);
        };
    }

    static RowSet decode(byte[] bytes) {
        var in = new Input(bytes);
        int form = in.readByte();
        var rows = switch (form) {
            case RANGES -> decodeRanges(in);
            case BITS -> decodeBits(in);
            default -> throw new IllegalArgumentException("no form of a set of rows: " + form);
        };
        if (in.left() > 0) {
            throw new IllegalArgumentException("%d bytes too many after a set of rows".formatted(in.left()));
        }
        return rows;
    }

    private static byte[] encodeRanges(RangedRows rows) {
        long size = 1 + sizeOf(rows.rangeCount());
        long end = 0;
        for (var cursor = rows.cursor(); cursor.next(); end = cursor.to()) {
            size += sizeOf(cursor.from() - end) + sizeOf(cursor.to() - cursor.from() - 1);
        }
        var out = ByteBuffer.allocate(Math.toIntExact(size)).put((byte) RANGES);
        writeNumber(out, rows.rangeCount());
        end = 0;
        for (var cursor = rows.cursor(); cursor.next(); end = cursor.to()) {
            writeNumber(out, cursor.from() - end);
            writeNumber(out, cursor.to() - cursor.from() - 1);
        }
        return out.array();
    }

    private static byte[] encodeBits(BitRows rows) {
        int byteCount = Math.toIntExact((rows.max() - rows.base() >>> 3) + 1);
        int size = Math.addExact(1 + sizeOf(rows.base()) + sizeOf(byteCount), byteCount);
        var out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put((byte) BITS);
        writeNumber(out, rows.base());
        writeNumber(out, byteCount);
        int whole = byteCount >>> 3;
        for (int i = 0; i < whole; i++) {
            out.putLong(rows.word(i));
        }
        for (int i = whole << 3; i < byteCount; i++) {
            out.put((byte) (rows.word(whole) >>> (i << 3)));
        }
        return out.array();
    }

    private static RowSet decodeRanges(Input in) {
        long count = in.readNumber();
        if (count > in.left() / 2) {
            throw new IllegalArgumentException("%d ranges cannot lie in %d bytes".formatted(count, in.left()));
        }
        var builder = RowSet.builder();
        long end = 0;
        for (long i = 0; i < count; i++) {
            long from = end + in.readNumber();
            long to = from + in.readNumber() + 1;
            if (from < end || to <= from || i > 0 && from == end) {
                throw new IllegalArgumentException("ranges overlap, touch or overflow after row " + end);
            }
            builder.addRange(from, to);
            end = to;
        }
        return builder.build();
    }

    private static RowSet decodeBits(Input in) {
        long base = in.readNumber();
        long byteCount = in.readNumber();
        if (byteCount > in.left() || base > Long.MAX_VALUE - 8 * byteCount + 8) {
            throw new IllegalArgumentException("%d bytes of bits from row %d cannot lie in %d bytes".formatted(byteCount, base, in.left()));
        }
        var builder = RowSet.builder();
        for (long at = 0; at < byteCount; at += Long.BYTES) {
            builder.addBits(base + 8 * at, in.readBits((int) Math.min(Long.BYTES, byteCount - at)));
        }
        return builder.build();
    }

    private static int sizeOf(long number) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + 6) / 7);
    }

    private static void writeNumber(ByteBuffer out, long number) {
        long left = number;
        while (left >= 0x80) {
            out.put((byte) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.put((byte) left);
    }

    /// Bytes with a position; running out is the bytes' fault.
    private static final class Input {
        private final ByteBuffer bytes;

        Input(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        int left() {
            return bytes.remaining();
        }

        int readByte() {
            if (left() == 0) {
                throw new IllegalArgumentException("a set of rows ends too early, after %d bytes".formatted(bytes.limit()));
            }
            return bytes.get() & 0xff;
        }

        /// This many bytes as bits, lowest first.
        long readBits(int count) {
            if (count == Long.BYTES) {
                return bytes.getLong();
            }
            long bits = 0;
            for (int i = 0; i < count; i++) {
                bits |= (long) readByte() << 8 * i;
            }
            return bits;
        }

        long readNumber() {
            long number = 0;
            for (int shift = 0; shift < 63; shift += 7) {
                int next = readByte();
                number |= (long) (next & 0x7f) << shift;
                if (next < 0x80) {
                    return number;
                }
            }
            throw new IllegalArgumentException("a number of more than 63 bits at byte " + (bytes.position() - 9));
        }
    }
}
