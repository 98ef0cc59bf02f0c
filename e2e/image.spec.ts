import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import { closeDatabase, openDatabase } from '@/db/connection'
import { recordMade } from '@/domain/backups/backups'
import { checkTonight } from '@/domain/care/nightly-check'
import { changeSettings } from '@/domain/site/settings'
import { got } from '@/domain/testing/newsroom'
import { otherLanguages } from '@/lib/languages/languages'
import { crawl } from './image/crawl'
import { namesThatFail } from './image/names'
import { endpoints } from './permissions/build'
import { allowedBy, ask, nameOf, ownersFor, type Stage } from './permissions/check'
import { Contents } from './permissions/contents'
import { callers, newsroom } from './permissions/newsroom'
import { rows } from './permissions/rows'
import { zoneWithNoon } from './support/hours'
import { clone, runsAsInstalled } from './support/places'
import { freePort, startServer, type Server } from './support/server'

// Asks what operators run for everything that it answers, outside the clone. Uses requests, without a browser.

/** Megabytes of the folder, without Node. */
const maxMegabytes = 160

const kindsOfFiles = [
  'application/atom+xml',
  'application/epub+zip',
  'application/feed+json',
  'application/json',
  'application/pdf',
  'application/rss+xml',
  'application/vnd.citationstyles.csl+json',
  'application/x-bibtex',
  'application/x-research-info-systems',
  'application/xml',
  'font/woff2',
  'image/jpeg',
  'image/png',
  'image/svg+xml',
  'image/webp',
  'text/calendar',
  'text/css',
  'text/csv',
  'text/html',
]

type Image = { place: string; server: Server; env: NodeJS.ProcessEnv }

const test = base.extend<object, { image: Image }>({
  image: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names in the pattern
    async ({}, use) => {
      const folder = join(process.env.GAZETTE_E2E!, `image-${process.pid}`)
      const [place, dataDir, port] = [join(folder, 'gazette'), join(folder, 'data'), await freePort()]
      mkdirSync(folder)
      execFileSync(process.execPath, ['scripts/image.mjs', place], { cwd: clone, stdio: 'inherit' })
      const own = { DATA_DIR: dataDir, PORT: String(port), SITE_URL: `http://localhost:${port}` }
      Object.assign(process.env, own)
      const settings = { BACKUP_DIR: join(folder, 'backups'), INDEXNOW_URL: 'http://localhost:9/none', RENDERERS: '' }
      const server = await startServer({ dataDir, port, settings, place })
      openDatabase(dataDir)
      await use({ place, server, env: { ...runsAsInstalled(), ...own, NODE_ENV: 'production' } })
      closeDatabase()
      await server.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})

test.describe.configure({ mode: 'serial', timeout: 600_000 })

test('the image is small, and no package of another folder can be found from it', ({ image: { place } }) => {
  const megabytes = spawnSync('du', ['-sm', '--apparent-size', place], { encoding: 'utf8' }).stdout.split('\t')[0]
  expect(Number(megabytes)).toBeLessThanOrEqual(maxMegabytes)
  for (let above = dirname(place); above !== dirname(above); above = dirname(above))
    expect(existsSync(join(above, 'node_modules')), above).toBe(false)
})

test('the whole sitemap in every language, and whatever its pages name, is answered', async ({ image: { server } }) => {
  const { failed, asked, kinds } = await crawl(server.url, otherLanguages())
  expect(failed).toEqual([])
  expect(asked).toBeGreaterThan(1_000)
  expect(kindsOfFiles.filter((kind) => !kinds.includes(kind))).toEqual([])
})

/** Acts that start a process or load a program of the system's own, beside those that only read. */
const usesMore = /sign-in#signIn|setUp$|media|erasures#confirm|removeDemonstration/

test('every page of the desk, and what starts a process, answers somebody who may, and nothing fails', async ({
  image,
}) => {
  const { server } = image
  // The server makes no backup and checks no files by itself meanwhile.
  const backup = { madeAt: Date.now(), place: join(server.dataDir, 'none'), bytes: 1, files: 1, encrypted: false }
  await recordMade(backup, Date.now())
  const room = await newsroom()
  got(await changeSettings(room.chief.actor, { zone: zoneWithNoon }, Date.now()))
  const cast = await callers(room)
  await checkTonight(Date.now())
  const contents = new Contents(server.dataDir)
  const archive = { canaries: [], planted: [] }
  const stage: Stage = { site: server.url, room, archive, contents, callers: cast, endpoints: endpoints() }
  const failed = []
  const asked = rows.filter(({ of, settles }) => /^(page|GET) /.test(of) || settles || usesMore.test(of))
  expect(asked.length).toBeGreaterThan(100)
  for (const row of asked) {
    const [owner] = await ownersFor(room, row)
    const sample = await row.sample(room, owner!)
    const caller = (await allowedBy(stage, { row, owner: owner! })).at(-1)!
    const { status, outcome } = await ask(stage, { row, sample }, { caller })
    if (status >= 500 || outcome === 'failed') failed.push(`${nameOf(row)}: ${status}`)
    await row.settles?.(room)
  }
  contents.close()
  expect(failed).toEqual([])
})

test('its commands work: an account, a backup, a copy of the archive', ({ image: { place, server, env } }) => {
  const run = (...words: string[]) =>
    execFileSync(process.execPath, ['.compiled/cli/main.js', ...words], { cwd: place, env, encoding: 'utf8' })
  run('staff', 'add', '--email', 'one@example.org', '--name', 'One', '--role', 'admin')
  expect(run('staff', 'list')).toContain('one@example.org')
  run('backup', join(server.dataDir, '../backup'))
  run('export', join(server.dataDir, '../copy'))
  expect(readdirSync(join(server.dataDir, '../copy')).length).toBeGreaterThan(10)
})

test('nothing was written to the log as an error, and a stop ends well', async ({ image: { server } }) => {
  expect(await server.stop()).toBe(0)
  const lines = server.output().split('\n').filter(Boolean)
  expect(lines.filter((line) => !/^\{"level":"(debug|info|warn)"/.test(line))).toEqual([])
})

test('whatever the code loads by a name made at run time is there, and one that is missing is found', ({ image }) => {
  const { place } = image
  expect(namesThatFail(place)).toEqual([])
  const atlas = join(place, 'node_modules/world-atlas')
  renameSync(atlas, `${atlas}-away`)
  expect(namesThatFail(place)).toEqual(['lib/map/draw-map.ts: world-atlas/countries-50m.json'])
  renameSync(`${atlas}-away`, atlas)
})

test('on a Node that is too old it says what it needs, before anything else is loaded', ({ image: { place, env } }) => {
  const old = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })'
  for (const program of ['server/start.js', 'cli/main.js']) {
    const args = ['--import', `data:text/javascript,${old}`, `.compiled/${program}`]
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: place, env, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^Gazette needs Node .*20\.20\.2/) })
  }
})

