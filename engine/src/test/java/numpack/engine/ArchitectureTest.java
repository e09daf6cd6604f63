package numpack.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numpack.engine.change.Durability;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules between the rooms of the engine. A room is a package under `numpack.engine` with all packages below it; the front door
/// itself is the room `engine`. Who may know whom stands in one table, here and nowhere else.
class ArchitectureTest {
    private static final String ENGINE = "numpack.engine";
    private static final String DOOR = "engine";

    /// Rooms that are the product. All others are hidden behind the door.
    private static final Set<String> EXPORTED = Set.of(DOOR, "change", "work", "error", "dtype", "shape", "ndarray", "lazy", "stream", "summary", "find",
            "linked", "query", "vector", "draft", "diff", "check", "archive", "interchange");

    /// What a room may know; it may also know what lies behind that.
    private static final Map<String, Set<String>> IMPORTS = importTable();

    /// Files of one room of the draft, its page included.
    private static final int MAX_FILES = 15;

    /// The rooms of a draft that are exported.
    private static final Set<String> EXPORTED_PARTS = Set.of("draft", "draft.step");

    /// The rooms of a draft: what each may know of the others; it may also know what lies behind that.
    private static final Map<String, Set<String>> DRAFT_IMPORTS = Map.ofEntries(
            Map.entry("draft", Set.of("draft.save")),
            Map.entry("draft.step", Set.of()),
            Map.entry("draft.overlay", Set.of()),
            Map.entry("draft.log", Set.of()),
            Map.entry("draft.signature", Set.of("draft.overlay")),
            Map.entry("draft.state", Set.of("draft.step", "draft.overlay")),
            Map.entry("draft.apply", Set.of("draft.state", "draft.log")),
            Map.entry("draft.history", Set.of("draft.apply", "draft.signature")),
            Map.entry("draft.ledger", Set.of("draft.history")),
            Map.entry("draft.replay", Set.of("draft.ledger")),
            Map.entry("draft.save", Set.of("draft.replay")));

    /// Rooms that may hold memory by its address: those that own it, and those that implement or feed a `LazySource`.
    private static final Set<String> FOREIGN_MEMORY =
            Set.of("storage", "rows", "ndarray", "dtype", "lazy", "compact", "draft", "summary", "vector", "interchange", "change", "loaded", "commit", "find", DOOR);

