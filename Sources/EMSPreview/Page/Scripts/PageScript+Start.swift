extension PageScript {
    /// Opens the page where its address says: `#encounter=enc-000001&t=83.5&window=20`.
    static let start = #"""
        const page = new Page();
        const place = new URLSearchParams(location.hash.slice(1));
        page.load(Math.max(0, page.encounters.findIndex((encounter) => encounter.id === place.get("encounter"))));
        const startTime = Number(place.get("t")) * 1000 || 0, startSpan = Number(place.get("window")) * 1000 || 0;
        if (startTime) page.player.seek(startTime);
        if (startSpan) page.view.set(startTime - startSpan / 2, startTime + startSpan / 2);
        for (const id of ["show-boxes", "show-masks"]) {
          if (place.has(id)) byId(id).click();
        }
        if (place.has("selftest")) {
          selfTest(page).catch((problem) => { document.documentElement.dataset.selftest = String(problem); });
        }
        """#
}
