/**
 * Collects what is handed over within a turn of the event loop and does it at its end: what is
 * then sent over a connection leaves in one write, not in one each.
 */
export const atEndOfTurn = <Item>(
  work: (items: readonly Item[]) => void,
): ((item: Item) => void) => {
  let waiting: Item[] = [];
  const run = (): void => {
    const items = waiting;
    waiting = [];
    work(items);
  };
  return (item) => {
    if (waiting.push(item) === 1) setImmediate(run);
  };
};
