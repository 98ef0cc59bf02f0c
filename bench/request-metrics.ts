// What counting a request costs the page store. See bench/README.md.
//   node --import tsx bench/request-metrics.ts
import type { IncomingMessage } from 'node:http'
import { measureProcess } from '@/lib/metrics'
import { recordKept } from '@/server/request-metrics'

const times = 1_000_000
const rounds = 5

const request = { method: 'GET' } as IncomingMessage
measureProcess()
const cost = Array.from({ length: rounds }, () => {
  const began = performance.now()
  for (let n = 0; n < times; n++) recordKept(request, 200, performance.now())
  return ((performance.now() - began) / times) * 1000
}).sort((a, b) => a - b)
console.log(
  `Counting a request: ${cost[0]!.toFixed(2)} to ${cost.at(-1)!.toFixed(2)} µs, median ${cost[2]!.toFixed(2)} µs`,
)
process.exit(0)
