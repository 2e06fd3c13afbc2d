/// The script of a listen sheet, all inside one function so that nothing of it is global.
enum ListenScript {
    static let text =
        "(() => {\n\"use strict\";\n" + [elements, sound, pictures, sheet].joined(separator: "\n") + "\n})();"

    private static let elements = #"""
        const byId = (id) => document.getElementById(id);
        function make(tag, className, ...children) {
          const node = document.createElement(tag);
          if (className) node.className = className;
          node.append(...children);  // strings become text nodes
          return node;
        }
        const signed = (number) => (number < 0 ? "−" : "") + Math.abs(number);
        const data = JSON.parse(byId("clips").textContent);
        """#

    private static let sound = #"""
        function samplesOf(base64) {
          const text = atob(base64);
          const samples = new Int16Array(text.length / 2);
          for (let i = 0; i < samples.length; i++) {
            samples[i] = (text.charCodeAt(2 * i) | (text.charCodeAt(2 * i + 1) << 8)) << 16 >> 16;
          }
          return samples;
        }

        function wave(samples, rate) {
          const bytes = new DataView(new ArrayBuffer(44 + 2 * samples.length));
          const text = (at, word) => [...word].forEach((c, i) => bytes.setUint8(at + i, c.charCodeAt(0)));
          text(0, "RIFF"); bytes.setUint32(4, 36 + 2 * samples.length, true); text(8, "WAVEfmt ");
          bytes.setUint32(16, 16, true); bytes.setUint16(20, 1, true); bytes.setUint16(22, 1, true);
          bytes.setUint32(24, rate, true); bytes.setUint32(28, 2 * rate, true); bytes.setUint16(32, 2, true);
          bytes.setUint16(34, 16, true); text(36, "data"); bytes.setUint32(40, 2 * samples.length, true);
          samples.forEach((s, i) => bytes.setInt16(44 + 2 * i, s, true));
          return new Blob([bytes], {type: "audio/wav"});
        }

