extension PageScript {
    /// Events in lanes by kind, on the axis that all of them share.
    static let lanes = #"""
        const laneOrder = [
          ["speech", "Speech"], ["keystep", "Keysteps"], ["medication", "Medication"], ["procedure", "Procedures"],
          ["shock", "Shocks"], ["compressions", "Compressions"], ["ventilation", "Ventilation"], ["rhythm", "Rhythm"],
          ["reading", "Readings"], ["alarm", "Alarms"], ["sound", "Sounds"], ["communication", "Talk"],
          ["device", "Devices"], ["fault", "Faults"], ["protocol_change", "Protocol"], ["frame", "Frames"],
        ];
        const laneHues = {
          keystep: 205, medication: 300, procedure: 165, shock: 28, compressions: 55, ventilation: 190, rhythm: 145,
          reading: 235, alarm: 15, sound: 255, communication: 270, device: 110, fault: 20, protocol_change: 330,
          frame: 250,
        };
        const rowHeight = 19;

        /** Puts items into as few rows as keep them apart, at most four; each item gets the number of its row. */
        function stack(items) {
          const ends = [];
          for (const item of items) {
            let row = ends.findIndex((end) => end <= item.start);
            if (row < 0) row = ends.length < 4 ? ends.length : ends.indexOf(Math.min(...ends));
            ends[row] = Math.max(item.end, item.start + 1);
            item.row = row;
          }
          return Math.max(1, ends.length);
        }

        class Lanes {
          constructor(canvas, tip, view, player) {
            Object.assign(this, { canvas, tip, view, player });
            canvas.addEventListener("pointerdown", (event) => this.press(event));
            canvas.addEventListener("pointermove", (event) => this.move(event));
            canvas.addEventListener("pointerup", (event) => this.release(event));
            canvas.addEventListener("pointerleave", () => { tip.hidden = true; });
            canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
          }

          load(encounter) {
            const kinds = new Map(laneOrder.map(([key]) => [key, []]));
            for (const turn of encounter.turns) {
              const text = turn.words.map((word) => word.text).join(" ");
              kinds.get("speech").push({
                start: turn.start, end: turn.end, label: text, title: turn.speaker, note: text, role: turn.role,
              });
            }
            for (const event of encounter.events) {
              kinds.get(event.type)?.push({
                start: event.start, end: event.end, title: event.label,
                label: event.detail && event.type !== "sound" ? `${event.label} ${event.detail}` : event.label,
                note: [event.detail, event.actor].filter(Boolean).join(" · "), type: event.type,
              });
            }
            for (const frame of encounter.frames) {
              kinds.get("frame").push({
                start: frame.time, end: frame.time, label: "", title: `${spaced(frame.kind)} frame`,
                note: frame.caption, type: "frame",
              });
            }
            this.lanes = [];
            for (const [key, title] of laneOrder) {
              const items = kinds.get(key).sort((a, b) => a.start - b.start || a.end - b.end);
              if (!items.length) continue;
              const rows = stack(items);
              const longest = Math.max(...items.map((item) => item.end - item.start));
              this.lanes.push({ key, title, items, rows, longest });
            }
          }

          show(time) {
            const rows = this.lanes.reduce((sum, lane) => sum + lane.rows, 0);
            const { context, width, height } =
              fitCanvas(this.canvas, 24 + rows * rowHeight + this.lanes.length * 5 + 4);
            const left = gutter(), { from, to } = this.view;
            this.x = (at) => left + (at - from) / (to - from) * (width - left - 8);
            this.timeAt = (x) => from + (x - left) / (width - left - 8) * (to - from);
            this.drawTicks(context, width, height, left);
            let top = 24;
            for (const lane of this.lanes) {
              lane.top = top;
              this.drawLane(context, lane, width, left);
              top += lane.rows * rowHeight + 5;
            }
            const head = this.x(time);
            if (head < left - 1 || head > width) return;
            context.fillStyle = colours.get("--alert");
            context.fillRect(head - 0.75, 4, 1.5, height - 4);
          }

          drawTicks(context, width, height, left) {
            const { ticks, tenths } = axisTicks(this.view.from, this.view.to, width - left);
            context.font = font(11);
            context.textAlign = "center";
            for (const tick of ticks) {
              context.fillStyle = colours.get("--line");
              context.fillRect(Math.round(this.x(tick)), 20, 1, height - 20);
              context.fillStyle = colours.get("--quiet");
              context.fillText(clockText(tick, tenths), Math.min(width - 18, this.x(tick)), 14);
            }
            context.textAlign = "left";
          }

          drawLane(context, lane, width, left) {
            context.fillStyle = colours.get("--line");
            context.globalAlpha = 0.6;
            context.fillRect(0, lane.top - 3, width, 1);
            context.globalAlpha = 1;
            context.fillStyle = colours.get("--quiet");
            context.font = font(11.5, 600);
            context.fillText(lane.title, 10, lane.top + 13);
            context.save();
            context.beginPath();
            context.rect(left - 4, lane.top - 2, width - left + 4, lane.rows * rowHeight + 3);
            context.clip();
            context.font = font(11);
            const first = Math.max(0, lastStarted(lane.items, this.view.from - lane.longest - 1));
            const shown = [];
            for (let i = first; i < lane.items.length && lane.items[i].start <= this.view.to; i++) {
              shown.push(lane.items[i]);
            }
            const nextInRow = [];
            for (const item of shown.reverse()) {
              this.drawItem(context, lane, item, nextInRow[item.row] ?? width);
              nextInRow[item.row] = this.x(item.start);
            }
            context.restore();
          }

