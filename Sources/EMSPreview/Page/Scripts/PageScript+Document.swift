extension PageScript {
    /// Elements and text. Text of the data set becomes text nodes here and nowhere markup.
    static let document = #"""
        const byId = (id) => document.getElementById(id);

        function make(tag, className, ...children) {
          const node = document.createElement(tag);
          if (className) node.className = className;
          node.append(...children);  // strings become text nodes
          return node;
        }

        const pad = (number, width) => String(number).padStart(width, "0");

        /** Milliseconds as 3:07, or with a tenth as 3:07.2. */
        function clockText(time, tenths = false) {
          const steps = Math.max(0, Math.floor(time / 100 + 1e-6));
          const text = `${Math.floor(steps / 600)}:${pad(Math.floor(steps / 10) % 60, 2)}`;
          return tenths ? `${text}.${steps % 10}` : text;
        }

        const spaced = (name) => name.replaceAll("_", " ");

        function seekButton(time) {
          const button = make("button", "seek-to", clockText(time));
          button.type = "button";
          button.dataset.time = time;
          button.setAttribute("aria-label", `Go to ${clockText(time, true)}`);
          return button;
        }

        /** Fits a canvas to its box at the screen's resolution; the context then counts in CSS pixels. */
        function fitCanvas(canvas, height) {
          const scale = Math.min(3, window.devicePixelRatio || 1);
          canvas.style.height = `${height}px`;
          const width = Math.max(1, canvas.clientWidth);
          const columns = Math.round(width * scale), rows = Math.round(height * scale);
          if (canvas.width !== columns || canvas.height !== rows) {
            canvas.width = columns;
            canvas.height = rows;
          }
          const context = canvas.getContext("2d");
          context.setTransform(scale, 0, 0, scale, 0, 0);
          context.clearRect(0, 0, width, height);
          return { context, width, height };
        }

        const font = (size, weight = 400) => `${weight} ${size}px system-ui, "DejaVu Sans", sans-serif`;

        /** Colours of the style sheet, for canvases; read again when day turns to night. */
        const colours = {
          values: new Map(),
          get(name, element = document.documentElement) {
            const key = `${name} ${element.id}`;
            if (!this.values.has(key)) {
              this.values.set(key, getComputedStyle(element).getPropertyValue(name).trim());
            }
            return this.values.get(key);
          },
          role(role) {
            const key = `role ${role}`;
            if (!this.values.has(key)) {
              const probe = make("span");
              probe.dataset.role = role;
              document.body.append(probe);
              this.values.set(key, getComputedStyle(probe).getPropertyValue("--role").trim());
              probe.remove();
            }
            return this.values.get(key);
          },
        };
        """#
}
