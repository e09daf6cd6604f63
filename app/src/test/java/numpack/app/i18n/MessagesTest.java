package numpack.app.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every key used exists, every key that exists is used, and every message can be formatted.
///
/// Sources are read as text: a key is used where a string literal is the key, or is its beginning up to a dot (for
/// keys that are put together, such as the words of a command or of a fault). A panel that is made of a name uses the words of its command.
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/numpack/app");
    private static final Path RESOURCES = Path.of("src/main/resources/numpack/app");
    private static final Pattern USE = Pattern.compile("Texts\\.of\\(\\s*\"([^\"]+)\"\\s*([,)+])");
    private static final Pattern COMMAND =
            Pattern.compile("Command\\.(?:of|toggling)\\(\\s*(?:CommandGroup\\.)?[A-Z]+,\\s*\"([^\"]+)\"");
    private static final Pattern PANEL = Pattern.compile("Panel\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+\\.?)\"");

    private final Map<String, String> messages = messages("messages.properties");

    @Test
    void everyKeyUsedExists() {
        var missing = new TreeSet<String>();
        for (Path file : files(SOURCES, ".java")) {
            String source = code(file);
            Matcher use = USE.matcher(source);
            while (use.find()) {
                String key = use.group(1);
                boolean isWhole = !use.group(2).equals("+");
                boolean isThere = isWhole ? messages.containsKey(key) : messages.keySet().stream().anyMatch(k -> k.startsWith(key));
                if (!isThere) {
                    missing.add(key + " in " + file.getFileName());
                }
            }
            Matcher command = COMMAND.matcher(source);
            while (command.find()) {
                if (!messages.containsKey(command.group(1) + ".text")) {
                    missing.add(command.group(1) + ".text in " + file.getFileName());
                }
            }
            Matcher panel = PANEL.matcher(source);
            while (panel.find()) {
                if (!messages.containsKey(panel.group(1) + ".show.text")) {
                    missing.add(panel.group(1) + ".show.text in " + file.getFileName());
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyKeyThatExistsIsUsed() {
        var used = new TreeSet<String>();
        for (Path file : files(SOURCES, ".java")) {
            Matcher literal = LITERAL.matcher(code(file));
            while (literal.find()) {
                used.add(literal.group(1));
            }
            Matcher panel = PANEL.matcher(code(file));
            while (panel.find()) {
                used.add(panel.group(1) + ".show.text");
            }
        }
        var unused = new TreeSet<String>();
        for (String key : messages.keySet()) {
            boolean isUsed = used.contains(key)
                    || used.stream().anyMatch(text -> key.startsWith(text.endsWith(".") ? text : text + "."));
            if (!isUsed) {
                unused.add(key);
            }
        }
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyKeyStandsInTheFileOfItsPackage() {
        for (Path file : files(RESOURCES, "messages.properties")) {
            String room = RESOURCES.relativize(file).getName(0).toString();
            for (String key : read(file).stringPropertyNames()) {
                assertEquals(room, key.substring(0, key.indexOf('.')), key);
            }
        }
    }

    @Test
    void everyMessageCanBeFormattedAndHasNoTypewriterApostrophe() {
        messages.forEach((key, pattern) -> {
            new MessageFormat(pattern);
            assertFalse(pattern.contains("'"), key + ": write ’, because ' quotes in a message");
        });
    }

    @Test
    void aLanguageOfTheSystemThatThereAreNoSentencesInChangesNothing() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertEquals(Locale.ENGLISH, Texts.language());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void translationsHaveOnlyKeysThatExist() {
        for (Path file : files(RESOURCES, ".properties")) {
            if (file.getFileName().toString().startsWith("messages_")) {
                var strangers = new TreeSet<>(read(file).stringPropertyNames());
                strangers.removeAll(messages.keySet());
                assertEquals(Set.of(), strangers, file.toString());
            }
        }
    }

    private static Map<String, String> messages(String name) {
        var all = new TreeMap<String, String>();
        for (Path file : files(RESOURCES, name)) {
            Properties properties = read(file);
            properties.stringPropertyNames().forEach(key -> all.put(key, properties.getProperty(key)));
        }
        assertFalse(all.isEmpty());
        return all;
    }

    private static String code(Path file) {
        try {
            // doc comments show keys as examples
            return Files.readString(file).replaceAll("(?m)^\\s*//.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
