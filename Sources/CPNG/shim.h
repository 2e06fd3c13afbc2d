#ifndef EMS_CPNG_SHIM_H
#define EMS_CPNG_SHIM_H

#include <png.h>

#endif
