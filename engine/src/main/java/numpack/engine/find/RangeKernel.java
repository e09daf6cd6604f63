package numpack.engine.find;

import java.lang.foreign.MemorySegment;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;

/// Finds the elements whose keys are in a range.
///
/// A block is looked at in pieces. First a loop without branches takes the least distance of all keys from the start of the range; the compiler turns it into vector
/// instructions. Only if the least one is within the range are the hits of the piece written down, again without branches: the place after the last hit is
/// written at every element, and moves on if it was one. Few hits so cost the reading of memory, many about a nanosecond an element.
///
/// The classes differ in the width of an element and in its key alone; for speed, the loops are written out in each. Elements of one and two bytes are the business of
/// [LaneKernel]. Memory is seen in the order of this machine's bytes, which has to be little-endian as the elements are.
final class RangeKernel {
    /// Elements of a piece: few enough that one hit costs little, enough that the loop is worth starting.
    private static final int PIECE = 1024;
    /// In a piece with hits, those without are told apart by smaller ones.
    private static final int SMALL_PIECE = 128;

    private RangeKernel() {}

    /// A kernel for blocks of at most so many elements.
    static CellKernel of(DType dtype, KeyRange range, int elements) {
        boolean isFloat = dtype.kind() == DTypeKind.FLOAT;
        return switch (dtype.itemSize()) {
            case 1, 2 -> new LaneKernel(dtype, range, elements);
            case 4 -> isFloat ? new Floats(new int[elements], range) : new Ints(new int[elements], range);
            default -> isFloat ? new Doubles(new long[elements], range) : new Longs(new long[elements], range);
        };
    }

    /// 1 if `key` is `span` at most, else 0, without a jump that would be guessed wrong.
    private static int isAtMost(long key, long span) {
        long difference = span - key;
        return (int) (~(difference ^ (span ^ key) & (difference ^ span)) >>> 63);
    }

    private record Ints(int[] cells, KeyRange range) implements CellKernel {
        @Override
        public MemorySegment memory() {
            return MemorySegment.ofArray(cells);
        }

        @Override
        public int find(int count, int[] found) {
            // Unsigned numbers are compared as signed ones with the sign turned over.
            int first = (int) range.first() ^ Integer.MIN_VALUE;
            int span = (int) range.span() ^ Integer.MIN_VALUE;
            int hits = 0;
            for (int from = 0; from < count; from += PIECE) {
                int to = Math.min(count, from + PIECE);
                if (least(cells, from, to, first) <= span) {
                    hits = findIn(from, to, first, span, found, hits);
                }
            }
            return hits;
        }

        private int findIn(int start, int end, int first, int span, int[] found, int hits) {
            int at = hits;
            for (int from = start; from < end; from += SMALL_PIECE) {
                int to = Math.min(end, from + SMALL_PIECE);
                if (least(cells, from, to, first) <= span) {
                    at = write(cells, from, to, first, span, found, at);
                }
            }
            return at;
        }

        private static int least(int[] cells, int from, int to, int first) {
            int least = Integer.MAX_VALUE;
            for (int i = from; i < to; i++) {
                least = Math.min(least, cells[i] - first);
            }
            return least;
        }

        private static int write(int[] cells, int from, int to, int first, int span, int[] found, int hits) {
            int at = hits;
            for (int i = from; i < to; i++) {
                found[at] = i;
                // The sign of the difference, without a jump that would be guessed wrong.
                at += 1 + (int) ((long) span - (cells[i] - first) >> 63);
            }
            return at;
        }
    }

    private record Floats(int[] cells, KeyRange range) implements CellKernel {
        @Override
        public MemorySegment memory() {
            return MemorySegment.ofArray(cells);
        }

        @Override
        public int find(int count, int[] found) {
            int first = (int) range.first() ^ Integer.MIN_VALUE;
            int span = (int) range.span() ^ Integer.MIN_VALUE;
            int hits = 0;
            for (int from = 0; from < count; from += PIECE) {
                int to = Math.min(count, from + PIECE);
                if (least(cells, from, to, first) <= span) {
                    hits = findIn(from, to, first, span, found, hits);
                }
            }
            return hits;
        }

