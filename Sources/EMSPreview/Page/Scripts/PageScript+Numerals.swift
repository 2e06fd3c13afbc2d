extension PageScript {
    /// The numbers of the monitor at the play head, from the trend of vitals.
    static let numerals = #"""
        const numeralStyles = [
          { title: "HR", names: ["HR"], unit: "/min", colour: "--trace-ecg" },
          { title: "SpO₂", names: ["SpO2"], unit: "%", colour: "--trace-pleth" },
          { title: "SpCO", names: ["SpCO"], unit: "%", colour: "--trace-pleth" },
          { title: "EtCO₂", names: ["EtCO2"], unit: "mmHg", colour: "--trace-co2" },
          { title: "RR", names: ["RR"], unit: "/min", colour: "--trace-resp" },
          { title: "NIBP", names: ["NIBPs", "NIBPd"], unit: "mmHg", colour: "--numeral-nibp" },
        ];

        class Numerals {
          constructor(list) { this.list = list; }

          load(encounter) {
            this.series = new Map(encounter.trends.map((signal) => [signal.name, new Series(signal)]));
            this.cells = [];
            this.list.replaceChildren();
            for (const style of numeralStyles) {
              if (!style.names.every((name) => this.series.has(name))) continue;
              const value = make("dd", "", "––");
              const cell = make("div", style.names.length > 1 ? "long" : "", make("dt", "", style.title), value);
              cell.append(make("dd", "unit", style.unit));
              cell.style.color = `var(${style.colour})`;
              this.list.append(cell);
              this.cells.push({ style, value });
            }
            this.list.hidden = !this.cells.length;
          }

          show(time) {
            for (const { style, value } of this.cells) {
              const numbers = style.names.map((name) => this.series.get(name).valueAt(time));
              const text = numbers.map((number) => number === null ? "––" : String(Math.round(number))).join("/");
              if (value.textContent !== text) value.textContent = text;
            }
          }
        }
        """#
}
