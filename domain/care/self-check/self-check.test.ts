import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Health } from '../health'
import { someone } from '@/domain/testing/newsroom'
import { storeFindings } from './file-store'
import { safetyFindings } from './keeping'
import { selfCheck, outgoingFindings, signInFindings } from './self-check'
import { setupFindings, type Setup } from './setup'
import type { PersonProtection } from '@/domain/staff/factors/people'
import type { FactorRule } from '@/domain/staff/factors/rule'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 10, 25, 9)

const sound: Health = {
  ok: true,
  database: 'readable',
  databaseProblem: null,
  notWritable: null,
  fileStore: null,
  diskFreeBytes: 20e9,
  diskBytes: 40e9,
  databaseBytes: 50e6,
  walBytes: 4e6,
  backup: {
    madeAt: now - 10 * hour,
    bytes: 60e6,
    provedAt: now - 9 * hour,
    failedAt: null,
    proofFailedAt: null,
    proofAgainAt: null,
    copiedUpTo: null,
  },
  files: { stored: 1_200, damaged: 0, lastCheckAt: now - 6 * hour, oldestCheckAt: now - 29 * day },
  waiting: { mails: 0, oldestMailAt: null, pings: 0, oldestPingAt: null },
  coming: 2,
  newestAct: now - minute,
  record: { checkedAt: now - 6 * hour, problems: 0 },
}

const good: Setup = {
  siteUrl: 'https://archive.example.org',
  proxies: true,
  mails: true,
  schedules: true,
  openToOthers: [],
  versions: { gazette: '1.0.0', node: 'v24.3.0', database: 'SQLite 3.53.2', schema: 7, knownSchema: 7 },
}

const states = (findings: { id: string; state: string }[]) =>
  Object.fromEntries(findings.map(({ id, state }) => [id, state]))

test('an installation in good order has nothing to look at', () => {
  const all = [
    ...safetyFindings(sound, { schedules: true }, now),
    ...outgoingFindings(sound, now),
    ...setupFindings(good, now),
  ]
  expect(all.filter(({ state }) => state !== 'well')).toEqual([])
  expect(all.map(({ message }) => message)).toContain('Made 10 hours ago, 60 MB.')
})

const { backup, files } = sound
test.each<[string, Partial<Health>, string, string | RegExp]>([
  ['database', { databaseProblem: 'SQLITE_CORRUPT' }, 'wrong', /damaged: some pages cannot/],
  ['database', { ok: false, databaseProblem: 'SQLITE_NOTADB' }, 'wrong', /damaged: no page can/],
  ['database', { ok: false, databaseProblem: 'SQLITE_CANTOPEN' }, 'wrong', /answers SQLITE_CANTOPEN/],
  ['saving', { notWritable: 'ENOSPC' }, 'wrong', 'The disk is full.'],
  ['saving', { notWritable: 'EMFILE' }, 'wrong', 'The system says EMFILE.'],
  ['disk', { diskFreeBytes: 300e6 }, 'wrong', '300 MB of 40 GB free.'],
  ['disk', { diskFreeBytes: 1.9e9 }, 'look', '1.9 GB of 40 GB free.'],
  ['disk', { diskFreeBytes: 20e9, databaseBytes: 10e9 }, 'look', /^20 GB/],
  ['disk', { diskFreeBytes: null }, 'look', /not known/],
  ['backup', { backup: { ...backup!, madeAt: null } }, 'wrong', 'There is none.'],
  ['backup', { backup: { ...backup!, madeAt: now - 3 * day } }, 'look', /3 days ago/],
  ['backup', { backup: { ...backup!, madeAt: now - 8 * day } }, 'wrong', /8 days ago/],
  ['backup', { backup: { ...backup!, failedAt: now - hour } }, 'wrong', /last attempt failed 1 hour ago/],
  ['proof', { backup: { ...backup!, provedAt: null } }, 'look', /None was ever restored/],
  ['proof', { backup: { ...backup!, provedAt: now - 4 * day } }, 'look', /4 days ago/],
  ['proof', { backup: { ...backup!, proofFailedAt: now - hour, proofAgainAt: now + 2 * hour } }, 'wrong', /in 2 hours/],
  ['proof', { backup: { ...backup!, proofFailedAt: now - hour, proofAgainAt: now } }, 'wrong', /in less than a minute/],
  [
    'proof',
    { backup: { ...backup!, proofFailedAt: now - hour } },
    'wrong',
    /1 hour ago and is not equal, or could not be.$/,
  ],
  ['files', { files: { ...files!, damaged: 2 } }, 'wrong', '2 files missing or changed.'],
  ['fixity', { files: { ...files!, lastCheckAt: now - 3 * day } }, 'wrong', /3 days ago/],
  ['fixity', { files: { ...files!, oldestCheckAt: now - 60 * day } }, 'look', /2 months ago/],
  ['fixity', { files: { ...files!, lastCheckAt: null } }, 'look', 'No file was checked yet.'],
  ['fixity', { files: { ...files!, stored: 0, lastCheckAt: null } }, 'well', 'There is nothing to check yet.'],
  ['record', { record: { checkedAt: null, problems: null } }, 'look', 'It was not checked yet.'],
  ['record', { record: { checkedAt: now - hour, problems: 2 } }, 'wrong', /outside the desk/],
  ['record', { record: { checkedAt: now - 4 * day, problems: 0 } }, 'look', /4 days ago, and not since/],
  ['clock', { newestAct: now + hour }, 'wrong', /in 1 hour/],
  ['clock', { newestAct: now + minute }, 'well', /not behind/],
])('%s, where %j, is %s', (id, change, state, says) => {
  const finding = safetyFindings({ ...sound, ...change }, { schedules: true }, now).find((one) => one.id === id)!
  expect(finding).toMatchObject({ state, message: typeof says === 'string' ? says : expect.stringMatching(says) })
})

