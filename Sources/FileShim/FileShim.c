// syncfs is an extension of Linux, which headers show on request only.
#define _GNU_SOURCE
#include "FileShim.h"

#include <unistd.h>

int file_shim_flush_filesystem(int descriptor) {
#ifdef __linux__
    return syncfs(descriptor);
#else
    (void)descriptor;
    sync();
    return 0;
#endif
}
