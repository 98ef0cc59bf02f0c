import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Health } from '../health'
import { someone } from '@/domain/testing/newsroom'
import { safetyFindings } from './keeping'
import { selfCheck } from './self-check'
import { setupFindings, type Setup } from './setup'
import { outgoingFindings } from './waiting'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 10, 25, 9)

const sound: Health = {
  ok: true,
  database: 'readable',
  notWritable: null,
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
  versions: { gazette: '1.0.0', node: 'v24.3.0', sqlite: '3.53.2', schema: 7, knownSchema: 7 },
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
  expect(all.map(({ says }) => says)).toContain('Made 10 hours ago, 60 MB.')
})

const { backup, files } = sound
test.each<[string, Partial<Health>, string, string | RegExp]>([
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
  ['record', { record: { checkedAt: now - hour, problems: 2 } }, 'wrong', /other ways than the desk/],
  ['record', { record: { checkedAt: now - 4 * day, problems: 0 } }, 'look', /4 days ago, and not since/],
  ['clock', { newestAct: now + hour }, 'wrong', /in 1 hour/],
  ['clock', { newestAct: now + minute }, 'well', /not behind/],
])('%s, where %j, is %s', (id, change, state, says) => {
  const finding = safetyFindings({ ...sound, ...change }, { schedules: true }, now).find((one) => one.id === id)!
  expect(finding).toMatchObject({ state, says: typeof says === 'string' ? says : expect.stringMatching(says) })
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
  })
  await expect(selfCheck(await someone('editor'), 0)).rejects.toThrow('may not manageSettings')
})
