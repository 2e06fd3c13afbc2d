#ifndef EMS_CSOXR_SHIM_H
#define EMS_CSOXR_SHIM_H

#include <soxr.h>

#endif
