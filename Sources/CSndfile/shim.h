#ifndef EMS_CSNDFILE_SHIM_H
#define EMS_CSNDFILE_SHIM_H

#include <sndfile.h>

#endif
