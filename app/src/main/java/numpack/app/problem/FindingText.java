package numpack.app.problem;

import java.util.Optional;

/// A finding in words.
///
/// @param file the file that it is about, relative to the pack
/// @param array the array that it concerns, made visible
/// @param sentence what is wrong
/// @param consequence what it means for the data
public record FindingText(String file, Optional<String> array, String sentence, String consequence) {}
