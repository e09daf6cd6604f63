package numpack.blackbox.beside;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.error.StaleArrayException;
import numpack.engine.ndarray.NdArray;

/// One thread that reads an array beside a writer in each way that there is, and counts what must not be.
final class Readings {
    static final String ARRAY = "a";

    private static final int WAYS = 8;

    private final Pack pack;
    private final WriterKind kind;
    private int stale;
    private int torn;
    private String trouble = "";

    Readings(Pack pack, WriterKind kind) {
        this.pack = pack;
        this.kind = kind;
    }

    /// @param reads   how many
    /// @param stale   held arrays that were changed under the reader, which it was told
    /// @param torn    how many were a mix of two states
    /// @param trouble one other failure, empty if there was none
    public record Result(int reads, int stale, int torn, String trouble) {
        boolean isGood() {
            return torn == 0 && trouble.isEmpty();
        }

        Result plus(Result other) {
            return new Result(reads + other.reads, stale + other.stale, torn + other.torn, trouble.isEmpty() ? other.trouble : trouble);
        }

        String toLine() {
            return "%d %d %d %s".formatted(reads, stale, torn, trouble);
        }

        static Result ofLine(String line) {
            var words = line.split(" ", 4);
            return new Result(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
        }
    }

    Result read(int reads) {
        for (int i = 0; i < reads; i++) {
            try {
                var numbers = read(i % WAYS, i);
                if (numbers.isPresent() && !kind.isWhole(ints(numbers.get()))) {
                    torn++;
                }
            } catch (IOException | RuntimeException failed) {
                trouble = failed.toString().replace('\n', ' ');
            }
        }
        return new Result(reads, stale, torn, trouble);
    }

    private Optional<NdArray> read(int way, int i) throws IOException {
        var arrays = PackArrays.of(pack);
        if (way == 0) {
            try (var opened = Pack.open(pack.path(), PackOptions.readOnly())) {
                return Optional.of(PackArrays.of(opened).load(ARRAY));
            }
        }
        if (way == 1) {
            pack.reload();
            return held();
        }
        if (way == 2) {
            // A window; whether it is whole cannot be told but for its being read.
            arrays.rows(ARRAY, "%d:%d".formatted(i % 100, i % 100 + 50));
            return Optional.empty();
        }
        return way == 3 ? held() : Optional.of(arrays.load(ARRAY));
    }

    private Optional<NdArray> held() throws IOException {
        try {
            return Optional.of(pack.array(ARRAY).load());
        } catch (StaleArrayException told) {
            stale++;
            return Optional.empty();
        }
    }

    private static int[] ints(NdArray array) {
        return array.segment().toArray(ValueLayout.JAVA_INT_UNALIGNED);
    }
}
