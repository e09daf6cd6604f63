package numpack.app.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import numpack.app.i18n.Texts;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.DTypeMismatchException;
import numpack.engine.error.FileNotWritableException;
import numpack.engine.error.DiskFullException;
import numpack.engine.error.EditNotKeptException;
import numpack.engine.error.Finding;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.LinkedArrayException;
import numpack.engine.error.NoSuchArrayException;
import numpack.engine.error.NotEnoughSpaceException;
import numpack.engine.error.NotReadAgainException;
import numpack.engine.error.OtherPackException;
import numpack.engine.error.PackClosedException;
import numpack.engine.error.PackException;
import numpack.engine.error.PackHolder;
import numpack.engine.error.PackLockedException;
import numpack.engine.error.ReadOnlyPackException;
import numpack.engine.error.RowsRenumberedException;
import numpack.engine.error.ShapeMismatchException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.UnsavedWorkChangedException;
import numpack.engine.error.UnsettledSaveException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.error.reason.ForeignContent;
import numpack.engine.error.reason.NameFault;
import numpack.engine.error.reason.OutsideChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
    private static final Path PACK = Path.of("data", "demo.npk");

    static Stream<Throwable> throwables() {
        return Stream.concat(packExceptions().stream(), Stream.of(
                new NoSuchFileException("/a/b"), new AccessDeniedException("/a/b"), new NotDirectoryException("/a/b"),
                new FileAlreadyExistsException("/a/b"), new DirectoryNotEmptyException("/a/b"),
                new IOException("No space left on device"), new FileSystemException("/a/b", null, "There is not enough space on the disk"),
                new IOException("Input/output error"), new IOException(), new FileSystemException("/a/b", "/c/d", "Operation not permitted"),
                new DiskFullException(Path.of("/a/b"), "", new IOException("full")), new DiskFullException(Path.of("/a/b"), "/ (disk)", new IOException()),
                new EditNotKeptException(Path.of("/a/x.draft"), new IOException("odd")),
                new EditNotKeptException(Path.of("/a/x.draft"), new DiskFullException(Path.of("/a/x.draft"), "/ (disk)", new IOException())), new NotReadAgainException(PACK, new IOException("odd")), new FileNotFoundException("x"),
                new UncheckedIOException(new IOException("odd")), new OutOfMemoryError("Java heap space"),
                new IllegalStateException("it's {0} broken"), new StackOverflowError(), new CompletionException(new IOException("odd"))));
    }

    static List<PackException> packExceptions() {
        return List.of(
                new ArrayExistsException(PACK, "features"),
                new ArrayUnreadableException(PACK, "features", new Finding.FileTooShort("data_features.npkd", "features", 10, 4)),
                new ChangedOutsideException(PACK, new OutsideChange.FileTooShort("data_features.npkd", 10)),
                new CorruptPackException(PACK, "metadata.npkm", new FileDamage.MalformedAt(0, "no magic number")),
                new DTypeMismatchException(PACK, "features", "float32", "int64"),
                new FileNotWritableException(PACK, "data_features.npkd", "ada", FileNotWritableException.Reason.DENIED),
                new FileNotWritableException(PACK, "metadata.npkm", "", FileNotWritableException.Reason.OWNER_LOST),
                new FileNotWritableException(PACK, "metadata.npkm", "ada", FileNotWritableException.Reason.STICKY_FOLDER),
                new ForeignFormatException(PACK, new ForeignContent.EmptyFolder()),
                new ForeignFormatException(PACK, new ForeignContent.NoManifest()),
                new ForeignFormatException(PACK, new ForeignContent.SpecialFile()),
                new ForeignFormatException(PACK, new ForeignContent.SingleFile(ForeignContent.Format.ZIP_OR_NPZ)),
                new ForeignFormatException(PACK, new ForeignContent.OtherManifest(ForeignContent.Format.NUMPACK_0_2_1)),
                new InvalidNameException(PACK, "a/b", new NameFault.ForbiddenCharacter('/')),
                new LinkedArrayException(PACK, "features", "/store/x"),
                new NoSuchArrayException(PACK, "features"),
                new NotEnoughSpaceException(PACK, 512_000_000, 1000),
                new PackClosedException(PACK),
                new PackLockedException(PACK, new PackHolder.Unknown()),
                new PackLockedException(PACK, new PackHolder.Editor(17, "ada", Instant.EPOCH)),
                new ReadOnlyPackException(PACK, new ReadOnlyPackException.FolderNotWritable()),
                new OtherPackException(PACK),
                new RowsRenumberedException(PACK, "features"),
                new ShapeMismatchException(PACK, "features", "(1000, 128)", "(1000,)"),
                new StaleArrayException(PACK, "features"),
                new UnsavedWorkChangedException(PACK),
                new UnsettledSaveException(PACK),
                new UnsupportedVersionException(PACK, "metadata.npkm", 9, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("throwables")
    void everyThrowableHasWholeWords(Throwable thrown) {
        Problem problem = Problems.of(thrown).orElseThrow();
        for (String words : List.of(problem.title(), problem.sentence(), problem.consequence())) {
            assertFalse(words.isBlank());
            assertFalse(words.matches(".*\\{\\d.*") && !words.contains("it's {0}"), words);
            assertFalse(words.contains("null"), words);
        }
        assertTrue(problem.details().contains("Exception") || problem.details().contains("Error"));
    }

    @Test
    void everyLeafOfThePackExceptionIsTriedHere() {
        var tried = packExceptions().stream().map(Object::getClass).distinct().toList();
        assertEquals(List.of(PackException.class.getPermittedSubclasses()).size(), tried.size());
    }

    @Test
    void cancellationIsNoProblem() {
        assertTrue(Problems.of(new CancellationException()).isEmpty());
        assertTrue(Problems.of(new CompletionException(new CancellationException())).isEmpty());
    }

    @Test
    void factsAreInTheSentence() {
        Problem space = Problems.of(new NotEnoughSpaceException(PACK, 512_000_000, 1000)).orElseThrow();
        assertTrue(List.of("demo.npk", "512 MB", "1.0 KB").stream().allMatch(space.sentence()::contains), space.sentence());
        Problem full = Problems.of(new FileSystemException("/d/x", null, "No space left on device")).orElseThrow();
        assertEquals(Texts.of("problem.diskFull.title"), full.title());
        Problem named = Problems.of(new DiskFullException(Path.of("/home/ada/x.draft"), "/home (disk)", new IOException("full"))).orElseThrow();
        assertEquals(Texts.of("problem.diskFull.sentence", "/home/ada/x.draft", "/home (disk)"), named.sentence());
    }

    @Test
    void aFileOfSomebodyElseIsNamedWithItsOwner() {
        var denied = new FileNotWritableException(PACK, "data_features.npkd", "ada", FileNotWritableException.Reason.DENIED);
        var problem = Problems.of(denied).orElseThrow();
        assertTrue(problem.title().contains("data_features.npkd"), problem.title());
        assertTrue(problem.sentence().contains("ada") && problem.consequence().contains("ada"), problem.toString());
    }

    @Test
    void whatWasSavedButNotReadAgainIsNoFailedSave() {
        Problem problem = Problems.of(new NotReadAgainException(PACK, new CorruptPackException(PACK, "metadata.npkm", new FileDamage.Empty())))
                .orElseThrow();
        assertEquals(Texts.of("problem.notReadAgain.title"), problem.title());
        assertEquals(Texts.of("problem.notReadAgain.sentence",
                Texts.of("problem.corrupt.sentence", "demo.npk", "metadata.npkm", Texts.of("problem.damage.empty"))), problem.sentence());
        assertEquals(Texts.of("problem.notReadAgain.consequence"), problem.consequence());
    }

    @ParameterizedTest(name = "version {0}")
    @ValueSource(longs = {1, 9})
    void aVersionOfBeforeOrOfLaterIsJustAnother(long found) {
        Problem problem = Problems.of(new UnsupportedVersionException(PACK, ".workbench/journal", found, 2)).orElseThrow();
        assertEquals(Texts.of("problem.unsupportedVersion.title", "demo.npk"), problem.title());
        assertEquals(Texts.of("problem.unsupportedVersion.sentence", "demo.npk", ".workbench/journal", found, 2), problem.sentence());
        assertFalse(problem.consequence().contains("newer"), problem.consequence());
    }

    @Test
    void whoHoldsAPackSinceWhenIsSaidByTheClockOfTheUser() {
        var since = LocalDate.now().atTime(14, 5).atZone(ZoneId.systemDefault()).toInstant();
        assertEquals(inUseBy("problem.packLocked.editor", "1700", "ada", "14:05"), lockedBy(new PackHolder.Editor(1700, "ada", since)));
        assertEquals(inUseBy("problem.packLocked.writerSince", "1700", "tower", "14:05"),
                lockedBy(new PackHolder.Writer(1700, "tower", Optional.of(since))));
    }

    @Test
    void whatIsNotKnownOfAHolderIsNotSaid() {
        assertEquals(inUseBy("problem.packLocked.anotherProgram"), lockedBy(new PackHolder.Unknown()));
        assertEquals(inUseBy("problem.packLocked.writer", "17", "tower"), lockedBy(new PackHolder.Writer(17, "tower", Optional.empty())));
        assertEquals(inUseBy("problem.packLocked.thisProgram"), lockedBy(new PackHolder.ThisProgram()));
    }

    private static String inUseBy(String key, Object... values) {
        return Texts.of("problem.packLocked.sentence", "demo.npk", Texts.of(key, values));
    }

    private static String lockedBy(PackHolder holder) {
        return Problems.of(new PackLockedException(PACK, holder)).orElseThrow().sentence();
    }

    @Test
    void aPlaceThatIsTakenIsNoTroubleOfTheDisk() {
        Problem file = Problems.of(new FileAlreadyExistsException("/a/copy.npk")).orElseThrow();
        assertEquals(Texts.of("problem.alreadyExists.sentence", "/a/copy.npk"), file.sentence());
        Problem folder = Problems.of(new DirectoryNotEmptyException("/a/copy.npk")).orElseThrow();
        assertEquals(Texts.of("problem.folderNotEmpty.title"), folder.title());
        assertTrue(folder.sentence().contains("/a/copy.npk"), folder.sentence());
    }

    @Test
    void strangeNamesCannotForgeASentence() {
        Problem problem = Problems.of(new NoSuchArrayException(PACK, "a\u202eb\nc")).orElseThrow();
        assertEquals(Texts.of("problem.noSuchArray.sentence", "demo.npk", "a\\u202eb\\nc"), problem.sentence());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void everyFindingHasWords(Finding finding) {
        FindingText text = FindingTexts.of(finding);
        assertFalse(text.sentence().matches(".*\\{\\d.*"), text.sentence());
        assertTrue(text.sentence().endsWith("."), text.sentence());
        assertFalse(text.consequence().isBlank());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nameFaults")
    void everyFaultOfANameHasWords(NameFault fault) {
        assertIsSentence(NameTexts.of(fault));
    }

    @Test
    void aNameThatIsTakenNamesTheArrayThatHasItVisibly() {
        assertEquals(Texts.of("problem.name.taken", "a\\nb"), NameTexts.of(new NameFault.Taken("a\nb")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readOnlyReasons")
    void everyReasonForRefusingChangesHasWords(ReadOnlyPackException.Reason reason) {
        assertIsSentence(ReadOnlyTexts.of(reason));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outsideChanges")
    void everyChangeOfAnotherProgramHasWords(OutsideChange change) {
        assertIsSentence(OutsideChangeTexts.of(change));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fileDamages")
    void everyDamageOfAFileHasWords(FileDamage damage) {
        assertIsSentence(FileDamageTexts.of(damage));
    }

    private static void assertIsSentence(String text) {
        assertFalse(text.matches(".*\\{\\d.*"), text);
        assertTrue(text.endsWith("."), text);
    }

    static Stream<Finding> findings() {
        return every(Finding.class);
    }

    static Stream<NameFault> nameFaults() {
        return every(NameFault.class);
    }

    static Stream<OutsideChange> outsideChanges() {
        return every(OutsideChange.class);
    }

    static Stream<FileDamage> fileDamages() {
        return every(FileDamage.class);
    }

    static Stream<ReadOnlyPackException.Reason> readOnlyReasons() {
        return every(ReadOnlyPackException.Reason.class);
    }

    /// Every record of a sealed interface, with every constant of its faults.
    private static <T> Stream<T> every(Class<T> sealed) {
        return Stream.of(sealed.getPermittedSubclasses()).flatMap(type -> {
            int variants = 1;
            for (RecordComponent part : type.getRecordComponents()) {
                variants = Math.max(variants, part.getType().isEnum() ? part.getType().getEnumConstants().length : 2);
            }
            return Stream.iterate(0, i -> i + 1).limit(variants).map(variant -> sealed.cast(make(type, variant)));
        });
    }

    private static Object make(Class<?> type, int variant) {
        var types = new ArrayList<Class<?>>();
        var values = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            types.add(part.getType());
            boolean areChanges = part.getGenericType().getTypeName().contains(OutsideChange.class.getName());
            values.add(areChanges ? outsideChanges().limit(2 * variant).toList() : sample(part.getType(), variant));
        }
        try {
            return type.getDeclaredConstructor(types.toArray(Class[]::new)).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    private static Object sample(Class<?> type, int variant) {
        if (type.isEnum()) {
            return type.getEnumConstants()[variant % type.getEnumConstants().length];
        }
        return switch (type.getSimpleName()) {
            case "String" -> variant == 0 ? "features" : "it's a\nname";
            case "long" -> 1234L + variant;
            case "int" -> 17;
            case "Finding" -> findings().toList().get(variant);
            case "char" -> '/';
            case "boolean" -> variant == 0;
            case "List" -> variant == 0 ? List.of() : List.of("a", "b");
            default -> throw new AssertionError(type.getName());
        };
    }

    @Test
    void aFailureIsShownOnceAndACancelNever() {
        Logger.getLogger(ProblemReport.class.getName()).setLevel(Level.OFF);
        var shown = new ArrayList<Problem>();
        var report = new ProblemReport(shown::add);
        report.accept(new IOException("odd"));
        report.accept(new CancellationException());
        assertEquals(1, shown.size());
    }
}
