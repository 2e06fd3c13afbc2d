#ifndef EMS_CCAIRO_SHIM_H
#define EMS_CCAIRO_SHIM_H

#include <cairo.h>
#include <ft2build.h>
// FreeType names its headers by macros that ft2build.h defines.
#include FT_FREETYPE_H
#include <cairo-ft.h>

#endif
