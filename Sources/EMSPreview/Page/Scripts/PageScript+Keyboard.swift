extension PageScript {
    /// Space plays; arrows go by two seconds, with shift by a word, up and down by a turn.
    static let keyboard = #"""
        function listenToKeys(player, transcript, view) {
          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const target = event.target;
            const isField = target.matches("select, input:not([type=checkbox])");
            const isPressed = target.matches("button, input[type=checkbox]");
            const scrolls = target.matches(".turns, .events");
            const go = (time) => { if (time !== undefined) player.seek(time); };
            const sideways = (direction) => go(event.shiftKey
              ? transcript.neighbour(player.time, direction, true) : player.time + direction * 2000);
            const actions = {
              " ": isPressed ? null : () => player.toggle(),
              ArrowLeft: () => sideways(-1),
              ArrowRight: () => sideways(1),
              ArrowUp: scrolls ? null : () => go(transcript.neighbour(player.time, -1, false)),
              ArrowDown: scrolls ? null : () => go(transcript.neighbour(player.time, 1, false)),
              Home: () => player.seek(0),
              "+": () => view.zoom(0.5, player.time),
              "=": () => view.zoom(0.5, player.time),
              "-": () => view.zoom(2, player.time),
            };
            const action = actions[event.key];
            // The slider and the menus keep their own keys, but space always plays from the slider.
            if (!action || (isField && !(event.key === " " && target.type === "range"))) return;
            event.preventDefault();
            action();
          });
        }
        """#
}
