package numpack.engine.storage.file;

/// The reading of manifests and bitmaps, and of rows where no file is mapped.
class ReadByPositionTest extends ReadFileContract {
    @Override
    OpenFiles open(int limit) {
        return new OpenFiles(pack, limit);
    }

    @Override
    ReadFile file(OpenFiles files, FileLook look) {
        return files.file(look);
    }
}
