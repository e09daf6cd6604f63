package numpack.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DTypeKind;
import numpack.engine.dtype.DecimalMark;
import numpack.engine.find.Comparison;
import numpack.engine.find.Condition;
import numpack.engine.find.Find;
import numpack.engine.find.Operand;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a search finds is what NumPy finds: in arrays of every dtype with random bits, over dropped rows and unsaved edits.
@Tag("python")
class FindAgreesTest {
    private static final int SEEDS = 12;
    private static final int CONDITIONS = 25;
    private static final String SCRIPT = """
            import sys, numpy
            numpy.seterr(all="ignore")
            def nan(x): return numpy.isnan(x) if x.dtype.kind in "fc" else numpy.zeros(x.shape, bool)
            def value(row): return tuple(tuple("nan" if p != p else p + 0 for p in ((e.real, e.imag) if isinstance(e, complex) else (e,))) for e in row.tolist())
            def order(x): return numpy.abs(x.astype(numpy.complex128)) if x.dtype.kind == "c" else x
            def exact(x): return x.astype(object) if x.dtype.kind in "iu" else x
            def cells(x, op, a, b):
                n = lambda text: int(text) if x.dtype.kind in "iub" else float(text) if x.dtype.kind == "c" else x.dtype.type(text)
                o = exact(order(x))
                if op == "NAN": return nan(x)
                if op == "ZERO": return x == 0
                if op == "NON_FINITE": return ~numpy.isfinite(x) if x.dtype.kind in "fc" else nan(x)
                if op == "EQUAL": return exact(x) == n(a)
                if op == "NOT_EQUAL": return exact(x) != n(a)
                if op == "LESS": return o < n(a)
                if op == "LESS_OR_EQUAL": return o <= n(a)
                if op == "GREATER": return o > n(a)
                if op == "GREATER_OR_EQUAL": return o >= n(a)
                if op == "BETWEEN": return (o >= n(a)) & (o <= n(b))
            def rows(x, op):
                seen, found = set(), []
                for i, row in enumerate(x.reshape(len(x), -1)):
                    v = value(row)
                    if op == "CONSTANT" and len(v) > 1 and len(set(v)) == 1 or op == "REPEATED" and v in seen: found.append(i)
                    seen.add(v)
                return found
            for line in sys.stdin:
                path, dtype, shape, op, a, b = line.rstrip("\\n").split("\\t")
                x = numpy.fromfile(path, dtype).reshape([int(n) for n in shape.split(",")])
                found = rows(x, op) if op in ("CONSTANT", "REPEATED") else numpy.flatnonzero(numpy.asarray(cells(x, op, a, b), bool)).tolist()
                print(",".join(map(str, found)), flush=True)
            """;
    private static Process numPy;
    private static Writer questions;
    private static BufferedReader answers;

    @TempDir
    private Path temp;

