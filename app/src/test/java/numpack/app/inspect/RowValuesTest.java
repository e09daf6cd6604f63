package numpack.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.Test;

class RowValuesTest {
    @Test
    void theLargestIsTheFirstOfTheLargestNumbers() {
        assertEquals(2, values(Double.NaN, 1, 4, 4).largest());
        assertEquals(-1, values(Double.NaN).largest());
        assertEquals(1, values(3, Double.POSITIVE_INFINITY).largest());
    }

    @Test
    void zeroIsInTheRangeAndWhatIsNotFiniteIsNot() {
        assertEquals(new RowValues.Range(0, 4), values(1, 4, Double.POSITIVE_INFINITY).range());
        assertEquals(new RowValues.Range(-2, 0), values(-2, -1, Double.NaN).range());
        assertEquals(0, values(0, 0).range().part(0));
    }

    @Test
    void textsAreExact() {
        assertEquals("0.1", values(0.1).text(0));
        assertEquals("True", new RowValues(DType.BOOL, new byte[] {1}).text(0));
    }

    @Test
    void aFormSuitsTheElements() {
        assertEquals(RowForm.VALUE, RowForm.of(DType.INT32, 1, 0).getFirst());
        assertEquals(RowForm.BARS, RowForm.of(DType.FLOAT32, 5, 1).getFirst());
        assertEquals(RowForm.NUMBERS, RowForm.of(DType.INT32, 5, 1).getFirst());
        assertEquals(RowForm.LINE, RowForm.of(DType.FLOAT32, 512, 1).getFirst());
        assertEquals(List.of(RowForm.NUMBERS), RowForm.of(DType.COMPLEX64, 5, 1));
        assertEquals(RowForm.NUMBERS, RowForm.of(DType.UINT8, 784, 2).getFirst());
        assertEquals(List.of(RowForm.NUMBERS), RowForm.of(DType.FLOAT32, 0, 1));
    }

    private static RowValues values(double... numbers) {
        var bytes = ByteBuffer.allocate(numbers.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        return new RowValues(DType.FLOAT64, bytes.array());
    }
}
