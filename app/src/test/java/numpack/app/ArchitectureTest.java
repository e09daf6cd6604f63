package numpack.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import numpack.engine.error.PackException;

/// The rules between the rooms of the window. The table of who may know whom stands here once, and nowhere else.
class ArchitectureTest {
    private static final Set<String> GROUND =
            Set.of("command", "task", "dialog", "problem", "prefs", "i18n", "style", "control", "panel", "selection", "grid");
    private static final Set<String> MODEL = Set.of("session", "edit");
    private static final Set<String> FACE = Set.of("cli");
    private static final String APP = "numpack.app";
    private static final int MAX_FILES = 15;

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(APP);

    @Test
    void theRulesSeeTheProgram() {
        assertTrue(CLASSES.contain("numpack.app.Main"));
        assertTrue(rooms().containsAll(GROUND), rooms().toString());
    }

    @TestFactory
    Stream<DynamicTest> groundKnowsNoFeatureAndNoSession() {
        return GROUND.stream().sorted().map(room -> rule(room,
                noClasses().that().resideInAPackage(of(room))
                        .should().dependOnClassesThat(are(resideInAnyPackage(allBut(GROUND))))
                        .because("every feature stands on the ground, so the ground must stand without them")));
    }

    @TestFactory
    Stream<DynamicTest> groundKnowsNoEngine() {
        return GROUND.stream().sorted().map(room -> rule(room, room.equals("problem")
                ? noClasses().that().resideInAPackage(of(room))
                        .should().dependOnClassesThat(are(resideInAPackage("numpack.engine.."))
                                .and(DescribedPredicate.not(resideInAPackage("numpack.engine.error.."))))
                        .because("the problem room only finds words for what the engine reports")
                : noClasses().that().resideInAPackage(of(room))
                        .should().dependOnClassesThat().resideInAPackage("numpack.engine..")
                        .because("the ground serves any window, whatever it shows")));
    }

    @TestFactory
    Stream<DynamicTest> featuresDoNotKnowEachOther() {
        return features().map(room -> rule(room,
                noClasses().that().resideInAPackage(of(room))
                        .should().dependOnClassesThat(are(resideInAnyPackage(
                                features().filter(other -> !other.equals(room)).map(ArchitectureTest::of).toArray(String[]::new))))
                        .because("features talk through session properties and commands only")));
    }

    @Test
    void theShellKnowsNoFeature() {
        noClasses().that().resideInAPackage(of("shell"))
                .should().dependOnClassesThat(are(resideInAnyPackage(features().map(ArchitectureTest::of).toArray(String[]::new))))
                .because("features hand it panels and pictures, and a new one is a line in AppContext").check(CLASSES);
    }

    @Test
    void theWindowSaysNothingInTheWordsOfThePackExceptions() {
        noClasses().should().callMethodWhere(new DescribedPredicate<>("ask a PackException for its message") {
            @Override
            public boolean test(JavaMethodCall call) {
                return call.getTarget().getName().matches("get(Localized)?Message") && call.getTargetOwner().isAssignableTo(PackException.class);
            }
        }).because("their messages are for developers; what people read is worded from their facts").check(CLASSES);
    }

    @Test
    void theModelKnowsNoFeature() {
        noClasses().that().resideInAnyPackage(of("session"), of("edit"))
                .should().dependOnClassesThat(are(resideInAnyPackage(
                        Stream.concat(features(), Stream.of("shell", "cli")).map(ArchitectureTest::of).toArray(String[]::new))))
                .because("features look at the session, never the other way").allowEmptyShould(true).check(CLASSES);
        noClasses().that().resideInAPackage(of("edit")).should().dependOnClassesThat().resideInAPackage(of("session"))
                .because("edit only names steps").allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void theModelShowsNothing() {
        noClasses().that().resideInAPackage(of("session"))
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", of("grid"), of("control"), of("dialog"), of("style"),
                        of("command"), of("panel"))
                .because("every picture and panel shares it, and it is tested without a toolkit").check(CLASSES);
    }

    @Test
    void whatIsSelectedIsAValue() {
        noClasses().that().resideInAPackage(of("selection")).should().dependOnClassesThat().resideInAnyPackage("javafx..", "numpack.engine..")
                .because("the model and every picture of an array share it").check(CLASSES);
    }

    @Test
    void theCommandLineStartsNoToolkit() {
        noClasses().that().resideInAPackage(of("cli"))
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "numpack.app.session..", "numpack.app.control..")
                .because("a command runs on machines without a display").allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void viewsKnowNoEngine() {
        noClasses().that().haveSimpleNameEndingWith("View").or().haveSimpleNameEndingWith("Cell")
                .should().dependOnClassesThat().resideInAPackage("numpack.engine..")
                .because("a view binds and forwards; what it shows, its view model has made ready").check(CLASSES);
    }

