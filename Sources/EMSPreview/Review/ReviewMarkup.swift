/// The skeleton of the page. It holds no data: the script fills it.
enum ReviewMarkup {
    static let body = """
        <header class="masthead">
          <div class="brand">
            <p class="eyebrow">emsynth review <span class="badge">synthetic data</span></p>
            <h1 id="title"></h1>
            <p class="quiet">Press a line to see where it is written and to comment on it. Comments stay in this browser
              until you save them as a file.</p>
          </div>
          <label class="picker"><span>Dialogue</span> <select id="picker"></select></label>
          <div class="tools" role="group" aria-label="Comments">
            <span id="count" class="quiet" role="status"></span>
            <button type="button" id="export">Save comments</button>
            <label class="button" for="import">Load comments<input type="file" id="import" accept="application/json,.json"></label>
          </div>
        </header>
        <noscript><p class="notice">This page needs its script to show anything.</p></noscript>
        <ul id="notices" class="notices" role="status"></ul>
        <main>
          <section class="card" aria-labelledby="dialogue-heading">
            <div class="card-head"><h2 id="dialogue-heading">Dialogue</h2>
              <div class="switches">
                <button type="button" id="previous" aria-label="Previous dialogue">‹</button>
                <button type="button" id="next" aria-label="Next dialogue">›</button>
              </div>
            </div>
            <p id="facts" class="facts-line quiet"></p>
            <ol id="turns" class="talk-lines"></ol>
          </section>
          <section class="card" aria-labelledby="comments-heading">
            <div class="card-head"><h2 id="comments-heading">Comments</h2></div>
            <ol id="comments" class="comments"></ol>
            <div class="card-head"><h2 id="sources-heading">Lines of the files</h2></div>
            <p class="facts-line quiet">Every line the dialogues above were made from, with the number of turns in which it
              is said.</p>
            <ol id="sources" class="source-lines" aria-labelledby="sources-heading"></ol>
          </section>
        </main>
        """
}