          colour(item) {
            if (item.role) return colours.role(item.role);
            const lightness = colours.get("--role-lightness"), chroma = colours.get("--role-chroma");
            return `oklch(${lightness} ${chroma} ${laneHues[item.type]})`;
          }

          /** A bar with its label inside, or a mark with its label in the room behind it. */
          drawItem(context, lane, item, limit) {
            const x = this.x(item.start), length = this.x(item.end) - x;
            const top = lane.top + item.row * rowHeight, height = rowHeight - 3;
            const colour = this.colour(item);
            const isMark = item.end === item.start;
            if (isMark) {
              context.fillStyle = colour;
              context.beginPath();
              context.roundRect(x - 2, top + 2, 4, height - 4, 2);
              context.fill();
            } else {
              context.fillStyle = colour;
              context.globalAlpha = Number(colours.get("--lane-fill"));
              context.beginPath();
              context.roundRect(x, top, Math.max(2, length), height, 3);
              context.fill();
              context.globalAlpha = 1;
              context.fillRect(x, top, Math.min(3, Math.max(2, length)), height);
            }
            const start = Math.max(x, gutter() - 4) + 6;
            const room = Math.max(isMark ? 0 : x + length, Math.min(limit - 4, x + length + 240)) - start;
            // Behind a short bar there may be more room than in it.
            if (item.label && room > 16) this.drawLabel(context, item, start, top + 12, room);
          }

          drawLabel(context, item, x, y, room) {
            item.length ??= context.measureText(item.label).width;
            let text = item.label;
            if (item.length > room) {
              text = text.slice(0, Math.max(0, Math.floor(text.length * room / item.length) - 1)).trimEnd();
              if (text.length < 3) return;
              text += "…";
            }
            context.fillStyle = colours.get("--ink");
            context.fillText(text, x, y);
          }

          itemAt(x, y) {
            const lane = this.lanes.find((lane) => y >= lane.top - 2 && y < lane.top + lane.rows * rowHeight + 3);
            if (!lane || x < gutter() - 4) return null;
            const row = Math.floor((y - lane.top) / rowHeight);
            let best = null, least = 7;
            for (const item of lane.items) {
              if (item.row !== row) continue;
              const from = this.x(item.start), to = this.x(item.end);
              const distance = x < from ? from - x : x > to ? x - to : 0;
              if (distance < least) [best, least] = [item, distance];
            }
            return best;
          }

          press(event) {
            this.canvas.setPointerCapture(event.pointerId);
            this.drag = { x: event.offsetX, from: this.view.from, to: this.view.to, moved: false };
          }

          move(event) {
            if (this.drag) {
              const by = event.offsetX - this.drag.x;
              if (Math.abs(by) > 4) this.drag.moved = true;
              if (!this.drag.moved || this.view.isWhole) return;
              this.canvas.classList.add("dragging");
              const time = -by * (this.drag.to - this.drag.from) / (this.canvas.clientWidth - gutter() - 8);
              this.view.set(this.drag.from + time, this.drag.to + time);
              return;
            }
            this.showTip(this.itemAt(event.offsetX, event.offsetY), event);
          }

          release(event) {
            this.canvas.classList.remove("dragging");
            const drag = this.drag;
            this.drag = null;
            if (!drag || drag.moved || event.offsetX < gutter() - 4) return;
            const item = this.itemAt(event.offsetX, event.offsetY);
            this.player.seek(item ? item.start : this.timeAt(event.offsetX));
          }

          /** Scrolls sideways; zooms with ctrl or a pinch; leaves plain scrolling to the page. */
          wheel(event) {
            if (event.ctrlKey || event.metaKey) {
              event.preventDefault();
              this.view.zoom(Math.exp(event.deltaY * 0.004), this.timeAt(event.offsetX));
            } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
              event.preventDefault();
              this.view.pan((event.deltaX || event.deltaY) * this.view.span / this.canvas.clientWidth);
            }
          }

          showTip(item, event) {
            this.tip.hidden = !item;
            if (!item) return;
            const times = item.end > item.start
              ? `${clockText(item.start, true)} – ${clockText(item.end, true)}` : clockText(item.start, true);
            this.tip.replaceChildren(make("strong", "", item.title), item.note, make("div", "", times));
            const box = this.canvas.parentElement.getBoundingClientRect();
            const x = event.clientX - box.left, y = event.clientY - box.top;
            this.tip.style.left = `${Math.max(4, Math.min(x + 14, box.width - this.tip.offsetWidth - 6))}px`;
            this.tip.style.top = `${y + 16}px`;
          }
        }
        """#
}
