// node duckdb.mjs CSV RUNS: reads the values once, then adds up a fiscal year by indicator, RUNS times.
// Prints the sums of one run, then the median of the seconds that the query alone took.
import { DuckDBInstance } from '@duckdb/node-api';

const [, , csv, runs] = process.argv;
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run('SET threads = 1');
await connection.run(`CREATE TABLE measurement AS SELECT "指標" AS indicator, "件数" AS amount,
  CAST(year("日") - CASE WHEN month("日") < 4 THEN 1 ELSE 0 END AS INTEGER) AS fiscal_year
  FROM read_csv('${csv}', header = true, types = {'日': 'DATE', '件数': 'BIGINT'})`);
const query = `SELECT indicator, count(*), sum(amount)::BIGINT FROM measurement
               WHERE fiscal_year = 2022 GROUP BY indicator ORDER BY indicator`;
const times = [];
let rows;
for (let run = 0; run <= Number(runs); ++run) {
  const start = performance.now();
  rows = (await connection.runAndReadAll(query)).getRows();
  if (run > 0) times.push((performance.now() - start) / 1000);
}
times.sort((one, other) => one - other);
for (const [indicator, count, sum] of rows) console.log(`${indicator},${count},${sum}`);
console.log(times[Math.floor(times.length / 2)]);
