extension PageScript {
    /// Puts the parts together and keeps them at one time.
    static let main = #"""
        class Page {
          constructor() {
            this.index = readJSON("index");
            this.encounters = [...document.querySelectorAll("script.encounter")].map((node) => readJSON(node.id));
            this.player = new Player(byId("audio"));
            this.view = new AxisView();
            this.transcript = new Transcript(byId("turns"), byId("follow"));
            this.scene = new Scene();
            this.waves = new Waves(byId("waves"));
            this.numerals = new Numerals(byId("numerals"));
            this.lanes = new Lanes(byId("lanes"), byId("tip"), this.view, this.player);
            this.overview = new Overview(byId("overview"), this.view, this.player);
            this.sound = new SoundView(byId("sound"), this.view);
            this.eventList = new EventList(byId("events"), byId("event-type"));
            this.describeDataset();
            this.connect();
          }

          describeDataset() {
            const { title, name, license, encounters, shown } = this.index;
            document.title = `${title} – emsynth preview`;
            byId("dataset-title").textContent = title;
            const noun = encounters === 1 ? "encounter" : "encounters";
            const count = shown === encounters ? `${encounters} ${noun}` : `${shown} of ${encounters} ${noun}`;
            byId("dataset-note").textContent = `${name} · ${count} · ${license}`;
            this.encounters.forEach((encounter, number) => {
              const option = make("option", "", `${encounter.id} – ${encounter.protocolName.split(" · ")[0]}`);
              option.value = number;
              byId("encounter-picker").append(option);
            });
          }

          connect() {
            const { player, view } = this;
            player.listeners.push((time, jumped) => this.show(time, jumped));
            player.onSoundLost = () => {
              this.notices.push("This browser cannot play the sound; a clock takes its place.");
              showNotices(this.notices);
            };
            view.onChange = () => this.drawAxis();
            byId("encounter-picker").addEventListener("change", (event) => this.load(Number(event.target.value)));
            byId("play").addEventListener("click", () => player.toggle());
            byId("seek").addEventListener("input", (event) => player.seek(Number(event.target.value)));
            byId("rate").addEventListener("change", (event) => player.setRate(Number(event.target.value)));
            byId("frame-previous").addEventListener("click", () => this.step(-1));
            byId("frame-next").addEventListener("click", () => this.step(1));
            byId("zoom-in").addEventListener("click", () => view.zoom(0.5, player.time));
            byId("zoom-out").addEventListener("click", () => view.zoom(2, player.time));
            byId("zoom-all").addEventListener("click", () => view.set(0, view.duration));
            // Words, turns, sentences and events carry the time they lead to.
            document.addEventListener("click", (event) => {
              const time = event.target.closest?.("[data-time]")?.dataset.time;
              if (time !== undefined) player.seek(Number(time));
            });
            const redraw = () => this.show(player.position, false);
            new ResizeObserver(redraw).observe(document.body);
            matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
              colours.values.clear();
              redraw();
            });
            listenToKeys(player, this.transcript, view);
          }

          load(number) {
            const encounter = this.encounters[number];
            this.encounter = encounter;
            byId("encounter-picker").value = number;
            this.notices = [...encounter.notices];
            if (!encounter.audio) this.notices.push("There is no sound here; a clock moves the play head.");
            showNotices(this.notices);
            showFacts(encounter);
            showNarrative(encounter.narrative);
            for (const part of [this.transcript, this.scene, this.waves, this.numerals, this.lanes, this.eventList]) {
              part.load(encounter);
            }
            this.overview.load(encounter, this.waves, this.numerals);
            this.sound.load(encounter, () => this.drawAxis());
            byId("seek").max = Math.round(encounter.duration);
            byId("length").textContent = clockText(encounter.duration);
            this.player.load(encounter);
            this.view.load(encounter);
            this.player.seek(0);
          }

          step(direction) {
            const time = this.scene.neighbour(direction);
            if (time !== undefined) this.player.seek(time);
          }

          show(time, jumped) {
            if (!this.encounter) return;
            this.transcript.show(time, jumped);
            this.scene.show(time);
            this.waves.show(time);
            this.numerals.show(time);
            const { from } = this.view;
            if (jumped || this.player.isPlaying) this.view.follow(time, jumped);
            if (from === this.view.from) this.drawAxis();
            this.showTransport(time);
          }

          drawAxis() {
            const { view, player } = this;
            this.overview.show(player.position);
            this.sound.show(player.position);
            this.lanes.show(player.position);
            byId("axis-range").textContent =
              view.isWhole ? "" : `${clockText(view.from, true)} – ${clockText(view.to, true)}`;
          }

          showTransport(time) {
            const isPlaying = this.player.isPlaying;
            byId("play").setAttribute("aria-pressed", isPlaying);
            byId("play").setAttribute("aria-label", isPlaying ? "Pause" : "Play");
            byId("clock").textContent = clockText(time, true);
            byId("seek").value = time;
            byId("seek").setAttribute("aria-valuetext", clockText(time));
          }
        }
        """#
}
