extension PageStyle {
    /// Type, cards, and where they stand: two columns where there is room, one on a telephone.
    static let layout = """
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html { scroll-padding-bottom: 5rem; }
        body {
          margin: 0; padding: 0 clamp(0.75rem, 2vw, 1.75rem) 5.5rem; background: var(--page); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
        }
        h1, h2, p, dl, dd, ol, ul, figure { margin: 0; padding: 0; }
        ol, ul { list-style: none; }
        h1 { font-size: 1.35rem; line-height: 1.25; font-weight: 650; overflow-wrap: anywhere; }
        h2 { font-size: 0.95rem; font-weight: 650; }
        .quiet { color: var(--quiet); font-size: 0.85rem; }
        .visually-hidden {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
        }
        button, select { font: inherit; color: inherit; }
        button { cursor: pointer; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }

        .masthead {
          display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; align-items: end; max-width: 1500px; margin: 0 auto;
          padding: 1.1rem 0 0.9rem;
        }
        .brand { flex: 1 1 18rem; min-width: 0; }
        .eyebrow { color: var(--quiet); font-size: 0.8rem; letter-spacing: 0.02em; }
        .badge {
          display: inline-block; margin-left: 0.4rem; padding: 0 0.5rem; border-radius: 1rem;
          background: var(--accent-soft); color: var(--accent); font-weight: 600;
        }
        .picker { display: flex; min-width: 0; max-width: 100%; gap: 0.5rem; align-items: center; font-size: 0.85rem; color: var(--quiet); }
        .picker select, .switches select, .rate select, .switches button, .frame-steps button {
          border: 1px solid var(--line); border-radius: 6px; background: var(--card); padding: 0.25rem 0.55rem;
          max-width: 20rem;
        }
        .picker select { min-width: 0; color: var(--ink); font-size: 0.95rem; padding: 0.4rem 0.6rem; }
        .facts { display: flex; flex-wrap: wrap; gap: 0.35rem 1.6rem; flex-basis: 100%; font-size: 0.9rem; }
        .facts dt { color: var(--quiet); font-size: 0.75rem; }
        .facts dd { overflow-wrap: anywhere; }

        .notices { max-width: 1500px; margin: 0 auto; }
        .notices li, .notice {
          margin-bottom: 0.5rem; padding: 0.45rem 0.8rem; border-radius: 8px; background: var(--notice);
          color: var(--notice-ink); font-size: 0.88rem; overflow-wrap: anywhere;
        }

        main {
          display: grid; gap: 0.9rem; max-width: 1500px; margin: 0 auto;
          grid-template: "scene talk" auto "monitor monitor" auto "axis axis" auto "report log" auto
            / minmax(0, 0.84fr) minmax(0, 1fr);
        }
        .scene { grid-area: scene; } .talk { grid-area: talk; } .monitor { grid-area: monitor; }
        .axis { grid-area: axis; } .report { grid-area: report; } .log { grid-area: log; }
        .card {
          background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
          min-width: 0;
        }
        .card-head {
          display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.3rem 1rem;
          padding: 0.55rem 0.9rem; min-height: 2.9rem;
        }
        .switches { display: flex; flex-wrap: wrap; gap: 0.4rem 0.9rem; align-items: center; font-size: 0.85rem; }
        .switches label { display: flex; gap: 0.35rem; align-items: center; cursor: pointer; }
        .switches input { accent-color: var(--accent); }
        .no-scene .scene { display: none; }
        .no-scene main { grid-template-areas: "talk talk" "monitor monitor" "axis axis" "report log"; }
        .no-signals .monitor { display: none; }
        @media (max-width: 860px) {
          main, .no-scene main {
            grid-template: "scene" auto "talk" auto "monitor" auto "axis" auto "report" auto "log" auto
              / minmax(0, 1fr);
          }
          .no-scene main { grid-template-areas: "talk" "monitor" "axis" "report" "log"; }
        }
        """
}