test('a bucket is looked at where there is one: whether it can be used, and whether it keeps what is erased', () => {
  expect(storeFindings(null)).toEqual([])
  const state = (problem: string | null, keepsVersions: 'no' | 'yes' | 'suspended' | 'unknown') =>
    states(storeFindings({ problem, keepsVersions }))
  expect(state(null, 'no')).toEqual({ 'file-store': 'well', 'file-versions': 'well' })
  expect(state('STORE_UNREACHABLE', 'unknown')).toEqual({ 'file-store': 'wrong' })
  expect(state(null, 'unknown')).toEqual({ 'file-store': 'well', 'file-versions': 'look' })
  expect([state(null, 'yes'), state(null, 'suspended')].map((all) => all['file-versions'])).toEqual(['wrong', 'look'])
  const [reached] = storeFindings({ problem: 'STORE_UNREACHABLE', keepsVersions: 'unknown' })
  expect(reached!.message).toBe('The store of files does not answer.')
})

test('copies between the daily backups are looked for where they are set to be made, and late ones are wrong', () => {
  const state = (copiedUpTo: number | null) => {
    const health = { ...sound, backup: { ...backup!, copiedUpTo } }
    return states(safetyFindings(health, { schedules: true, every: 5 }, now)).copies
  }
  expect([state(null), state(now - 14 * minute), state(now - 16 * minute)]).toEqual(['look', 'well', 'wrong'])
  expect(states(safetyFindings(sound, { schedules: true }, now))).not.toHaveProperty('copies')
})

test('mails and news that wait are looked at, and after hours they are wrong', () => {
  const since = (ago: number) =>
    states(
      outgoingFindings(
        { ...sound, waiting: { mails: 1, oldestMailAt: now - ago, pings: 3, oldestPingAt: now - ago } },
        now,
      ),
    )
  expect(since(minute)).toEqual({ mails: 'well', pings: 'well' })
  expect(since(hour)).toEqual({ mails: 'look', pings: 'well' })
  expect(since(2 * day)).toEqual({ mails: 'wrong', pings: 'look' })
})

