// What the longest texts cost, and how long others wait meanwhile: NODE_ENV=production node --import tsx bench/long-texts.ts [ROUNDS] [KIND...]
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { keyFor } from '@/auth/keys'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { Content } from '@/domain/content/content'
import { createEntry, saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { maxSessionAge, openSession } from '@/domain/staff/sessions'
import { kindsOfText, longBody, type KindOfText } from '@/domain/testing/long-texts'
import { content, got, someone } from '@/domain/testing/newsroom'
import { slugify } from '@/lib/slug'
import { freePort } from './pages/site.mjs'

/** Milliseconds: of the processor for a page that readers get, and of waiting for somebody who reads the front page meanwhile. */
const limits = { processor: 500, waiting: 100 }
const rounds = Number(process.argv[2] ?? 3)
const root = join(import.meta.dirname, '..')
const only = process.argv.slice(3)
if (!existsSync(join(root, '.next/BUILD_ID'))) throw new Error('This needs a built tree: npm run build')

/** As long as each may be: two million characters of JSON, 150,000 of a paragraph, 3,000 blocks, 1,000 rows. */
const lengths: Partial<Record<KindOfText, number>> = {
  'one paragraph of words': 140_000,
  'one word': 140_000,
  'one paragraph of Khmer without a space': 140_000,
  'one letter with marks': 140_000,
  'equal headings': 269_000,
  'words with marks': 1_400_000,
  'one link over words with marks': 1_800_000,
  spaces: 140_000,
  stops: 140_000,
  signs: 140_000,
  'list items': 1_700_000,
  'empty paragraphs': 65_000,
  'a table': 1_700_000,
  code: 110_000,
  'line ends': 1_500_000,
}
const kinds = kindsOfText.filter((kind) => kind !== 'pictures' && (only.length === 0 || only.includes(kind)))

const dataDir = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
const port = Number(await freePort())
const url = `http://localhost:${port}`
Object.assign(process.env, { DATA_DIR: dataDir, SITE_URL: url })
openDatabase(dataDir)
migrateDatabase()
const anna = await someone('admin', 'Anna')
const texts = await fill()
const sid = await openSession(anna.id!, Date.now())
const cookie = `gazette=${await encode({ token: { sid }, secret: keyFor('session'), maxAge: maxSessionAge / 1000 })}`
closeDatabase()

const agent = new Agent({ keepAlive: true, maxSockets: 4 })
const env = { ...process.env, PORT: String(port), HOST: 'localhost', DEMO: 'no' }
execFileSync(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'prepare'], { cwd: root, env, stdio: 'ignore' })
const server: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
  cwd: root,
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
})
let failed = false
try {
  for (let tries = 0; !(await fetch(`${url}/api/health`).catch(() => undefined)); tries++) {
    if (server.exitCode !== null || tries > 300) throw new Error('The site did not start')
    await wait(200)
  }
  await measureAll()
} finally {
  server.kill('SIGTERM')
  if (server.exitCode === null) await once(server, 'exit')
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)

type LongText = {
  kind: KindOfText
  paths: string[]
  entryId: number
  from: number
  to: number
  counter: number
  body: unknown
}

/** Of each kind as many public texts as there are rounds, since each page is cold once; and one with a second version. */
async function fill() {
  const longTexts: LongText[] = []
  for (const kind of ['short' as const, ...kinds]) {
    const body = kind === 'short' ? longBody('paragraphs', 3_000) : longBody(kind, lengths[kind] ?? 1_950_000)
    const parsed = Content.parse(content({ title: `A text of ${kind}`, summary: 'S', body }))
    const paths: string[] = []
    let last: Awaited<ReturnType<typeof add>> | undefined
    const add = async (n: number) => {
      const entry = {
        kind: 'post' as const,
        language: 'en' as const,
        session: `bench-${kind}-${n}`,
        content: { ...parsed, slug: `${slugify(kind, 'text')}-${n}` },
      }
      return got(await createEntry(anna, entry, Date.now()))
    }
    for (let n = 0; n < rounds; n++) {
      last = await add(n)
      const { entryId, revisionId } = last
      paths.push(got(await release(anna, { entryId, revisionId, at: Date.now() } as never, Date.now())).path)
    }
    const changed = JSON.parse(
      JSON.stringify(body).replace(/ (the|was|of) /g, (all, word, at) => (at % 3 ? all : ` x${word} `)),
    ) as unknown
    const { entryId, revisionId, counter } = last!
    const save = {
      entryId,
      base: { revisionId, counter },
      session: 'bench-second',
      content: { ...parsed, body: changed },
    }
    const second = got((await saveDraft(anna, save, Date.now())) as never) as typeof last & object
    longTexts.push({
      kind: kind as KindOfText,
      paths,
      entryId,
      from: revisionId,
      to: second.revisionId,
      counter: second.counter,
      body: changed,
    })
  }
  return longTexts
}

