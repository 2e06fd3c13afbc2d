extension PageScript {
    /// The frame at the play head, with its mask and the boxes of its objects.
    static let scene = #"""
        class Scene {
          constructor() {
            this.image = byId("frame-image");
            this.mask = byId("frame-mask");
            this.boxes = byId("frame-boxes");
            this.frames = [];
            for (const id of ["show-boxes", "show-masks"]) {
              byId(id).addEventListener("change", () => this.overlay());
            }
          }

          load(encounter) {
            this.frames = encounter.frames;
            this.index = undefined;
            document.body.classList.toggle("no-scene", !this.frames.length);
            byId("show-masks").disabled = !this.frames.some((frame) => frame.mask !== undefined);
          }

          show(time) {
            const index = lastStarted(this.frames, time, "time");
            if (index === this.index) return;
            this.index = index;
            const frame = this.frames[index];
            this.image.hidden = !frame;
            byId("frame-empty").hidden = !!frame;
            byId("frame-caption").textContent = frame?.caption ?? "";
            byId("frame-texts").replaceChildren(...(frame?.texts ?? []).map((text) => {
              const item = document.createElement("li");
              item.textContent = text;
              return item;
            }));
            byId("frame-number").textContent =
              frame ? `${index + 1} of ${this.frames.length} · ${spaced(frame.kind)}` : `${this.frames.length} frames`;
            if (frame) {
              this.image.src = blobAddress(frame.image, "image/png");
              this.image.alt = frame.caption;
            }
            this.overlay();
          }

          /** Time of the next or the previous frame. */
          neighbour(direction) { return this.frames[Math.max(0, this.index + direction)]?.time; }

          overlay() {
            const frame = this.frames[this.index];
            const showsBoxes = byId("show-boxes").checked, showsMask = byId("show-masks").checked;
            this.mask.hidden = true;
            this.boxes.replaceChildren();
            if (!frame) return;
            const bytes = (showsBoxes || showsMask) && frame.mask !== undefined ? blobBytes(frame.mask) : null;
            const palette = bytes ? pngPalette(bytes) : null;
            if (showsMask && bytes) this.drawMask(frame, bytes);
            if (showsBoxes) this.drawBoxes(frame, palette);
          }

          /** The mask with its background taken away. */
          async drawMask(frame, bytes) {
            const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
            if (frame !== this.frames[this.index]) return;
            this.mask.width = bitmap.width;
            this.mask.height = bitmap.height;
            const context = this.mask.getContext("2d", { willReadFrequently: true });
            context.drawImage(bitmap, 0, 0);
            const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height);
            for (let i = 0; i < pixels.data.length; i += 4) {
              if (!pixels.data[i] && !pixels.data[i + 1] && !pixels.data[i + 2]) pixels.data[i + 3] = 0;
            }
            context.putImageData(pixels, 0, 0);
            this.mask.hidden = false;
          }

          drawBoxes(frame, palette) {
            const shape = (tag, attributes) => {
              const node = document.createElementNS(this.boxes.namespaceURI, tag);
              for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
              this.boxes.append(node);
              return node;
            };
            this.boxes.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
            for (const object of frame.objects) {
              const [x, y, width, height] = object.box;
              const colour = palette?.[object.mask] ?? "#ffffff";
              shape("rect", { x, y, width, height, stroke: colour });
              const label = object.visibility < 0.995
                ? `${spaced(object.label)} ${Math.round(object.visibility * 100)} %` : spaced(object.label);
              const length = label.length * 5.1 + 6;
              const left = Math.max(0, Math.min(x, frame.width - length)), top = y > 12 ? y - 12 : y;
              shape("rect", { x: left, y: top, width: length, height: 12 }).style.fill = colour;
              shape("text", { x: left + 3, y: top + 9 }).textContent = label;
            }
          }
        }

        /** Colours of a palette picture by index, as style values. */
        function pngPalette(bytes) {
          const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
          for (let at = 8; at + 12 <= bytes.length; at += view.getUint32(at) + 12) {
            if (view.getUint32(at + 4) !== 0x504c5445) continue;  // PLTE
            const length = view.getUint32(at);
            return Array.from({ length: length / 3 }, (_, i) =>
              `rgb(${bytes[at + 8 + 3 * i]} ${bytes[at + 9 + 3 * i]} ${bytes[at + 10 + 3 * i]})`);
          }
          return null;
        }
        """#
}
