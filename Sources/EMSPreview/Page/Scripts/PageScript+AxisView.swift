extension PageScript {
    /// Which stretch of the call the lanes show; shared by overview and lanes.
    static let axisView = #"""
        const gutter = () => window.innerWidth < 860 ? 84 : 104;

        class AxisView {
          constructor() {
            this.duration = 1;
            this.from = 0;
            this.to = 1;
            this.onChange = () => {};
          }

          load(encounter) {
            this.duration = Math.max(1, encounter.duration);
            this.set(0, this.duration);
          }

          get span() { return this.to - this.from; }
          get isWhole() { return this.span >= this.duration - 1; }

          /** Keeps the stretch inside the call and between one second and all of it. */
          set(from, to) {
            const span = Math.min(this.duration, Math.max(Math.min(1000, this.duration), to - from));
            this.from = Math.min(Math.max(0, from), this.duration - span);
            this.to = this.from + span;
            this.onChange();
          }

          zoom(factor, around) {
            const share = (around - this.from) / this.span, span = this.span * factor;
            this.set(around - share * span, around + (1 - share) * span);
          }

          pan(by) { this.set(this.from + by, this.to + by); }

          /** Turns the page when the play head runs out of it. */
          follow(time, jumped) {
            if (this.isWhole || (time >= this.from && time <= this.from + this.span * 0.92)) return;
            const start = time - this.span * (jumped ? 0.5 : 0.08);
            this.set(start, start + this.span);
          }
        }

        /** Ticks of an axis: times at a round distance, about as many as fit. */
        function axisTicks(from, to, width) {
          const steps = [100, 200, 500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000, 300000, 600000, 1800000];
          const step = steps.find((candidate) => width / ((to - from) / candidate) >= 64) ?? 3600000;
          const ticks = [];
          for (let time = Math.ceil(from / step) * step; time <= to; time += step) ticks.push(time);
          return { ticks, tenths: step < 1000 };
        }
        """#
}
