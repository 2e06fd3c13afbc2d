extension PageStyle {
    /// The bar that plays, always in reach.
    static let transport = """
        .transport {
          position: fixed; inset: auto 0 0 0; z-index: 3; display: flex; align-items: center; gap: 0.8rem;
          padding: 0.6rem clamp(0.75rem, 2vw, 1.75rem); background: var(--card); border-top: 1px solid var(--line);
          box-shadow: 0 -2px 12px #0f1a2414;
        }
        .play {
          flex: none; width: 2.8rem; height: 2.8rem; border: 0; border-radius: 50%; background: var(--accent);
          color: var(--card); display: grid; place-items: center;
        }
        .play svg { width: 1.5rem; fill: currentColor; }
        .play .icon-pause, .play[aria-pressed="true"] .icon-play { display: none; }
        .play[aria-pressed="true"] .icon-pause { display: inline; }
        .clock { font-variant-numeric: tabular-nums; font-weight: 600; min-width: 4.2rem; text-align: right; }
        .clock.quiet { font-weight: 400; min-width: 3rem; text-align: left; }
        #seek { flex: 1 1 auto; min-width: 4rem; accent-color: var(--accent); }
        .keys { white-space: nowrap; }
        kbd {
          border: 1px solid var(--line); border-radius: 4px; padding: 0 0.3rem; font: inherit; font-size: 0.78rem;
        }
        @media (max-width: 1100px) { .keys { display: none; } }
        """
}
