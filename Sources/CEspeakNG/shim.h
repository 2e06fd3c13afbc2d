#ifndef EMSYNTH_CESPEAKNG_SHIM_H
#define EMSYNTH_CESPEAKNG_SHIM_H

#include <espeak-ng/speak_lib.h>

#endif
