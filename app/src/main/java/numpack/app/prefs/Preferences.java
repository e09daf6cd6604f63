package numpack.app.prefs;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import numpack.app.task.TaskRunner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The user's settings, as properties under typed keys; whatever is set is kept for the next run.
///
/// JavaFX thread only. Settings of unknown keys, for instance those of a newer version, are kept as
/// they are.
public final class Preferences {
    private static final Logger LOG = Logger.getLogger(Preferences.class.getName());
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, JsonNode> values;
    private final Map<String, ObjectProperty<?>> properties = new HashMap<>();
    private final KeptFile<Settings> file;

    public Preferences(AppFolders folders, TaskRunner runner) {
        var json = new JsonFile<>(folders.preferencesFile(), Settings.class, new Settings(Map.of()));
        values = new TreeMap<>(json.read().values());
        file = new KeptFile<>(json, runner, () -> new Settings(new TreeMap<>(values)));
    }

    /// The setting's property, the same one for each call; setting it keeps the value.
    public <T> ObjectProperty<T> property(PreferenceKey<T> key) {
        @SuppressWarnings("unchecked") // a name is declared with one type; the first use put it in under that type
        var known = (ObjectProperty<T>) properties.computeIfAbsent(key.name(), name -> make(key));
        return known;
    }

    public <T> T get(PreferenceKey<T> key) {
        return property(key).get();
    }

    public <T> void set(PreferenceKey<T> key, T value) {
        property(key).set(value);
    }

    /// Writes what has not been written yet, at once.
    public void flush() {
        file.flush();
    }

    private <T> ObjectProperty<T> make(PreferenceKey<T> key) {
        var property = new SimpleObjectProperty<>(this, key.name(), read(key));
        property.addListener((observed, was, is) -> {
            Objects.requireNonNull(is, key.name());
            if (is.equals(key.fallback())) {
                // so that a better default of a later version reaches those who never chose
                values.remove(key.name());
            } else {
                values.put(key.name(), MAPPER.valueToTree(is));
            }
            file.changed();
        });
        return property;
    }

    private <T> T read(PreferenceKey<T> key) {
        JsonNode kept = values.get(key.name());
        if (kept == null) {
            return key.fallback();
        }
        try {
            T value = MAPPER.treeToValue(kept, key.type());
            return value == null ? key.fallback() : value;
        } catch (JacksonException e) {
            LOG.log(Level.WARNING, "the setting " + key.name() + " cannot be read: " + kept, e);
            return key.fallback();
        }
    }

    /// What is in the file.
    record Settings(Map<String, JsonNode> values) {
        Settings {
            values = values == null ? Map.of() : values;
        }
    }
}
