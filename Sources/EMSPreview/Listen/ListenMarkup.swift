/// The skeleton of a listen sheet; the script fills it.
enum ListenMarkup {
    static let body = """
        <header class="masthead">
          <div class="brand">
            <p class="eyebrow">emsynth listen sheet <span class="badge">synthetic data</span></p>
            <h1 id="title"></h1>
            <p class="quiet">A row for each scene, a clip for each signal-to-noise ratio, the loudest noise first. Each
            picture is 0 to 8 kHz over the clip, dark is quiet (70 dB); the line is the level in 20 ms, from −70 dB to full
            scale.</p>
          </div>
        </header>
        <noscript><p class="notice">This page needs its script to show anything.</p></noscript>
        <main id="sheet"></main>
        <audio id="audio"></audio>
        """
}
