package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import numpack.engine.change.CellWrites;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.Transaction;
import numpack.engine.draft.history.RowSignatures;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Another program gives rows other numbers while steps wait to be saved: an edit follows its row, or is a conflict; it never lands on another.
class RenumberedRowsTest extends DraftFixture {
    private static final int ROWS = 200;
    private static final Progress CANCELLED = new Progress() {
        @Override
        public boolean isCancelled() {
            return true;
        }
    };

    @Override
    void fill(Transaction transaction) {
        transaction.save("a", rows(table(ROWS)));
        transaction.save("labels", labels(IntStream.range(0, ROWS).map(row -> row % 3).toArray()));
        transaction.save("zeros", labels(new int[ROWS]));
    }

    /// The first column repeats like labels do; the second tells rows apart.
    private static List<int[]> table(int rows) {
        return IntStream.range(0, rows).mapToObj(row -> new int[] {row % 3, 1000 + row}).toList();
    }

    private static LazySource rows(List<int[]> rows) {
        var bytes = ByteBuffer.allocate(rows.size() * 8).order(ByteOrder.LITTLE_ENDIAN);
        rows.forEach(row -> bytes.putInt(row[0]).putInt(row[1]));
        return Packs.source(DType.INT32, Shape.of(rows.size(), 2), bytes.array());
    }