test('a start whose preparation is ended by a signal names the signal', async ({ image: { place, env } }) => {
  const own = { ...env, DATA_DIR: join(place, '../other-data') }
  const child = spawn(process.execPath, ['.compiled/server/start.js'], { cwd: place, env: own, stdio: 'pipe' })
  let said = ''
  child.stderr.on('data', (piece) => (said += piece))
  const children = () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim()
  await expect.poll(children).not.toBe('')
  const ended = once(child, 'close')
  process.kill(Number(children()), 'SIGSEGV')
  expect(await ended).toEqual([1, null])
  expect(said).toBe('Preparing the archive was ended by the signal SIGSEGV.\n')
})

test('it was built with a key that is no secret, in place of which a server has its own', ({ image: { place } }) => {
  const manifest = readFileSync(join(place, '.next/server/server-reference-manifest.json'), 'utf8')
  const { encryptionKey } = JSON.parse(manifest) as { encryptionKey: string }
  expect(encryptionKey).toBe(Buffer.alloc(32).toString('base64'))
  const tell = `const { prepareProcess } = await import('./.compiled/lib/process/prepare-process.js')
    prepareProcess({ dev: false })
    console.log(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)`
  const keys = ['one', 'two'].map((name) => {
    const env = { ...runsAsInstalled(), DATA_DIR: join(place, 'keys', name), SITE_URL: 'http://localhost' }
    return execFileSync(process.execPath, ['--input-type=module', '-e', tell], { cwd: place, env, encoding: 'utf8' })
  })
  rmSync(join(place, 'keys'), { recursive: true })
  expect(new Set([...keys, `${encryptionKey}\n`]).size).toBe(3)
})

test('its version is that of the clone', ({ image: { place } }) => {
  const { version } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { version: string }
  expect(readFileSync(join(place, 'VERSION'), 'utf8')).toBe(`${version}\n`)
})
