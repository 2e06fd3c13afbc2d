extension PageScript {
    /// Spectrogram and level of the mix, over the stretch that the lanes show.
    static let sound =
        SpectrumScript.text + "\n" + #"""
            const soundRate = 16000;
            const levelStep = soundRate / 50;

            class SoundView {
              constructor(canvas, view) { Object.assign(this, { canvas, view, ready: Promise.resolve() }); }

              load(encounter, onReady) {
                this.samples = null;
                this.picture = null;
                this.audio = encounter.audio ?? null;
                this.canvas.hidden = !this.audio;
                if (!this.audio) return;
                const audio = this.audio;
                this.ready = this.decode(audio).then((samples) => {
                  if (this.audio !== audio) return;  // another call was chosen meanwhile
                  this.samples = samples;
                  this.levels = this.levelsOf(samples);
                  onReady();
                }).catch(() => { if (this.audio === audio) this.canvas.hidden = true; });
              }

              async decode(audio) {
                const bytes = blobBytes(audio.blob);
                const context = new OfflineAudioContext(1, 1, soundRate);
                return (await context.decodeAudioData(bytes.buffer)).getChannelData(0);
              }

              /** dB of full scale in each 20 ms. */
              levelsOf(samples) {
                return Float32Array.from({ length: Math.floor(samples.length / levelStep) }, (_, n) => {
                  let sum = 0;
                  for (let i = n * levelStep; i < (n + 1) * levelStep; i++) sum += samples[i] ** 2;
                  return 10 * Math.log10(1e-9 + sum / levelStep);
                });
              }

              sampleAt(time) { return (time - this.audio.offset) / this.audio.scale * soundRate / 1000; }

              show(time) {
                if (!this.samples) return;
                const { context, width, height } = fitCanvas(this.canvas, 112);
                const left = gutter(), right = width - 8, { from, to, span } = this.view;
                const columns = Math.max(1, Math.floor(right - left));
                const key = `${from} ${to} ${columns}`;
                if (this.picture?.key !== key) this.picture = { key, spectra: this.spectra(from, to, columns) };
                context.imageSmoothingEnabled = true;
                context.drawImage(this.picture.spectra, left, 4, right - left, 66);
                this.drawLevel(context, from, to, left, columns, 76, 32);
                context.font = font(11.5, 600);
                context.fillStyle = colours.get("--quiet");
                context.fillText("Spectrum", 10, 23);
                context.fillText("Level", 10, 96);
                context.font = font(10);
                context.fillText("0–8 kHz", 10, 37);
                context.fillText("−70–0 dB", 10, 108);
                if (time < from || time > to) return;
                context.fillStyle = colours.get("--alert");
                context.fillRect(left + (time - from) / span * (right - left) - 0.75, 0, 1.5, height);
              }

              /** Of each column the loudest of a few places. */
              spectra(from, to, columns) {
                const canvas = make("canvas");
                canvas.width = columns;
                canvas.height = fourierSize / 4;
                const first = this.sampleAt(from), each = (this.sampleAt(to) - first) / columns;
                const places = Math.min(4, Math.max(1, Math.round(each / fourierSize)));
                paintSpectra(canvas.getContext("2d"), Array.from({ length: columns }, (_, x) => {
                  let column = null;
                  for (let n = 0; n < places; n++) {
                    const middle = first + (x + (n + 0.5) / places) * each;
                    const next = spectrumAt(this.samples, Math.round(middle - fourierSize / 2));
                    column = column ? column.map((level, y) => Math.max(level, next[y])) : next;
                  }
                  return column;
                }));
                return canvas;
              }

              drawLevel(context, from, to, left, columns, top, height) {
                const first = this.sampleAt(from) / levelStep, each = (this.sampleAt(to) / levelStep - first) / columns;
                context.strokeStyle = colours.get("--accent");
                context.lineWidth = 1;
                context.beginPath();
                for (let x = 0; x < columns; x++) {
                  let level = -90;
                  const start = Math.floor(first + x * each), end = Math.max(start + 1, Math.floor(first + (x + 1) * each));
                  for (let n = start; n < end; n++) level = Math.max(level, this.levels[n] ?? -90);
                  const y = top + Math.min(height, -level / 70 * height);
                  if (x) context.lineTo(left + x, y); else context.moveTo(left + x, y);
                }
                context.stroke();
              }
            }
            """#
}
