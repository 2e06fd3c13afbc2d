/// The script of the page, one piece a concern, all inside one function so that nothing of it is global.
enum PageScript {
    static let text =
        "(() => {\n\"use strict\";\n"
        + [
            document, data, player, transcript, scene, waves, numerals, axisView, lanes, overview, sound, report,
            keyboard, main, selfTest, start,
        ].joined(separator: "\n") + "\n})();"
}
