#include "PNGShim.h"

#include <png.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// Ancillary chunks may hold compressed text of any size; nothing of ours needs more than this.
#define EMS_PNG_CHUNK_BYTES (1u << 20)

// Never local to a function that calls setjmp, so that its members keep their values over a jump.
typedef struct {
    jmp_buf jump;
    ems_png_status status;
    png_structp png;
    png_infop info;
    // Reading.
    const uint8_t *input;
    size_t input_left;
    // Writing.
    uint8_t *output;
    size_t output_count;
    size_t output_capacity;
    // Row pointers of the decoder, kept here so that they are freed after a jump.
    png_bytep *rows;
} ems_png_context;

static void ems_png_set_message(ems_png_status *status, const char *message) {
    size_t length = strlen(message);
    if (length >= sizeof(status->message)) { length = sizeof(status->message) - 1; }
    memcpy(status->message, message, length);
    status->message[length] = 0;
}

static void ems_png_out_of_memory(ems_png_context *context) {
    context->status.code = EMS_PNG_OUT_OF_MEMORY;
    ems_png_set_message(&context->status, "out of memory");
}

static void ems_png_on_error(png_structp png, png_const_charp message) {
    ems_png_context *context = png_get_error_ptr(png);
    if (context->status.code == EMS_PNG_OK) {
        context->status.code = strstr(message, "CRC") ? EMS_PNG_CHECKSUM : EMS_PNG_MALFORMED;
    }
    ems_png_set_message(&context->status, message);
    longjmp(context->jump, 1);
}

// libpng only warns of compressed data that go on after the last row: up to a thousand times as much as the file has bytes.
static void ems_png_on_warning(png_structp png, png_const_charp message) {
    if (strstr(message, "Too much image data") || strstr(message, "Extra compressed data")) {
        png_error(png, "there are more data than rows");
    }
    // A compressed text beyond the limit of a chunk is left out with a warning.
    if (strncmp(message, "zTXt", 4) == 0 || strncmp(message, "iTXt", 4) == 0) {
        png_error(png, "a text is damaged, or swells beyond 1 MiB");
    }
}

static void ems_png_on_read(png_structp png, png_bytep bytes, size_t count) {
    ems_png_context *context = png_get_io_ptr(png);
    if (count > context->input_left) {
        context->status.code = EMS_PNG_TRUNCATED;
        png_error(png, "the data ends inside a chunk");
    }
    memcpy(bytes, context->input, count);
    context->input += count;
    context->input_left -= count;
}

static void ems_png_on_write(png_structp png, png_bytep bytes, size_t count) {
    ems_png_context *context = png_get_io_ptr(png);
    if (count > context->output_capacity - context->output_count) {
        size_t capacity = context->output_capacity * 2 + count;
        uint8_t *grown = realloc(context->output, capacity);
        if (grown == NULL) {
            context->status.code = EMS_PNG_OUT_OF_MEMORY;
            png_error(png, "out of memory");
        }
        context->output = grown;
        context->output_capacity = capacity;
    }
    memcpy(context->output + context->output_count, bytes, count);
    context->output_count += count;
}

static void ems_png_on_flush(png_structp png) { (void)png; }

static void ems_png_write_picture(png_structp png, png_infop info, const ems_png_picture *picture) {
    int type = PNG_COLOR_TYPE_RGB;
    if (picture->source == EMS_PNG_SOURCE_INDEXED) { type = PNG_COLOR_TYPE_PALETTE; }
    if (picture->source == EMS_PNG_SOURCE_GRAY) { type = PNG_COLOR_TYPE_GRAY; }
    png_set_user_limits(png, picture->width, picture->height);
    png_set_IHDR(
        png, info, picture->width, picture->height, 8, type, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    if (type == PNG_COLOR_TYPE_PALETTE) {
        png_color colors[256];
        for (int entry = 0; entry < picture->palette_entries && entry < 256; entry++) {
            colors[entry].red = picture->palette[3 * entry];
            colors[entry].green = picture->palette[3 * entry + 1];
            colors[entry].blue = picture->palette[3 * entry + 2];
        }
        png_set_PLTE(png, info, colors, picture->palette_entries);
    }
    png_set_compression_level(png, picture->level);
    png_set_compression_strategy(
        png, picture->strategy == EMS_PNG_STRATEGY_RUNS ? Z_RLE : Z_DEFAULT_STRATEGY);
    // Rows of a drawn picture repeat as they are; measured, every filter makes them longer and the encoder slower.
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_write_info(png, info);
    if (picture->source == EMS_PNG_SOURCE_BGRX) {
        png_set_bgr(png);
        png_set_filler(png, 0, PNG_FILLER_AFTER);
    }
    for (uint32_t row = 0; row < picture->height; row++) {
        png_write_row(png, picture->pixels + (size_t)row * picture->stride);
    }
    png_write_end(png, info);
}

static void ems_png_run_encoder(ems_png_context *context, const ems_png_picture *picture) {
    if (setjmp(context->jump) != 0) { return; }
    context->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, context, ems_png_on_error, ems_png_on_warning);
    context->info = context->png == NULL ? NULL : png_create_info_struct(context->png);
    if (context->info == NULL) {
        ems_png_out_of_memory(context);
        return;
    }
    png_set_write_fn(context->png, context, ems_png_on_write, ems_png_on_flush);
    ems_png_write_picture(context->png, context->info, picture);
}

