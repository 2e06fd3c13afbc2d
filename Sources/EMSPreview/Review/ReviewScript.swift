/// The script of the page, one piece a concern, all inside one function so that nothing of it is global.
enum ReviewScript {
    static let text =
        "(() => {\n\"use strict\";\n" + [elements, comments, view, exchange, selfTest, start].joined(separator: "\n")
        + "\n})();"

    private static let elements = #"""
        const byId = (id) => document.getElementById(id);

        function make(tag, className, ...children) {
          const node = document.createElement(tag);
          if (className) node.className = className;
          node.append(...children);  // strings become text nodes
          return node;
        }

        function button(text, act) {
          const node = make("button", "", text);
          node.type = "button";
          node.addEventListener("click", act);
          return node;
        }

        const spaced = (name) => name.replaceAll("_", " ");
        const pad = (number) => String(number).padStart(2, "0");
        const clock = (ms) => `${Math.floor(ms / 60000)}:${pad(Math.floor(ms / 1000) % 60)}`;
        const notice = (text) => byId("notices").append(make("li", "", text));
        """#

    /// Comments by the line they belong to, kept by the browser.
    private static let comments = #"""
        const prefix = "emsynth-review ";
        const keyOf = (file, line, text) => prefix + JSON.stringify([file, line, text]);

        class Comments {
          constructor() {
            this.kept = new Map();  // where the browser keeps nothing, the page does as long as it is open
            try {
              for (let i = 0; i < localStorage.length; i++) {
                const key = localStorage.key(i);
                if (key.startsWith(prefix)) this.read(key, localStorage.getItem(key));
              }
            } catch { notice("This browser keeps no comments for pages of this kind: save them before you leave."); }
          }

          read(key, text) {
            try {
              const value = JSON.parse(text);
              if (typeof value.comment === "string") this.kept.set(key, value);
            } catch { /* not ours */ }
          }

          of(source) { return this.kept.get(keyOf(source.file, source.line, source.text))?.comment ?? ""; }

          set({ file, line, text }, said, comment) {
            const key = keyOf(file, line, text);
            if (comment.trim()) {
              const value = { file, line, text, said, comment: comment.trim() };
              this.kept.set(key, value);
              try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* told at the start */ }
            } else {
              this.kept.delete(key);
              try { localStorage.removeItem(key); } catch { /* told at the start */ }
            }
          }

