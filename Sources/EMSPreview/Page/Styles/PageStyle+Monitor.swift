extension PageStyle {
    /// The strip of signals: dark by day and night, as a monitor is.
    static let monitor = """
        .monitor {
          --trace-ecg: #4be07b; --trace-pleth: #4fd0f0; --trace-co2: #f2d24b; --trace-resp: #e9e3d2;
          --trace-depth: #ff9d5c; --trace-watch: #c79bff; --trace-other: #9fb3c8; --numeral-nibp: #f0f4f8;
          display: grid; grid-template-columns: minmax(0, 1fr) auto; background: #05090c; color: #cfd8e1;
          border-radius: 12px; border: 1px solid #1d262e; overflow: hidden;
        }
        .monitor canvas { width: 100%; display: block; }
        .numerals {
          display: flex; flex-direction: column; justify-content: space-around; gap: 0.2rem; width: 9.2rem;
          padding: 0.6rem 0.9rem; border-left: 1px solid #1d262e;
        }
        .numerals div { display: grid; grid-template-columns: auto 1fr; align-items: baseline; column-gap: 0.5rem; }
        .numerals dt { font-size: 0.75rem; opacity: 0.85; }
        .numerals dd {
          font-size: 1.75rem; line-height: 1.15; font-weight: 600; text-align: right;
          font-variant-numeric: tabular-nums;
        }
        .numerals .long dd:not(.unit) { font-size: 1.25rem; }
        .numerals dd.unit { grid-column: 2; font-size: 0.68rem; font-weight: 400; opacity: 0.65; }
        @media (max-width: 860px) {
          .monitor { grid-template-columns: minmax(0, 1fr); }
          .numerals {
            flex-flow: row wrap; justify-content: space-between; width: auto; border-left: 0;
            border-top: 1px solid #1d262e;
          }
          .numerals dd:not(.unit) { font-size: 1.3rem; }
          .numerals dd.unit { display: none; }
        }
        """
}
