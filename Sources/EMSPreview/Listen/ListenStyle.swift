/// The style of a listen sheet: colours and layout of the preview, and what is its own.
enum ListenStyle {
    static let text = [PageStyle.colours, PageStyle.layout, own].joined(separator: "\n")

    private static let own = """
        body { padding-bottom: 1.5rem; }
        main { display: grid; grid-template: none; gap: 1rem; }
        .row { padding: 0.6rem 0.9rem 0.9rem; min-width: 0; }
        .row h2 { margin: 0 0 0.5rem; }
        .clips { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 0.8rem; }
        .clip { display: grid; gap: 0.3rem; align-content: start; min-width: 0; }
        .clip canvas { width: 100%; height: 84px; border-radius: 4px; display: block; background: #06090c; }
        .clip .level { height: 36px; background: var(--page); }
        .clip .figures { display: flex; justify-content: space-between; font-variant-numeric: tabular-nums; }
        .clip .words { font-size: 0.8rem; color: var(--quiet); overflow-wrap: anywhere; margin: 0; }
        .clip .buttons { display: flex; gap: 0.4rem; }
        .clip button {
          border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--ink);
          padding: 0.2rem 0.6rem; cursor: pointer;
        }
        .clip button[aria-pressed="true"] { background: var(--accent-soft); border-color: var(--accent); }
        """
}
