extension PageScript {
    /// With `#selftest` the page looks at itself and writes what it found into `data-selftest` of its root: `pass`, or
    /// what differs from what it should show.
    static let selfTest = #"""
        async function selfTest(page) {
          const faults = [], facts = {};
          const expect = (condition, fault) => { if (!condition) faults.push(fault); };
          const wait = (time) => new Promise((done) => setTimeout(done, time));
          const { player } = page;
          for (let number = 0; number < page.encounters.length; number++) {
            page.load(number);
            const encounter = page.encounter, name = encounter.id;
            const turn = encounter.turns.find((turn) => turn.words.length);
            if (turn) {
              const word = turn.words[turn.words.length - 1];
              player.seek((word.start + word.end) / 2);
              const lit = [...document.querySelectorAll(".turn.active .word.lit")].map((node) => node.textContent);
              expect(lit.includes(word.text), `${name}: “${word.text}” is not lit, but “${lit}”`);
              facts.word = word.text;
            }
            encounter.frames.forEach((frame, index) => {
              player.seek(frame.time + 0.5);
              const last = encounter.frames.findLastIndex((other) => other.time <= frame.time + 0.5);
              expect(page.scene.index === last, `${name}: frame ${page.scene.index} instead of ${index}`);
              expect(byId("frame-caption").textContent === encounter.frames[last].caption, `${name}: wrong caption`);
            });
            for (const event of encounter.events) {
              const lane = page.lanes.lanes.find((lane) => lane.key === event.type);
              expect(lane?.items.some((item) => item.start === event.start && item.title === event.label),
                `${name}: “${event.label}” stands in no lane`);
            }
            facts.lanes = page.lanes.lanes.map((lane) => lane.key);
            facts.waves = page.waves.rows.map((row) => row.title);
            page.view.set(0, encounter.duration / 2);
            expect(!page.view.isWhole, `${name}: the axis does not zoom`);
            page.view.set(0, encounter.duration);
            expect(isDrawn(byId("lanes")), `${name}: the lanes are blank`);
            await page.sound.ready;
            if (encounter.audio) expect(isDrawn(byId("sound")), `${name}: the picture of the sound is blank`);
            if (page.waves.rows.length) expect(isDrawn(byId("waves")), `${name}: the signals are blank`);
            if (encounter.frames.length) {
              await byId("frame-image").decode().catch(() => expect(false, `${name}: a frame cannot be decoded`));
            }
          }
          page.load(0);
          if (page.encounter.audio) facts.sound = await soundLength(byId("audio"));
          player.setRate(1);
          await player.play();
          await wait(300);
          for (let tries = 0; tries < 50 && player.position === 0; tries++) await wait(100);
          player.pause();
          facts.played = Math.round(player.position);
          expect(player.position > 0, "the play head does not move");
          expect(!document.querySelector("main img[onerror], main script"), "text became markup");
          facts.faults = faults;
          const root = document.documentElement;
          root.dataset.selftestFacts = JSON.stringify(facts);
          root.dataset.selftest = faults.length ? faults.slice(0, 10).join("; ") : "pass";
        }

        /** Seconds of sound, once the browser has read its header; null if it cannot. */
        function soundLength(audio) {
          if (audio.readyState > 0) return audio.duration;
          return new Promise((done) => {
            audio.addEventListener("loadedmetadata", () => done(audio.duration), { once: true });
            audio.addEventListener("error", () => done(null), { once: true });
          });
        }

        function isDrawn(canvas) {
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          return pixels.some((value) => value !== 0);
        }
        """#
}