    static Stream<Arguments> dtypesAndSeeds() {
        return Arrays.stream(DType.values()).flatMap(dtype -> LongStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(dtype, seed)));
    }

    @BeforeAll
    static void startNumPy() throws IOException {
        numPy = new ProcessBuilder(System.getProperty("workbench.python"), "-c", SCRIPT).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        questions = numPy.outputWriter();
        answers = numPy.inputReader();
        System.out.println("seeds 0 to %d: random arrays of each dtype, each with %d conditions compared with NumPy".formatted(SEEDS - 1, CONDITIONS));
    }

    @AfterAll
    static void endNumPy() {
        numPy.destroyForcibly();
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("dtypesAndSeeds")
    void bothFindTheSame(DType dtype, long seed) throws IOException {
        var random = new Random(1000 * seed + dtype.code());
        try (var pack = Pack.create(temp.resolve("find.npk"), PackOptions.standard()); var draft = Draft.open(pack, temp.resolve("log"))) {
            var array = edited(draft, dtype, random);
            var elements = array.source().load();
            var file = temp.resolve("elements");
            Files.write(file, elements.dtype() == DType.BOOL ? bools(elements) : elements.toByteArray());
            for (int i = 0; i < CONDITIONS; i++) {
                var asked = asked(dtype, elements, random);
                var found = new ArrayList<Long>();
                Find.in(array.source(), asked.condition).run((places, count) -> LongStream.of(places).limit(count).forEach(found::add), Progress.NONE);
                assertEquals(numPyFinds(file, dtype, array.shape(), asked), found, asked::toString);
            }
        }
    }

    /// A condition in our words and NumPy's.
    private record Asked(Condition condition, String operation, String first, String second) {}

    private static DraftArray edited(Draft draft, DType dtype, Random random) throws IOException {
        var shape = random.nextBoolean() ? Shape.of(200, 3) : Shape.of(60, 2, 2);
        draft.createArray("x", dtype, shape, new byte[dtype.itemSize()]);
        draft.save(Progress.NONE);
        var edits = CellEdits.ofItemSize(dtype.itemSize());
        for (long row = 0; row < shape.rowCount(); row++) {
            for (long cell = 0; cell < shape.rowElements(); cell++) {
                edits.add(row, cell, element(dtype, random));
            }
        }
        draft.setCells("x", edits);
        draft.dropRows(Map.of("x", RowSet.of(random.longs(20, 0, shape.rowCount()).toArray())));
        return draft.snapshot().find("x").orElseThrow();
    }

    /// Random bits, or one of a few values.
    private static byte[] element(DType dtype, Random random) {
        var element = new byte[dtype.itemSize()];
        if (random.nextInt(3) == 0) {
            random.nextBytes(element);
            if (dtype == DType.BOOL) {
                element[0] &= 1;
            }
            return element;
        }
        var one = NdArray.allocate(dtype, Shape.of());
        one.setLong(random.nextInt(3), new long[0]);
        return one.toByteArray();
    }

    private static Asked asked(DType dtype, NdArray elements, Random random) {
        var rows = Condition.OfRows.values()[random.nextInt(2)];
        var specials = List.of(Condition.Special.NAN, Condition.Special.ZERO, Condition.Special.NON_FINITE);
        return switch (random.nextInt(6)) {
            case 0 -> new Asked(rows, rows.name(), "", "");
            case 1 -> {
                var special = specials.get(random.nextInt(specials.size()));
                yield new Asked(special, special.name(), "", "");
            }
            case 2 -> {
                var texts = Stream.of(number(dtype, elements, random), number(dtype, elements, random)).toList();
                yield new Asked(new Condition.Between(operand(texts.get(0)), operand(texts.get(1))), "BETWEEN", texts.get(0), texts.get(1));
            }
            default -> {
                var comparison = Comparison.values()[random.nextInt(Comparison.values().length)];
                var text = number(dtype, elements, random);
                yield new Asked(new Condition.Compared(comparison, operand(text)), comparison.name(), text, "");
            }
        };
    }

    private static Operand operand(String text) {
        return Operand.parse(text, DecimalMark.POINT).orElseThrow();
    }

    /// One that is there, or another.
    private static String number(DType dtype, NdArray elements, Random random) {
        if (dtype.kind() == DTypeKind.COMPLEX) {
            return Integer.toString(random.nextInt(4));
        }
        if (dtype.kind() == DTypeKind.BOOL) {
            return Integer.toString(random.nextInt(3) - 1);
        }
        var flat = elements.reshape(elements.shape().elementCount());
        for (int i = 0; i < 20; i++) {
            var text = flat.text(random.nextLong(elements.shape().elementCount()));
            if (!text.startsWith("NaN")) {
                return dtype.kind() != DTypeKind.FLOAT && random.nextInt(4) == 0 ? "99999999999999999999" : text;
            }
        }
        return "1";
    }

    private static byte[] bools(NdArray elements) {
        var bytes = elements.toByteArray();
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) (bytes[i] == 0 ? 0 : 1));
        return bytes;
    }

    private static List<Long> numPyFinds(Path file, DType dtype, Shape shape, Asked asked) throws IOException {
        var lengths = LongStream.of(shape.toArray()).mapToObj(Long::toString).toList();
        questions.write(String.join("\t", file.toString(), dtype.numpyName(), String.join(",", lengths), asked.operation, asked.first, asked.second) + "\n");
        questions.flush();
        var answer = answers.readLine();
        return answer == null ? List.of(-1L) : answer.isEmpty() ? List.of() : Arrays.stream(answer.split(",")).map(Long::valueOf).toList();
    }
}
