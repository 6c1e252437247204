/// The script of the worker that all pages of a browser share: it holds their one stream of events.
enum WorkerScript {
  static let text = #"""
    'use strict';
    const ports = new Set();
    let last = null;
    let source = null;

    function open() {
      source = new EventSource('events');
      source.onmessage = event => {
        last = event.data;
        for (const port of ports) port.postMessage(last);
      };
      source.onerror = () => {
        // What was said last may be outdated when the server is back.
        last = null;
        if (source.readyState === EventSource.CLOSED) setTimeout(open, 1000);
      };
    }

    onconnect = event => {
      const port = event.ports[0];
      ports.add(port);
      port.onmessage = () => ports.delete(port);
      if (last !== null) port.postMessage(last);
      if (source === null) open();
    };

    """#
}