ems_png_status ems_png_encode(const ems_png_picture *picture, uint8_t **bytes, size_t *count) {
    ems_png_context context;
    memset(&context, 0, sizeof context);
    ems_png_run_encoder(&context, picture);
    if (context.png != NULL) { png_destroy_write_struct(&context.png, &context.info); }
    bool succeeded = context.status.code == EMS_PNG_OK;
    if (!succeeded) { free(context.output); }
    *bytes = succeeded ? context.output : NULL;
    *count = succeeded ? context.output_count : 0;
    return context.status;
}

void ems_png_free(uint8_t *bytes) { free(bytes); }

static void ems_png_read_picture(
    png_structp png, png_infop info, ems_png_context *context, ems_png_layout layout, uint8_t *out, size_t out_count,
    uint8_t *palette, int *palette_entries) {
    png_read_info(png, info);
    uint32_t width = png_get_image_width(png, info);
    uint32_t height = png_get_image_height(png, info);
    int type = png_get_color_type(png, info);

    png_set_strip_16(png);
    png_set_packing(png);
    png_set_strip_alpha(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);

    size_t row_bytes = (size_t)width * (layout == EMS_PNG_DECODED_RGB ? 3 : 1);
    if (png_get_rowbytes(png, info) != row_bytes || row_bytes * height != out_count) {
        png_error(png, "the picture does not have the layout its header announces");
    }
    if (type == PNG_COLOR_TYPE_PALETTE) {
        png_colorp colors = NULL;
        int entries = 0;
        png_get_PLTE(png, info, &colors, &entries);
        for (int entry = 0; entry < entries && entry < 256; entry++) {
            palette[3 * entry] = colors[entry].red;
            palette[3 * entry + 1] = colors[entry].green;
            palette[3 * entry + 2] = colors[entry].blue;
        }
        *palette_entries = entries;
    }
    context->rows = malloc((size_t)height * sizeof(png_bytep));
    if (context->rows == NULL) {
        context->status.code = EMS_PNG_OUT_OF_MEMORY;
        png_error(png, "out of memory");
    }
    for (uint32_t row = 0; row < height; row++) { context->rows[row] = out + (size_t)row * row_bytes; }
    png_read_image(png, context->rows);
    png_read_end(png, NULL);
    if (context->input_left != 0) { png_error(png, "there are bytes after the end of the picture"); }
}

static void ems_png_run_decoder(
    ems_png_context *context, ems_png_layout layout, uint8_t *out, size_t out_count, uint8_t *palette,
    int *palette_entries) {
    if (setjmp(context->jump) != 0) { return; }
    context->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, context, ems_png_on_error, ems_png_on_warning);
    context->info = context->png == NULL ? NULL : png_create_info_struct(context->png);
    if (context->info == NULL) {
        ems_png_out_of_memory(context);
        return;
    }
    png_set_read_fn(context->png, context, ems_png_on_read);
    png_set_crc_action(context->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_chunk_cache_max(context->png, 64);
    png_set_chunk_malloc_max(context->png, EMS_PNG_CHUNK_BYTES);
    // The caller has held the header against limits of its own before it allocated `out`.
    png_set_user_limits(context->png, 0x7fffffff, 0x7fffffff);
    ems_png_read_picture(
        context->png, context->info, context, layout, out, out_count, palette, palette_entries);
}

ems_png_status ems_png_decode(
    const uint8_t *bytes, size_t count, ems_png_layout layout, uint8_t *out, size_t out_count, uint8_t *palette,
    int *palette_entries) {
    ems_png_context context;
    memset(&context, 0, sizeof context);
    context.input = bytes;
    context.input_left = count;
    *palette_entries = 0;
    ems_png_run_decoder(&context, layout, out, out_count, palette, palette_entries);
    if (context.png != NULL) { png_destroy_read_struct(&context.png, &context.info, NULL); }
    free(context.rows);
    return context.status;
}

const char *ems_png_library_version(void) { return png_get_libpng_ver(NULL); }
