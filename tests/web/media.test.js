// From where pictures of elsewhere may be loaded.
import assert from "node:assert/strict";
import test from "node:test";

import { isAllowed } from "../../geo/web/notes/media.js";

test("an address is let in by its origin, or by one above it", () => {
  const origins = ["https://pictures.example", "https://*.example.org"];
  const asked = ["https://pictures.example/a.png", "http://pictures.example/a.png", "https://a.pictures.example/a.png",
    "https://a.example.org/b", "https://example.org/b", "https://evil-example.org/b", "https://pictures.example:8443/a.png"];
  assert.deepEqual(asked.map((one) => isAllowed(one, origins)), [true, false, false, true, false, false, false]);
});
