// Ten minutes of bots that ask for more than can be made: node --import tsx bench/bots.ts [--minutes N] [--rate N]
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ask, type Bots } from './waits/bots'
import { pidsOf } from './waits/machine'
import { MemoryLog } from './waits/memory-log'
import { Reader } from './waits/reader'
import { startSite } from './waits/site'
import { head, judgePerson, judgeReader, line } from './waits/verdict'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string', default: '200' } },
})
const [minutes, rate] = [Number(values.minutes), Number(values.rate)]

const site = await startSite(10_000)
process.exitCode = 1
try {
  const front = site.server.pid()
  const pages = pidsOf(front, 'page')
  const { publications } = site.archive.filled
  const reader = new Reader({
    url: site.url,
    paths: ['/', '/news', '/topics', '/archive', '/feed.xml'],
    every: 4,
    headers: { 'x-forwarded-for': '198.51.100.1' },
    pids: [front],
  })
  // Who reads like a person: another page each two seconds, none of which anybody has asked for.
  const person = new Reader({
    url: site.url,
    paths: publications,
    every: 2_000,
    headers: { 'x-forwarded-for': '198.51.100.2' },
    pids: [front, ...pages],
  })
  for (const path of ['/', '/news', '/topics', '/archive', '/feed.xml', '/search?q=wa']) await fetch(site.url + path)
  await wait(2_000)

  const memory = new MemoryLog(front)
  const bots: Bots = { asked: 0, tally: {}, withoutRetryAfter: 0 }
  const over = wait(minutes * 60_000)
  const { times, result } = await reader.during(() => person.during(() => ask(site, { rate, bots, until: over })))
  memory.end()
  reader.end()
  person.end()

  console.log(`${bots.asked} requests of bots in ${minutes} minutes: ${JSON.stringify(bots.tally)} by status`)
  console.log(head)
  const verdicts = { 'a reader of kept pages': judgeReader(times), 'a person': judgePerson(result.times) }
  for (const [name, verdict] of Object.entries(verdicts)) console.log(line(name, verdict, ''))
  const grown = memory.lines()
  for (const { words } of grown) console.log(words)
  const metrics = await (await fetch(`${site.url}/api/metrics`)).text()
  console.log(
    /^gazette_http_requests_total\{kind="page",answer="refused"\}.*$/m.exec(metrics)?.[0] ??
      'None was counted as refused',
  )
  if (bots.withoutRetryAfter > 0) console.log(`${bots.withoutRetryAfter} times 503 came without Retry-After`)
  const failed =
    bots.withoutRetryAfter > 0 ||
    Object.values(verdicts).some(({ isBad }) => isBad) ||
    Object.keys(bots.tally).some((status) => status !== '200' && status !== '503') ||
    grown.some(({ isGrown }) => isGrown)
  process.exitCode = failed ? 1 : 0
} finally {
  await site.end()
}
process.exit()
