package numpack.app.find;

import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.engine.draft.DraftArray;

/// Brings arrays of a sample to the front.
record SampleArrays(SampleSession sample) implements FindViewModel.Arrays {
    @Override
    public void show(ShownArray shown) {
        sample.sessions.currentTabProperty().set(shown);
    }

    @Override
    public void show(ShownArray beside, DraftArray array) {
        sample.sessions.show(sample.pack, array);
    }
}
