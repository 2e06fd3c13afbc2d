extension PageScript {
    /// What is embedded in the page: JSON at once, media when they are needed.
    static let data = #"""
        const readJSON = (id) => JSON.parse(byId(id).textContent);

        function blobBytes(number) {
          const text = byId(`blob-${number}`).textContent;
          if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
          const binary = atob(text);
          const bytes = new Uint8Array(binary.length);
          for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
          return bytes;
        }

        const blobAddresses = new Map();
        /** An address for an element that shows media; the same one every time. */
        function blobAddress(number, type) {
          if (!blobAddresses.has(number)) {
            blobAddresses.set(number, URL.createObjectURL(new Blob([blobBytes(number)], { type })));
          }
          return blobAddresses.get(number);
        }

        /** Index of the last item that starts at or before a time; -1 if there is none. Items are in order. */
        function lastStarted(items, time, key = "start") {
          let low = 0, high = items.length;
          while (low < high) {
            const middle = (low + high) >> 1;
            if (items[middle][key] <= time) low = middle + 1; else high = middle;
          }
          return low - 1;
        }

        const missing = -32768;
        const blockLength = 64;

        /** A series with the extremes of its blocks, so that any stretch of it is drawn in time. */
        class Series {
          constructor(signal) {
            Object.assign(this, signal);
            const bytes = blobBytes(signal.blob);
            const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
            this.samples = new Int16Array(Math.floor(bytes.byteLength / 2));
            for (let i = 0; i < this.samples.length; i++) this.samples[i] = view.getInt16(2 * i, true);
            this.count = this.samples.length;
            const blocks = Math.ceil(this.count / blockLength);
            this.lows = new Int16Array(blocks).fill(32767);
            this.highs = new Int16Array(blocks).fill(missing);
            for (let i = 0; i < this.count; i++) {
              const value = this.samples[i], block = Math.floor(i / blockLength);
              if (value === missing) continue;
              if (value < this.lows[block]) this.lows[block] = value;
              if (value > this.highs[block]) this.highs[block] = value;
            }
            this.range = this.usualRange();
          }

          /** The span of values without the rarest thousandths, which are artefacts. */
          usualRange() {
            const step = Math.max(1, Math.floor(this.count / 20000));
            const values = [];
            for (let i = 0; i < this.count; i += step) {
              if (this.samples[i] !== missing) values.push(this.samples[i]);
            }
            if (!values.length) return null;
            values.sort((a, b) => a - b);
            const at = (share) => this.physical(values[Math.round(share * (values.length - 1))]);
            return [at(0.003), at(0.997)];
          }

          physical(step) { return (step - this.baseline) / this.gain; }
          indexAt(time) { return (time - this.offset) * this.rate / 1000; }
          timeAt(index) { return this.offset + index * 1000 / this.rate; }
          get end() { return this.timeAt(this.count); }

          /** The value at a time, null where nothing was measured. */
          valueAt(time) {
            const index = Math.floor(this.indexAt(time) + 1e-6);
            if (index < 0 || index >= this.count || this.samples[index] === missing) return null;
            return this.physical(this.samples[index]);
          }

          /** Least and greatest step of samples first ..< last, null if all are missing. */
          extremes(first, last) {
            let low = 32767, high = missing, i = Math.max(0, first);
            const end = Math.min(this.count, last);
            while (i < end) {
              if (i % blockLength === 0 && i + blockLength <= end) {
                const block = i / blockLength;
                if (this.lows[block] < low) low = this.lows[block];
                if (this.highs[block] > high) high = this.highs[block];
                i += blockLength;
              } else {
                const value = this.samples[i++];
                if (value === missing) continue;
                if (value < low) low = value;
                if (value > high) high = value;
              }
            }
            return high === missing ? null : [low, high];
          }
        }
        """#
}
