package numpack.app.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import numpack.app.i18n.Texts;
import numpack.app.problem.FindingText;
import numpack.app.problem.FindingTexts;
import numpack.app.session.DraftState;
import numpack.app.session.PackSession;
import numpack.app.session.Sessions;
import numpack.engine.error.Finding;
import org.jspecify.annotations.Nullable;

/// The strips about the pack in front.
public final class FindingsViewModel {
    private final ReadOnlyObjectWrapper<List<Strip>> strips = new ReadOnlyObjectWrapper<>(this, "strips", List.of());
    private final Set<PackSession> dismissed = new HashSet<>();
    private @Nullable PackSession session;
    private Subscription following = Subscription.EMPTY;

    public FindingsViewModel(Sessions sessions) {
        sessions.currentPackProperty().subscribe(this::follow);
    }

    /// Something to be said over the tabs.
    sealed interface Strip {
        /// Another program changed the pack.
        record ChangedOutside() implements Strip {}

        /// Another program edits the pack.
        record EditedElsewhere(String holder) implements Strip {}

        /// Writing waits for a decision.
        record Decision(List<Finding> findings) implements Strip {}

        /// The pack cannot be written, and no decision changes that.
        record ReadOnly(String reason) implements Strip {}

        /// There are findings to look at.
        record Notes(List<Finding> findings) implements Strip {}

        /// Edits did not fit after a change outside.
        record Conflicts(int count) implements Strip {}
    }

    ReadOnlyObjectProperty<List<Strip>> stripsProperty() {
        return strips.getReadOnlyProperty();
    }

    /// Words for all findings of the pack.
    List<FindingText> texts() {
        return session == null ? List.of() : session.getState().findings().stream().map(FindingTexts::of).toList();
    }

    /// Words for the first of some findings.
    FindingText first(List<Finding> findings) {
        return FindingTexts.of(findings.getFirst());
    }

    /// Reads the pack again; unsaved edits stay where they fit.
    void reload() {
        current().ifPresent(PackSession::reload);
    }

    void accept() {
        current().ifPresent(PackSession::acceptFindings);
    }

    /// Notes are not shown again for this pack.
    void dismissNotes() {
        current().ifPresent(dismissed::add);
        refresh();
    }

    private Optional<PackSession> current() {
        return Optional.ofNullable(session);
    }

    private void follow(@Nullable PackSession next) {
        following.unsubscribe();
        session = next;
        following = next == null ? Subscription.EMPTY
                : next.stateProperty().subscribe(_ -> refresh()).and(next.changedOutsideProperty().subscribe(_ -> refresh()));
        refresh();
    }

    private void refresh() {
        strips.set(session == null ? List.of() : strips(session));
    }

    private List<Strip> strips(PackSession pack) {
        var state = pack.getState();
        var list = new ArrayList<Strip>();
        if (pack.changedOutsideProperty().get()) {
            list.add(new Strip.ChangedOutside());
        }
        if (!pack.isEditable()) {
            list.add(new Strip.EditedElsewhere(pack.holder()));
        } else if (!state.readOnly().isEmpty()) {
            list.add(state.acceptance() == DraftState.Acceptance.POSSIBLE ? new Strip.Decision(waiting(state)) : readOnly(state));
        }
        if (!state.conflicts().isEmpty()) {
            list.add(new Strip.Conflicts(state.conflicts().size()));
        }
        boolean isSaid = list.stream().anyMatch(Strip.Decision.class::isInstance);
        if (!state.findings().isEmpty() && !isSaid && !dismissed.contains(pack)) {
            list.add(new Strip.Notes(state.findings()));
        }
        return List.copyOf(list);
    }

    private static Strip readOnly(DraftState state) {
        var waiting = waiting(state);
        return new Strip.ReadOnly(waiting.isEmpty() ? state.readOnly() : Texts.of("findings.readOnly.findings", waiting.size()));
    }

    private static List<Finding> waiting(DraftState state) {
        return state.findings().stream().filter(finding -> finding.effect() == Finding.Effect.READ_ONLY).toList();
    }
}
