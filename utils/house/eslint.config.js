// How JavaScript is written here. `make format` writes most of it so; a line that is too long is broken by hand.
import stylistic from "@stylistic/eslint-plugin";

export default [
  { ignores: ["**/node_modules/", "_build/", ".venv/"] },
  {
    files: ["utils/llmbook/**/*.js", "utils/house/*.js", "book/**/*.js", "tests/**/*.js", "tests/**/*.mjs"],
    plugins: { "@stylistic": stylistic },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...stylistic.configs.customize({
        indent: 2, quotes: "double", semi: true, braceStyle: "1tbs", arrowParens: true, commaDangle: "always-multiline",
      }).rules,
      "@stylistic/max-len": ["error", { code: 120, ignoreUrls: true }],
      "@stylistic/max-statements-per-line": "off",
      "@stylistic/multiline-ternary": "off",
      "@stylistic/operator-linebreak": "off",
      "@stylistic/quote-props": ["error", "as-needed"],
      "@stylistic/indent": ["error", 2, { SwitchCase: 1, offsetTernaryExpressions: true,
        flatTernaryExpressions: false }],
      "@stylistic/indent-binary-ops": "off",
      "@stylistic/list-style": "off",
      "@stylistic/no-mixed-operators": "off",
      "no-unused-vars": ["error", { args: "after-used" }],
      "no-undef": "off", // the type checker's
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      eqeqeq: "error",
      "object-shorthand": "error",
      "no-unreachable": "error",
      "no-dupe-keys": "error",
      "no-self-assign": "error",
    },
  },
];
