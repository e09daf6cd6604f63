package numpack.app.axes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.session.SampleShownPack;
import numpack.app.session.ShownArray;
import numpack.app.session.space.AxisMapping;
import numpack.app.session.space.SampleArray;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AxesViewModelTest {
    private final Front tab = new Front(Shape.of(100, 28, 30));
    private final AxesViewModel model = new AxesViewModel(tab.shown);

    @Test
    void theBarBeginsWithRowsAndColumnsAndASliderForTheRest() {
        assertEquals(new AxisItem(0), model.rowAxisProperty().get());
        assertEquals(new AxisItem(1), model.columnAxisProperty().get());
        assertEquals("[:, :, 0]", model.textProperty().get());
        assertEquals(List.of(2), model.sliders().stream().map(SliderItem::axis).toList());
    }

    @Test
    void textMovesSlidersAndSlidersMoveText() {
        model.textProperty().set("[5, ::2, -3:]");
        assertEquals(1, tab.shown().rowAxis());
        assertEquals(2, tab.shown().columnAxis());
        assertEquals(new Slice(27, 3, 1), tab.shown().slices().slice(2));
        assertEquals(5, model.sliders().getFirst().indexProperty().get());

        model.stepLast(1);
        assertEquals("[6, ::2, 27:]", model.textProperty().get());
    }

    @Test
    void theMinusOfProseIsAMinus() {
        model.textProperty().set("[\u22121, :, :]");
        assertEquals(99, model.sliders().getFirst().indexProperty().get());
        model.moveTo(model.sliders().getFirst(), "\u22122");
        assertEquals("[98, :, :]", model.textProperty().get());
    }

    @Test
    void textIsNotRewrittenWhileItMeansTheSame() {
        model.textProperty().set("[:,:,  7]");

        assertEquals("[:,:,  7]", model.textProperty().get());
        model.acceptText();
        assertEquals("[:, :, 7]", model.textProperty().get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [:, :       | axes.slice.unfinished      |
        [:, 28, 0]  | axes.slice.outOfRange      | 28 1 27
        [::0, 0, :] | axes.slice.zeroStep        |
        [:, :, :]   | axes.slice.tooManyAxes     | 3 1
        [0,0,0,0]   | axes.slice.tooManyIndices  | 4 3
        """)
    void wrongTextSaysWhyAndChangesNothing(String text, String key, @Nullable String values) {
        model.textProperty().set(text);

        assertEquals(Texts.of(key, values == null ? new Object[0] : Stream.of(values.split(" ")).map(Integer::valueOf).toArray()),
                model.errorProperty().get());
        assertEquals("[:, :, 0]", tab.shown().text());
    }

    @Test
    void wrongTextStaysUntilItIsCorrectedOrTakenBack() {
        model.textProperty().set("[:, ::0, 3]");

        model.acceptText();
        assertEquals("[:, ::0, 3]", model.textProperty().get());
        assertEquals(Texts.of("axes.slice.zeroStep"), model.errorProperty().get());

        model.restoreText();
        assertEquals("[:, :, 0]", model.textProperty().get());
        assertEquals("", model.errorProperty().get());
    }

    @Test
    void anotherArrayBringsItsOwnTextEvenIfTheOldOneWouldDo() {
        tab.show(Shape.of(7));
        assertEquals("[:]", model.textProperty().get());

        tab.show(Shape.of(7, 5));

        assertEquals("[:, :]", model.textProperty().get());
    }

    @Test
    void anAxisPutOnRowsThatWasOnColumnsChangesPlaces() {
        model.rowAxisProperty().set(new AxisItem(1));

        assertEquals(1, tab.shown().rowAxis());
        assertEquals(0, tab.shown().columnAxis());
        model.textProperty().set("[3:9, :, 2]");
        assertEquals(1, tab.shown().rowAxis(), "typing a slice does not turn the table back");
    }

    @Test
    void noneOnColumnsLeavesALine() {
        model.columnAxisProperty().set(new AxisItem(AxisMapping.NONE));

        assertEquals("[:, 0, 0]", tab.shown().text());
        assertEquals(2, model.sliders().size());
    }

    @Test
    void anIndexOfAShortAxisIsSaidToBeOutOfRange() {
        assertEquals("Index 3 is out of range: axis 1 is empty.", Texts.of("axes.slice.outOfRange", 3, 1, -1));
        assertEquals("Index 3 is out of range: axis 1 has only index 0.", Texts.of("axes.slice.outOfRange", 3, 1, 0));
        assertEquals("Index 3 is out of range: axis 1 goes from 0 to 1.", Texts.of("axes.slice.outOfRange", 3, 1, 1));
    }

    @Test
    void commandsSayThatNoArrayIsOpenBeforeTheySayMore() {
        var commands = new Commands();
        AxesCommands.register(commands, model, () -> { });
        tab.show(Shape.of(7));
        assertEquals(Texts.of("command.whyNot.oneAxisShown"), commands.get("axes.swap").getWhyDisabled());
        assertEquals(Texts.of("command.whyNot.allAxesShown"), commands.get("axes.nextSlice").getWhyDisabled());

        tab.close();
        for (var id : List.of("axes.swap", "axes.nextSlice", "axes.previousSlice", "axes.editSlice", "axes.showDropped")) {
            assertEquals(Texts.of("command.whyNot.noTab"), commands.get(id).getWhyDisabled(), id);
        }
    }

    @Test
    void stepsStopAtTheEnds() {
        model.stepLast(-1);
        assertEquals(0, tab.shown().index(2));
        model.stepLast(100);
        assertEquals(29, tab.shown().index(2));
        model.moveTo(model.sliders().getFirst(), "-2");
        assertEquals(28, tab.shown().index(2));
    }

    @Test
    void wholeAxesStayWholeWhenTheArrayGrowsOrShrinks() {
        var axes = AxisMapping.of(Shape.of(100, 28, 30)).withIndex(2, 29);

        var fitted = axes.fitted(Shape.of(90, 28, 10));

        assertEquals("[:, :, 9]", fitted.text());
        assertEquals(Slice.all(90), fitted.slices().rows());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "::-10 | 98 | ::-10", "::-1 | 98 | ::-1", "50: | 98 | 50:", "::2 | 101 | ::2", "10:20 | 98 | 10:20", "90:99 | 95 | 90:", "99: | 98 | :",
        "1::-1 | 98 | 1::-1", "80:20:-7 | 98 | 80:20:-7", "::-10 | 0 | :"})
    void aSliceStaysWhatItIsWhenRowsComeAndGo(String text, long rows, String expected) {
        var before = AxisMapping.of(Shape.of(100, 3)).withText(text + ", :");
        var after = AxisMapping.of(Shape.of(rows, 3)).withText(expected + ", :");
        assertEquals(after.slices().rows(), before.fitted(Shape.of(rows, 3)).slices().rows());
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 40).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void textReadsBackToTheSameAxes(int seed) {
        var random = new Random(seed);
        var shape = Shape.of(random.longs(1 + random.nextInt(4), 1, 9).toArray());
        var axes = AxisMapping.of(shape).withColumnAxis(random.nextInt(shape.ndim() + 1) - 1);
        for (int axis : axes.fixedAxes()) {
            axes = axes.withIndex(axis, random.nextInt(9));
        }

        assertEquals(axes, axes.withText(axes.text()));
    }

    /// What is in front: the whole of an array of a shape.
    private static final class Front {
        private final SimpleObjectProperty<@Nullable ShownArray> shown = new SimpleObjectProperty<>();

        Front(Shape first) {
            show(first);
        }

        AxisMapping shown() {
            return shown.get().axesProperty().get();
        }

        void show(Shape shape) {
            shown.set(new SampleShownPack(new SampleArray(DType.INT32, shape.toArray())).shown);
        }

        void close() {
            shown.set(null);
        }
    }
}
