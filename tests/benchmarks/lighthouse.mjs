// Lighthouse on some pages, its default mobile settings; a line of JSON a run.
// node lighthouse.mjs CHROMIUM FLAGS RUNS URL…      FLAGS: a JSON list
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, flags, runs, ...urls] = process.argv.slice(2);
const chromeFlags = [...JSON.parse(flags), "--headless=new"];
const chrome = await launch({ chromePath, chromeFlags, logLevel: "error" });
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time",
  "cumulative-layout-shift", "speed-index"];
const REST = ["accessibility", "best-practices", "seo"];
try {
  for (let run = 0; run < Number(runs); run++) {
    for (const url of urls) {
      const options = { port: chrome.port, onlyCategories: ["performance", ...REST], logLevel: "error" };
      const { lhr } = await lighthouse(url, options);
      if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
      console.log(JSON.stringify({
        url,
        score: 100 * lhr.categories.performance.score,
        rest: REST.map((name) => 100 * lhr.categories[name].score),
        lost: REST.flatMap((name) => lhr.categories[name].auditRefs)
          .filter(({ id, weight }) => weight && lhr.audits[id].score === 0).map(({ id }) => id),
        shift: lhr.audits["cumulative-layout-shift"].numericValue,
        bytes: lhr.audits["total-byte-weight"].numericValue,
        metrics: METRICS.map((name) => lhr.audits[name].displayValue).join(", "),
      }));
    }
  }
} finally {
  chrome.kill();
}
