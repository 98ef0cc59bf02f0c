// How many files and functions of this repository one act goes through: node --import tsx bench/files-on-the-way.ts [WAY...] [--list]. See bench/README.md.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Session, type Profiler } from 'node:inspector/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { POST as release } from '@/app/api/desk/entries/[id]/release/route'
import { desk } from '@/app/api/desk/test-desk'
import { handlerOf } from '@/app/(site)/handlers'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { attachment, exported, oldUrl, uploadsWith } from '@/domain/imports/wordpress/test-export'
import { release as releaseNow } from '@/domain/publishing/releases'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { pictureBytes } from '@/domain/testing/uploads'
import { createEntry } from '@/domain/writing/drafts'

const root = join(import.meta.dirname, '..')
const moment = Date.parse('2014-10-28T02:30:00Z')

/** Each sets its scene and answers with the one act that is measured. */
const ways: Record<string, () => Promise<() => Promise<unknown>>> = {
  async publish() {
    const { who, asks } = await desk('editor')
    const { entryId, revisionId, counter } = await post(who, { title: 'A ferry is found', body: text('On the river.') })
    const params = { id: String(entryId) }
    return async () =>
      expectThat((await asks('POST', release, { params, body: { revisionId, counter } })).status === 200)
  },
  async page() {
    await released('en', 'A ferry is found', 'On the river.')
    return () => reads('/2014/10/a-ferry-is-found', 'On the river.')
  },
  async import() {
    const who = await someone('admin')
    const place = '2014/10/ferry.png'
    const picture = `<figure><img src="${oldUrl}/wp-content/uploads/${place}" alt="A ferry"></figure>`
    const item = { id: 2, content: `<p>On the <b>river</b>.</p>${picture}`, terms: ['category news News'] }
    const files = [exported([attachment(1, place), item])]
    const uploads = uploadsWith({ [place]: await pictureBytes() })
    return async () =>
      expectThat(got(await importWordPress(who, { files, uploads }, Date.now())).report.tally.new === 5)
  },
  async search() {
    await released('km', 'ការជួញដូរមនុស្ស', 'ការជួញដូរមនុស្សនៅកម្ពុជា')
    return () => reads(`/km/search?q=${encodeURIComponent('ជួញដូរមនុស្ស')}`, '<mark>')
  },
}

async function released(language: 'en' | 'km', title: string, words: string) {
  const who = await someone('editor')
  const entryContent = content({ title, slug: 'a-ferry-is-found', body: text(words) })
  const draft = got(await createEntry(who, { kind: 'post', language, session: 's', content: entryContent }, moment))
  got(await releaseNow(who, { entryId: draft.entryId, revisionId: draft.revisionId, at: moment }, moment))
}

async function reads(address: string, words: string) {
  const { handler, params } = handlerOf(address.split('?')[0]!)
  const answer = await handler(new Request(`http://localhost:3000${address}`), { params: Promise.resolve(params) })
  expectThat((await answer.text()).includes(words))
}

function expectThat(isSo: boolean) {
  if (!isSo) throw new Error('It did not do what is measured.')
}

/** The files and the named functions that run while an act does. */
async function calledBy(act: () => Promise<unknown>) {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  await act()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()
  const files = new Map<string, number>()
  for (const script of result) {
    const file = fileOf(script.url)
    const called = file === undefined ? [] : script.functions.filter(isCalled)
    if (called.length > 0) files.set(file!, new Set(called.map(({ functionName }) => functionName)).size)
  }
  return files
}

function fileOf(url: string) {
  if (!url.startsWith('file:')) return undefined
  const file = relative(root, fileURLToPath(url.replace(/\?.*$/, '')))
  return /^(\.\.|node_modules|bench)\b|\/test-[\w-]+\.ts$|^domain\/testing\//.test(file) ? undefined : file
}

/** `__name` is the compiler's; a function without a name is part of the one that it stands in, or the file itself. */
function isCalled({ functionName, ranges }: Profiler.FunctionCoverage) {
  return functionName !== '' && functionName !== '__name' && ranges[0]!.count > 0
}

async function measure(way: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'gazette-ways-'))
  openDatabase(dataDir)
  migrateDatabase()
  const files = await calledBy(await ways[way]!())
  closeDatabase()
  rmSync(dataDir, { recursive: true })
  const of = (folder: string) => [...files.keys()].filter((file) => file.startsWith(folder)).length
  const numbers = [files.size, of('domain/'), [...files.values()].reduce((sum, n) => sum + n, 0)]
  console.log(way.padEnd(10) + numbers.map((n) => String(n).padStart(10)).join(''))
  if (values.list) for (const [file, n] of [...files].toSorted()) console.log(`  ${String(n).padStart(3)} ${file}`)
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { list: { type: 'boolean' } } })
const [only, ...more] = positionals.length > 0 ? positionals : Object.keys(ways)
// What one act has made ready, the next would not go through again: a process for each.
if (more.length === 0) await measure(only!)
else {
  console.log(`${' '.repeat(10)}     files of domain functions`)
  const args = ['--import', 'tsx', import.meta.filename, ...(values.list ? ['--list'] : [])]
  for (const way of [only!, ...more]) execFileSync(process.execPath, [...args, way], { stdio: 'inherit' })
}
