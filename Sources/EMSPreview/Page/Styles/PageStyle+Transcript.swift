extension PageStyle {
    /// Turns, words, and the lists below.
    static let transcript = """
        .talk { display: flex; flex-direction: column; }
        .turns { flex: 1 1 0; min-height: 18rem; overflow-y: auto; padding: 0 0.45rem 0.6rem; position: relative; }
        .turn {
          display: grid; grid-template-columns: 3.4rem minmax(0, 1fr); gap: 0 0.5rem; padding: 0.3rem 0.45rem;
          border-left: 3px solid transparent; border-radius: 6px;
        }
        .turn.past { color: color-mix(in oklab, var(--ink) 82%, var(--card)); }
        .turn.active {
          background: color-mix(in oklab, var(--role) 11%, var(--card)); border-left-color: var(--role);
          color: var(--ink);
        }
        .seek-to {
          border: 0; background: none; padding: 0; text-align: left; color: var(--quiet); align-self: start;
          font-size: 0.8rem; line-height: 1.5rem; font-variant-numeric: tabular-nums;
        }
        .seek-to:hover { color: var(--accent); text-decoration: underline; }
        .who { color: var(--role); font-size: 0.8rem; font-weight: 650; }
        .who .quiet { font-weight: 400; font-size: 0.78rem; }
        .channel {
          border: 1px solid currentColor; border-radius: 4px; padding: 0 0.3rem; font-size: 0.7rem; font-weight: 500;
        }
        .words { grid-column: 2; overflow-wrap: anywhere; }
        .word { cursor: pointer; border-radius: 3px; padding: 0.05em 0.02em; }
        .word:hover { background: var(--accent-soft); }
        .word.fact { text-decoration: underline dotted 1.5px; text-underline-offset: 0.22em; }
        .word.lit { background: var(--lit); color: var(--lit-ink); box-shadow: 0 0 0 2px var(--lit); }
        .narrative { padding: 0 0.9rem 0.9rem; }
        .narrative li { display: grid; grid-template-columns: 3.4rem minmax(0, 1fr); gap: 0.5rem; padding: 0.12rem 0; }
        .narrative p { overflow-wrap: anywhere; }
        .events { max-height: 24rem; overflow-y: auto; padding: 0 0.9rem 0.9rem; position: relative; }
        .events li {
          display: grid; grid-template-columns: 3.4rem 7.5rem minmax(0, 1fr); gap: 0.5rem; padding: 0.1rem 0;
          font-size: 0.9rem;
        }
        .events li p { overflow-wrap: anywhere; }
        .nothing { padding: 0.2rem 0.9rem 0.9rem; color: var(--quiet); }
        @media (max-width: 860px) {
          .turns { flex: none; max-height: 46vh; }
          .events li { grid-template-columns: 3.4rem minmax(0, 1fr); }
          .events li .quiet { grid-column: 2; }
        }
        """
}
