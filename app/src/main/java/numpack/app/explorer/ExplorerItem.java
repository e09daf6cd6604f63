package numpack.app.explorer;

import java.util.StringJoiner;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.problem.FindingTexts;
import numpack.app.session.pack.PackSession;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// One line of the explorer. It holds what it is about and finds its words only when it is drawn: there may be ten thousand.
sealed interface ExplorerItem {
    PackSession session();

    /// Whether it is about the same pack or array, whatever has become of that.
    default boolean isSameLine(@Nullable ExplorerItem other) {
        return other != null && other.getClass() == getClass() && other.session() == session()
                && (!(this instanceof ArrayItem one) || one.array().id() == ((ArrayItem) other).array().id());
    }

    /// A pack.
    ///
    /// @param unsaved    how many unsaved edits it has
    /// @param arrays     how many arrays it has
    /// @param isUnfolded whether its arrays are listed
    record PackItem(PackSession session, int unsaved, int arrays, boolean isUnfolded) implements ExplorerItem {}

    /// An array.
    ///
    /// @param isUneven whether linked arrays of it have other rows dropped
    record ArrayItem(PackSession session, DraftArray array, boolean isUneven) implements ExplorerItem {
        private static final int MAX_NAME_LENGTH = 60;

        String name() {
            return Names.elided(array.name(), MAX_NAME_LENGTH);
        }

        boolean isReadable() {
            return array.isReadable();
        }

        /// NumPy's name of it; only of arrays that can be read.
        String dtype() {
            return array.dtype().numpyName();
        }

        /// Dtype and shape, or why the array cannot be read.
        String form() {
            return isReadable() ? Numbers.typeAndShape(dtype(), array.shape().toArray())
                    : array.trouble().map(finding -> FindingTexts.of(finding).sentence()).orElse(Texts.of("explorer.array.unreadable"));
        }

        int unsaved() {
            return array.unsavedEdits();
        }

        long dropped() {
            return isReadable() ? array.droppedCount() : 0;
        }

        /// Everything that the line says or shows, in lines of words; what does not fit into the line is whole here.
        String tip() {
            var lines = new StringJoiner("\n");
            lines.add(Names.visible(array.name()));
            lines.add(form());
            if (unsaved() > 0) {
                lines.add(Texts.of("explorer.array.unsaved", unsaved()));
            }
            if (dropped() > 0) {
                lines.add(Texts.of("explorer.array.dropped", dropped()));
            }
            array.linkTarget().ifPresent(target -> lines.add(Texts.of("explorer.array.link", Names.visible(target))));
            if (isUneven) {
                lines.add(Texts.of("explorer.array.uneven"));
            }
            return lines.toString();
        }
    }

    /// A pack without arrays.
    record NoArrayItem(PackSession session) implements ExplorerItem {}
}