    private static LazySource labels(int... labels) {
        var bytes = ByteBuffer.allocate(labels.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(labels).forEach(bytes::putInt);
        return Packs.source(DType.INT32, Shape.of(labels.length), bytes.array());
    }

    private static byte[] bytes(int... values) {
        var bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(values).forEach(bytes::putInt);
        return bytes.array();
    }

    private Step label(String array, long row, int value) {
        return draft.setCells(array, CellEdits.of(row, 0, bytes(value)));
    }

    private static Region firstColumn(RowSet rows) {
        return new Region(rows, Box.of(Slice.of(0, 1)));
    }

    private List<int[]> table() throws IOException {
        var ints = ByteBuffer.wrap(read("a")).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        var rows = new ArrayList<int[]>();
        while (ints.hasRemaining()) {
            rows.add(new int[] {ints.get(), ints.get()});
        }
        return rows;
    }

    private int[] values(String array) throws IOException {
        var ints = ByteBuffer.wrap(read(array)).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        var values = new int[ints.remaining()];
        ints.get(values);
        return values;
    }

    /// Labels that are not those that the rows had, by what tells the rows apart.
    private Map<Integer, Integer> changed() throws IOException {
        var changed = new TreeMap<Integer, Integer>();
        table().stream().filter(row -> row[1] < 5000 && row[0] != (row[1] - 1000) % 3).forEach(row -> changed.put(row[1], row[0]));
        return changed;
    }

    /// Takes ten rows away, compacts, and adds ten others: there are as many rows as before.
    private void dropCompactAppend(String array, LazySource ten) throws IOException {
        outside(transaction -> transaction.drop(array, RowSet.range(20, 30)));
        compact(array);
        outside(transaction -> transaction.append(array, ten));
    }

    private void compact(String array) throws IOException {
        try (var other = Pack.open(folder.resolve("pack"), PackOptions.standard())) {
            other.compact(other.planCompaction(List.of(array)), Progress.NONE);
        }
    }

    private static List<int[]> tenMore(int from) {
        return IntStream.range(0, 10).mapToObj(row -> new int[] {row % 3, from + row}).toList();
    }

    @Test
    void anEditFollowsItsRow() throws IOException {
        var step = label("a", 150, 7);
        var before = label("a", 10, 8);
        dropCompactAppend("a", rows(tenMore(5000)));
        draft.reload();
        assertEquals(List.of(), draft.state().conflicts());
        assertEquals(List.of(step.id(), before.id()), draft.unsavedSteps().stream().map(Step::id).toList());
        assertEquals(Map.of(1150, 7, 1010, 8), changed());
        assertEquals(1150, table().get(140)[1]);
        assertEquals(140, draft.placesOf(draft.unsavedSteps().getFirst()).getFirst().regions().getFirst().rows().min());
        draft.undo();
        draft.undo();
        assertEquals(Map.of(), changed());
        draft.redo();
        draft.save(Progress.NONE);
        assertEquals(Map.of(1150, 7), changed());
    }

    @Test
    void rowsThatWereFoundAgainAndThoseBetweenThemHaveKnownNumbers() throws IOException {
        label("a", 10, 8);
        label("a", 150, 7);
        label("a", 155, 9);
        draft.appendBlankRows("a", 3, bytes(0));
        var before = draft.snapshot().find("a").orElseThrow();
        outside(transaction -> transaction.drop("a", RowSet.range(20, 30)));
        compact("a");
        draft.reload();

        var now = draft.snapshot().find("a").orElseThrow();
        assertEquals(Optional.of(RowSet.of(140)), now.rowsNow(before, RowSet.of(150)));
        assertEquals(Optional.of(RowSet.range(141, 144)), now.rowsNow(before, RowSet.range(151, 154)), "between two that have moved by as much");
        assertEquals(Optional.of(RowSet.range(0, 11)), now.rowsNow(before, RowSet.range(0, 11)), "nothing has gone before them");
        assertEquals(Optional.empty(), now.rowsNow(before, RowSet.of(25)), "some have gone there");
        assertEquals(Optional.empty(), now.rowsNow(before, RowSet.of(156)));
        assertEquals(Optional.of(RowSet.range(190, 193)), now.rowsNow(before, RowSet.range(200, 203)), "rows that are not saved yet have their names");

        draft.save(Progress.NONE);
        assertEquals(Optional.of(RowSet.of(140)), draft.snapshot().find("a").orElseThrow().rowsNow(now, RowSet.of(140)), "our own save moves nothing");
    }

    @Test
    void whereNoRowIsLookedForNoNumberIsKnown() throws IOException {
        var labels = draft.snapshot().find("labels").orElseThrow();
        var zeros = draft.snapshot().find("zeros").orElseThrow();
        outside(transaction -> transaction.drop("labels", RowSet.range(20, 30)));
        outside(transaction -> transaction.append("zeros", labels(1, 1, 1)));
        draft.reload();
        var dropped = draft.snapshot().find("labels").orElseThrow();
        assertEquals(Optional.of(RowSet.of(100)), dropped.rowsNow(labels, RowSet.of(100)), "dropped rows stay where they are");
        assertEquals(Optional.of(RowSet.of(100)), draft.snapshot().find("zeros").orElseThrow().rowsNow(zeros, RowSet.of(100)));

        dropCompactAppend("labels", labels(new int[10]));
        draft.reload();
        assertEquals(Optional.empty(), draft.snapshot().find("labels").orElseThrow().rowsNow(dropped, RowSet.of(100)), "although there are more rows");
        assertEquals(Optional.of(RowSet.of(100)), draft.snapshot().find("zeros").orElseThrow().rowsNow(zeros, RowSet.of(100)));
    }

    @Test
    void anEditFollowsItsRowAfterARestartAsWell() throws IOException {
        label("a", 150, 7);
        close();
        dropCompactAppend("a", rows(tenMore(5000)));
        pack = Pack.open(folder.resolve("pack"), PackOptions.standard());
        draft = Draft.open(pack, folder.resolve("logs"));
        assertEquals(7, table().get(140)[0]);
        dropCompactAppend("a", rows(tenMore(6000)));
        reopen();
        assertEquals(7, table().get(130)[0], "and again");
        assertEquals(Map.of(1150, 7), changed());
    }

    @Test
    void aRowThatIsNotAloneIsAConflictThatNamesWhereItMayBe() throws IOException {
        var step = label("labels", 150, 7);
        dropCompactAppend("labels", labels(0, 1, 2, 0, 1, 2, 0, 1, 2, 0));
        draft.reload();
        assertTrue(IntStream.of(values("labels")).noneMatch(value -> value == 7));
        var conflict = draft.state().conflicts().getFirst();
        assertEquals(step.id(), conflict.step().id());
        assertEquals(Conflict.Reason.ROWS_GONE, conflict.reason());
        var lost = conflict.lost().getFirst();
        assertEquals(150, lost.row());
        assertEquals(IntStream.of(values("labels")).filter(value -> value == 0).count(), lost.count());
        assertEquals(20, lost.places().size());
        assertTrue(lost.places().contains(0L));
        reopen();
        assertEquals(conflict.lost(), draft.state().conflicts().getFirst().lost(), "also after a restart");
        draft.save(Progress.NONE);
        draft.discardConflict(step);
        assertEquals(List.of(), draft.state().conflicts());
    }

    @Test
    void ofTwoEqualRowsOneOfWhichIsGoneTheOtherIsNotTakenForIt() throws IOException {
        outside(transaction -> transaction.write("zeros", new Cell(25, 0, 9)));
        outside(transaction -> transaction.write("zeros", new Cell(77, 0, 9)));
        outside(transaction -> transaction.write("zeros", new Cell(75, 0, 8)));
        outside(transaction -> transaction.write("zeros", new Cell(79, 0, 8)));
        draft.reload();
        label("zeros", 25, 5);
        dropCompactAppend("zeros", labels(1, 2, 3, 4, 5, 6, 7, 8, 10, 11));
        draft.reload();
        assertEquals(1, draft.state().conflicts().size());
        assertEquals(List.of(67L), draft.state().conflicts().getFirst().lost().getFirst().places());
        assertEquals(9, values("zeros")[67]);
    }

    @Test
    void rowsAddedAfterTheLastOneMoveNothingEvenIfLabelsRepeat() throws IOException {
        label("labels", 150, 7);
        label("zeros", 3, 7);
        draft.dropRows(Map.of("labels", RowSet.of(4)));
        outside(transaction -> transaction.append("labels", labels(1, 1, 1)));
        outside(transaction -> transaction.append("zeros", labels(1, 1, 1)));
        draft.reload();
        assertEquals(List.of(), draft.state().conflicts());
        assertEquals(7, values("labels")[149]);
        assertEquals(7, values("zeros")[3]);
        assertEquals(ROWS + 2, values("labels").length);
    }

    @Test
    void aRowThatHoldsOtherValuesElsewhereIsAConflict() throws IOException {
        var step = label("a", 150, 7);
        label("a", 20, 8);
        outside(transaction -> transaction.write("a", new Cell(150, 1, 9)));
        draft.reload();
        assertEquals(List.of(step.id()), draft.state().conflicts().stream().map(conflict -> conflict.step().id()).toList());
        assertEquals(8, table().get(20)[0]);
        assertEquals(0, table().get(150)[0]);
    }

    @Test
    void droppedRowsAndGroupsFollowAsWell() throws IOException {
        draft.group(() -> {
            draft.dropRows(Map.of("a", RowSet.of(150, 180)));
            draft.fill("a", firstColumn(RowSet.of(40, 41, 190)), bytes(7));
        });
        draft.write("a", firstColumn(RowSet.of(50, 60)), MemorySegment.ofArray(bytes(5, 6)), "PASTE");
        dropCompactAppend("a", rows(tenMore(5000)));
        draft.reload();
        assertEquals(List.of(), draft.state().conflicts());
        var left = table().stream().map(row -> row[1]).toList();
        assertEquals(ROWS - 2, left.size());
        assertTrue(!left.contains(1150) && !left.contains(1180));
        assertEquals(Map.of(1040, 7, 1041, 7, 1190, 7, 1050, 5, 1060, 6), changed());
        draft.save(Progress.NONE);
        draft.undo();
        draft.undo();
        assertEquals(Map.of(), changed());
        assertEquals(ROWS, table().size());
    }

    @Test
    void editsOnRowsThatAreAppendedHereKeepTheirRows() throws IOException {
        draft.appendRows("a", rows(List.of(new int[] {1, 7000}, new int[] {2, 7001})));
        draft.fill("a", firstColumn(RowSet.of(150, 201)), bytes(7));
        dropCompactAppend("a", rows(tenMore(5000)));
        draft.reload();
        assertEquals(List.of(), draft.state().conflicts());
        assertEquals(Map.of(1150, 7), changed());
        assertArrayEquals(new int[] {1, 7000}, table().get(200));
        assertArrayEquals(new int[] {7, 7001}, table().get(201));
    }

    @Test
    void editsOfBlocksThatChangedPlacesTakeTheirValuesAlong() throws IOException {
        draft.setCells("a", CellEdits.ofItemSize(4).add(10, 0, bytes(8)).add(110, 0, bytes(9)));
        draft.fill("a", firstColumn(RowSet.of(11, 111)), bytes(7));
        draft.write("a", firstColumn(RowSet.of(12, 112)), MemorySegment.ofArray(bytes(5, 6)), "PASTE");
        var blocks = new ArrayList<>(table(ROWS).subList(100, ROWS));
        blocks.addAll(table(ROWS).subList(0, 100));
        outside(transaction -> transaction.save("a", rows(blocks)));
        draft.reload();
        var expected = Map.of(1010, 8, 1110, 9, 1011, 7, 1111, 7, 1012, 5, 1112, 6);
        assertEquals(List.of(), draft.state().conflicts());
        assertEquals(expected, changed());
        reopen();
        assertEquals(expected, changed());
        draft.undo();
        draft.undo();
        draft.undo();
        assertEquals(Map.of(), changed());
    }

    @Test
    void aRowAroundWhichNothingIsAsItWasIsAConflictUntilItIs() throws IOException {
        var step = label("a", 50, 7);
        var turned = new ArrayList<>(table(ROWS));
        Collections.reverse(turned);
        outside(transaction -> transaction.save("a", rows(turned)));
        draft.reload();
        assertEquals(Map.of(), changed());
        assertEquals(List.of(new Conflict.LostRow(50, List.of(149L), 1)), draft.state().conflicts().getFirst().lost());
        outside(transaction -> transaction.save("a", rows(table(ROWS))));
        draft.reload();
        assertEquals(List.of(), draft.state().conflicts());
        assertEquals(step.id(), draft.unsavedSteps().getFirst().id());
        assertEquals(Map.of(1050, 7), changed());
    }

    @Test
    void aSearchThatIsCancelledLeavesConflictsAndIsDoneAgainByTheNextReload() throws IOException {
        label("a", 150, 7);
        dropCompactAppend("a", rows(tenMore(5000)));
        draft.reload(CANCELLED);
        assertEquals(Conflict.LostRow.NOT_LOOKED_FOR, draft.state().conflicts().getFirst().lost().getFirst().count());
        assertEquals(Map.of(), changed());
        draft.reload();
        assertEquals(List.of(), draft.state().conflicts());
        assertEquals(Map.of(1150, 7), changed());
    }

    @Test
    void anOpeningTellsHowFarItHasSearched() throws IOException {
        label("a", 150, 7);
        close();
        dropCompactAppend("a", rows(tenMore(5000)));
        var told = new ArrayList<Long>();
        open(new Progress() {
            @Override
            public void begin(long total) {
                told.add(total);
            }

            @Override
            public void advance(long amount) {
                told.add(amount);
            }
        });
        assertEquals(List.of(ROWS * 8L, ROWS * 8L), told);
        assertEquals(Map.of(1150, 7), changed());
    }

    @Test
    void anOpeningWhoseSearchIsCancelledKeepsEditsAsConflictsUntilAReload() throws IOException {
        var step = label("a", 150, 7);
        close();
        dropCompactAppend("a", rows(tenMore(5000)));
        open(CANCELLED);
        assertEquals(List.of(step.id()), draft.state().conflicts().stream().map(conflict -> conflict.step().id()).toList());
        assertEquals(List.of(new Conflict.LostRow(150, List.of(), Conflict.LostRow.NOT_LOOKED_FOR)), draft.state().conflicts().getFirst().lost());
        assertEquals(Map.of(), changed());
        close();
        open(CANCELLED);
        assertEquals(1, draft.state().conflicts().size(), "also after a restart");
        draft.reload();
        assertEquals(List.of(), draft.state().conflicts());
        assertEquals(Map.of(1150, 7), changed());
    }

    private void open(Progress progress) throws IOException {
        pack = Pack.open(folder.resolve("pack"), PackOptions.standard());
        draft = Draft.open(pack, folder.resolve("logs"), progress);
    }

    @Test
    void ofMoreRowsThanAreSignedNoneIsLookedFor() throws IOException {
        long many = RowSignatures.MAX_ROWS + 1L;
        outside(transaction -> transaction.create("many", DType.INT32, Shape.of(many), new byte[4]));
        draft.reload();
        draft.fill("many", new Region(RowSet.range(0, many), Box.of()), bytes(7));
        var step = label("a", 150, 7);
        outside(transaction -> transaction.drop("many", RowSet.of(0)));
        compact("many");
        reopen();
        assertEquals(List.of(step.id()), draft.unsavedSteps().stream().map(Step::id).toList());
        assertEquals(Conflict.LostRow.UNKNOWN, draft.state().conflicts().getFirst().lost().getFirst().count());
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /// Rows that look alike are told apart only by this test, which follows them.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void editsFollowTheirRowsOrAreConflicts(long seed) throws IOException {
        var random = new Random(seed);
        int kinds = 1 + random.nextInt(40);
        var truth = new ArrayList<Integer>();
        var looks = new ArrayList<int[]>();
        for (int row = 0; row < 60; row++) {
            truth.add(row);
            looks.add(new int[] {random.nextInt(3), random.nextBoolean() ? 2000 + row : 1000 + random.nextInt(kinds)});
        }
        outside(transaction -> transaction.save("a", rows(looks)));
        draft.reload();
        var rowOf = new HashMap<Integer, Integer>();
        for (int label = 100; label < 108; label++) {
            int row = random.nextInt(60);
            label("a", row, label);
            rowOf.put(label, row);
        }
        for (int round = 0; round < 3; round++) {
            change(random, truth, looks);
            if (random.nextBoolean()) {
                reopen();
            } else {
                draft.reload();
            }
            var table = table();
            assertEquals(truth.size(), table.size());
            for (int at = 0; at < table.size(); at++) {
                int label = table.get(at)[0];
                assertTrue(label < 100 || rowOf.get(label).equals(truth.get(at)),
                        "round %d: %d at %d, which is row %d of %s".formatted(round, label, at, truth.get(at), rowOf));
            }
            assertEquals(8, draft.state().unsavedCount() + draft.state().conflicts().size());
        }
    }

    private void change(Random random, List<Integer> truth, List<int[]> looks) throws IOException {
        int from = random.nextInt(looks.size() / 2);
        int count = 1 + random.nextInt(10);
        truth.subList(from, from + count).clear();
        looks.subList(from, from + count).clear();
        var added = new ArrayList<int[]>();
        for (int more = random.nextInt(12); more > 0; more--) {
            truth.add(-1);
            added.add(new int[] {random.nextInt(3), 1000 + random.nextInt(1200)});
        }
        looks.addAll(added);
        if (random.nextBoolean()) {
            outside(transaction -> transaction.save("a", rows(looks)));
            return;
        }
        outside(transaction -> transaction.drop("a", RowSet.range(from, from + count)));
        compact("a");
        if (!added.isEmpty()) {
            outside(transaction -> transaction.append("a", rows(added)));
        }
    }

    /// One element.
    private record Cell(long row, int column, int value) implements CellWrites {
        @Override
        public long byteCount() {
            return 4;
        }

        @Override
        public void forEach(Sink sink) throws IOException {
            sink.write(row, 4L * column, MemorySegment.ofArray(bytes(value)));
        }
    }
}
