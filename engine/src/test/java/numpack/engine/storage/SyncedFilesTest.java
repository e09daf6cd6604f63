package numpack.engine.storage;

class SyncedFilesTest extends DurableFilesContract {
    @Override
    DurableFiles files() {
        return DurableFiles.synced();
    }
}
