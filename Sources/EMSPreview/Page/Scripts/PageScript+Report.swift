extension PageScript {
    /// What is read rather than watched: facts, notices, narrative, events.
    static let report = #"""
        function showFacts(encounter) {
          const facts = [
            ["Protocol", encounter.protocolName], ["Course", encounter.course && spaced(encounter.course)],
            ["Patient", encounter.patient], ["Length", clockText(encounter.duration)], ["Split", encounter.split],
            ["Language", encounter.language],
            ["Word times", encounter.times === "estimated" ? "estimated, nothing was spoken" : encounter.times],
          ];
          byId("facts").replaceChildren(
            ...facts.filter(([, value]) => value)
              .map(([name, value]) => make("div", "", make("dt", "", name), make("dd", "", value))));
        }

        function showNotices(texts) {
          byId("notices").replaceChildren(...texts.map((text) => make("li", "", text)));
        }

        function showNarrative(sentences) {
          const rows = sentences.map((sentence) => make(
            "li", "", sentence.time === undefined ? make("span") : seekButton(sentence.time),
            make("p", "", sentence.text)));
          byId("narrative").replaceChildren(...rows);
          if (!rows.length) byId("narrative").append(make("li", "nothing", "No run report in this encounter."));
        }

        class EventList {
          constructor(list, picker) {
            Object.assign(this, { list, picker });
            picker.addEventListener("change", () => this.fill());
          }

          load(encounter) {
            this.events = encounter.events;
            const types = laneOrder.filter(([key]) => this.events.some((event) => event.type === key));
            const option = (value, text) => {
              const node = make("option", "", text);
              node.value = value;
              return node;
            };
            this.picker.replaceChildren(option("care", "Care"), ...types.map(([key, title]) => option(key, title)));
            this.picker.append(option("", "Everything"));
            this.fill();
          }

          /** Care is what people do and what the patient does, without sounds, faults, frames and readings. */
          fill() {
            const noise = new Set(["sound", "alarm", "reading", "device", "fault", "communication", "keystep"]);
            const wanted = this.picker.value;
            const rows = this.events
              .filter((event) => wanted === "care" ? !noise.has(event.type) : !wanted || event.type === wanted)
              .map((event) => make(
                "li", "", seekButton(event.start), make("span", "quiet", spaced(event.type)),
                make("p", "", [event.label, event.detail].filter(Boolean).join(" · "))));
            this.list.replaceChildren(...rows);
            if (!rows.length) this.list.append(make("li", "nothing", "No events of this kind."));
          }
        }
        """#
}
