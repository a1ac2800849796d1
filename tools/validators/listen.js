// Runs Ace over many books in one Chromium; what it found stands beside each book.
const fs = require("node:fs");
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

const shared = {
  concurrency: runner.concurrency,
  launch: async () => {},
  close: async () => {},
  run: (...page) => runner.run(...page),
};
const options = { cwd: process.cwd(), silent: true, initLogger: true, doNotReportMedia: true };

async function listen(books) {
  await runner.launch();
  const write = process.stdout.write;
  process.stdout.write = () => true; // where no folder is given, Ace prints what it found
  try {
    for (const book of books) {
      const [, report] = await ace(book, { ...options }, shared);
      fs.writeFileSync(`${book}.ace.json`, JSON.stringify(report));
    }
  } finally {
    process.stdout.write = write;
    await runner.close();
  }
}

listen(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
