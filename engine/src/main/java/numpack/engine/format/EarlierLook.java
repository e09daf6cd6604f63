package numpack.engine.format;

import java.io.IOException;
import java.util.Optional;
import numpack.engine.format.manifest.ArrayEntry;

/// What an earlier look at a pack still knows, so that a later one need not find it out again.
@FunctionalInterface
public interface EarlierLook {
    /// Nothing.
    EarlierLook NONE = (_, _) -> Optional.empty();

    /// The files of an array that are as they were; empty if they are to be looked for.
    ///
    /// @param top just listed
    /// @return only of an array that can be read and has no findings
    Optional<ArrayFiles> filesOf(ArrayEntry entry, TopNames top) throws IOException;
}