          /** Those of the files of this page, in the order of the files. */
          list() {
            const files = new Set(review.sources.map((source) => source.file));
            return [...this.kept.values()].filter((value) => files.has(value.file)).sort((a, b) =>
              a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || (a.text < b.text ? -1 : 1));
          }
        }
        """#

    private static let view = #"""
        class View {
          constructor(comments) {
            this.comments = comments;
            this.number = 0;
            this.open = null;
          }

          show(number) {
            this.number = Math.max(0, Math.min(review.dialogues.length - 1, number));
            this.open = null;
            byId("picker").value = String(this.number);
            const dialogue = review.dialogues[this.number];
            byId("facts").textContent = dialogue ? dialogue.facts.join(" · ") : "Nothing was sampled.";
            this.draw();
          }

          draw() {
            const dialogue = review.dialogues[this.number];
            byId("turns").replaceChildren(...(dialogue?.turns ?? []).map((turn, index) => this.line(turn, index)));
            const list = this.comments.list();
            byId("count").textContent = list.length === 1 ? "1 comment" : `${list.length} comments`;
            byId("comments").replaceChildren(...list.map((value) => this.comment(value)));
            if (!list.length) byId("comments").append(make("li", "quiet", "None yet."));
          }

          line(turn, index) {
            const node = make("li", "line");
            node.dataset.role = turn.role;
            const sources = turn.sources.map((place) => review.sources[place]);
            if (sources.some((source) => this.comments.of(source))) node.classList.add("has-comment");
            const say = button("", () => {
              this.open = this.open === index ? null : index;
              this.draw();
              byId("turns").children[index]?.querySelector(".say").focus();
            });
            say.className = "say";
            say.setAttribute("aria-expanded", String(this.open === index));
            say.append(make("span", "time", clock(turn.time)),
              make("span", "who", `${turn.speaker} (${spaced(turn.role)})`), make("span", "words", turn.text));
            node.append(say);
            if (this.open === index) node.append(this.details(turn, sources));
            return node;
          }

          details(turn, sources) {
            const node = make("div", "details");
            turn.sources.forEach((place, number) => {
              const source = sources[number];
              const link = make("a", "place", `${source.file}:${source.line}`);
              link.href = `#source-${place}`;
              const area = make("textarea");
              area.value = this.comments.of(source);
              area.setAttribute("aria-label", `Comment on ${source.file}, line ${source.line}`);
              const keep = button("Keep", () => {
                this.comments.set(source, turn.text, area.value);
                this.draw();
              });
              node.append(make("div", "editor", link, make("p", "written", source.text), area, make("div", "", keep)));
            });
            if (!sources.length) node.append(make("p", "quiet", "No file says where this comes from."));
            return node;
          }

          comment(value) {
            const now = review.sources.some((source) =>
              source.file === value.file && source.line === value.line && source.text === value.text);
            const node = make("li", "", make("p", "place", `${value.file}:${value.line}`),
              make("p", "written", value.text), make("p", "said", value.comment));
            if (!now) node.append(make("p", "quiet", "This line has changed, has moved, or is not said in these dialogues."));
            node.append(button("Remove", () => {
              this.comments.set(value, "", "");
              this.draw();
            }));
            return node;
          }
        }

        function drawSources() {
          const uses = review.sources.map(() => 0);
          for (const dialogue of review.dialogues) {
            for (const turn of dialogue.turns) for (const place of turn.sources) uses[place] += 1;
          }
          byId("sources").replaceChildren(...review.sources.map((source, place) => {
            const node = make("li", "", make("span", "place", `${source.file}:${source.line}`),
              make("span", "quiet", ` ${uses[place]}×`), make("p", "written", source.text));
            node.id = `source-${place}`;
            return node;
          }));
        }
        """#

    /// Out as a file, and in from one.
    private static let exchange = #"""
        const format = "emsynth-review";

        function exported(comments) {
          return JSON.stringify({ format, version: 1, protocol: review.id, comments: comments.list() }, null, 2) + "\n";
        }

        /** Takes over what a file holds; what is not of the right form is left out and counted. */
        function imported(text, comments) {
          const file = JSON.parse(text);
          if (file?.format !== format || !Array.isArray(file.comments)) throw new Error("it holds no comments of this kind");
          let left = 0;
          for (const value of file.comments) {
            const isWhole = value && typeof value.file === "string" && Number.isInteger(value.line)
              && typeof value.text === "string" && typeof value.comment === "string";
            if (!isWhole) { left += 1; continue; }
            const before = comments.of(value);
            const isNew = before && !before.includes(value.comment);
            comments.set(value, String(value.said ?? ""), isNew ? `${before}\n${value.comment}` : before || value.comment);
          }
          return { taken: file.comments.length - left, left };
        }

        function save(text) {
          const link = make("a");
          link.download = `${review.id}-comments.json`;
          link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
          link.click();
          setTimeout(() => URL.revokeObjectURL(link.href), 1000);
        }

        async function load(input, comments, view) {
          const file = input.files[0];
          if (!file) return;
          try {
            const { taken, left } = imported(await file.text(), comments);
            notice(`${taken} comments loaded` + (left ? `, ${left} left out` : ""));
          } catch (error) {
            notice(`${file.name} cannot be loaded: ${error.message}`);
          }
          input.value = "";
          view.draw();
        }
        """#

    /// With `#selftest` the page tries itself and writes what it found into `data-selftest` of its root.
    private static let selfTest = #"""
        function selfTest(comments, view) {
          const faults = [];
          const expect = (condition, fault) => { if (!condition) faults.push(fault); };
          let traced = 0, lines = 0;
          review.dialogues.forEach((dialogue, number) => {
            view.show(number);
            const nodes = [...byId("turns").children];
            expect(nodes.length === dialogue.turns.length, `${dialogue.id}: not every turn is shown`);
            dialogue.turns.forEach((turn, index) => {
              expect(nodes[index].querySelector(".words").textContent === turn.text, `${dialogue.id}: another text`);
              lines += 1;
              if (turn.sources.length && turn.sources.every((place) => review.sources[place].text)) traced += 1;
            });
          });
          view.show(0);
          document.querySelector(".say").click();
          const link = document.querySelector(".details a.place");
          expect(byId(link.hash.slice(1)), "a line leads nowhere");
          const area = document.querySelector(".details textarea");
          area.value = "<b>Say it shorter</b>";
          document.querySelector(".details button").click();
          expect(comments.list().length === 1, "the comment is not kept");
          expect(document.querySelectorAll(".has-comment").length >= 1, "the comment is not shown");
          expect(!document.querySelector(".comments b"), "a comment became markup");
          const text = exported(comments);
          expect(new Comments().list().length === 1, "the browser does not keep the comment");
          comments.set(comments.list()[0], "", "");
          expect(comments.list().length === 0 && new Comments().list().length === 0, "a comment cannot be removed");
          expect(imported(text, comments).taken === 1, "the file is not read");
          expect(comments.list()[0]?.comment === "<b>Say it shorter</b>", "the comment does not come back");
          expect(imported(text, comments).taken === 1 && comments.list()[0].comment === "<b>Say it shorter</b>",
            "a comment comes twice");
          let refused = false;
          try { imported("{}", comments); } catch { refused = true; }
          expect(refused, "any file is taken");
          view.draw();
          document.documentElement.dataset.selftest = faults.length ? faults.slice(0, 5).join("; ") : "pass";
          document.documentElement.dataset.selftestFacts = JSON.stringify({ lines, traced, text });
        }
        """#

    private static let start = #"""
        const review = JSON.parse(byId("review").textContent);
        byId("title").textContent = review.title;
        document.title = `${review.title}: emsynth review`;
        const comments = new Comments();
        const view = new View(comments);
        byId("picker").replaceChildren(...review.dialogues.map((dialogue, number) => {
          const option = make("option", "", `${number + 1} of ${review.dialogues.length}: ${dialogue.facts.join(", ")}`);
          option.value = String(number);
          return option;
        }));
        byId("picker").addEventListener("change", (event) => view.show(Number(event.target.value)));
        byId("previous").addEventListener("click", () => view.show(view.number - 1));
        byId("next").addEventListener("click", () => view.show(view.number + 1));
        byId("export").addEventListener("click", () => save(exported(comments)));
        byId("import").addEventListener("change", (event) => load(event.target, comments, view));
        drawSources();
        view.show(0);
        if (location.hash === "#selftest") selfTest(comments, view);
        """#
}
