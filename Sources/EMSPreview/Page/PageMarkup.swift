/// The skeleton of the page. It holds no data: the script fills it.
enum PageMarkup {
    static let body = """
        <header class="masthead">
          <div class="brand">
            <p class="eyebrow">emsynth preview <span class="badge">synthetic data</span></p>
            <h1 id="dataset-title"></h1>
            <p id="dataset-note" class="quiet"></p>
          </div>
          <label class="picker"><span>Encounter</span> <select id="encounter-picker"></select></label>
          <dl id="facts" class="facts"></dl>
        </header>
        <noscript><p class="notice">This page needs its script to show anything.</p></noscript>
        <ul id="notices" class="notices" role="status"></ul>
        <main>
          <section class="card scene" aria-labelledby="scene-heading">
            <div class="card-head">
              <h2 id="scene-heading">Scene</h2>
              <div class="switches">
                <label><input type="checkbox" id="show-boxes"> Boxes</label>
                <label><input type="checkbox" id="show-masks"> Masks</label>
              </div>
            </div>
            <figure>
              <div class="picture" id="picture">
                <img id="frame-image" alt="" hidden>
                <canvas id="frame-mask" aria-hidden="true" hidden></canvas>
                <svg id="frame-boxes" aria-hidden="true"></svg>
                <p id="frame-empty" class="empty">No frame yet</p>
              </div>
              <figcaption>
                <span id="frame-caption"></span>
                <span class="frame-steps">
                  <button type="button" id="frame-previous" aria-label="Previous frame">‹</button>
                  <span id="frame-number" class="quiet"></span>
                  <button type="button" id="frame-next" aria-label="Next frame">›</button>
                </span>
              </figcaption>
              <ul id="frame-texts"></ul>
            </figure>
          </section>
          <section class="card talk" aria-labelledby="talk-heading">
            <div class="card-head">
              <h2 id="talk-heading">Transcript</h2>
              <div class="switches"><label><input type="checkbox" id="follow" checked> Follow</label></div>
            </div>
            <ol id="turns" class="turns" tabindex="0" aria-label="Turns"></ol>
          </section>
          <section class="monitor" id="monitor" aria-labelledby="monitor-heading">
            <h2 id="monitor-heading" class="visually-hidden">Signals</h2>
            <canvas id="waves" role="img" aria-label="Signals around the play head, eight seconds"></canvas>
            <dl id="numerals" class="numerals" aria-label="Vital signs at the play head"></dl>
          </section>
          <section class="card axis" aria-labelledby="axis-heading">
            <div class="card-head">
              <h2 id="axis-heading">Time line</h2>
              <div class="switches">
                <span id="axis-range" class="quiet"></span>
                <button type="button" id="zoom-out" aria-label="Zoom out">−</button>
                <button type="button" id="zoom-in" aria-label="Zoom in">+</button>
                <button type="button" id="zoom-all">Whole call</button>
              </div>
            </div>
            <canvas id="overview" role="img" aria-label="The whole call: click to go there, drag to zoom"></canvas>
            <canvas id="sound" role="img" aria-label="Spectrogram and level of the sound"></canvas>
            <canvas id="lanes" role="img" aria-label="Events by kind; listed as text under Events"></canvas>
            <div id="tip" class="tip" role="tooltip" hidden></div>
          </section>
          <section class="card report" aria-labelledby="report-heading">
            <div class="card-head"><h2 id="report-heading">Run report</h2></div>
            <ol id="narrative" class="narrative"></ol>
          </section>
          <section class="card log" aria-labelledby="log-heading">
            <div class="card-head">
              <h2 id="log-heading">Events</h2>
              <div class="switches">
                <label class="visually-hidden" for="event-type">Show</label>
                <select id="event-type"></select>
              </div>
            </div>
            <ol id="events" class="events" tabindex="0" aria-label="Events"></ol>
          </section>
        </main>
        <footer class="transport" role="group" aria-label="Playback">
          <button type="button" id="play" class="play" aria-label="Play">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path class="icon-play" d="M7 4.5v15l12.5-7.5z"/><path class="icon-pause" d="M6.5 5h4v14h-4zM13.5 5h4v14h-4z"/>
            </svg>
          </button>
          <output id="clock" class="clock" for="seek">0:00.0</output>
          <input type="range" id="seek" min="0" step="100" value="0" aria-label="Position in the call">
          <output id="length" class="clock quiet"></output>
          <label class="rate"><span class="visually-hidden">Speed</span>
            <select id="rate">
              <option value="0.5">0.5×</option><option value="1" selected>1×</option>
              <option value="1.5">1.5×</option><option value="2">2×</option><option value="4">4×</option>
            </select>
          </label>
          <p class="keys quiet"><kbd>space</kbd> play <kbd>←</kbd> <kbd>→</kbd> 2 s <kbd>shift</kbd> word
            <kbd>↑</kbd> <kbd>↓</kbd> turn</p>
        </footer>
        <audio id="audio" preload="auto"></audio>
        """
}
