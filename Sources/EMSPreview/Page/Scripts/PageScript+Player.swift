extension PageScript {
    /// The play head: the sound's own position, or a clock where there is no sound.
    static let player = #"""
        class Player {
          constructor(audio) {
            this.audio = audio;
            this.listeners = [];
            this.position = 0;
            this.duration = 0;
            this.rate = 1;
            this.isPlaying = false;
            this.sound = null;
            this.onSoundLost = () => {};
            audio.addEventListener("error", () => { if (audio.getAttribute("src")) this.loseSound(); });
            audio.addEventListener("ended", () => { if (this.sound) this.pause(); });
          }

          load(encounter) {
            this.pause();
            this.duration = encounter.duration;
            this.position = 0;
            this.sound = encounter.audio ?? null;
            if (this.sound) {
              this.audio.src = blobAddress(this.sound.blob, this.sound.type);
            } else {
              this.audio.removeAttribute("src");
              this.audio.load();
            }
          }

          get time() {
            if (!this.isPlaying) return this.position;
            const time = this.sound
              ? this.sound.offset + this.audio.currentTime * 1000 * this.sound.scale
              : this.since.position + (performance.now() - this.since.now) * this.rate;
            return Math.min(this.duration, Math.max(0, time));
          }

          async play() {
            if (this.isPlaying) return;
            if (this.position >= this.duration - 50) this.seek(0);
            this.isPlaying = true;
            this.since = { position: this.position, now: performance.now() };
            this.announce(false);
            requestAnimationFrame(() => this.step());
            if (!this.sound) return;
            this.placeSound();
            this.audio.playbackRate = this.rate;
            try {
              await this.audio.play();
            } catch (problem) {
              // A pause that comes before the sound has begun is no fault.
              if (problem.name !== "AbortError") this.loseSound();
            }
          }

          pause() {
            if (!this.isPlaying) return;
            this.position = this.time;
            this.isPlaying = false;
            if (this.sound) this.audio.pause();
            this.announce(false);
          }

          toggle() { if (this.isPlaying) this.pause(); else this.play(); }

          seek(time) {
            this.position = Math.min(this.duration, Math.max(0, time));
            this.since = { position: this.position, now: performance.now() };
            if (this.sound) this.placeSound();
            this.announce(true);
          }

          setRate(rate) {
            this.since = { position: this.time, now: performance.now() };
            this.rate = rate;
            if (this.sound) this.audio.playbackRate = rate;
          }

          placeSound() {
            this.audio.currentTime = Math.max(0, (this.position - this.sound.offset) / 1000 / this.sound.scale);
          }

          /** The sound cannot be played: a clock goes on in its place. */
          loseSound() {
            if (!this.sound) return;
            this.position = this.time;
            this.sound = null;
            this.since = { position: this.position, now: performance.now() };
            this.onSoundLost();
          }

          step() {
            if (!this.isPlaying) return;
            const time = this.time;
            this.position = time;
            if (time >= this.duration) {
              this.pause();
              return;
            }
            this.announce(false);
            requestAnimationFrame(() => this.step());
          }

          /** Listeners get the time and whether somebody jumped there. */
          announce(jumped) { for (const listener of this.listeners) listener(this.position, jumped); }
        }
        """#
}
