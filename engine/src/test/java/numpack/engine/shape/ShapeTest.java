package numpack.engine.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void shapesReadAsInNumPy() {
        assertEquals("()", Shape.of().toString());
        assertEquals("(5,)", Shape.of(5).toString());
        assertEquals("(1000, 128)", Shape.of(1000, 128).toString());
    }

    @Test
    void lengthsOfDamagedShapesAreUnsignedAndNotEndless() {
        assertEquals("(18446744073709551615, 2)", Shape.toText(-1, 2));
        assertEquals("(" + "0, ".repeat(64) + "...)", Shape.toText(new long[65]));
    }

    @Test
    void anAxisOfLengthZeroLeavesNoElementHoweverLongTheOthersAre() {
        var shape = Shape.of(Long.MAX_VALUE, 0, Long.MAX_VALUE);
        assertEquals(0, shape.elementCount());
        assertTrue(shape.isEmpty());
        assertFalse(Shape.of().isEmpty());
        assertEquals(1, Shape.of().elementCount());
    }

    @Test
    void countsThatDoNotFitAreErrors() {
        assertThrows(ArithmeticException.class, () -> Shape.of(Long.MAX_VALUE, 2).elementCount());
        assertEquals(2, Shape.of(Long.MAX_VALUE, 2).rowElements());
        assertThrows(IllegalArgumentException.class, () -> Shape.of(3, -1));
        assertThrows(ArithmeticException.class, () -> Strides.cOrder(Shape.of(Long.MAX_VALUE, 2), 8));
    }

    @Test
    void axesCanBeReorderedAndDropped() {
        assertEquals(Shape.of(4, 2, 3), Shape.of(2, 3, 4).permute(2, 0, 1));
        assertEquals(Shape.of(3), Shape.of(2, 3, 4).drop(List.of(0, 2)));
        assertThrows(IllegalArgumentException.class, () -> Shape.of(2, 3).permute(0));
        assertThrows(IllegalStateException.class, () -> Shape.of().withRows(3));
    }

    @Test
    void stridesKnowTheOrderTheyWalkIn() {
        var shape = Shape.of(2, 3, 4);
        var packed = Strides.cOrder(shape, 8);
        assertEquals(Strides.of(96, 32, 8), packed);
        assertEquals(96 + 64 + 24, packed.offset(1, 2, 3));
        assertTrue(packed.isCOrder(shape, 8));
        assertFalse(packed.isCOrder(shape, 4));
        assertFalse(packed.permute(1, 0, 2).isCOrder(shape.permute(1, 0, 2), 8));
        assertTrue(Strides.of(-7, 8).isCOrder(Shape.of(1, 5), 8));
        assertTrue(Strides.of(1, 1).isCOrder(Shape.of(5, 0), 8));
    }
}
