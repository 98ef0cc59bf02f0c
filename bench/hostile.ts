// How readers are served while ten hostile office documents are checked at once: node --import tsx bench/hostile.ts
import { setTimeout as wait } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { wordDocument } from '@/domain/testing/office'
import { addressesIn, startSite } from './pages/site.mjs'

const documents = 10
const slowest = 300 // ms, of any public answer

const site = await startSite()
try {
  const cookie = await contributor()
  const cold = (await addressesIn(`${site.url}/sitemap.xml`)).toSorted()
  await ask('/')
  await ask(cold.pop()!) // the first page of all compiles what renders it
  const quiet = await served(cold, wait(2_000))
  let refusals = 0
  const uploads = Array.from({ length: documents }, (_, n) => upload(n, cookie).then((answer) => (refusals++, answer)))
  const busy = await served(cold, Promise.all(uploads))
  console.log(`${refusals} documents were refused: ${[...new Set(await Promise.all(uploads))].join(' ')}\n`)
  console.log('                 answers   median   slowest')
  show('before', quiet)
  show('meanwhile', busy)
  const max = Math.max(...busy.cached, ...busy.cold)
  console.log(`\nThe slowest answer took ${max.toFixed(0)} ms; wanted: under ${slowest} ms.`)
  if (max > slowest) process.exitCode = 1
} finally {
  await site.end()
}

type Times = { cached: number[]; cold: number[] }

/** Asks for the front page, which is kept, and for pages that nobody has asked for yet, until something is done. */
async function served(cold: string[], until: Promise<unknown>): Promise<Times> {
  const times: Times = { cached: [], cold: [] }
  let isDone = false
  const end = until.then(() => (isDone = true))
  while (!isDone || times.cached.length < 20) {
    times.cached.push(await ask('/'))
    const page = times.cached.length % 3 === 0 && cold.pop()
    if (page) times.cold.push(await ask(page))
    await wait(20)
  }
  await end
  return times
}

async function ask(path: string) {
  const began = performance.now()
  const answer = await fetch(new URL(path, site.url))
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return performance.now() - began
}

/** A forged document: unfinished elements where its title should be, or in its relations. Another each time, as duplicates are not read. */
async function upload(n: number, cookie: string) {
  const part = n % 2 ? 'docProps/core.xml' : 'word/_rels/document.xml.rels'
  const bytes = wordDocument([[part, `<a n="${n}">${'<dc:title '.repeat(60_000)}`, { packed: true }]])
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), `report-${n}.docx`)
  const headers = { cookie, origin: site.url }
  const answer = await fetch(`${site.url}/api/desk/media`, { method: 'POST', body: form, headers })
  const { problems } = (await answer.json()) as { problems?: { message: string }[] }
  if (answer.status !== 422 || !problems) throw new Error(`The document was answered with ${answer.status}`)
  return problems[0]!.message
}

/** The cookie of somebody who may upload, made directly in the database that the server reads. */
async function contributor() {
  Object.assign(process.env, { DATA_DIR: site.dataDir, SITE_URL: site.url })
  const { closeDatabase, openDatabase, write } = await import('@/db/connection')
  const { staff } = await import('@/db/schema')
  const { maxSessionAge, openSession } = await import('@/domain/staff/sessions')
  const { keyFor } = await import('@/auth/keys')
  openDatabase(site.dataDir)
  const values = { name: 'A contributor', email: 'c@example.org', role: 'contributor' as const, zone: 'UTC' }
  const [row] = await write(async (tx) =>
    tx
      .insert(staff)
      .values({ ...values, createdAt: Date.now() })
      .returning(),
  )
  const token = { sid: await openSession(row!.id, Date.now()) }
  const sealed = await encode({ token, secret: keyFor('session'), maxAge: maxSessionAge / 1000 })
  closeDatabase()
  return `gazette=${sealed}`
}

function show(when: string, times: Times) {
  for (const [what, all] of Object.entries(times) as [string, number[]][]) {
    const sorted = all.toSorted((a, b) => a - b)
    const [median = 0, max = 0] = [sorted[sorted.length >> 1], sorted.at(-1)]
    const name = `${when}, ${what}`.padEnd(18)
    console.log(
      `${name} ${String(all.length).padStart(5)} ${median.toFixed(1).padStart(5)} ms ${max.toFixed(1).padStart(6)} ms`,
    )
  }
}
