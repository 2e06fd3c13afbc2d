extension PageScript {
    /// The whole call at a glance: heart rate and saturation, the envelope of the ECG, who speaks when, and the stretch
    /// that the lanes show.
    static let overview = #"""
        class Overview {
          constructor(canvas, view, player) {
            Object.assign(this, { canvas, view, player });
            canvas.addEventListener("pointerdown", (event) => {
              canvas.setPointerCapture(event.pointerId);
              this.drag = { from: event.offsetX, to: event.offsetX };
            });
            canvas.addEventListener("pointermove", (event) => {
              if (!this.drag) return;
              this.drag.to = event.offsetX;
              this.show(player.position);
            });
            canvas.addEventListener("pointerup", () => this.release());
          }

          load(encounter, waves, numerals) {
            this.turns = encounter.turns;
            this.envelope = waves.rows.find((row) => row.grid) ?? waves.rows[0] ?? null;
            this.trends = [["HR", "--trace-ecg", 30, 200], ["SpO2", "--trace-pleth", 60, 100]]
              .filter(([name]) => numerals.series.has(name))
              .map(([name, colour, low, high]) => ({ series: numerals.series.get(name), name, colour, low, high }));
          }

          release() {
            const drag = this.drag;
            this.drag = null;
            if (!drag) return;
            const [from, to] = [drag.from, drag.to].sort((a, b) => a - b).map((x) => this.timeAt(x));
            if (Math.abs(drag.to - drag.from) < 5) {
              this.player.seek(from);
            } else {
              this.view.set(from, to);
            }
            this.show(this.player.position);
          }

          show(time) {
            const hasSignals = this.envelope || this.trends.length;
            const { context, width, height } = fitCanvas(this.canvas, hasSignals ? 94 : 34);
            const left = gutter(), right = width - 8, duration = this.view.duration;
            const x = (at) => left + at / duration * (right - left);
            this.timeAt = (at) => Math.min(duration, Math.max(0, (at - left) / (right - left) * duration));
            context.fillStyle = colours.get("--accent-soft");
            if (!this.view.isWhole) context.fillRect(x(this.view.from), 0, x(this.view.to) - x(this.view.from), height);
            if (this.envelope) this.drawEnvelope(context, left, right, 4, 30);
            this.drawTrends(context, x, 40, 32);
            for (const turn of this.turns) {
              context.fillStyle = colours.role(turn.role);
              context.fillRect(x(turn.start), height - 14, Math.max(1, x(turn.end) - x(turn.start)), 8);
            }
            this.drawTitles(context, height);
            context.fillStyle = colours.get("--alert");
            context.fillRect(x(time) - 0.75, 0, 1.5, height);
            if (!this.drag) return;
            context.globalAlpha = 0.25;
            context.fillRect(this.drag.from, 0, this.drag.to - this.drag.from, height);
            context.globalAlpha = 1;
          }

          drawTitles(context, height) {
            context.font = font(11.5, 600);
            context.fillStyle = colours.get("--quiet");
            if (this.envelope) context.fillText(this.envelope.title, 10, 23);
            let left = 10;
            for (const { name, colour } of this.trends) {
              context.fillStyle = this.trendColour(colour);
              context.fillText(name, left, 60);
              left += context.measureText(`${name} `).width + 3;
            }
            context.fillStyle = colours.get("--quiet");
            context.fillText("Speech", 10, height - 6);
          }

          /** Monitor colours are made for a dark ground; on a light one they are mixed with ink. */
          trendColour(name) {
            return `color-mix(in oklab, ${colours.get(name, byId("monitor"))} 55%, ${colours.get("--ink")})`;
          }

          drawEnvelope(context, left, right, top, height) {
            const series = this.envelope.series[0], [low, high] = this.envelope.range;
            const y = (value) => top + height * (1 - Math.min(1, Math.max(0, (value - low) / (high - low))));
            context.fillStyle = colours.get("--quiet");
            const perPixel = this.view.duration / (right - left);
            for (let column = left; column < right; column++) {
              const first = Math.floor(series.indexAt((column - left) * perPixel));
              const found = series.extremes(first, Math.ceil(series.indexAt((column - left + 1) * perPixel)));
              if (!found) continue;
              const bottom = y(series.physical(found[0])), start = y(series.physical(found[1]));
              context.fillRect(column, start, 1, Math.max(1, bottom - start));
            }
          }

          drawTrends(context, x, top, height) {
            for (const { series, colour, low, high } of this.trends) {
              context.strokeStyle = this.trendColour(colour);
              context.lineWidth = 1.5;
              context.beginPath();
              let joined = false;
              for (let i = 0; i < series.count; i++) {
                if (series.samples[i] === missing) {
                  joined = false;
                  continue;
                }
                const share = (series.physical(series.samples[i]) - low) / (high - low);
                const y = top + height * (1 - Math.min(1, Math.max(0, share)));
                if (joined) context.lineTo(x(series.timeAt(i)), y); else context.moveTo(x(series.timeAt(i)), y);
                joined = true;
              }
              context.stroke();
            }
          }
        }
        """#
}
