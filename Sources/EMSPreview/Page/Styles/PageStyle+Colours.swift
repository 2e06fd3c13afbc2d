extension PageStyle {
    /// Colours for day and night, and the hue of each role. Equal lightness keeps every role equally legible.
    static let colours = """
        :root {
          color-scheme: light dark;
          --page: #f3f5f7; --card: #ffffff; --line: #dbe0e6; --ink: #18212b; --quiet: #5a6775;
          --accent: #0b6e75; --accent-soft: #d9eef0; --lit: #ffe27a; --lit-ink: #241c00; --shadow: 0 1px 2px #0f1a2412;
          --alert: #b3261e; --notice: #fff4d6; --notice-ink: #5c4300;
          --role-lightness: 0.48; --role-chroma: 0.12;
          --lane-fill: 0.22;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #0e1216; --card: #161c22; --line: #2a333d; --ink: #e4e9ee; --quiet: #93a1af;
            --accent: #55c4c9; --accent-soft: #143a3d; --lit: #f2cf4a; --lit-ink: #1d1600; --shadow: none;
            --alert: #ff8a80; --notice: #352b10; --notice-ink: #f4dd9a;
            --role-lightness: 0.80; --role-chroma: 0.10;
            --lane-fill: 0.30;
          }
        }
        [data-role] { --hue: 250; --role: oklch(var(--role-lightness) var(--role-chroma) var(--hue)); }
        [data-role="lead_medic"] { --hue: 235; } [data-role="paramedic"] { --hue: 200; }
        [data-role="emt"] { --hue: 165; } [data-role="firefighter"] { --hue: 35; }
        [data-role="police"] { --hue: 265; } [data-role="dispatcher"] { --hue: 295; }
        [data-role="medical_control"] { --hue: 315; } [data-role="hospital"] { --hue: 335; }
        [data-role="caller"] { --hue: 85; } [data-role="family"] { --hue: 65; }
        [data-role="bystander"] { --hue: 110; } [data-role="patient"] { --hue: 10; }
        [data-role="aed_voice"] { --hue: 140; }
        """
}
