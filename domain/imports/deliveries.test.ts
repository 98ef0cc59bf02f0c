import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Actor } from '@/domain/staff/actor'
import { got, someone } from '@/domain/testing/newsroom'
import {
  changeDelivery,
  findDelivery,
  forgetDeliveries,
  listDeliveries,
  pathsOf,
  receiveExport,
  removeDelivery,
  uploadFolders,
  uploadFolderOf,
} from './deliveries'
import { beginImport, endImport, emptyTally } from './import-log'
import {
  setImporter,
  beginRun,
  endRun,
  endBrokenRun,
  findTrial,
  importOf,
  isAtWork,
  runStateOf,
  saveTrial,
  writeProgress,
} from './runs'
import { changeRule } from './rules'
import { reportBuilder } from './report'

const now = Date.UTC(2026, 0, 5)
const day = 86_400_000
const xml = '<?xml version="1.0"?><rss/>'
let dir = ''
let admin: Actor

beforeEach(async () => {
  dir = testDatabase()
  admin = await someone('admin')
})

const send = (text: string | Buffer, name = 'site.xml', to?: string) =>
  receiveExport(admin, { source: Readable.from([Buffer.from(text)]), name, to }, now)

test('the site of an export that names none is an address, or nothing', async () => {
  const { id } = got(await send(xml))
  expect(await changeDelivery(admin, id, { site: 'https://' })).toMatchObject({
    ok: false,
    problems: [{ field: 'site' }],
  })
  got(await changeDelivery(admin, id, { site: 'https://old.example.org' }))
  expect((await findDelivery(admin, id))!.site).toBe('https://old.example.org')
  got(await changeDelivery(admin, id, { site: null }))
  expect((await findDelivery(admin, id))!.site).toBeNull()
  expect(await changeDelivery(admin, 'gone', { site: null })).toMatchObject({ ok: false })
  await expect(changeDelivery(await someone('editor'), id, { site: null })).rejects.toThrow()
})

test('an export is kept for nobody else to read, and is gone after a day', async () => {
  const first = got(await send(xml, '../../etc/ünder score.xml'))
  const delivery = got(await send(xml, 'etc-ünder-score.xml', first.id))
  expect(delivery.files.map(({ name }) => name)).toEqual(['etc-ünder-score.xml', '2-etc-ünder-score.xml'])
  const [path] = pathsOf(delivery)
  expect(readFileSync(path!, 'utf8')).toBe(xml)
  expect(statSync(path!).mode & 0o777).toBe(0o600)
  expect(statSync(join(dir, 'deliveries', delivery.id)).mode & 0o777).toBe(0o700)
  expect(await listDeliveries(admin)).toEqual([delivery])
  const atWork = async () => false
  expect(await forgetDeliveries(now + day - 1, atWork)).toBe(0)
  expect(await forgetDeliveries(now + day, async () => true)).toBe(0)
  expect(await forgetDeliveries(now + day, atWork)).toBe(1)
  expect(existsSync(join(dir, 'deliveries', delivery.id))).toBe(false)
})

test('what is on its way is not cleared away under whoever sends it; what a power cut left half is, after a day', async () => {
  const since = (ms: number) => {
    utimesSync(join(dir, 'deliveries/onitsway0000'), new Date(), new Date(now - ms))
    return forgetDeliveries(now, (delivery) => isAtWork(delivery, now))
  }
  mkdirSync(join(dir, 'deliveries/onitsway0000/files'), { recursive: true })
  expect(await since(60_000)).toBe(0)
  writeFileSync(join(dir, 'deliveries/onitsway0000/delivery.json'), '')
  writeFileSync(join(dir, 'deliveries/onitsway0000/run.json'), '{"is":')
  expect(await listDeliveries(admin)).toEqual([])
  expect(await since(60_000)).toBe(0)
  expect(await since(day)).toBe(1)
})

test('what is no export, or breaks off, leaves nothing', async () => {
  for (const wrong of ['No export at all', Buffer.from('PK\x03\x04'), Buffer.from([0x1f, 0x8b, 8]), '']) {
    expect(await send(wrong)).toMatchObject({ ok: false, problems: [{ message: expect.any(String) }] })
  }
  const broken = Readable.from(
    (function* () {
      yield Buffer.from(xml)
      throw new Error('the line broke')
    })(),
  )
  expect(await receiveExport(admin, { source: broken, name: 'a.xml' }, now)).toMatchObject({ ok: false })
  expect(readdirSync(join(dir, 'deliveries'))).toEqual([])
  expect(await findDelivery(admin, '../gazette.db')).toBeUndefined()
})

