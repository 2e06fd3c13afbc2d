extension PageStyle {
    /// The frame with mask and boxes on top of it.
    static let scene = """
        .scene figure { padding: 0 0.9rem 0.8rem; }
        .picture {
          position: relative; aspect-ratio: 16 / 9; background: #0b1014; border-radius: 8px; overflow: hidden;
        }
        .picture img, .picture canvas, .picture svg { position: absolute; inset: 0; width: 100%; height: 100%; }
        .picture img { object-fit: contain; }
        .picture canvas { object-fit: contain; opacity: 0.5; image-rendering: pixelated; }
        .picture svg rect { fill: none; stroke-width: 1.6; vector-effect: non-scaling-stroke; }
        .picture svg text { font: 600 9px system-ui, "DejaVu Sans", sans-serif; fill: #0b1014; }
        .empty { position: absolute; inset: 0; display: grid; place-items: center; color: #8a97a5; }
        .scene figcaption {
          display: flex; justify-content: space-between; align-items: start; gap: 1rem; padding-top: 0.55rem;
          min-height: 3.6rem;
        }
        #frame-texts { margin: 0; padding-left: 1.2em; overflow-wrap: anywhere; }
        #frame-texts:empty { display: none; }
        #frame-caption { overflow-wrap: anywhere; }
        .frame-steps { display: flex; gap: 0.4rem; align-items: center; white-space: nowrap; }
        .frame-steps button { padding: 0 0.55rem; line-height: 1.6rem; }
        """
}