        private int findIn(int start, int end, int first, int span, int[] found, int hits) {
            int at = hits;
            for (int from = start; from < end; from += SMALL_PIECE) {
                int to = Math.min(end, from + SMALL_PIECE);
                if (least(cells, from, to, first) <= span) {
                    at = write(cells, from, to, first, span, found, at);
                }
            }
            return at;
        }

        private static int least(int[] cells, int from, int to, int first) {
            int least = Integer.MAX_VALUE;
            for (int i = from; i < to; i++) {
                least = Math.min(least, (cells[i] ^ cells[i] >> 31 & Integer.MAX_VALUE) - first);
            }
            return least;
        }

        private static int write(int[] cells, int from, int to, int first, int span, int[] found, int hits) {
            int at = hits;
            for (int i = from; i < to; i++) {
                found[at] = i;
                // The sign of the difference, without a jump that would be guessed wrong.
                at += 1 + (int) ((long) span - ((cells[i] ^ cells[i] >> 31 & Integer.MAX_VALUE) - first) >> 63);
            }
            return at;
        }
    }

    private record Longs(long[] cells, KeyRange range) implements CellKernel {
        @Override
        public MemorySegment memory() {
            return MemorySegment.ofArray(cells);
        }

        @Override
        public int find(int count, int[] found) {
            long first = range.first() ^ Long.MIN_VALUE;
            long span = range.span() ^ Long.MIN_VALUE;
            int hits = 0;
            for (int from = 0; from < count; from += PIECE) {
                int to = Math.min(count, from + PIECE);
                if (least(cells, from, to, first) <= span) {
                    hits = findIn(from, to, first, span, found, hits);
                }
            }
            return hits;
        }

        private int findIn(int start, int end, long first, long span, int[] found, int hits) {
            int at = hits;
            for (int from = start; from < end; from += SMALL_PIECE) {
                int to = Math.min(end, from + SMALL_PIECE);
                if (least(cells, from, to, first) <= span) {
                    at = write(cells, from, to, first, span, found, at);
                }
            }
            return at;
        }

        private static long least(long[] cells, int from, int to, long first) {
            long least = Long.MAX_VALUE;
            for (int i = from; i < to; i++) {
                least = Math.min(least, cells[i] - first);
            }
            return least;
        }

        private static int write(long[] cells, int from, int to, long first, long span, int[] found, int hits) {
            int at = hits;
            for (int i = from; i < to; i++) {
                found[at] = i;
                at += isAtMost(cells[i] - first, span);
            }
            return at;
        }
    }

    private record Doubles(long[] cells, KeyRange range) implements CellKernel {
        @Override
        public MemorySegment memory() {
            return MemorySegment.ofArray(cells);
        }

        @Override
        public int find(int count, int[] found) {
            long first = range.first() ^ Long.MIN_VALUE;
            long span = range.span() ^ Long.MIN_VALUE;
            int hits = 0;
            for (int from = 0; from < count; from += PIECE) {
                int to = Math.min(count, from + PIECE);
                if (least(cells, from, to, first) <= span) {
                    hits = findIn(from, to, first, span, found, hits);
                }
            }
            return hits;
        }

        private int findIn(int start, int end, long first, long span, int[] found, int hits) {
            int at = hits;
            for (int from = start; from < end; from += SMALL_PIECE) {
                int to = Math.min(end, from + SMALL_PIECE);
                if (least(cells, from, to, first) <= span) {
                    at = write(cells, from, to, first, span, found, at);
                }
            }
            return at;
        }

        private static long least(long[] cells, int from, int to, long first) {
            long least = Long.MAX_VALUE;
            for (int i = from; i < to; i++) {
                least = Math.min(least, (cells[i] ^ cells[i] >> 63 & Long.MAX_VALUE) - first);
            }
            return least;
        }

        private static int write(long[] cells, int from, int to, long first, long span, int[] found, int hits) {
            int at = hits;
            for (int i = from; i < to; i++) {
                found[at] = i;
                at += isAtMost((cells[i] ^ cells[i] >> 63 & Long.MAX_VALUE) - first, span);
            }
            return at;
        }
    }
}