test('only admins send, see and choose; a folder of uploads is one of those on the server', async () => {
  const editor = await someone('editor')
  await expect(receiveExport(editor, { source: Readable.from([]), name: '' }, now)).rejects.toThrow('manageImports')
  await expect(listDeliveries(editor)).rejects.toThrow('manageImports')
  await expect(uploadFolders(editor)).rejects.toThrow('manageImports')
  mkdirSync(join(dir, 'import/uploads'), { recursive: true })
  writeFileSync(join(dir, 'import/a file'), '')
  symlinkSync('/etc', join(dir, 'import/link'))
  expect(await uploadFolders(admin)).toEqual(['uploads'])
  const { id } = got(await send(xml))
  for (const uploads of ['../media', 'link', '/etc'])
    expect(await changeDelivery(admin, id, { uploads })).toMatchObject({ ok: false })
  got(await changeDelivery(admin, id, { uploads: 'uploads' }))
  expect(uploadFolderOf((await findDelivery(admin, id))!)).toBe(join(dir, 'import/uploads'))
  got(await removeDelivery(admin, id, now))
  expect(await findDelivery(admin, id)).toBeUndefined()
})

test('where a run stands is what it said last: silent for half a minute, it has stopped', async () => {
  const delivery = got(await send(xml))
  expect(await runStateOf(delivery, now)).toEqual({ is: 'sent' })
  got(await beginRun(admin, { id: delivery.id, is: 'trial' }, now))
  expect(await beginRun(admin, { id: delivery.id, is: 'import' }, now + 1)).toMatchObject({ ok: false })
  await writeProgress(delivery, { is: 'trial', at: now + 1_000, doing: 'Texts', done: 3, of: 9 })
  expect(await runStateOf(delivery, now + 2_000)).toEqual({
    is: 'running',
    what: 'trial',
    doing: 'Texts',
    done: 3,
    of: 9,
  })
  expect(await isAtWork(delivery, now + 30_999)).toBe(true)
  expect(await runStateOf(delivery, now + 31_000)).toEqual({ is: 'stopped', what: 'trial', problem: null })
  expect(await isAtWork(delivery, now - day), 'after the clock was set back').toBe(false)
  await endBrokenRun(delivery, { is: 'import', at: now + 2_000 })
  expect(await isAtWork(delivery, now + 2_000), 'when the process of another run ends').toBe(true)
  await endBrokenRun(delivery, { is: 'trial', at: now + 2_000 })
  expect(await runStateOf(delivery, now + 2_000)).toMatchObject({
    is: 'stopped',
    problem: 'It broke off before its end.',
  })
  await endRun(delivery, { is: 'trial', at: now, problem: null })
  await endBrokenRun(delivery, { is: 'trial', at: now })
  expect(await runStateOf(delivery, now)).toEqual({ is: 'done', what: 'trial' })
})

test('an import that the desk began is that of who sent its export', async () => {
  const delivery = got(await send(xml))
  const nobody = { ...admin, id: null }
  const begun = { kind: 'wordpress' as const, source: 'old.example.org', files: delivery.files }
  const { id } = await beginImport(nobody, begun, now)
  await endImport(nobody, { id, tally: emptyTally }, now)
  await setImporter(delivery)
  expect(await importOf(delivery)).toMatchObject({ id, by: admin.id })
})

test('the trial of an export shows what its categories become by now', async () => {
  const delivery = got(await send(xml))
  const terms = [{ taxonomy: 'category', slug: 'news', name: 'News', uses: 3 }]
  const report = reportBuilder().report()
  await saveTrial(delivery, { source: 'old.example.org', report, terms, remarks: [] })
  const before = (await findTrial(admin, delivery.id))!
  expect(before.rules[0]).toMatchObject({ uses: 3, ruling: { becomes: 'topic', name: 'News', chosen: false } })
  got(await changeRule(admin, { source: 'old.example.org', ...terms[0]!, becomes: 'nothing' }, now))
  const after = (await findTrial(admin, delivery.id))!
  expect(after.rules[0]).toMatchObject({ ruling: { becomes: 'nothing', chosen: true }, proposed: { becomes: 'topic' } })
})
