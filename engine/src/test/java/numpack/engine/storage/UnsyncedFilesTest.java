package numpack.engine.storage;

class UnsyncedFilesTest extends DurableFilesContract {
    @Override
    DurableFiles files() {
        return DurableFiles.unsynced();
    }
}