        let pressed = null;
        let address = null;
        const audio = byId("audio");
        audio.addEventListener("ended", () => press(null));
        function press(button) {
          if (pressed) pressed.setAttribute("aria-pressed", "false");
          pressed = button;
          if (button) button.setAttribute("aria-pressed", "true");
        }
        function player(name, label, samples, rate) {
          const button = make("button", "", name);
          button.type = "button";
          button.setAttribute("aria-pressed", "false");
          button.setAttribute("aria-label", label);
          button.addEventListener("click", () => {
            if (pressed === button) { audio.pause(); press(null); return; }
            if (address) URL.revokeObjectURL(address);
            address = URL.createObjectURL(wave(samples, rate));
            audio.src = address;
            audio.play();
            press(button);
          });
          return button;
        }
        """#

    private static let pictures = #"""
        const size = 512;
        const hann = Float64Array.from({length: size}, (_, i) => 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));

        // Radix 2, in place.
        function transform(re, im) {
          for (let i = 1, j = 0; i < size; i++) {
            let bit = size >> 1;
            for (; j & bit; bit >>= 1) j ^= bit;
            j ^= bit;
            if (i < j) { [re[i], re[j]] = [re[j], re[i]]; [im[i], im[j]] = [im[j], im[i]]; }
          }
          for (let half = 1; half < size; half *= 2) {
            for (let start = 0; start < size; start += 2 * half) {
              for (let k = 0; k < half; k++) {
                const angle = -Math.PI * k / half, c = Math.cos(angle), s = Math.sin(angle);
                const low = start + k, high = low + half;
                const a = re[high] * c - im[high] * s, b = im[high] * c + re[high] * s;
                re[high] = re[low] - a; im[high] = im[low] - b; re[low] += a; im[low] += b;
              }
            }
          }
        }

        // From black through blue and orange to pale yellow.
        function colour(level) {
          const stops = [[6, 9, 12], [38, 40, 110], [150, 50, 90], [240, 130, 40], [255, 245, 190]];
          const place = Math.min(0.9999, Math.max(0, level)) * (stops.length - 1);
          const low = stops[Math.floor(place)], high = stops[Math.floor(place) + 1], part = place % 1;
          return low.map((value, i) => value + (high[i] - value) * part);
        }

        function spectrogram(samples) {
          const width = 240, height = size / 4;
          const canvas = make("canvas");
          canvas.width = width; canvas.height = height;
          canvas.setAttribute("role", "img");
          canvas.setAttribute("aria-label", "Spectrogram");
          const context = canvas.getContext("2d"), image = context.createImageData(width, height);
          const levels = [];
          for (let x = 0; x < width; x++) {
            const start = Math.floor((samples.length - size) * x / (width - 1));
            const re = new Float64Array(size), im = new Float64Array(size);
            for (let i = 0; i < size; i++) re[i] = (samples[start + i] || 0) / 32768 * hann[i];
            transform(re, im);
            levels.push(Float64Array.from({length: height}, (_, y) => 10 * Math.log10(1e-12 + Math.max(
              re[2 * y] ** 2 + im[2 * y] ** 2, re[2 * y + 1] ** 2 + im[2 * y + 1] ** 2))));
          }
          const top = levels.reduce((most, column) => Math.max(most, ...column), -120);
          levels.forEach((column, x) => column.forEach((level, y) => {
            const at = 4 * ((height - 1 - y) * width + x);
            const [r, g, b] = colour((level - top + 70) / 70);
            image.data.set([r, g, b, 255], at);
          }));
          context.putImageData(image, 0, 0);
          return canvas;
        }

        function levelLine(samples, rate) {
          const width = 240, height = 36, step = Math.floor(rate / 50);
          const canvas = make("canvas", "level");
          canvas.width = width; canvas.height = height;
          canvas.setAttribute("role", "img");
          canvas.setAttribute("aria-label", "Level");
          const context = canvas.getContext("2d");
          context.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent") || "teal";
          context.lineWidth = 1.5;
          context.beginPath();
          const count = Math.floor(samples.length / step);
          for (let n = 0; n < count; n++) {
            let sum = 0;
            for (let i = n * step; i < (n + 1) * step; i++) sum += samples[i] ** 2;
            const level = 10 * Math.log10(1e-9 + sum / step / 32768 ** 2);
            context.lineTo(n / Math.max(1, count - 1) * width, Math.min(height, -level / 70 * height));
          }
          context.stroke();
          return canvas;
        }
        """#

    private static let sheet = #"""
        byId("title").textContent = data.title;
        for (const scene of [...new Set(data.clips.map((clip) => clip.scene))]) {
          const clips = make("div", "clips");
          for (const clip of data.clips.filter((clip) => clip.scene === scene)) {
            const noisy = samplesOf(clip.noisy), rate = clip.sampleRateHertz;
            const name = `${scene} at ${signed(clip.ratio)} dB`;
            const figures = make("p", "figures", make("strong", "", `${signed(clip.ratio)} dB`),
              make("span", "quiet", `measured ${signed(clip.measured)}` +
                (clip.loudness === undefined ? "" : `, ${signed(clip.loudness)} LUFS`)));
            const cell = make("section", "clip", figures, spectrogram(noisy), levelLine(noisy, rate),
              make("div", "buttons", player("Noisy", `Play ${name}`, noisy, rate),
                player("Clean", `Play the clean twin of ${name}`, samplesOf(clip.clean), rate)),
              make("p", "words", `${clip.encounter}: ${clip.text}`));
            cell.setAttribute("aria-label", name);
            clips.append(cell);
          }
          byId("sheet").append(make("section", "card row", make("h2", "", scene.replaceAll("-", " ")), clips));
        }
        document.documentElement.dataset.clips = data.clips.length;
        """#
}
