package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectiveEditTest {
    private static final BitSet ALL = new BitSet();

    @TempDir
    private Path folder;
    private Pack pack;
    private Draft draft;

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    @BeforeEach
    void open() throws IOException {
        pack = Pack.create(folder.resolve("sample.npk"), PackOptions.standard());
        draft = Draft.open(pack, folder.resolve("drafts"));
        draft.createArray("a", DType.UINT8, Shape.of(6, 4, 3), new byte[1]);
    }

    @AfterEach
    void close() throws IOException {
        draft.close();
        pack.close();
    }

    @Test
    void whatChangesNoBitIsNoEdit() throws IOException {
        var region = new Region(RowSet.of(1, 3), Box.of(Slice.all(4), Slice.of(1, 2)));
        assertTrue(EffectiveEdit.fill(draft, "a", region, new byte[] {0}).isNothing());
        assertTrue(EffectiveEdit.write(draft, "a", region, new byte[16], ALL, "PASTE").isNothing());
        assertTrue(EffectiveEdit.cell(draft, "a", 5, 11, new byte[] {0}).isNothing());
        var nothing = EffectiveEdit.cell(draft, "a", 5, 11, new byte[] {0});
        assertThrows(IllegalStateException.class, nothing::make);
        assertEquals(1, draft.state().steps().size());

        var edit = EffectiveEdit.cell(draft, "a", 5, 11, new byte[] {7});
        assertEquals(1, assertInstanceOf(Step.SetCells.class, edit.make()).cellCount());
        assertEquals(7, content()[5 * 12 + 11]);
    }

    @Test
    void zerosOfBothSignsAreDifferentBits() throws IOException {
        draft.createArray("f", DType.FLOAT32, Shape.of(2), new byte[4]);
        assertEquals(1, EffectiveEdit.cell(draft, "f", 1, 0, new byte[] {0, 0, 0, (byte) 0x80}).cellCount());
        draft.createArray("scalar", DType.UINT8, Shape.of(), new byte[] {3});
        assertTrue(EffectiveEdit.cell(draft, "scalar", 0, 0, new byte[] {3}).isNothing());
        EffectiveEdit.cell(draft, "scalar", 0, 0, new byte[] {4}).make();
        assertTrue(EffectiveEdit.cell(draft, "scalar", 0, 0, new byte[] {4}).isNothing());
    }

    @Test
    void rowsThatStayAsTheyAreAreLeftOutOfTheStep() throws IOException {
        draft.createArray("column", DType.UINT8, Shape.of(6), new byte[] {1});
        var all = new Region(RowSet.range(0, 6), Box.of());

        var pasted = EffectiveEdit.write(draft, "column", all, new byte[] {1, 5, 1, 5, 5, 1}, ALL, "PASTE").make();
        assertEquals(RowSet.of(1, 3, 4), assertInstanceOf(Step.WriteBlock.class, pasted).region().rows());
        assertEquals("PASTE", ((Step.WriteBlock) pasted).kind());

        var filled = EffectiveEdit.fill(draft, "column", all, new byte[] {5}).make();
        assertEquals(RowSet.of(0, 2, 5), assertInstanceOf(Step.Fill.class, filled).region().rows());
    }

    @Test
    void anArrayThatIsGoneIsNamed() {
        assertEquals("b", assertThrows(NoSuchArrayException.class,
                () -> EffectiveEdit.cell(draft, "b", 0, 0, new byte[] {1})).array());
        assertThrows(IllegalArgumentException.class, () -> EffectiveEdit.fill(draft, "a", new Region(RowSet.of(0), Box.of(Slice.all(4), Slice.all(3))), new byte[2]));
    }

    /// Against the plain write of everything, and its undo.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theArrayIsAsAfterThePlainEditAndTheStepCountsWhatChanged(int seed) throws IOException {
        var random = new Random(seed);
        var before = new byte[72];
        for (int i = 0; i < before.length; i++) {
            before[i] = (byte) random.nextInt(2);
        }
        draft.write("a", new Region(RowSet.range(0, 6), Box.of(Slice.all(4), Slice.all(3))), MemorySegment.ofArray(before), "PASTE");
        var rows = RowSet.builder();
        IntStream.range(0, 6).filter(row -> random.nextBoolean()).forEach(rows::add);
        rows.add(random.nextInt(6));
        var region = new Region(rows.build(), Box.of(random.nextBoolean() ? Slice.all(4) : new Slice(random.nextInt(2), 2, 2), Slice.of(random.nextInt(2), 2)));
        var elements = new byte[Math.toIntExact(region.cellCount())];
        var untouched = new BitSet();
        for (int i = 0; i < elements.length; i++) {
            elements[i] = (byte) random.nextInt(2);
            untouched.set(i, seed % 3 == 0 && random.nextInt(4) == 0);
        }
        var expected = before.clone();
        long changes = 0;
        for (int i = 0; i < elements.length; i++) {
            int cell = i % (int) region.rowCells();
            int row = (int) region.rows().select(i / region.rowCells());
            int at = row * 12 + (int) (region.rest().slice(0).position(cell / 2) * 3 + region.rest().slice(1).position(cell % 2));
            if (!untouched.get(i) && expected[at] != elements[i]) {
                expected[at] = elements[i];
                changes++;
            }
        }

        var edit = EffectiveEdit.write(draft, "a", region, elements, untouched, "PASTE");

        assertEquals(changes, edit.cellCount());
        if (changes > 0) {
            assertEquals(changes, ((Step.CellStep) edit.make()).cellCount());
            assertArrayEquals(expected, content());
            draft.undo();
        }
        assertArrayEquals(before, content());
    }

    private byte[] content() throws IOException {
        var bytes = new byte[72];
        draft.snapshot().find("a").orElseThrow().physicalSource().read(Box.of(Slice.all(6), Slice.all(4), Slice.all(3)), MemorySegment.ofArray(bytes));
        return bytes;
    }
}
