/// The style of the page: colours and layout of the preview, and what is its own.
enum ReviewStyle {
    static let text = [PageStyle.colours, PageStyle.layout, own].joined(separator: "\n")

    private static let own = """
        body { padding-bottom: 1.5rem; }
        main { grid-template: "dialogue side" auto / minmax(0, 1.25fr) minmax(0, 1fr); align-items: start; }
        .brand p.quiet { max-width: 44rem; }
        .tools { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; font-size: 0.9rem; }
        .tools button, .button, .switches button, .editor button, .comments button {
          border: 1px solid var(--line); border-radius: 6px; background: var(--card); padding: 0.35rem 0.7rem;
          cursor: pointer;
        }
        .button:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
        .button input { position: absolute; width: 1px; height: 1px; opacity: 0; }
        .facts-line { padding: 0 0.9rem 0.5rem; }
        .talk-lines { padding: 0 0.5rem 0.8rem; }
        .line { border-left: 3px solid var(--role, var(--line)); border-radius: 4px; margin: 0.2rem 0; }
        .line.has-comment { background: var(--notice); color: var(--notice-ink); }
        .say {
          display: grid; grid-template-columns: 3rem minmax(0, 1fr); gap: 0 0.5rem; width: 100%; border: 0;
          background: none; text-align: left; padding: 0.2rem 0.5rem;
        }
        .say:hover { background: var(--accent-soft); color: var(--ink); }
        .say .time { color: var(--quiet); font-size: 0.8rem; line-height: 1.4rem; font-variant-numeric: tabular-nums; }
        .who { color: var(--role); font-size: 0.78rem; font-weight: 650; }
        .words { grid-column: 2; overflow-wrap: anywhere; }
        .details { padding: 0.1rem 0.6rem 0.6rem 4rem; display: grid; gap: 0.4rem; }
        .place { font: 0.8rem/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        a.place { color: var(--accent); }
        .written { font: 0.8rem/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; margin: 0; }
        .editor { display: grid; gap: 0.3rem; }
        .editor textarea {
          font: inherit; width: 100%; min-height: 3.5rem; border: 1px solid var(--line); border-radius: 6px;
          background: var(--page); color: var(--ink); padding: 0.35rem 0.5rem;
        }
        .comments, .source-lines { padding: 0 0.9rem 0.9rem; display: grid; gap: 0.6rem; }
        .comments p.said { white-space: pre-wrap; overflow-wrap: anywhere; }
        .source-lines { max-height: 60vh; overflow-y: auto; gap: 0.25rem; }
        .source-lines li:target { background: var(--lit); color: var(--lit-ink); border-radius: 4px; }
        @media (max-width: 860px) { main { grid-template: "dialogue" auto "side" auto / minmax(0, 1fr); } }
        """
}
