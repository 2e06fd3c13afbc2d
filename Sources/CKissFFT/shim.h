#ifndef EMS_CKISSFFT_SHIM_H
#define EMS_CKISSFFT_SHIM_H

#include <kiss_fft.h>

#endif
