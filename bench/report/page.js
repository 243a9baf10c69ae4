/* Runs in the page: draws the charts of each scenario with Chart.js, which stands in the page, too. */
/* global Chart, document */
const scenarios = JSON.parse(document.querySelector('#scenarios').textContent);
const colours = ['#2f6f4e', '#b8860b', '#4a6fa5', '#8a3d52', '#6b6b6b', '#3a8f8f', '#a0522d'];
const common = { animation: false, responsive: true, maintainAspectRatio: false };

/** One bar per contender, its rounds as points upon it. */
const drawMain = (canvas, { contenders, unit, label }) => {
  const bars = {
    type: 'bar',
    label: 'median',
    maxBarThickness: 80,
    data: contenders.map(({ median }) => median),
    backgroundColor: contenders.map((_, index) => colours[index % colours.length]),
    order: 2,
  };
  const points = {
    type: 'scatter',
    label: 'rounds',
    data: contenders.flatMap(({ name, rounds }) => rounds.map((y) => ({ x: name, y }))),
    backgroundColor: '#111',
    order: 1,
  };
  return new Chart(canvas, {
    type: 'bar',
    data: { labels: contenders.map(({ name }) => name), datasets: [bars, points] },
    options: {
      ...common,
      plugins: { legend: { display: false }, title: { display: true, text: `${label}, ${unit}` } },
      scales: { y: { beginAtZero: true } },
    },
  });
};

/** Who uses how much: a bar per contender, its processes upon each other. */
const drawCpu = (canvas, { contenders, processes }) =>
  new Chart(canvas, {
    type: 'bar',
    data: {
      labels: contenders.map(({ name }) => name),
      datasets: processes.map((process, index) => ({
        label: process,
        data: contenders.map(({ cpu }) => cpu[process] ?? 0),
        maxBarThickness: 40,
        backgroundColor: `hsl(${(index * 360) / processes.length} 45% 50%)`,
      })),
    },
    options: {
      ...common,
      indexAxis: 'y',
      plugins: { title: { display: true, text: 'CPU each, µs, by process' } },
      scales: { x: { stacked: true }, y: { stacked: true } },
    },
  });

for (const scenario of scenarios) {
  drawMain(document.querySelector(`#main-${scenario.name}`), scenario);
  if (scenario.processes.length > 0) {
    drawCpu(document.querySelector(`#cpu-${scenario.name}`), scenario);
  }
}
