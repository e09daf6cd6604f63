package numpack.app.prefs;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How things stood when the program was left: the window, the packs and tabs that were open, the packs of late.
///
/// A plain value, read leniently: what an older or newer version did not write, or wrote beyond its bounds, comes out as on a
/// first start.
///
/// @param version which version of this form it is; always the one that this program writes
/// @param window where the window was
/// @param recent packs opened before, newest first
/// @param openPacks the paths of the packs that were open, in the order shown
/// @param tabs the open tabs, left to right
/// @param selectedTab the index of the tab in front; below zero if none
/// @param panels the panels and the sides where they are, by name
public record WorkspaceState(
        int version,
        WindowPlace window,
        List<RecentPack> recent,
        List<String> openPacks,
        List<TabState> tabs,
        int selectedTab,
        Map<String, PanelState> panels) {
    /// The version of this form: 2 remembers how the tables of tabs stood.
    public static final int VERSION = 2;

    /// A first start.
    public static final WorkspaceState FRESH =
            new WorkspaceState(VERSION, WindowPlace.UNSET, List.of(), List.of(), List.of(), -1, Map.of());

    private static final int MAX_RECENT = 100;
    private static final int MAX_PACKS = 100;
    private static final int MAX_TABS = 500;
    private static final int MAX_PANELS = 100;

    public WorkspaceState {
        version = VERSION;
        window = window == null ? WindowPlace.UNSET : window;
        recent = usable(recent, MAX_RECENT).stream().filter(pack -> isPath(pack.path())).toList();
        openPacks = usable(openPacks, MAX_PACKS).stream().filter(WorkspaceState::isPath).toList();
        tabs = usable(tabs, MAX_TABS);
        selectedTab = selectedTab < tabs.size() ? Math.max(-1, selectedTab) : -1;
        panels = usable(panels);
    }

    public WorkspaceState withWindow(WindowPlace place) {
        return new WorkspaceState(VERSION, place, recent, openPacks, tabs, selectedTab, panels);
    }

    public WorkspaceState withRecent(List<RecentPack> packs) {
        return new WorkspaceState(VERSION, window, packs, openPacks, tabs, selectedTab, panels);
    }

    public WorkspaceState withOpen(List<String> packs, List<TabState> openTabs, int selected) {
        return new WorkspaceState(VERSION, window, recent, packs, openTabs, selected, panels);
    }

    public WorkspaceState withPanels(Map<String, PanelState> sizes) {
        return new WorkspaceState(VERSION, window, recent, openPacks, tabs, selectedTab, sizes);
    }

    private static <T> List<T> usable(@Nullable List<@Nullable T> list, int most) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).limit(most).toList();
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static Map<String, PanelState> usable(@Nullable Map<String, @Nullable PanelState> found) {
        var usable = new TreeMap<String, PanelState>();
        if (found != null) {
            found.forEach((name, panel) -> {
                if (panel != null && usable.size() < MAX_PANELS) {
                    usable.put(name, panel);
                }
            });
        }
        return Map.copyOf(usable);
    }

    /// A pack that was open once.
    ///
    /// @param openedAtMillis when it was opened last, in milliseconds since 1970
    /// @param isPinned whether it stays at the top of the list
    public record RecentPack(String path, long openedAtMillis, boolean isPinned, int arrays, long sizeBytes) {
        public RecentPack {
            path = path == null ? "" : path;
        }
    }

    /// A panel, or a side of the window where panels are.
    ///
    /// @param width    its height in pixels, 0 for what it asks for; for a side of the window the width, for the bottom the height
    /// @param isShown  whether the user wants it on the screen
    /// @param isFolded whether only its header is shown
    /// @param side     the side of the window that it is at; empty for a side itself
    public record PanelState(double width, boolean isShown, boolean isFolded, String side) {
        private static final double MAX_WIDTH = 4000;

        public PanelState {
            width = width > 0 ? Math.min(width, MAX_WIDTH) : 0;
            side = side == null ? "" : side;
        }

        /// A side of the window.
        public PanelState(double width, boolean isShown) {
            this(width, isShown, false, "");
        }
    }
}
