package numpack.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipInputStream;
import numpack.engine.dtype.DType;
import numpack.engine.error.Verdict;
import numpack.engine.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The packs and packages that released versions of NumPack wrote, and what must be made of them (`fixtures/README.md`).
///
/// ```java
/// var pack = Fixtures.of("packs/drops.npk").copyTo(temporaryFolder);
/// ```
public final class Fixtures {
    private static final Path ROOT = root();
    private static final List<Fixture> ALL = read();

    private Fixtures() {
    }

    /// All fixtures, in the order of their paths.
    public static List<Fixture> all() {
        return ALL;
    }

    /// Those that a test asks for, never none.
    public static List<Fixture> where(Predicate<Fixture> wanted) {
        var found = ALL.stream().filter(wanted).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no fixture is like that");
        }
        return found;
    }

    /// One fixture by its path, such as `packs/one.npk`.
    public static Fixture of(String path) {
        return where(fixture -> fixture.path.equals(path)).getFirst();
    }

    /// One pack or package.
    ///
    /// @param kind     pack, package, crashed, era or damaged
    /// @param verdict  what opening it must come to
    /// @param or       verdicts that are as good
    /// @param about    what is the matter with it, in words
    /// @param file     the file that was edited; empty if none
    /// @param links    symbolic links: where, and their target as written
    /// @param onlyOn   the file system it needs; empty for any
    public record Fixture(String path, String kind, String format, Verdict verdict, Set<Verdict> or, String about, String file,
            Map<String, String> links, List<FixtureArray> arrays, Optional<String> onlyOn) {
        /// Whether a verdict is as wished.
        public boolean accepts(Verdict found) {
            return found == verdict || or.contains(found);
        }

        /// The array of this name.
        public FixtureArray array(String name) {
            return arrays.stream().filter(array -> array.name.equals(name)).findFirst().orElseThrow();
        }

        /// Whether it is a pack of the format that releases since 0.3 write, or was before it was damaged.
        public boolean isNpkb() {
            return format.equals("npkb-1");
        }

        /// Makes a copy in `folder`, links included, and gives its path. What damaged ones point to outside lies beside it.
        public Path copyTo(Path folder) {
            try {
                var source = ROOT.resolve(path);
                var target = folder.resolve(source.getFileName().toString());
                if (Files.exists(source)) {
                    copyTree(source, target);
                } else {
                    unzip(source.resolveSibling(source.getFileName() + ".zip"), target);
                }
                for (var link : links.entrySet()) {
                    Files.createSymbolicLink(target.resolve(link.getKey()), Path.of(link.getValue()));
                }
                if (kind.equals("damaged")) {
                    copyTree(ROOT.resolve("damaged/outside.bin"), folder.resolve("outside.bin"));
                }
                return target;
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /// What one array of a fixture must look like. Facts that are not known are empty.
    ///
    /// @param dropped  physical rows, ascending
    /// @param sha256   of the logical rows in C order, in hex
    /// @param storage  `single` or `segments`
    /// @param state    empty for a readable array, else `unreadable` or `unspecified`
    public record FixtureArray(String name, Optional<DType> dtype, Optional<Shape> physicalShape, Optional<Shape> logicalShape,
            List<Long> dropped, Optional<String> sha256, String storage, String state, Optional<String> expectedFile) {
        /// Whether the array must be readable, with these facts.
        public boolean isReadable() {
            return state.isEmpty();
        }

        /// Whether the array must be shown as broken.
        public boolean isUnreadable() {
            return state.equals("unreadable");
        }

        /// The logical rows as a `.npy` file, which no test may change; empty where `sha256` is all there is.
        public Optional<Path> expected() {
            return expectedFile.map(ROOT::resolve);
        }
    }

    /// The folder that is named with `-Dworkbench.shared`, else the copy that lies beside the tests.
    private static Path root() {
        var shared = System.getProperty("workbench.shared", "");
        if (!shared.isEmpty()) {
            return Path.of(shared, "fixtures");
        }
        try {
            return Path.of(Fixtures.class.getResource("/fixtures/fixtures.json").toURI()).getParent();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Fixture> read() {
        var fixtures = new ArrayList<Fixture>();
        for (var node : JsonMapper.shared().readTree(ROOT.resolve("fixtures.json")).get("fixtures")) {
            var links = new LinkedHashMap<String, String>();
            for (var link : node.path("links").properties()) {
                links.put(link.getKey(), link.getValue().asString());
            }
            var or = node.path("or").valueStream().map(one -> verdict(one.asString())).toList();
            var arrays = node.path("arrays").valueStream().map(Fixtures::array).toList();
            var about = text(node, "about").or(() -> text(node, "why")).orElse("");
            fixtures.add(new Fixture(node.get("path").asString(), node.get("kind").asString(), format(node),
                    verdict(node.get("verdict").asString()), Set.copyOf(or), about, text(node, "file").orElse(""), Map.copyOf(links), arrays,
                    text(node, "only_on")));
        }
        return List.copyOf(fixtures);
    }

    private static String format(JsonNode node) {
        var path = node.get("path").asString();
        return text(node, "format").orElseGet(() -> path.endsWith(".npkg") || path.contains("/old-") ? "other" : "npkb-1");
    }

    private static FixtureArray array(JsonNode node) {
        var dropped = node.path("dropped").valueStream().map(JsonNode::asLong).toList();
        return new FixtureArray(node.get("name").asString(), text(node, "dtype").map(name -> DType.ofName(name).orElseThrow()),
                shape(node.path("physical_shape")), shape(node.path("logical_shape")), dropped, text(node, "sha256"),
                text(node, "storage").orElse("single"), text(node, "state").orElse(""), text(node, "expected"));
    }

    private static Optional<Shape> shape(JsonNode node) {
        return node.isArray() ? Optional.of(Shape.of(node.valueStream().mapToLong(JsonNode::asLong).toArray())) : Optional.empty();
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.has(key) ? Optional.of(node.get(key).asString()) : Optional.empty();
    }

    private static Verdict verdict(String words) {
        return switch (words) {
            case "opens" -> Verdict.OPENS;
            case "opens with finding" -> Verdict.OPENS_WITH_FINDING;
            case "opens read-only with finding" -> Verdict.READ_ONLY;
            case "array unreadable with finding, others fine" -> Verdict.ARRAY_UNREADABLE;
            case "refused" -> Verdict.REFUSED;
            default -> throw new IllegalArgumentException(words);
        };
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (var paths = Files.walk(source)) {
            for (var path : paths.toList()) {
                var copy = target.resolve(source.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else if (!Files.exists(copy)) {
                    Files.copy(path, copy);
                }
            }
        }
    }

    private static void unzip(Path zip, Path target) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var copy = target.resolve(entry.getName());
                Files.createDirectories(copy.getParent());
                Files.copy(in, copy);
            }
        }
    }
}