    @Test
    void viewModelsAndTasksKnowNoSceneGraph() {
        noClasses().that().haveSimpleNameEndingWith("ViewModel").or().haveSimpleNameEndingWith("Task")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
                .because("they are tested without a toolkit").allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void threadsLiveInTheTaskRoom() {
        noClasses().that().resideOutsideOfPackage(of("task")).and().doNotHaveFullyQualifiedName("numpack.app.WorkbenchApp")
                // Watches the process that started the program, before there is any task room.
                .and().doNotHaveFullyQualifiedName("numpack.app.StartedBy")
                .should().callMethod(Platform.class, "runLater", Runnable.class)
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread")
                .orShould().dependOnClassesThat(are(DescribedPredicate.describe("executors",
                        type -> type.getPackageName().equals("java.util.concurrent")
                                && (type.getSimpleName().contains("Executor") || type.getSimpleName().equals("CompletableFuture")
                                        || type.getSimpleName().contains("ForkJoin")))))
                .because("one room decides what runs where, and tests replace it").check(CLASSES);
    }

    @Test
    void windowsAreOpenedInTheDialogRoom() {
        noClasses().that().resideOutsideOfPackages(of("dialog"), APP)
                .should().dependOnClassesThat(are(DescribedPredicate.describe("stages, alerts and choosers",
                        type -> Set.of("javafx.stage.Stage", "javafx.stage.FileChooser", "javafx.stage.DirectoryChooser",
                                "javafx.scene.control.Alert", "javafx.scene.control.Dialog").contains(type.getFullName()))))
                .because("tests script the dialog service, and native choosers work on no test machine").check(CLASSES);
    }

    @Test
    void packagesAreSmall() {
        var sizes = new TreeMap<String, Integer>();
        // With the package's page.
        CLASSES.stream().filter(JavaClass::isTopLevelClass).forEach(type -> sizes.merge(type.getPackageName(), 1, Integer::sum));
        sizes.values().removeIf(files -> files <= MAX_FILES);
        assertEquals(Map.of(), sizes, "a package of more than " + MAX_FILES + " files is split by noun");
    }

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching("numpack.app.(**)").should().beFreeOfCycles()
                .because("a room in a cycle cannot be understood alone").check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        List<String> forbidden = List.of("Manager", "Helper", "Util", "Utils", "Impl", "Handler", "Data", "Processor", "Wrapper");
        classes().that().areTopLevelClasses().should(new ArchCondition<>("have no empty suffix") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String name = type.getSimpleName();
                boolean isEmpty = forbidden.stream().anyMatch(name::endsWith) || name.matches("(Abstract|Base)[A-Z].*");
                events.add(new SimpleConditionEvent(type, !isEmpty, type.getFullName()));
            }
        }).because("such a suffix says nothing (house.md lists the words to use)").check(CLASSES);
    }

    @Test
    void nothingIsPrinted() {
        noClasses().that().resideOutsideOfPackages(of("cli")).and().doNotHaveFullyQualifiedName("numpack.app.Main")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .because("nobody reads the console of a window").check(CLASSES);
    }

    @Test
    void theLanguageOfTheSystemChangesNoLetters() {
        noClasses().should().callMethod(String.class, "toUpperCase").orShould().callMethod(String.class, "toLowerCase")
                .orShould().callMethod(String.class, "format", String.class, Object[].class)
                .because("a Turkish system has other capitals, an Arabic one other digits: say which language is meant").check(CLASSES);
        noClasses().that().resideOutsideOfPackage(of("i18n")).should().callMethod(Locale.class, "getDefault")
                .orShould().callMethod(Locale.class, "getDefault", Locale.Category.class)
                .because("the language of words is that of Texts").check(CLASSES);
    }

    @Test
    void nothingMutableIsStatic() {
        fields().that().areStatic().and().doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should().beFinal().because("state belongs to objects that somebody owns").check(CLASSES);
    }

    /// Read from the sources: in byte code the compiler's own catch of try-with-resources looks the same.
    @Test
    void everythingIsCaughtOnlyAtTheTaskBoundary() throws IOException {
        var broad = Pattern.compile("catch\\s*\\([^)]*\\b(Exception|RuntimeException|Throwable|Error)\\s+\\w+\\s*\\)");
        Path sources = Path.of("src/main/java/numpack/app");
        var found = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                boolean isTask = sources.relativize(file).startsWith("task");
                if (!isTask && broad.matcher(Files.readString(file)).find()) {
                    found.add(file.toString());
                }
            }
        }
        assertEquals(Set.of(), found, "because a broad catch hides faults that nobody has thought of");
    }

    private static DynamicTest rule(String room, ArchRule rule) {
        return DynamicTest.dynamicTest(room, () -> rule.allowEmptyShould(true).check(CLASSES));
    }

    /// All rooms that are neither ground nor model nor face; the shell assembles them and stands apart.
    private static Stream<String> features() {
        return rooms().stream()
                .filter(room -> !room.isEmpty() && !room.equals("shell"))
                .filter(room -> !GROUND.contains(room) && !MODEL.contains(room) && !FACE.contains(room));
    }

    private static Set<String> rooms() {
        var rooms = new TreeSet<String>();
        CLASSES.forEach(type -> rooms.add(roomOf(type)));
        return rooms;
    }

    /// The first part of a package below `numpack.app`; empty for `numpack.app` itself.
    private static String roomOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(APP + ".") ? name.substring(APP.length() + 1).split("\\.")[0] : "";
    }

    private static String of(String room) {
        return APP + "." + room + "..";
    }

    /// Every package of the program but these rooms, `numpack.app` itself included.
    private static String[] allBut(Set<String> rooms) {
        return Stream.concat(Stream.of(APP), rooms().stream().filter(room -> !room.isEmpty() && !rooms.contains(room))
                .map(ArchitectureTest::of)).toArray(String[]::new);
    }
}
