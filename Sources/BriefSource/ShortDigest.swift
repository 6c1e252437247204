/// A digest of two rows of bytes, one after the other, of 64 bits: versions of a brief are compared by it, and nobody has a
/// reason to forge one. It is the same in every process, and may be called from several threads at once.
public typealias ShortDigest = @Sendable (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> UInt64
