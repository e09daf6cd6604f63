package numpack.app.prefs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the numbers of arrays are written, as far as that was chosen. Whatever a file says, the values are within their bounds.
///
/// @param byArray texts of formats by names of arrays, the last one chosen last
public record ArrayFormats(Map<String, String> byArray) {
    /// Nothing was chosen.
    public static final ArrayFormats NONE = new ArrayFormats(Map.of());

    private static final int MAX_ARRAYS = 1000;

    public ArrayFormats {
        byArray = usable(byArray);
    }

    /// This and one more, which is the newest.
    public ArrayFormats with(String array, String format) {
        var more = new LinkedHashMap<>(byArray);
        more.remove(array);
        more.put(array, format);
        return new ArrayFormats(more);
    }

    /// This without the format of one array.
    public ArrayFormats without(String array) {
        var fewer = new LinkedHashMap<>(byArray);
        fewer.remove(array);
        return new ArrayFormats(fewer);
    }

    private static Map<String, String> usable(@Nullable Map<String, @Nullable String> found) {
        var usable = new LinkedHashMap<String, String>();
        if (found != null) {
            found.forEach((array, format) -> {
                if (format != null) {
                    usable.put(array, format);
                }
            });
        }
        while (usable.size() > MAX_ARRAYS) {
            usable.pollFirstEntry();
        }
        return Collections.unmodifiableMap(usable);
    }
}
