extension PageScript {
    /// Turns in the colour of who speaks, and the word that is spoken now.
    static let transcript = #"""
        class Transcript {
          constructor(list, follow) {
            this.list = list;
            this.follow = follow;
            this.turns = [];
          }

          load(encounter) {
            this.turns = encounter.turns;
            this.speakers = new Map(encounter.speakers.map((speaker) => [speaker.id, speaker]));
            this.list.lang = encounter.language;
            this.lit = new Map();
            this.current = -1;
            // Turns may overlap: how long the longest is bounds how far back an unfinished one can lie.
            this.longest = Math.max(0, ...this.turns.map((turn) => turn.end - turn.start));
            this.rows = this.turns.map((turn) => this.row(turn));
            this.list.replaceChildren(...this.rows.map((row) => row.node));
            if (!this.turns.length) this.list.append(make("li", "nothing", "No transcript in this encounter."));
            this.list.scrollTop = 0;
          }

          row(turn) {
            const node = make("li", "turn");
            node.dataset.role = turn.role;
            const who = make("p", "who", turn.speaker, " ");
            who.title = this.speakers.get(turn.speaker)?.about ?? "";
            who.append(make("span", "quiet", `${spaced(turn.role)} · ${turn.topic}`));
            if (turn.channel) who.append(" ", make("span", "channel", turn.channel));
            const words = make("p", "words");
            const spans = turn.words.map((word, index) => {
              const span = make("span", "word", word.text);
              span.dataset.time = word.start;
              if (word.mention !== undefined) {
                span.classList.add("fact");
                span.title = turn.mentions[word.mention].note;
              }
              words.append(index ? " " : "", span);
              return span;
            });
            node.append(seekButton(turn.start), who, words);
            return { node, spans };
          }

          /** Indices of the turns that are spoken at a time. */
          activeAt(time) {
            const active = [];
            for (let i = lastStarted(this.turns, time); i >= 0; i--) {
              if (this.turns[i].start < time - this.longest) break;
              if (time < this.turns[i].end) active.push(i);
            }
            return active.reverse();
          }

          show(time, jumped) {
            const active = this.activeAt(time);
            const lit = new Map(active.map((turn) => [turn, lastStarted(this.turns[turn].words, time)]));
            for (const [turn, word] of this.lit) {
              if (lit.get(turn) !== word) this.rows[turn].spans[word]?.classList.remove("lit");
              if (!lit.has(turn)) this.rows[turn].node.classList.remove("active");
            }
            for (const [turn, word] of lit) {
              if (this.lit.get(turn) === word) continue;
              this.rows[turn].spans[word]?.classList.add("lit");
              this.rows[turn].node.classList.add("active");
            }
            this.lit = lit;
            const current = active[0] ?? lastStarted(this.turns, time);
            if (current === this.current && !jumped) return;
            this.rows.forEach((row, index) => row.node.classList.toggle("past", index < current));
            this.current = current;
            if (this.follow.checked && current >= 0) this.reveal(this.rows[current].node, jumped);
          }

          reveal(node, jumped) {
            const calm = jumped || matchMedia("(prefers-reduced-motion: reduce)").matches;
            const top = node.offsetTop - this.list.clientHeight * 0.35;
            this.list.scrollTo({ top, behavior: calm ? "instant" : "smooth" });
          }

          /** Start of the next or the previous turn or word; undefined if there is none. */
          neighbour(time, direction, ofWords) {
            const items = ofWords ? this.turns.flatMap((turn) => turn.words) : this.turns;
            const starts = items.map((item) => item.start).sort((a, b) => a - b);
            // Half a step of grace, so that "previous" does not stay where it is.
            return direction > 0 ? starts.find((start) => start > time + 1)
              : starts.findLast((start) => start < time - (ofWords ? 1 : 400));
          }
        }
        """#
}
