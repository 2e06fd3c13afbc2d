extension PageStyle {
    /// The axis of the whole call and the lanes of events.
    static let timeline = """
        .axis { position: relative; padding-bottom: 0.7rem; }
        .axis canvas { display: block; width: 100%; cursor: pointer; touch-action: pan-y; }
        .axis canvas[hidden] { display: none; }
        #overview, #sound { border-bottom: 1px solid var(--line); }
        #sound { cursor: default; }
        #lanes.dragging { cursor: grabbing; }
        .tip {
          position: absolute; z-index: 2; max-width: 22rem; padding: 0.4rem 0.65rem; border-radius: 8px;
          background: var(--ink); color: var(--card); font-size: 0.82rem; line-height: 1.35; pointer-events: none;
          overflow-wrap: anywhere;
        }
        .tip strong { display: block; }
        """
}
