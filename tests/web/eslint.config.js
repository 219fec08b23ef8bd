// The rules for our scripts, and the part of JavaScript's modules that geo/drawing/scripts.py can join.
import js from "@eslint/js";

const isText = "Text reaches the document through textContent.";
const isHostless = "geo/web knows no host: what it needs is handed in.";
const markup = [
  ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: isText })),
  { object: "document", property: "write", message: isText },
];
const host = ["parent", "top", "Streamlit"].map((property) => ({ object: "window", property, message: isHostless }));
const refuse = (selector, message) => ({ selector, message });

export default [
  { ignores: ["**/node_modules/", "**/*.d.ts", ".venv/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // TypeScript's checker knows the names of the browser.
      "no-undef": "off",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-shadow": ["error", { builtinGlobals: false }],
      "max-lines": ["error", { max: 250 }],
      "max-params": ["error", { max: 5 }],
    },
  },
  {
    files: ["geo/**/*.js"],
    rules: {
      "no-restricted-properties": ["error", ...markup],
      "no-restricted-syntax": ["error",
        refuse("ImportDeclaration > :not(ImportSpecifier, Literal)", "Import names: `import { a } from \"./x.js\"`."),
        refuse("ImportExpression, MetaProperty[meta.name='import']", "The joiner knows static imports only."),
        refuse("ExportAllDeclaration, ExportNamedDeclaration[declaration=null]", "Export a function, class or constant where it stands."),
      ],
    },
  },
  {
    files: ["geo/web/**/*.js"],
    rules: { "no-restricted-properties": ["error", ...markup, ...host] },
  },
];
