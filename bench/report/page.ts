import { readFile } from 'node:fs/promises';
import { figures } from './result.ts';
import type { Report, ScenarioResult } from './result.ts';
import { median } from './statistics.ts';
import { contenderCells, goalText } from './text.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** What the script of the page draws. */
const chartData = ({ name, main, contenders }: ScenarioResult) => {
  const cpuOf = (cpu: Readonly<Record<string, readonly number[]>>) =>
    Object.entries(cpu).map(([process, rounds]) => [process, median(rounds)] as const);
  const processes = new Set(contenders.flatMap(({ cpu }) => Object.keys(cpu)));
  const { label, unit } = figures[main];
  return {
    name,
    label,
    unit,
    processes: [...processes],
    contenders: contenders.map((one) => ({
      name: one.name,
      rounds: one.figures[main] ?? [],
      median: median(one.figures[main] ?? []),
      cpu: Object.fromEntries(cpuOf(one.cpu)),
    })),
  };
};

const tableOf = (scenario: ScenarioResult): string => {
  const [head = [], ...rows] = contenderCells(scenario);
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${cells('th', head)}${rows.map((row) => cells('td', row)).join('')}</table>`;
};

const listOf = (items: readonly { readonly good: boolean; readonly text: string }[]): string => {
  const lines = items.map(
    ({ good, text }) => `<li class="${good ? 'good' : 'bad'}">${escape(text)}</li>`,
  );
  return `<ul>${lines.join('')}</ul>`;
};

const sectionOf = (scenario: ScenarioResult): string => {
  const { name, title, goals, checks } = scenario;
  const hasCpu = scenario.contenders.some(({ cpu }) => Object.keys(cpu).length > 0);
  return `<section>
<h2>${escape(name)}</h2>
<p>${escape(title)}</p>
${tableOf(scenario)}
<div class="charts">
<div><canvas id="main-${name}"></canvas></div>
${hasCpu ? `<div><canvas id="cpu-${name}"></canvas></div>` : ''}
</div>
${listOf(goals.map((goal) => ({ good: goal.met, text: goalText(goal) })))}
${listOf(checks.map((check) => ({ good: check.holds, text: `${check.name} (${check.detail})` })))}
</section>`;
};

const style = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .2rem .8rem; text-align: right; border-bottom: 1px solid #ddd; }
th:first-child, td:first-child { text-align: left; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1rem; }
.charts > div { height: 20rem; }
ul { padding-left: 1.2rem; }
.good::marker { content: '✓ '; color: #2f6f4e; }
.bad::marker { content: '✗ '; color: #b00020; }
`;

/** The build for pages; its package does not export it by name. */
const chartLibrary = new URL('chart.umd.min.js', import.meta.resolve('chart.js'));
const pageScript = new URL('page.js', import.meta.url);

const inline = async (file: URL): Promise<string> => {
  const source = await readFile(file, 'utf8');
  return source.replaceAll('</script', String.raw`<\/script`);
};

/** The report as one page that needs nothing else: it opens from the disk. */
export const reportPage = async (report: Report): Promise<string> => {
  const { machine, startedAt, settings, scenarios } = report;
  const data = JSON.stringify(scenarios.map(chartData)).replaceAll('<', String.raw`\u003c`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>order-ledger: bench of ${escape(startedAt)}</title>
<style>${style}</style>
</head>
<body>
<h1>Bench of ${escape(startedAt)}</h1>
<p>${escape(`${machine.cores} × ${machine.cpu}, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`)}</p>
<p>Medians over ${escape(String(settings['rounds']))} rounds; the points are the rounds. Compare within one run, not across machines.</p>
${scenarios.map(sectionOf).join('\n')}
<script type="application/json" id="scenarios">${data}</script>
<script>${await inline(chartLibrary)}</script>
<script>${await inline(pageScript)}</script>
</body>
</html>
`;
};
