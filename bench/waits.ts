// How long a reader of a kept page waits while others work: node --import tsx bench/waits.ts [--row NAME] [--entries N] [--seconds N]
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { commandRows } from './waits/command-rows'
import { deskRows } from './waits/desk-rows'
import { fileRows } from './waits/file-rows'
import { floodRows } from './waits/flood-rows'
import { Reader, type Times } from './waits/reader'
import { readingRows } from './waits/reading-rows'
import { pidsOf } from './waits/machine'
import type { Row } from './waits/row'
import { startSite, type Site } from './waits/site'
import { judgeReader, judgeDesk, head, line } from './waits/verdict'

const { values } = parseArgs({
  options: {
    row: { type: 'string' },
    entries: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '6' },
  },
})
const rows = [...readingRows, ...floodRows, ...deskRows, ...commandRows, ...fileRows]
const chosen = rows.filter(({ name }) => values.row === undefined || name.includes(values.row))
if (chosen.length === 0) throw new Error(`There is no such row. There are: ${rows.map(({ name }) => name).join('; ')}.`)

const site = await startSite(Number(values.entries))
let failed = false
try {
  const front = site.server.pid()
  const readerOf = (path: string) => {
    const headers = { 'x-forwarded-for': '198.51.100.1' }
    return new Reader({ url: site.url, paths: [path], every: 4, headers, pids: [front] })
  }
  const { posts } = site.archive.filled
  const [reader, postReader] = [readerOf('/'), readerOf(posts[posts.length >> 1]!)]
  const desk = new Reader({
    url: site.url,
    paths: ['/admin', '/admin/entries', `/admin/entries/${site.archive.filled.live[500]}`],
    every: 100,
    headers: { cookie: site.archive.cookie },
    oneAtATime: true,
    pids: [front, ...pidsOf(front, 'desk')],
  })
  await warmUp(site)
  console.log(head)
  for (const row of chosen) await measure(row, { reader: row.reads === 'a post' ? postReader : reader, desk })
  reader.end()
  postReader.end()
  desk.end()
} finally {
  await site.end()
}
process.exit(failed ? 1 : 0)

/** What is loaded with the first request of a kind is no part of a row. */
async function warmUp({ url, desk, archive }: Site) {
  const { live, posts } = archive.filled
  for (const path of ['/admin', '/admin/entries', '/admin/media', `/admin/entries/${live[0]}`]) await desk(path)
  for (const path of ['/', posts[0], '/search?q=wa', '/publications', '/feed.xml']) await fetch(url + path)
}

async function measure(row: Row, { reader, desk }: { reader: Reader; desk: Reader }) {
  await row.prepare?.(site)
  // The page is kept, and compressed as well as it can be, before anybody begins.
  for (let n = 0; n < 5; n++) await fetch(reader.url)
  await wait(1_500)
  const until = performance.now() + Number(values.seconds) * 1000
  const isOver = () => performance.now() >= until
  const work = async () => {
    const others = await row.work(site, isOver)
    // What is done once may be done before anybody could have waited for it.
    if (!isOver() && others !== '') await wait(500)
    return others
  }
  const { times, result } = await reader.during<{ result: string; times?: Times }>(
    async () => (row.isFlood ? desk.during(work) : { result: await work() }),
    row.changesFrontPage ? pidsOf(site.server.pid(), 'page') : [],
  )
  const verdict = judgeReader(times, row.changesFrontPage)
  failed ||= verdict.isBad
  console.log(line(row.name, verdict, result.result))
  if (!result.times) return
  const deskVerdict = judgeDesk(result.times)
  failed ||= deskVerdict.isBad
  console.log(line('  the desk beside it', deskVerdict, ''))
}