test.each<[string, Partial<Setup>, string]>([
  ['address', { siteUrl: 'http://archive.example.org' }, 'wrong'],
  ['address', { siteUrl: 'http://localhost:3000' }, 'look'],
  ['proxies', { proxies: false }, 'look'],
  ['proxies', { proxies: false, siteUrl: 'http://localhost:3000' }, 'well'],
  ['mail-server', { mails: false }, 'look'],
  ['schedule', { schedules: false }, 'look'],
  ['folder', { openToOthers: ['.', 'gazette.db'] }, 'wrong'],
  ['folder', { openToOthers: ['gazette.db'] }, 'look'],
  ['folder', { openToOthers: null }, 'look'],
  ['node', { versions: { ...good.versions, node: 'v25.9.0' } }, 'look'],
  ['versions', { versions: { ...good.versions, schema: 6 } }, 'wrong'],
])('%s, where %j, is %s', (id, change, state) => {
  expect(states(setupFindings({ ...good, ...change }, now))[id]).toBe(state)
})

const protectedPeople = (changes: Partial<PersonProtection>[]): PersonProtection[] =>
  changes.map((change, n) => ({
    name: `P${n}`,
    role: 'editor',
    createdAt: 0,
    hasFactor: true,
    otherHosts: [],
    ...change,
  }))

test.each<[string, FactorRule['who'], Partial<PersonProtection>[], string, RegExp]>([
  ['nobody asks and admins have one', 'nobody', [{ role: 'admin' }, { hasFactor: false }], 'well', /All admins/],
  ['nobody asks and an admin has none', 'nobody', [{ role: 'admin', hasFactor: false }], 'look', /account of P0/],
  ['admins are asked and an editor has none', 'admins', [{ hasFactor: false }], 'well', /All admins/],
  ['somebody has days left', 'everyone', [{ hasFactor: false, createdAt: now - day }], 'look', /in 24 hours.*by P0/],
  [
    'somebody has none left',
    'everyone',
    [{}, { hasFactor: false, createdAt: now - 3 * day }],
    'look',
    /by P1: the desk/,
  ],
  ['five have none', 'everyone', Array(5).fill({ hasFactor: false }), 'look', /P0, P1, P2 and 2 others/],
])('of second factors, where %s, that is said', (_, who, people, state, says) => {
  const facts = { people: protectedPeople(people), rule: { who, days: 2, since: 0 }, host: 'example.org' }
  const [finding] = signInFindings(facts, now)
  expect(finding).toMatchObject({ id: 'second-factor', state, message: expect.stringMatching(says) })
})

test('passkeys that were made for another address are named with whose they are', () => {
  const people = protectedPeople([{}, { name: 'Nang', otherHosts: ['old.example.org'] }])
  const rule = { who: 'nobody' as const, days: 0, since: 0 }
  const [, finding] = signInFindings({ people, rule, host: 'new.example.org' }, now)
  expect(finding).toMatchObject({ state: 'wrong', message: expect.stringMatching(/Nang.*old.*new\.example/) })
  expect(signInFindings({ people: protectedPeople([{}]), rule, host: 'a' }, now)[1]).toMatchObject({ state: 'well' })
})

test('whatever is not well says what to do, and everything has an id of its own', () => {
  const bad = {
    ...sound,
    notWritable: 'EIO',
    backup: null,
    waiting: { mails: 1, oldestMailAt: 0, pings: 1, oldestPingAt: 0 },
  }
  const all = [
    ...safetyFindings(bad, { schedules: false }, now),
    ...outgoingFindings(bad, now),
    ...setupFindings({ ...good, openToOthers: ['.'] }, now),
  ]
  expect(all.filter(({ state, todo }) => state !== 'well' && !todo)).toEqual([])
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})

test('the whole check looks at an archive as it is, and is for admins', async () => {
  testDatabase()
  const findings = await selfCheck(await someone('admin'), Date.now())
  expect(states(findings)).toMatchObject({
    saving: 'well',
    backup: 'wrong',
    files: 'well',
    addresses: 'well',
    links: 'well',
    pictures: 'well',
    versions: 'well',
    'mail-server': 'look',
    address: 'look',
    clock: 'well',
    'second-factor': 'well',
    passkeys: 'well',
  })
  await expect(selfCheck(await someone('editor'), 0)).rejects.toThrow('may not manageSettings')
})
