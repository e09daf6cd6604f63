package numpack.blackbox.beside;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.work.Progress;

/// What a writer does again and again to one array of about 1,000 x 16 int32, and how a reader tells that what it loaded is of one state.
public enum WriterKind {
    /// All rows get one new number.
    REPLACE {
        @Override
        void step(Pack pack, String array, int round) throws IOException {
            PackArrays.of(pack).replace(array, ALL, uniform(ROWS, round));
        }

        @Override
        boolean isWhole(int[] numbers) {
            return numbers.length == ROWS * COLUMNS && isUniform(numbers);
        }
    },
    /// One more row with its number in it, or a new array with 1,000 of them.
    APPEND {
        @Override
        void step(Pack pack, String array, int round) throws IOException {
            int rows = ROWS + round % SPARE;
            if (rows == ROWS) {
                PackArrays.of(pack).save(array, numbered(0, ROWS));
            } else {
                PackArrays.of(pack).append(array, numbered(rows - 1, 1));
            }
        }

        @Override
        boolean isWhole(int[] numbers) {
            return numbers.length >= ROWS * COLUMNS && areInOrder(numbers, 1);
        }
    },
    /// Another array of this name, as long as its number says.
    SAVE {
        @Override
        void step(Pack pack, String array, int round) throws IOException {
            PackArrays.of(pack).save(array, uniform(ROWS - round % SPARE, round));
        }

        @Override
        boolean isWhole(int[] numbers) {
            return isUniform(numbers) && numbers.length == (ROWS - numbers[0] % SPARE) * COLUMNS;
        }
    },
    /// Drops two neighbours, or brings all dropped rows back.
    DROP {
        @Override
        void step(Pack pack, String array, int round) throws IOException {
            int pair = round % SPARE;
            if (pair == 0) {
                PackArrays.of(pack).restore(array, RowSet.range(0, ROWS));
            } else {
                long row = pair * 7 % ROWS & ~1;
                PackArrays.of(pack).drop(array, row, row + 1);
            }
        }

        @Override
        boolean isWhole(int[] numbers) {
            return areInOrder(numbers, 2);
        }
    },
    /// Drops two neighbours and compacts, or begins again.
    COMPACT {
        @Override
        void step(Pack pack, String array, int round) throws IOException {
            if (round % SPARE == 0) {
                PackArrays.of(pack).save(array, numbered(0, ROWS));
            } else if (round % 2 == 0) {
                pack.compact(pack.planCompaction(List.of(array)), Progress.NONE);
            } else {
                PackArrays.of(pack).drop(array, 10, 11);
            }
        }

        @Override
        boolean isWhole(int[] numbers) {
            return areInOrder(numbers, 2);
        }
    };

    static final int ROWS = 1_000;
    static final int COLUMNS = 16;

    private static final int SPARE = 100;
    private static final long[] ALL = LongStream.range(0, ROWS).toArray();

    /// What the array is before the first step.
    NdArray first() {
        return this == REPLACE || this == SAVE ? uniform(ROWS, 0) : numbered(0, ROWS);
    }

    abstract void step(Pack pack, String array, int round) throws IOException;

    /// Whether these numbers were all in the array at one moment.
    abstract boolean isWhole(int[] numbers);

    private static boolean isUniform(int[] numbers) {
        return Arrays.stream(numbers).allMatch(number -> number == numbers[0]);
    }

    /// Whether rows are whole and in order, and come in groups whose first number divides by the size of a group.
    private static boolean areInOrder(int[] numbers, int group) {
        int last = -1;
        for (int at = 0; at < numbers.length; at++) {
            int row = at / COLUMNS;
            if (at % COLUMNS != 0 ? numbers[at] != last : numbers[at] <= last || row % group != 0 && numbers[at] != last + 1
                    || numbers[at] % group != row % group) {
                return false;
            }
            last = numbers[at];
        }
        return numbers.length % (COLUMNS * group) == 0;
    }

    static NdArray uniform(int rows, int number) {
        var numbers = new int[rows * COLUMNS];
        Arrays.fill(numbers, number);
        return NdArrays.wrap(numbers, rows, COLUMNS);
    }

    static NdArray numbered(int first, int rows) {
        var numbers = new int[rows * COLUMNS];
        Arrays.setAll(numbers, at -> first + at / COLUMNS);
        return NdArrays.wrap(numbers, rows, COLUMNS);
    }
}
