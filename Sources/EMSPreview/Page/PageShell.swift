/// What every page begins and ends with: a policy that lets nothing run but its own script, and its own styles.
struct PageShell {
    var title: String
    var style: String
    var body: String
    var script: String

    var opening: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(ContentSecurityPolicy.text(script: script, style: style))">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="emsynth">
        <title>\(title)</title>
        <style>\(style)</style>
        </head>
        <body>
        \(body)

        """
    }

    var closing: String { "<script>\(script)</script>\n</body>\n</html>\n" }
}
