extension PageScript {
    /// Eight seconds of every signal, scrolling past a play head that stands still.
    static let waves = #"""
        const waveWindow = { before: 6000, after: 2000 };

        /** How known signals are shown; the least span keeps noise from being blown up to full height. */
        const waveStyles = {
          II: { title: "ECG II", colour: "--trace-ecg", span: 1.8, weight: 1.7, grid: true },
          PLETH: { title: "Pleth", colour: "--trace-pleth", span: 0.4, weight: 1 },
          CO2: { title: "CO₂", colour: "--trace-co2", span: 45, weight: 1 },
          RESP: { title: "Resp", colour: "--trace-resp", span: 1, weight: 0.8 },
          DEPTH: { title: "CPR depth", colour: "--trace-depth", span: 60, weight: 1, inverted: true },
        };

        class Waves {
          constructor(canvas) { this.canvas = canvas; }

          load(encounter) {
            this.marks = encounter.marks;
            const series = encounter.waves.map((signal) => new Series(signal));
            this.rows = [];
            for (const item of series) {
              if (/^ACC$/.test(item.name)) continue;  // the pad's acceleration says what its depth says
              const axis = /^ACC_[XYZ]$/.test(item.name);
              const row = axis && this.rows.find((other) => other.axes && other.record === item.record);
              if (row) {
                row.series.push(item);
                continue;
              }
              const style = waveStyles[item.name] ?? {
                title: axis ? "Watch" : item.name, colour: axis ? "--trace-watch" : "--trace-other", span: 1, weight: 1,
              };
              this.rows.push({ ...style, axes: axis, record: item.record, series: [item], units: item.units });
            }
            const order = Object.keys(waveStyles);
            const rank = (row) => row.axes ? order.length + 1
              : (order.indexOf(row.series[0].name) + order.length + 1) % (order.length + 1);
            this.rows.sort((a, b) => rank(a) - rank(b));
            for (const row of this.rows) row.range = this.rangeOf(row);
            document.body.classList.toggle("no-signals", !this.rows.length && !encounter.trends.length);
          }

          rangeOf(row) {
            const ranges = row.series.map((series) => series.range).filter(Boolean);
            if (!ranges.length) return [0, row.span];
            let low = Math.min(...ranges.map((range) => range[0])), high = Math.max(...ranges.map((range) => range[1]));
            const lack = row.span - (high - low);
            if (lack > 0) { low -= lack / 2; high += lack / 2; }
            return [low, high];
          }

          show(time) {
            if (!this.rows.length) return;
            const unit = window.innerWidth < 860 ? 44 : 50;
            const total = this.rows.reduce((sum, row) => sum + row.weight, 0);
            const { context, width, height } = fitCanvas(this.canvas, Math.round(total * unit + 18));
            const from = time - waveWindow.before, to = time + waveWindow.after;
            const x = (at) => (at - from) / (to - from) * width;
            this.drawSeconds(context, from, to, x, width, height);
            let top = 4;
            for (const row of this.rows) {
              this.drawRow(context, row, { time, from, to, x, width, top, height: row.weight * unit });
              top += row.weight * unit;
            }
            context.fillStyle = "#05090c99";  // what is still to come
            context.fillRect(x(time), 0, width, height - 14);
            context.fillStyle = "#ffffffcc";
            context.fillRect(x(time) - 0.75, 0, 1.5, height - 14);
          }

          drawSeconds(context, from, to, x, width, height) {
            context.font = font(10);
            context.textAlign = "center";
            for (let second = Math.ceil(from / 1000); second * 1000 < to; second++) {
              context.fillStyle = "#18222b";
              context.fillRect(Math.round(x(second * 1000)), 0, 1, height - 14);
              context.fillStyle = "#6f7f8f";
              if (second >= 0) context.fillText(clockText(second * 1000), x(second * 1000), height - 3);
            }
            context.textAlign = "left";
          }

