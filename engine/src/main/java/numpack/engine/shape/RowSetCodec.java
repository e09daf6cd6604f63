package numpack.engine.shape;

import java.io.ByteArrayOutputStream;

/// Sets of rows as bytes. The first byte says the form.
///
/// Form 0: the number of ranges, then for each the gap behind the range before it and its length less one. Form 1: the row of
/// the first bit, the number of bytes, and the bits, lowest first, without zero bytes at the end. Numbers are
/// written seven bits a byte, lowest first, the top bit set on all but the last byte.
///
/// Reading trusts nothing: counts are bounded by the bytes that are left and sums are overflow-checked.
final class RowSetCodec {
    private static final int RANGES = 0;
    private static final int BITS = 1;

    private RowSetCodec() {}

    static byte[] encode(RowSet rows) {
        var out = new ByteArrayOutputStream();
        switch (rows) {
            case RangedRows ranged -> encodeRanges(ranged, out);
            case BitRows bits -> encodeBits(bits, out);
        }
        return out.toByteArray();
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
            throw new IllegalArgumentException("%d bytes too many behind a set of rows".formatted(in.left()));
        }
        return rows;
    }

    private static void encodeRanges(RangedRows rows, ByteArrayOutputStream out) {
        out.write(RANGES);
        writeNumber(out, rows.rangeCount());
        var cursor = rows.cursor();
        long end = 0;
        while (cursor.next()) {
            writeNumber(out, cursor.from() - end);
            writeNumber(out, cursor.to() - cursor.from() - 1);
            end = cursor.to();
        }
    }

    private static void encodeBits(BitRows rows, ByteArrayOutputStream out) {
        int byteCount = (int) ((rows.max() - rows.base() >>> 3) + 1);
        out.write(BITS);
        writeNumber(out, rows.base());
        writeNumber(out, byteCount);
        for (int i = 0; i < byteCount; i++) {
            out.write((int) (rows.word(i >>> 3) >>> (i << 3)));
        }
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
                throw new IllegalArgumentException("ranges overlap, touch or overflow behind row " + end);
            }
            builder.addRange(from, to);
            end = to;
        }
        return builder.build();
    }

    private static RowSet decodeBits(Input in) {
        long base = in.readNumber();
        long byteCount = in.readNumber();
        if (byteCount > in.left() || base > Long.MAX_VALUE - 1 - 8 * byteCount) {
            throw new IllegalArgumentException("%d bytes of bits from row %d cannot lie in %d bytes".formatted(byteCount, base, in.left()));
        }
        var builder = RowSet.builder();
        for (long i = 0; i < byteCount; i++) {
            for (int bits = in.readByte(), bit = 0; bits != 0; bits >>>= 1, bit++) {
                if ((bits & 1) != 0) {
                    builder.add(base + 8 * i + bit);
                }
            }
        }
        return builder.build();
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        long left = number;
        while (left >= 0x80) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    /// Bytes with a position; running out is the bytes' fault.
    private static final class Input {
        private final byte[] bytes;
        private int position;

        Input(byte[] bytes) {
            this.bytes = bytes;
        }

        int left() {
            return bytes.length - position;
        }

        int readByte() {
            if (left() == 0) {
                throw new IllegalArgumentException("a set of rows ends too early, after %d bytes".formatted(bytes.length));
            }
            return bytes[position++] & 0xff;
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
            throw new IllegalArgumentException("a number of more than 63 bits at byte " + (position - 9));
        }
    }
}
