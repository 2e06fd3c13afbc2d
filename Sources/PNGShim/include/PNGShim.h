#ifndef EMS_PNG_SHIM_H
#define EMS_PNG_SHIM_H

#include <stddef.h>
#include <stdint.h>

// libpng reports errors with longjmp, which must not cross Swift frames: every call below catches it and returns a
// status instead. Nothing here keeps state between calls.

typedef enum {
    EMS_PNG_OK = 0,
    EMS_PNG_OUT_OF_MEMORY = 1,
    // The data ends before the picture does.
    EMS_PNG_TRUNCATED = 2,
    // libpng refused the data; the message says why.
    EMS_PNG_MALFORMED = 3,
    // A chunk's checksum does not match its bytes.
    EMS_PNG_CHECKSUM = 4,
} ems_png_code;

typedef struct {
    ems_png_code code;
    char message[160];
} ems_png_status;

typedef enum {
    // Four bytes a pixel in memory order blue, green, red, unused; written as RGB.
    EMS_PNG_SOURCE_BGRX = 0,
    // Three bytes a pixel in memory order red, green, blue.
    EMS_PNG_SOURCE_RGB = 1,
    // One byte a pixel, an index into the palette.
    EMS_PNG_SOURCE_INDEXED = 2,
    // One byte a pixel, a grey level.
    EMS_PNG_SOURCE_GRAY = 3,
} ems_png_source;

typedef enum {
    EMS_PNG_STRATEGY_GENERAL = 0,
    // Only runs of one byte are looked for: quicker, and smaller for large even areas.
    EMS_PNG_STRATEGY_RUNS = 1,
} ems_png_strategy;

typedef struct {
    const uint8_t *pixels;
    size_t stride;
    uint32_t width;
    uint32_t height;
    ems_png_source source;
    // Three bytes an entry; used by EMS_PNG_SOURCE_INDEXED only.
    const uint8_t *palette;
    int palette_entries;
    // zlib's level, 0 to 9.
    int level;
    ems_png_strategy strategy;
} ems_png_picture;

// Encodes into memory. On success *bytes is a block of *count bytes that the caller frees with ems_png_free.
ems_png_status ems_png_encode(const ems_png_picture *picture, uint8_t **bytes, size_t *count);
void ems_png_free(uint8_t *bytes);

typedef enum {
    EMS_PNG_DECODED_RGB = 0,
    EMS_PNG_DECODED_INDEXED = 1,
    EMS_PNG_DECODED_GRAY = 2,
} ems_png_layout;

// Decodes a whole file that lies in memory. `out` holds `out_count` bytes: width x height x (3 for RGB, 1 for the
// others), which must agree with the file's header. Alpha is dropped and 16 bits a channel are cut to 8. Indices and
// grey levels below 8 bits are unpacked to one byte each and not scaled. `palette` holds 768 bytes.
ems_png_status ems_png_decode(
    const uint8_t *bytes, size_t count, ems_png_layout layout, uint8_t *out, size_t out_count, uint8_t *palette,
    int *palette_entries);

const char *ems_png_library_version(void);

#endif
