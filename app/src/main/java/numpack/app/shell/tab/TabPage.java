package numpack.app.shell.tab;

import numpack.app.panel.Picture;

/// What the tab area has for one tab: its header and its picture. It ends with its tab.
record TabPage(TabHead head, Picture picture) {
    void close() {
        head.close();
        picture.close().run();
    }
}
