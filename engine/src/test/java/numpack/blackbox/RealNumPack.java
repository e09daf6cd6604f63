package numpack.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real NumPack in a Python process that lives as long as this does. When it dies, the request that it died of fails with what it
/// said, and the next request starts another.
final class RealNumPack implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path words;
    private Process process;
    private Writer requests;
    private BufferedReader replies;

    private RealNumPack(Path words) {
        this.words = words;
    }

    static RealNumPack start() throws IOException {
        var partner = new RealNumPack(Files.createTempFile("numpack-partner", ".txt"));
        partner.startProcess();
        return partner;
    }

    /// Whether an interpreter was named.
    static boolean isNamed() {
        return !System.getProperty("workbench.python", "").isEmpty();
    }

    /// An array as NumPack loads it.
    ///
    /// @param shape    as `get_shape` says
    /// @param elements as `load` gives them
    record Loaded(Shape shape, NdArray elements) {}

    /// One verb of NumPack's, made by the methods below.
    record Verb(Map<String, Object> words) {
        static Verb save(String array, NdArray values) {
            return new Verb(Map.of("verb", "save", "array", array, "values", wordsOf(values)));
        }

        static Verb append(String array, NdArray values) {
            return new Verb(Map.of("verb", "append", "array", array, "values", wordsOf(values)));
        }

        static Verb replace(String array, List<Long> rows, NdArray values) {
            return new Verb(Map.of("verb", "replace", "array", array, "rows", rows, "values", wordsOf(values)));
        }

        static Verb drop(String array, List<Long> rows) {
            return new Verb(Map.of("verb", "drop", "array", array, "rows", rows));
        }

        static Verb remove(String array) {
            return new Verb(Map.of("verb", "remove", "array", array));
        }

        static Verb copy(String array, String target) {
            return new Verb(Map.of("verb", "clone", "array", array, "target", target));
        }

        static Verb compact(String array) {
            return new Verb(Map.of("verb", "update", "array", array));
        }

        private static Map<String, Object> wordsOf(NdArray values) {
            var bytes = Base64.getEncoder().encodeToString(values.toByteArray());
            return Map.of("dtype", values.dtype().numpyName(), "shape", values.shape().toArray(), "bytes", bytes);
        }
    }

    /// Does the verbs in one session.
    ///
    /// @param segmentTarget bytes from which on an array is saved in segments; 0 for NumPack's default
    void run(Path pack, long segmentTarget, List<Verb> verbs) throws IOException {
        ask(pack, segmentTarget, verbs, List.of(), false);
    }

    /// Every array of a pack, but those of no axes: asked for one of them, NumPack ends its process.
    Map<String, Loaded> look(Path pack, List<String> zeroD) throws IOException {
        var found = new TreeMap<String, Loaded>();
        for (var array : ask(pack, 0, List.of(), zeroD, true).properties()) {
            var node = array.getValue();
            var dtype = DType.ofName(node.get("dtype").asString()).orElseThrow();
            var bytes = Base64.getDecoder().decode(node.get("bytes").asString());
            found.put(array.getKey(), new Loaded(shape(node.get("get_shape")),
                    NdArrays.wrapBytes(dtype, bytes, shape(node.get("shape")).toArray())));
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(words);
    }

    private JsonNode ask(Path pack, long segmentTarget, List<Verb> verbs, List<String> zeroD, boolean isLook) throws IOException {
        if (!process.isAlive()) {
            startProcess();
        }
        var request = new LinkedHashMap<String, Object>();
        request.put("pack", pack.toString());
        request.put("segmentTarget", segmentTarget);
        request.put("verbs", verbs.stream().map(Verb::words).toList());
        request.put("zeroD", zeroD);
        request.put("look", isLook);
        requests.write(JSON.writeValueAsString(request) + "\n");
        requests.flush();
        var line = replies.readLine();
        if (line == null) {
            throw new AssertionError("NumPack ended with " + exitCode() + " on " + verbs + "\n" + Files.readString(words));
        }
        var reply = JSON.readTree(line);
        if (reply.has("error")) {
            throw new AssertionError("NumPack refused " + verbs + "\n" + reply.get("error").asString());
        }
        return reply.get("arrays");
    }

    private void startProcess() throws IOException {
        var script = new String(RealNumPack.class.getResourceAsStream("/python/numpack_partner.py").readAllBytes(), StandardCharsets.UTF_8);
        var builder = new ProcessBuilder(System.getProperty("workbench.python"), "-c", script).redirectError(words.toFile());
        builder.environment().put("PYTHONUTF8", "1");
        process = builder.start();
        requests = process.outputWriter(StandardCharsets.UTF_8);
        replies = process.inputReader(StandardCharsets.UTF_8);
    }

    private String exitCode() {
        try {
            return process.waitFor(10, TimeUnit.SECONDS) ? String.valueOf(process.exitValue()) : "no exit code";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "no exit code";
        }
    }

    private static Shape shape(JsonNode lengths) {
        return Shape.of(lengths.valueStream().mapToLong(JsonNode::asLong).toArray());
    }
}