          drawRow(context, row, view) {
            const colour = colours.get(row.colour, byId("monitor"));
            const inset = view.height * 0.12, [low, high] = row.range;
            const scale = (view.height - 2 * inset) / (high - low);
            const y = (value) => row.inverted ? view.top + inset + (value - low) * scale
              : view.top + view.height - inset - (value - low) * scale;
            context.save();
            context.beginPath();
            context.rect(0, view.top, view.width, view.height);
            context.clip();
            let drawn = false;
            row.series.forEach((series, axis) => {
              context.strokeStyle = colour;
              context.globalAlpha = [1, 0.65, 0.4][axis % 3];
              drawn = drawWave(context, series, view, y) || drawn;
            });
            context.globalAlpha = 1;
            if (row.grid) this.drawMarks(context, row, view);
            context.fillStyle = "#05090caa";
            context.font = font(11, 600);
            const label = drawn ? `${row.title}  ` : `${row.title} – no signal`;
            context.fillRect(6, view.top + 1, context.measureText(label + row.units).width + 6, 15);
            context.fillStyle = colour;
            context.globalAlpha = drawn ? 1 : 0.55;
            context.fillText(label, 8, view.top + 12);
            if (drawn) {
              const left = 8 + context.measureText(label).width;
              context.font = font(10);
              context.globalAlpha = 0.7;
              context.fillText(row.units, left, view.top + 12);
            }
            context.restore();
          }

          /** Beats as ticks, rhythm changes as text. */
          drawMarks(context, row, view) {
            const marks = this.marks;
            let free = -Infinity, lift = 0;
            context.font = font(10);
            for (let i = lastStarted(marks, view.from, "time") + 1; i < marks.length && marks[i].time < view.to; i++) {
              const mark = marks[i], x = view.x(mark.time);
              if (mark.record !== row.record) continue;
              context.fillStyle = "#7f919f";
              if (mark.text) {
                const text = mark.text.replace(/^\(/, "");
                lift = x < free ? lift + 11 : 0;  // a text that would lie on the last one stands above it
                free = Math.max(free, x + context.measureText(text).width + 8);
                context.fillText(text, x + 3, view.top + view.height - 3 - lift);
                context.fillRect(x, view.top + 16, 1, view.height - 16);
              } else {
                context.fillRect(x, view.top + view.height - 4, 1, 4);
              }
            }
          }
        }

        /** A stretch of a series: a line, or the extremes of each pixel column where samples lie closer than pixels. */
        function drawWave(context, series, view, y) {
          const first = Math.max(0, Math.floor(series.indexAt(view.from)));
          const last = Math.min(series.count, Math.ceil(series.indexAt(view.to)) + 1);
          if (last <= first) return false;
          const perPixel = series.rate / 1000 * (view.to - view.from) / view.width;
          let drawn = false, joined = false;
          context.lineWidth = 1.4;
          context.lineJoin = "round";
          context.beginPath();
          if (perPixel > 4) {
            for (let column = 0; column < view.width; column++) {
              const start = Math.floor(series.indexAt(view.from + column / view.width * (view.to - view.from)));
              const found = series.extremes(start, Math.floor(start + perPixel) + 1);
              if (!found) continue;
              const top = y(series.physical(found[1])), bottom = y(series.physical(found[0]));
              context.moveTo(column + 0.5, Math.min(top, bottom) - 0.5);
              context.lineTo(column + 0.5, Math.max(top, bottom) + 0.5);
              drawn = true;
            }
          } else {
            for (let i = first; i < last; i++) {
              if (series.samples[i] === missing) {
                joined = false;
                continue;
              }
              const x = view.x(series.timeAt(i)), value = y(series.physical(series.samples[i]));
              if (joined) context.lineTo(x, value); else context.moveTo(x, value);
              joined = drawn = true;
            }
          }
          context.stroke();
          return drawn;
        }
        """#
}