async function measureAll() {
  for (let n = 0; n < 30; n++) await ask('/')
  console.log('processor and longest wait of a reader of the front page, ms; best of', rounds)
  for (const text of texts) {
    const desk = `/admin/entries/${text.entryId}`
    await line(text, 'page', (n) => ask(text.paths[n]!))
    await line(text, 'preview', () => ask(`${desk}/preview/document?framed`, { cookie }))
    await line(text, 'revision', () => ask(`${desk}/revisions/${text.to}`, { cookie }))
    await line(text, 'comparison', () => ask(`${desk}/revisions/compare?from=${text.from}&to=${text.to}`, { cookie }))
    await line(text, 'autosave', () => save(text))
  }
}

async function line({ kind }: LongText, what: string, work: (n: number) => Promise<{ status: number; bytes: number }>) {
  let best = { processor: Infinity, waiting: Infinity, bytes: 0 }
  for (let n = 0; n < rounds; n++) {
    await wait(150)
    const before = processorOf(server.pid!)
    const watching = watch()
    const { status, bytes } = await work(n).finally(() => wait(20))
    const waiting = await watching()
    const processor = processorOf(server.pid!) - before
    if (status !== 200) throw new Error(`${kind}, ${what}: ${status}`)
    best = { processor: Math.min(best.processor, processor), waiting: Math.min(best.waiting, waiting), bytes }
  }
  const isPage = what === 'page'
  const bad = (isPage && best.processor > limits.processor) || (isPage && best.waiting > limits.waiting)
  failed ||= bad
  console.log(
    `${kind.padEnd(40)} ${what.padEnd(11)} ${best.processor.toFixed(0).padStart(6)} ${best.waiting.toFixed(0).padStart(6)}  ${(best.bytes / 1e6).toFixed(1)} MB${bad ? '  TOO LONG' : ''}`,
  )
}

/** Reads the front page again and again; the longest wait of all, once told to stop. */
function watch() {
  let on = true
  let longest = 0
  const reading = (async () => {
    while (on) {
      const began = performance.now()
      await ask('/')
      longest = Math.max(longest, performance.now() - began)
      await wait(2)
    }
  })()
  reading.catch(() => {})
  return async () => {
    on = false
    await reading
    return longest
  }
}

async function save(text: LongText) {
  const body = JSON.stringify({
    base: { revisionId: text.to, counter: text.counter },
    session: 'bench-second',
    content: content({ title: `A text of ${text.kind}`, summary: 'S', slug: '', body: text.body }),
  })
  const answer = await ask(
    `/api/desk/entries/${text.entryId}/draft`,
    { cookie, origin: url, 'content-type': 'application/json' },
    body,
  )
  const saved = JSON.parse(answer.text) as { value?: { revisionId: number; counter: number } }
  if (saved.value) Object.assign(text, { to: saved.value.revisionId, counter: saved.value.counter })
  else throw new Error(answer.text.slice(0, 300))
  return answer
}

function ask(path: string, headers: Record<string, string> = {}, body?: string) {
  return new Promise<{ status: number; bytes: number; text: string }>((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'PUT'
    const req = request(`${url}${path}`, { method, headers, agent }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => {
        const whole = Buffer.concat(chunks)
        resolve({ status: res.statusCode!, bytes: whole.length, text: whole.length < 10_000 ? whole.toString() : '' })
      })
    })
    req.on('error', reject)
    req.end(body)
  })
}

/** Milliseconds that a process has used of the processor, all of its threads together (proc(5), stat: in hundredths of a second). */
function processorOf(pid: number) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
