/// The style of the page, one piece a concern.
enum PageStyle {
    static let text = [colours, layout, scene, transcript, monitor, timeline, transport].joined(separator: "\n")
}
