package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numpack.engine.change.CellWrites;
import numpack.engine.change.PackEvent;
import numpack.engine.dtype.DType;
import numpack.engine.error.PackClosedException;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Selection;
import numpack.engine.shape.SelectionParser;
import numpack.engine.shape.Shape;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What is refused at the front door: anything that would reach a closed pack, and arguments that make no sense.
class DoorRefusalsTest {
    /// Methods that answer from memory, or do nothing to the pack.
    private static final Set<String> OF_MEMORY = Set.of("path", "options", "verdict", "findings", "leftovers", "arrays", "find", "array", "whyNotName", "generation", "folderIdentity",
            "addListener", "removeListener", "close", "toString", "hashCode", "equals");
    private static final Set<String> OF_A_TRANSACTION_THAT_REACH_THE_PACK = Set.of("commit", "neededBytes", "hardLinkedFiles", "bringBack");

    @TempDir
    Path temp;
    private Pack pack;
    private CompactionPlan plan;

    @BeforeEach
    void make() throws IOException {
        pack = Pack.create(temp.resolve("pack.npk"), PackOptions.standard());
        PackArrays.of(pack).save("x", values());
        plan = pack.planCompaction(List.of("x"));
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    @TestFactory
    Stream<DynamicTest> whatReachesAClosedPackIsRefused() throws IOException {
        var arrays = PackArrays.of(pack);
        var transaction = pack.begin().append("x", ChangeKind.rows(1, 1));
        var stored = pack.array("x");
        pack.close();
        var ofPack = methods(Pack.class).filter(method -> !OF_MEMORY.contains(method.getName())).map(method -> refused(pack, method));
        var ofArrays = methods(PackArrays.class).map(method -> refused(arrays, method));
        var ofTransaction = methods(Transaction.class).filter(method -> OF_A_TRANSACTION_THAT_REACH_THE_PACK.contains(method.getName()))
                .sorted((one, other) -> Boolean.compare(one.getName().equals("commit"), other.getName().equals("commit")))
                .map(method -> refused(transaction, method));
        var ofStored = Stream.of(
                dynamicTest("load", () -> assertThrows(PackClosedException.class, stored::load)),
                dynamicTest("isHardLinked", () -> assertThrows(PackClosedException.class, stored::isHardLinked)),
                dynamicTest("physicalSource", () -> assertThrows(PackClosedException.class, () -> ModelPack.bytesOf(stored.physicalSource()))));
        return Stream.of(ofPack, ofArrays, ofTransaction, ofStored).flatMap(tests -> tests);
    }

    private DynamicTest refused(Object receiver, Method method) {
        return dynamicTest(nameOf(method), () -> assertThrows(PackClosedException.class, () -> call(receiver, method, -1)));
    }

    @TestFactory
    Stream<DynamicTest> aMissingArgumentIsNamed() throws IOException {
        var transaction = pack.begin();
        return Stream.of(methods(Pack.class).map(method -> Map.entry(pack, method)),
                methods(PackArrays.class).map(method -> Map.entry(PackArrays.of(pack), method)),
                methods(Transaction.class).map(method -> Map.entry(transaction, method)))
                .flatMap(calls -> calls).filter(call -> !call.getValue().getName().equals("equals"))
                .flatMap(call -> IntStream.range(0, call.getValue().getParameterCount())
                        .filter(at -> !call.getValue().getParameterTypes()[at].isPrimitive())
                        .mapToObj(at -> dynamicTest(nameOf(call.getValue()) + " " + at, () -> {
                            var missing = assertThrows(NullPointerException.class, () -> call(call.getKey(), call.getValue(), at));
                            assertTrue(String.valueOf(missing.getMessage()).matches("[a-zA-Z]+"), missing.getMessage());
                        })));
    }

    @Test
    void aNegativeWaitAndAShapeBeyondAllBoundsAreRefused() {
        var wait = assertThrows(IllegalArgumentException.class, () -> PackOptions.standard().withLockWait(Duration.ofMillis(-1)));
        assertTrue(wait.getMessage().contains("lockWait"), wait.getMessage());
        try (var transaction = pack.begin()) {
            var shape = assertThrows(IllegalArgumentException.class,
                    () -> transaction.create("y", DType.INT32, Shape.of(Long.MAX_VALUE / 2, 2), new byte[4]));
            assertTrue(shape.getMessage().startsWith("shape "), shape.getMessage());
        }
    }

    @Test
    void aListenerThatFailsKeepsNothingFromTheOthers() throws IOException {
        var told = new ArrayList<PackEvent>();
        pack.addListener(_ -> {
            throw new IllegalStateException("a listener that fails");
        });
        pack.addListener(told::add);
        PackArrays.of(pack).append("x", values());
        assertEquals(4, pack.array("x").shape().rowCount());
        pack.reload();
        pack.close();
        assertEquals(List.of(PackEvent.Committed.class, PackEvent.Reloaded.class, PackEvent.Closed.class),
                told.stream().<Class<?>>map(PackEvent::getClass).toList());
    }

    private static Stream<Method> methods(Class<?> type) {
        var methods = Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()).toList();
        assertFalse(methods.isEmpty());
        return methods.stream();
    }

    private static String nameOf(Method method) {
        return method.getName() + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
    }

    private void call(Object receiver, Method method, int missing) throws Throwable {
        var types = method.getParameterTypes();
        var arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = i == missing ? null : argument(types[i], i);
        }
        try {
            method.invoke(receiver, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private Object argument(Class<?> type, int at) {
        var known = Map.<Class<?>, Object>ofEntries(Map.entry(long.class, 1L), Map.entry(long[].class, new long[] {0}),
                Map.entry(byte[].class, new byte[4]), Map.entry(String[].class, new String[] {"x"}), Map.entry(Collection.class, List.of("1-1")), Map.entry(Map.class, Map.of("x", "z")),
                Map.entry(CompactionPlan.class, plan), Map.entry(Progress.class, Progress.NONE), Map.entry(NdArray.class, values()),
                Map.entry(Selection.class, SelectionParser.parse("0:1", Shape.of(2, 2))), Map.entry(RowSet.class, RowSet.of(0)),
                Map.entry(LazySource.class, ChangeKind.rows(1, 1)), Map.entry(DType.class, DType.INT32), Map.entry(Shape.class, Shape.of(2, 2)),
                Map.entry(CellWrites.class, new CellWrites() {
                    @Override
                    public long byteCount() {
                        return 0;
                    }

                    @Override
                    public void forEach(Sink sink) {
                    }
                }), Map.entry(Consumer.class, (Consumer<PackEvent>) _ -> {}));
        return type == String.class ? at == 0 ? "x" : "0:1" : known.get(type);
    }

    private static NdArray values() {
        return NdArrays.wrap(new int[] {1, 2, 3, 4}, 2, 2);
    }
}
