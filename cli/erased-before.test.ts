/** @module-tag thorough */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { closeDatabase, openDatabase, read, write } from '@/db/connection'
import { audit, entries, erasures, media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { checkRecord } from '@/domain/care/record-check'
import { confirmErasure, requestErasure } from '@/domain/erasures/erasures'
import { isErasedAddress } from '@/domain/published/erased'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import { env, setDataDir } from '@/lib/process/env'
import { parseRetention } from '@/lib/time/retention'
import { randomToken } from '@/lib/keys/random'
import { backUp } from './backup'
import { eraseAgainAsListed } from './backups/erased-before'
import { restore } from './restore'
import { markedStory, type MarkedStory } from './test-marked-story'
import { tracesIn } from './test-traces'

const now = Date.UTC(2014, 9, 7, 2)
let dataDir: string
let place: string
let output: string[]

beforeEach(() => {
  dataDir = testDatabase()
  place = mkdtempSync(join(tmpdir(), 'gazette-erased-before-'))
  output = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(place, { recursive: true, force: true })
})

async function erase({ first, second, entryId, mediaIds }: MarkedStory) {
  const asked = got(await requestErasure(first, { entryId, withTranslations: true, mediaIds }, now + 1))
  got(await confirmErasure(second, asked.id, now + 2))
}

/** A story, a backup that holds it, and its erasing after that. */
async function erasedAfterBackup() {
  const story = await markedStory(now)
  const backup = join(place, 'backup')
  got(await backUp(backup, { now: Date.now() }))
  await erase(story)
  closeDatabase()
  return { story, backup }
}

async function restored(backup: string, into = dataDir) {
  setDataDir(into)
  const result = await restore.run([backup, '--yes'])
  return result.ok ? '' : result.problems.map(({ message }) => message).join(' ')
}

/** Returns traces in the data directory after the command, before anything is served. */
function tracesOf(story: MarkedStory, folder = dataDir) {
  const aside = readdirSync(folder).find((name) => name.startsWith('before-'))
  if (aside) rmSync(join(folder, aside), { recursive: true })
  return tracesIn(folder, story.needles)
}

testOfSqlite('a backup that still holds a story is restored without it, and the command says so', async () => {
  const { story, backup } = await erasedAfterBackup()
  expect(tracesIn(backup, story.needles).length).toBeGreaterThan(20)
  expect(await restored(backup)).toBe('')
  expect(output.join('\n')).toMatch(
    /Erased again, since they had been erased permanently: 5 entries \(.*\) and 2 uploads\./,
  )
  expect(tracesOf(story)).toEqual([])
  openDatabase(dataDir)
  expect([await read().$count(entries), await read().$count(media)]).toEqual([1, 0])
  expect(await isErasedAddress(story.path)).toBe(true)
  expect((await read().select().from(erasures))[0]).toMatchObject({ state: 'erased', erasedAt: now + 2 })
  const verbs = (await read().select({ verb: audit.verb }).from(audit)).map(({ verb }) => verb)
  expect(verbs).toContain('erased again')
  expect((await checkRecord()).problems).toEqual([])
})

testOfSqlite(
  'each list alone is enough: that beside the backup, those in DATA_DIR and BACKUP_DIR, and the database that is replaced',
  async () => {
    const { story, backup } = await erasedAfterBackup()
    const own = join(dataDir, 'erasures.json')
    const list = readFileSync(own)
    // Only the database is left.
    rmSync(own)
    expect(await restored(backup)).toBe('')
    expect(tracesOf(story)).toEqual([])
    // Only the list in DATA_DIR is left.
    for (const name of readdirSync(dataDir)) if (name.startsWith('gazette.db')) rmSync(join(dataDir, name))
    expect(existsSync(own)).toBe(true)
    expect(await restored(backup)).toBe('')
    expect(tracesOf(story)).toEqual([])
    // Only the list next to the backup is left.
    const elsewhere = join(place, 'elsewhere')
    mkdirSync(elsewhere)
    writeFileSync(join(place, 'erasures.json'), list)
    expect(await restored(backup, elsewhere)).toBe('')
    expect(tracesOf(story, elsewhere)).toEqual([])
    // Only the list in BACKUP_DIR is left.
    rmSync(join(place, 'erasures.json'))
    const [folder, another] = [join(place, 'backups'), join(place, 'another')]
    for (const one of [folder, another]) mkdirSync(one)
    writeFileSync(join(folder, 'erasures.json'), list)
    Object.assign(env(), { backups: { folder, hour: 2, keep: parseRetention('7d') } })
    expect(await restored(backup, another)).toBe('')
    expect(tracesOf(story, another)).toEqual([])
    Object.assign(env(), { backups: undefined })
    setDataDir(dataDir)
  },
)

testOfSqlite('a restore that was killed before it erased again leaves it to the next start', async () => {
  const { story, backup } = await erasedAfterBackup()
  // The state after a restore: everything is in its place, the list too.
  for (const name of readdirSync(dataDir)) if (name.startsWith('gazette.db')) rmSync(join(dataDir, name))
  copyFileSync(join(backup, 'gazette.db'), join(dataDir, 'gazette.db'))
  openDatabase(dataDir)
  expect(tracesIn(dataDir, story.needles).length).toBeGreaterThan(10)
  expect(got(await eraseAgainAsListed(now + 3))).toMatch(/5 entries/)
  expect(tracesIn(dataDir, story.needles)).toEqual([])
  expect(got(await eraseAgainAsListed(now + 4))).toBeUndefined()
})

testOfSqlite('an entry of another installation that has the same number is left alone', async () => {
  const { story } = await erasedAfterBackup()
  const list = readFileSync(join(dataDir, 'erasures.json'))
  const otherDir = testDatabase()
  writeFileSync(join(otherDir, 'secret'), randomToken())
  const who = await someone('admin')
  for (let n = 0; n < 6; n++)
    await createEntry(who, { kind: 'post', language: 'en', session: 's', content: content() }, now)
  const backup = join(place, 'other')
  got(await backUp(backup, { now: Date.now() }))
  closeDatabase()
  writeFileSync(join(place, 'erasures.json'), list)
  expect(await restored(backup, otherDir)).toBe('')
  openDatabase(otherDir)
  expect(await read().$count(entries)).toBe(6)
  expect(await read().select().from(erasures)).toEqual([])
  expect(story.entryId).toBeLessThan(7)
})

testOfSqlite('an entry of this installation that has neither the group nor the moment is another one', async () => {
  const { story } = await erasedAfterBackup()
  openDatabase(dataDir)
  await write(async (tx) => {
    const row = { kind: 'post' as const, language: 'en' as const, translationGroup: 'another', createdAt: now + 9 }
    await tx.insert(entries).values({ id: story.entryId, ...row })
  })
  expect(got(await eraseAgainAsListed(now + 3))).toBeUndefined()
  expect(await read().$count(entries)).toBe(2)
})

testOfSqlite('a list that was changed or cannot be read is a refusal, and nothing is restored', async () => {
  const { backup, story } = await erasedAfterBackup()
  const own = join(dataDir, 'erasures.json')
  const text = readFileSync(own, 'utf8')
  const changed = text.replace(`"entryId":${story.entryId},`, '"entryId":99,')
  expect(changed).not.toBe(text)
  for (const damaged of [changed, text.slice(0, -9), '']) {
    writeFileSync(own, damaged)
    expect(await restored(backup)).toMatch(/The list of what was erased .* cannot be read, or was changed/)
    expect(readdirSync(dataDir).filter((name) => /^(before|arriving)-/.test(name))).toEqual([])
  }
  writeFileSync(own, text)
  openDatabase(dataDir)
  expect(await read().$count(entries)).toBe(1)
})
