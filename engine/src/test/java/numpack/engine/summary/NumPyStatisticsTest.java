package numpack.engine.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.lazy.LazyArray;
import numpack.engine.summary.distribution.DistinctValue;
import numpack.engine.summary.distribution.DistinctValues;
import numpack.engine.summary.distribution.Histogram;
import numpack.engine.summary.distribution.Quantiles;
import numpack.engine.summary.rows.RowNumber;
import numpack.engine.summary.rows.RowNumbers;
import numpack.engine.summary.statistics.StatisticsScan;
import numpack.engine.summary.statistics.StrangeArrays;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Our numbers beside those of NumPy itself, over strange and random arrays of all dtypes.
@Tag("python")
class NumPyStatisticsTest {
    private static final long SEEDS = 4;
    private static final double[] FRACTIONS = {0, 0.02, 0.25, 0.5, 0.75, 0.98, 1};
    /// Answers a line for each array: numbers as hexadecimal floats, one after the other. NaN of all bits become one: a signalling one makes NumPy's
    /// `nanmin` (2.4) forget what came before it.
    private static final String SCRIPT = """
            import sys, warnings, numpy as np
            warnings.simplefilter("ignore")
            def text(numbers):
                return " ".join(float(number).hex() for number in np.asarray(numbers).ravel())
            for line in sys.stdin:
                path, dtype, lengths = line.rstrip("\\n").split("\\t")
                shape = tuple(int(length) for length in lengths.split(",") if length)
                raw = np.fromfile(path, dtype).reshape(shape)
                nan = np.isnan(raw)
                x = np.abs(raw.astype(np.complex128)) if raw.dtype.kind == "c" else raw
                x = np.where(nan, np.nan, x) if raw.dtype.kind == "c" else x
                d = np.where(nan, np.nan, x.astype(np.float64))
                finite = d[np.isfinite(d)]
                exact = x[np.isfinite(d)] if raw.dtype.kind != "b" else x
                has = finite.size > 0
                numbers = [raw.size, nan.sum(), (d == np.inf).sum(), (d == -np.inf).sum(), (d == 0).sum(), finite.size]
                numbers += [np.nanmean(finite), np.nanstd(finite), np.abs(finite).mean(), exact.min(), exact.max()] if has else [0] * 5
                numbers += [np.flatnonzero((x == exact.min()).ravel())[0], np.flatnonzero((x == exact.max()).ravel())[0]] if has else [-1, -1]
                answer = [text(numbers)]
                known = d[~np.isnan(d)]
                answer.append(text(np.nanquantile(known, %s)) if known.size else "")
                if has and finite.max() > finite.min() and np.isfinite(finite.max() - finite.min()) and finite.max() - finite.min() > 1e-300:
                    answer.append(text(np.histogram(finite, 10, (finite.min(), finite.max()))[0]))
                else:
                    answer.append("")
                if raw.dtype.kind in "biu":
                    values, first, counts = np.unique(raw.ravel(), return_index=True, return_counts=True)
                    answer.append(" ".join(f"{int(v)} {c} {f}" for v, c, f in zip(values, counts, first)))
                else:
                    answer.append("")
                if raw.ndim > 0 and 0 < raw.shape[0] < 100 and raw.size:
                    rows = d.reshape(raw.shape[0], -1)
                    answer.append(text([np.nansum(rows, 1), np.nanmin(rows, 1), np.nanmax(rows, 1), np.isnan(rows).sum(1), np.isinf(rows).sum(1), (rows == 0).sum(1)]))
                else:
                    answer.append("")
                print("\\t".join(answer), flush=True)
            """.formatted(Arrays.toString(FRACTIONS));

    private static Process numPy;
    private static BufferedReader answers;

    @TempDir
    Path temp;

    static Stream<StrangeArrays.Strange> arrays() {
        return Stream.of(DType.values()).flatMap(dtype -> Stream.iterate(0L, seed -> seed + 1).limit(SEEDS).flatMap(seed -> StrangeArrays.of(dtype, seed).stream()));
    }

    @BeforeAll
    static void startNumPy() throws IOException {
        numPy = new ProcessBuilder(System.getProperty("workbench.python"), "-u", "-c", SCRIPT).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = numPy.inputReader();
        System.out.println("seeds 0 to %d: strange arrays, their numbers compared with NumPy's".formatted(SEEDS - 1));
    }