    private static final Pattern FORBIDDEN_NAME =
            Pattern.compile(".*(Manager|Helper|Utils?|Impl|Data|Handler|Processor|Wrapper|Base)|Abstract[A-Z].*|I[A-Z][a-z].*");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ENGINE);

    private static Map<String, Set<String>> importTable() {
        Map<String, Set<String>> table = new TreeMap<>();
        table.put("error", Set.of());
        table.put("internal", Set.of());
        table.put("work", Set.of("error"));
        table.put("change", Set.of("error"));
        table.put("dtype", Set.of("error", "internal"));
        table.put("shape", Set.of("error", "internal"));
        table.put("ndarray", Set.of("dtype", "shape"));
        table.put("lazy", Set.of("ndarray"));
        table.put("stream", Set.of("lazy", "work"));
        table.put("linked", Set.of("shape"));
        for (var room : List.of("summary", "find", "vector", "query", "diff")) {
            table.put(room, Set.of("lazy", "stream", "work"));
        }
        table.put("storage", Set.of("error", "internal"));
        table.put("format", Set.of("dtype", "shape", "storage"));
        table.put("journal", Set.of("storage"));
        table.put("rows", Set.of("lazy", "storage", "format", "journal", "work"));
        table.put("compact", Set.of("rows", "format", "storage", "journal", "work"));
        table.put("loaded", Set.of("change", "format", "rows", "storage", "journal", "lazy", "work"));
        table.put("commit", Set.of("loaded", "rows", "compact", "journal", "stream"));
        table.put("check", Set.of("loaded", "format", "rows", "storage", "work"));
        table.put("archive", Set.of("loaded", "format", "rows", "storage", "work"));
        table.put(DOOR, Set.copyOf(table.keySet()));
        var outside = new TreeSet<>(EXPORTED);
        outside.removeAll(Set.of("draft", "interchange"));
        table.put("draft", Set.copyOf(outside));
        table.put("interchange", Set.copyOf(outside));
        return table;
    }

    @Test
    void theRulesSeeTheProgram() {
        assertTrue(rooms().containsAll(Set.of("dtype", "shape", "storage", "rows", DOOR)), () -> rooms().toString());
    }

    @Test
    void everyRoomStandsInTheTable() {
        var unknown = rooms();
        unknown.removeAll(IMPORTS.keySet());
        assertEquals(Set.of(), unknown, "rooms of which the import table says nothing");
    }

    @TestFactory
    Stream<DynamicTest> roomsKnowOnlyWhatTheTableAllows() {
        return IMPORTS.keySet().stream().map(room -> DynamicTest.dynamicTest(room, () -> {
            // The rooms that are shut in keep their own words, whoever stands in front of them.
            var allowed = isOutside(room) ? IMPORTS.get(room) : behind(room);
            check(noClasses().that(resideInRoom(room))
                    .should().dependOnClassesThat(describe("reside in a room other than " + new TreeSet<>(allowed),
                            type -> isOurs(type) && !roomOf(type).equals(room) && !allowed.contains(roomOf(type))))
                    .because("imports run one way, so that a room can be read, tested and changed with only what stands under it in mind"));
        }));
    }

    @TestFactory
    Stream<DynamicTest> roomsOfTheDraftKnowOnlyThoseBelow() {
        return DRAFT_IMPORTS.keySet().stream().map(part -> DynamicTest.dynamicTest(part, () -> {
            var allowed = behind(part, DRAFT_IMPORTS);
            check(noClasses().that(describe("reside in " + part, type -> isOurs(type) && partOf(type).equals(part)))
                    .should().dependOnClassesThat(describe("reside in a room of the draft other than " + allowed,
                            type -> isOurs(type) && roomOf(type).equals("draft") && !partOf(type).equals(part) && !allowed.contains(partOf(type))))
                    .because("a draft is read from its values up to its door"));
        }));
    }

    @Test
    void everyRoomOfTheDraftStandsInTheTableAndIsSmall() {
        var sizes = CLASSES.stream().filter(type -> isOurs(type) && roomOf(type).equals("draft") && type.getEnclosingClass().isEmpty())
                .collect(Collectors.groupingBy(ArchitectureTest::partOf, TreeMap::new, Collectors.counting()));
        assertEquals(new TreeSet<>(DRAFT_IMPORTS.keySet()), sizes.keySet());
        sizes.values().removeIf(files -> files <= MAX_FILES);
        assertEquals(Map.of(), sizes, "rooms with more than " + MAX_FILES + " files");
    }

    @Test
    void onlyTheDoorOfTheDraftAndItsValuesAreExported() {
        var shown = Durability.class.getModule().getDescriptor().exports().stream().map(export -> partOf(export.source()))
                .filter(part -> part.equals("draft") || part.startsWith("draft.")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(EXPORTED_PARTS, shown);
    }

    @Test
    void roomsAndTheirPartsAreFreeOfCycles() {
        check(slices().matching(ENGINE + ".(**)").should().beFreeOfCycles()
                .because("packages that need each other are one package"));
    }

    @Test
    void justTheProductIsExported() {
        var module = Durability.class.getModule().getDescriptor();
        assertNotNull(module, "the engine is tested as a module");
        var shown = module.exports().stream().filter(export -> !export.isQualified())
                .map(export -> roomOf(export.source())).collect(Collectors.toCollection(TreeSet::new));
        shown.removeAll(EXPORTED);
        assertEquals(Set.of(), shown, "hidden rooms that module-info exports");
    }

    @Test
    void exportedSignaturesHideTheInnerRooms() {
        check(noClasses().that(describe("belong to exported rooms", type -> isOurs(type) && EXPORTED.contains(roomOf(type))))
                .should(new ArchCondition<>("show types of hidden rooms in public signatures") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (isVisible(type)) {
                            hiddenTypesShownBy(type).forEach(text -> events.add(SimpleConditionEvent.satisfied(type, text)));
                        }
                    }
                })
                .because("who uses the engine as a module could not name such a type"));
    }

    @Test
    void memoryIsTouchedInFewRooms() {
        check(noClasses().that(describe("reside outside " + new TreeSet<>(FOREIGN_MEMORY), type -> !FOREIGN_MEMORY.contains(roomOf(type))))
                .should().dependOnClassesThat().resideInAPackage("java.lang.foreign..")
                .because("elsewhere arrays and sources are spoken of by index, never by address"));
    }

    @Test
    void vectorInstructionsLiveInKernels() {
        check(noClasses().that(describe("are no kernels", type -> !outermost(type).getSimpleName().endsWith("Kernel")))
                .should().dependOnClassesThat().resideInAPackage("jdk.incubator..")
                .because("the incubating module may be missing; a kernel has a scalar twin to fall back on"));
    }

    @Test
    void pureRoomsOpenNoFiles() {
        check(noClasses().that(describe("belong to pure rooms",
                        type -> Set.of("dtype", "shape", "ndarray", "linked", "summary", "find").contains(roomOf(type))))
                .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                .because("arithmetic must be testable without a disk"));
    }

    @Test
    void formatsDoNotKnowEachOther() {
        check(slices().matching(ENGINE + ".interchange.(*)..").should().notDependOnEachOther()
                .because("one format, one wall: whoever has read one has read all, and each can be taken out"));
    }

    @Test
    void theEngineHasNoWindowAndNoLoggingFramework() {
        check(noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "numpack.app..", "java.util.logging..", "org.slf4j..",
                        "org.apache.logging..")
                .because("it is embedded in programs that have their own; a log that is owed goes to System.Logger"));
    }

    @Test
    void nothingIsPrinted() {
        check(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .because("the output of a program belongs to the program, not to its library"));
        check(noClasses().should().callMethod(Throwable.class, "printStackTrace")
                .because("an exception is thrown or kept as suppressed, not printed"));
    }

    @Test
    void theProgramIsNotEndedFromInside() {
        check(noClasses().should().callMethod(System.class, "exit", int.class).orShould().callMethod(System.class, "gc")
                .because("a library does not decide over the process it lives in"));
    }

    @Test
    void noExceptionIsCaughtWithoutAName() {
        check(noClasses().should(new ArchCondition<>("catch Exception") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var unit : type.getCodeUnits()) {
                    if (catchesException(unit)) {
                        events.add(SimpleConditionEvent.satisfied(type, unit.getDescription() + " catches Exception"));
                    }
                }
            }
        }).because("it would swallow programmers' mistakes along with what was expected"));
    }

    @Test
    void namesSayWhatThingsAre() {
        check(noClasses().that().areTopLevelClasses().should(new ArchCondition<>("have a forbidden prefix or suffix") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                // "Base" is a word of ours, what a draft lies over, but no name for a superclass.
                boolean isBaseClass = type.getModifiers().contains(JavaModifier.ABSTRACT) && type.getSimpleName().startsWith("Base");
                if (isBaseClass || FORBIDDEN_NAME.matcher(type.getSimpleName()).matches()) {
                    events.add(SimpleConditionEvent.satisfied(type, type.getName() + " is named for nothing"));
                }
            }
        }).because("a Manager or a Helper can be anything, and in time is"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    /// All that the table allows a room, with what lies behind it.
    private static Set<String> behind(String room) {
        return behind(room, IMPORTS);
    }

    private static Set<String> behind(String room, Map<String, Set<String>> imports) {
        Set<String> found = new TreeSet<>();
        List<String> open = new ArrayList<>(imports.get(room));
        while (!open.isEmpty()) {
            var next = open.removeLast();
            if (found.add(next)) {
                open.addAll(imports.get(next));
            }
        }
        return found;
    }

    /// Rooms in front of the door see what any program that uses the engine sees.
    private static boolean isOutside(String room) {
        return room.equals("draft") || room.equals("interchange");
    }

    private static TreeSet<String> rooms() {
        return CLASSES.stream().map(ArchitectureTest::roomOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static DescribedPredicate<JavaClass> resideInRoom(String room) {
        return describe("reside in room " + room, type -> isOurs(type) && roomOf(type).equals(room));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ENGINE) || type.getPackageName().startsWith(ENGINE + ".");
    }

    private static String roomOf(JavaClass type) {
        return roomOf(type.getPackageName());
    }

    private static String roomOf(String packageName) {
        return packageName.length() <= ENGINE.length() ? DOOR : packageName.substring(ENGINE.length() + 1).split("\\.")[0];
    }

    /// The whole name of a package below the door's.
    private static String partOf(JavaClass type) {
        return partOf(type.getPackageName());
    }

    private static String partOf(String packageName) {
        return packageName.length() <= ENGINE.length() ? DOOR : packageName.substring(ENGINE.length() + 1);
    }

    /// A part of an exported room, such as one format of `interchange`, is not exported with it.
    private static boolean isVisible(JavaClass type) {
        boolean isRoomItself = type.getPackageName().equals(ENGINE) || type.getPackageName().equals(ENGINE + "." + roomOf(type))
                || EXPORTED_PARTS.contains(partOf(type));
        return isRoomItself && type.getModifiers().contains(JavaModifier.PUBLIC)
                && outermost(type).getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static List<String> hiddenTypesShownBy(JavaClass type) {
        List<String> shown = new ArrayList<>();
        for (var unit : type.getCodeUnits()) {
            if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
                Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .filter(other -> isOurs(other) && (!EXPORTED.contains(roomOf(other)) || DRAFT_IMPORTS.containsKey(partOf(other)) && !EXPORTED_PARTS.contains(partOf(other))))
                        .forEach(other -> shown.add(unit.getFullName() + " shows " + other.getName()));
            }
        }
        return shown;
    }

    private static boolean catchesException(JavaCodeUnit unit) {
        return unit.getTryCatchBlocks().stream().flatMap(block -> block.getCaughtThrowables().stream())
                .anyMatch(caught -> caught.isEquivalentTo(Exception.class));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
