/// The script of a listen sheet, all inside one function so that nothing of it is global.
enum ListenScript {
    static let text =
        "(() => {\n\"use strict\";\n" + [elements, sound, SpectrumScript.text, pictures, sheet].joined(separator: "\n")
        + "\n})();"

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
        function spectrogram(samples) {
          const width = 240;
          const canvas = make("canvas");
          canvas.width = width; canvas.height = fourierSize / 4;
          canvas.setAttribute("role", "img");
          canvas.setAttribute("aria-label", "Spectrogram");
          const whole = Float64Array.from(samples, (sample) => sample / 32768);
          paintSpectra(canvas.getContext("2d"), Array.from({ length: width }, (_, x) =>
            spectrumAt(whole, Math.floor((samples.length - fourierSize) * x / (width - 1)))));
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
