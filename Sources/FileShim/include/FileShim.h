#ifndef FILE_SHIM_H
#define FILE_SHIM_H

/// Brings everything written to the file system of an open file or folder to the disk.
/// Returns 0, or -1 with errno set.
int file_shim_flush_filesystem(int descriptor);

#endif
