/// What pictures of sound share, on the page of a data set and on the listen sheet.
enum SpectrumScript {
    static let text = #"""
        const fourierSize = 512;
        const hannWindow = Float64Array.from(
          { length: fourierSize }, (_, i) => 0.5 - 0.5 * Math.cos(2 * Math.PI * i / fourierSize));
        const fourierTurns = Array.from({ length: fourierSize / 2 }, (_, k) => {
          const angle = -2 * Math.PI * k / fourierSize;
          return [Math.cos(angle), Math.sin(angle)];
        });

        // Radix 2, in place.
        function fourierTransform(re, im) {
          for (let i = 1, j = 0; i < fourierSize; i++) {
            let bit = fourierSize >> 1;
            for (; j & bit; bit >>= 1) j ^= bit;
            j ^= bit;
            if (i < j) { [re[i], re[j]] = [re[j], re[i]]; [im[i], im[j]] = [im[j], im[i]]; }
          }
          for (let half = 1; half < fourierSize; half *= 2) {
            const step = fourierSize / 2 / half;
            for (let start = 0; start < fourierSize; start += 2 * half) {
              for (let k = 0; k < half; k++) {
                const c = fourierTurns[k * step][0], s = fourierTurns[k * step][1];
                const low = start + k, high = low + half;
                const a = re[high] * c - im[high] * s, b = im[high] * c + re[high] * s;
                re[high] = re[low] - a; im[high] = im[low] - b; re[low] += a; im[low] += b;
              }
            }
          }
        }

        /** Levels in dB of 128 bands up to half the sampling rate; samples are of full scale 1, silence beyond their ends. */
        function spectrumAt(samples, start) {
          const re = new Float64Array(fourierSize), im = new Float64Array(fourierSize);
          for (let i = 0; i < fourierSize; i++) re[i] = (samples[start + i] || 0) * hannWindow[i];
          fourierTransform(re, im);
          return Float64Array.from({ length: fourierSize / 4 }, (_, y) => 10 * Math.log10(1e-12 + Math.max(
            re[2 * y] ** 2 + im[2 * y] ** 2, re[2 * y + 1] ** 2 + im[2 * y + 1] ** 2)));
        }

        // From black through blue and orange to pale yellow.
        function heatColour(level) {
          const stops = [[6, 9, 12], [38, 40, 110], [150, 50, 90], [240, 130, 40], [255, 245, 190]];
          const place = Math.min(0.9999, Math.max(0, level)) * (stops.length - 1);
          const low = stops[Math.floor(place)], high = stops[Math.floor(place) + 1], part = place % 1;
          return low.map((value, i) => value + (high[i] - value) * part);
        }

        /** A column for each spectrum, low frequencies below; 70 dB down from the loudest is black. */
        function paintSpectra(context, spectra) {
          const image = context.createImageData(spectra.length, fourierSize / 4);
          const top = spectra.reduce((most, column) => Math.max(most, ...column), -120);
          spectra.forEach((column, x) => column.forEach((level, y) => {
            const at = 4 * ((fourierSize / 4 - 1 - y) * spectra.length + x);
            image.data.set([...heatColour((level - top + 70) / 70), 255], at);
          }));
          context.putImageData(image, 0, 0);
        }
        """#
}
