package numpack.app.i18n;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ChoiceFormat;
import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The program's sentences, looked up by key and filled with values.
///
/// A key is `feature.what.aspect`; its first part is the package whose `messages.properties` holds it. Patterns are
/// those of [MessageFormat] with plurals by `{0,choice,0#no rows|1#one row|1<{0} rows}`. Whole numbers are grouped as
/// [Numbers#grouped(long)] does, so that a sentence never shows `1000000`.
///
/// Any thread may call. An unknown key is a programmer's mistake and throws [IllegalArgumentException].
public final class Texts {
    /// The languages that there are sentences in; what has no translation is in the first one.
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH);
    private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();
    private static final Format PLAIN = new PlainFormat();

    private Texts() {}

    /// The sentence of a key, its `{0}`, `{1}`… replaced by the values.
    public static String of(String key, Object... values) {
        return fill(pattern(key), values);
    }

    /// Whether a key has words.
    public static boolean has(String key) {
        return find(key) != null;
    }

    /// The language of the sentences: that of the system if there are sentences in it, else English. Rules of a language, such as those for
    /// capital letters, are this one's, whatever the system speaks.
    public static Locale language() {
        var wanted = Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
        return LANGUAGES.stream().filter(known -> known.getLanguage().equals(wanted)).findFirst().orElse(LANGUAGES.getFirst());
    }

    static String fill(String pattern, Object... values) {
        var message = new MessageFormat(pattern, Locale.ROOT);
        Format[] parts = message.getFormats();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = switch (parts[i]) {
                case null -> PLAIN;
                case ChoiceFormat choice -> new PluralFormat(choice, values);
                default -> parts[i];
            };
        }
        message.setFormats(parts);
        return message.format(values);
    }

    private static String pattern(String key) {
        String found = find(key);
        if (found == null) {
            throw new IllegalArgumentException("no message has the key " + key);
        }
        return found;
    }

    private static @Nullable String find(String key) {
        int dot = key.indexOf('.');
        if (dot <= 0) {
            throw new IllegalArgumentException("a message key needs a package before its first dot: " + key);
        }
        String room = key.substring(0, dot);
        for (String file : List.of("messages_" + language().getLanguage() + ".properties", "messages.properties")) {
            String text = FILES.computeIfAbsent("/numpack/app/" + room + "/" + file, Texts::read).getProperty(key);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static Properties read(String resource) {
        var properties = new Properties();
        try (var stream = Texts.class.getResourceAsStream(resource)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /// A value without a format of its own: MessageFormat would group it with the commas of some locale.
    private static final class PlainFormat extends Format {
        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(Object value, StringBuffer into, FieldPosition position) {
            return into.append(switch (value) {
                case Long number -> Numbers.grouped(number);
                case Integer number -> Numbers.grouped(number);
                case Short number -> Numbers.grouped(number);
                default -> value.toString();
            });
        }

        @Override
        public Object parseObject(String source, ParsePosition position) {
            throw new UnsupportedOperationException("messages are only written");
        }
    }

    /// A choice whose chosen part is filled by our rules; MessageFormat would fill it by its own.
    private static final class PluralFormat extends Format {
        private static final long serialVersionUID = 1;

        private final ChoiceFormat choice;
        private final transient Object[] values;

        PluralFormat(ChoiceFormat choice, Object[] values) {
            this.choice = choice;
            this.values = values;
        }

        @Override
        public StringBuffer format(Object value, StringBuffer into, FieldPosition position) {
            return into.append(fill(choice.format(value), values));
        }

        @Override
        public Object parseObject(String source, ParsePosition position) {
            throw new UnsupportedOperationException("messages are only written");
        }
    }
}