    @AfterAll
    static void endNumPy() throws IOException {
        numPy.outputWriter().close();
        numPy.onExit().join();
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void ourNumbersAreNumPys(StrangeArrays.Strange strange) throws IOException {
        var array = strange.array();
        var lazy = LazyArray.of(array);
        boolean isComplex = array.dtype().kind() == DTypeKind.COMPLEX;
        var answer = ask(strange);

        var ours = new StatisticsScan(lazy).run(Progress.NONE);

        var numbers = numbers(answer[0]);
        assertEquals(List.of(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]), Stream.of(ours.count(), ours.nan().count(),
                ours.positiveInfinity().count(), ours.negativeInfinity().count(), ours.zero().count(), ours.finiteCount()).map(Long::doubleValue).toList());
        if (ours.finiteCount() > 0) {
            // The sum of magnitudes may be beyond all doubles.
            double close = 1e-12 * Math.min(numbers[8], Math.max(Math.abs(numbers[9]), Math.abs(numbers[10])));
            assertClose(numbers[6], ours.moments().mean(), close);
            assertClose(numbers[7], ours.moments().deviation(), close);
            double rounding = isComplex ? 0x1p-50 : 0;
            assertClose(numbers[9], ours.min().orElseThrow().value() + 0.0, Math.abs(numbers[9]) * rounding);
            assertClose(numbers[10], ours.max().orElseThrow().value() + 0.0, Math.abs(numbers[10]) * rounding);
            if (!isComplex) {
                assertEquals(numbers[11], ours.min().orElseThrow().first());
                assertEquals(numbers[12], ours.max().orElseThrow().first());
            }
        }
        var quantiles = numbers(answer[1]);
        var ourQuantiles = Quantiles.of(lazy, ours, Progress.NONE, FRACTIONS);
        assertEquals(quantiles.length, ourQuantiles.size());
        for (int i = 0; i < quantiles.length; i++) {
            double ourQuantile = ourQuantiles.get(i).value();
            // Beside infinities and at the end of the doubles NumPy's line between two elements may be none.
            assertClose(quantiles[i], ourQuantile, Math.abs(ourQuantile) * (isComplex ? 1e-15 : 0x1p-52));
        }
        if (!isComplex && !answer[2].isEmpty()) {
            assertEquals(Arrays.stream(numbers(answer[2])).mapToObj(count -> (long) count).toList(),
                    Histogram.of(lazy, ours.min().orElseThrow().value(), ours.max().orElseThrow().value(), 10, Progress.NONE).counts());
        }
        if (DistinctValues.areCountedFor(array.dtype())) {
            assertEquals(answer[3], DistinctValues.of(lazy, Progress.NONE).orElseThrow().values().stream().map(NumPyStatisticsTest::text).collect(Collectors.joining(" ")));
        }
        if (!answer[4].isEmpty()) {
            assertRows(numbers(answer[4]), RowNumbers.of(lazy, Set.of(RowNumber.values()), Progress.NONE), isComplex);
        }
    }

    private static void assertRows(double[] theirs, RowNumbers ours, boolean isComplex) {
        int rows = ours.rowCount();
        for (int row = 0; row < rows; row++) {
            double extreme = Math.max(Math.abs(theirs[rows + row]), Math.abs(theirs[2 * rows + row]));
            assertClose(theirs[row], ours.reals(RowNumber.SUM)[row], Double.isFinite(extreme) ? extreme * 1e-9 : 0);
            assertSame(theirs[rows + row], ours.reals(RowNumber.MIN)[row] + 0.0, isComplex);
            assertSame(theirs[2 * rows + row], ours.reals(RowNumber.MAX)[row] + 0.0, isComplex);
            assertEquals(theirs[3 * rows + row], ours.wholes(RowNumber.NAN)[row]);
            assertEquals(theirs[4 * rows + row], ours.wholes(RowNumber.INFINITE)[row]);
            assertEquals(theirs[5 * rows + row], ours.wholes(RowNumber.ZERO)[row]);
        }
    }

    /// Magnitudes differ in the last digit.
    private static void assertSame(double theirs, double ours, boolean isComplex) {
        assertEquals(theirs, ours, isComplex && Double.isFinite(theirs) ? Math.abs(theirs) * 0x1p-50 : 0);
    }

    /// Where NumPy's sums overflow, ours need not.
    private static void assertClose(double theirs, double ours, double close) {
        if (Double.isFinite(theirs)) {
            assertEquals(theirs, ours, Double.isFinite(close) ? close : 0);
        }
    }

    private static String text(DistinctValue value) {
        return "%s %d %d".formatted(value.exact(), value.tally().count(), value.tally().first());
    }

    private static double[] numbers(String text) {
        return text.isEmpty() ? new double[0] : Stream.of(text.split(" ")).mapToDouble(NumPyStatisticsTest::number).toArray();
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private String[] ask(StrangeArrays.Strange strange) throws IOException {
        var array = strange.array();
        var file = Files.write(temp.resolve("array"), array.toByteArray());
        var lengths = Arrays.stream(array.shape().toArray()).mapToObj(Long::toString).collect(Collectors.joining(","));
        var questions = numPy.outputWriter();
        questions.write("%s\t%s\t%s\n".formatted(file, array.dtype().numpyName(), lengths));
        questions.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("NumPy gave no answer to " + strange);
        }
        return answer.split("\t", -1);
    }
}
