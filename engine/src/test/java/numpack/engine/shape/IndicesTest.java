package numpack.engine.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class IndicesTest {
    @Test
    void negativeRowsCountFromTheEnd() {
        assertEquals(9, Indices.row(-1, 10));
        assertEquals(0, Indices.row(-10, 10));
        assertArrayEquals(new long[] {9, 0, 9}, Indices.rows(new long[] {-1, 0, 9}, 10));
    }

    @Test
    void rowsOutsideAreRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> Indices.row(10, 10));
        assertThrows(IndexOutOfBoundsException.class, () -> Indices.row(-11, 10));
        assertThrows(IndexOutOfBoundsException.class, () -> Indices.row(0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> Indices.row(Long.MIN_VALUE, 10));
        assertThrows(IndexOutOfBoundsException.class, () -> Indices.rows(Slice.of(5, 6), 10));
    }

    @Test
    void masksAndTextsBecomeSets() {
        assertEquals(RowSet.of(0, 2), Indices.rows(new boolean[] {true, false, true}, 3));
        assertThrows(IllegalArgumentException.class, () -> Indices.rows(new boolean[2], 3));
        assertEquals(RowSet.of(7, 8, 9), Indices.rows("-3:", 10));
        assertEquals(RowSet.of(0, 4, 8), Indices.rows("8::-4", 10));
        assertEquals(RowSet.of(9), Indices.rows("-1", 10));
        assertEquals(RowSet.empty(), Indices.rows("5:2", 10));
        assertThrows(SelectionException.class, () -> Indices.rows("10", 10));
        assertThrows(SelectionException.class, () -> Indices.rows("...", 10));
    }
}
