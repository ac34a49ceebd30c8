/** A snapshot that can't be used: damaged, cut short, or of another format. Its message is the reason, to be logged. */
export class SnapshotInvalid extends Error {
  override readonly name = 'SnapshotInvalid';
}
