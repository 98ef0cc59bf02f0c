import { beforeEach, expect, test } from 'vitest'
import { rawWriter, read, write } from '@/db/connection'
import { audit, media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { existsSync, readdirSync } from 'node:fs'
import { mediaRoot } from '@/lib/store/media'
import type { Actor } from '@/domain/staff/actor'
import { cropPicture } from './crops'
import { storeUpload } from './intake'
import { got, someone } from '@/domain/testing/newsroom'
import { picture, pictureBytes } from '@/domain/testing/uploads'
import { changeUploadQuota, quotaProblem, uploadedBy, uploadQuota, defaultQuota } from './upload-quota'

const day = 86_400_000
const now = 100 * day

beforeEach(() => {
  testDatabase()
})

/** Rows of uploads, without their files. */
async function uploads(who: Actor, sizes: { bytes: number; at: number }[]) {
  const begin = (await read().$count(media)) + 1
  const rows = sizes.map(({ bytes, at }, n) => {
    const id = String(begin + n).padStart(12, '0')
    const file = { name: 'a.pdf', type: 'application/pdf' as const, bytes, sha256: id, properties: {} }
    return { id, lineage: id, ...file, uploadedBy: who.id, uploadedAt: at }
  })
  await write(async (tx) => void (await tx.insert(media).values(rows)))
}

const saying = async (who: Actor, bytes: number, at = now) =>
  (await quotaProblem(read(), who, bytes, at))?.problems[0]?.message ?? ''

test('each person may upload 2 GB in 24 hours, unless an admin says otherwise', async () => {
  const [ada, ben, admin] = [await someone('contributor'), await someone('editor'), await someone('admin')]
  expect(await uploadQuota()).toEqual(defaultQuota)
  for (const who of [ada, ben, admin]) await uploads(who, [{ bytes: 1_900_000_000, at: now - day / 2 }])
  expect(await saying(ada, 100_000_000)).toBe('')
  for (const who of [ada, ben])
    expect(await saying(who, 300_000_000)).toBe(
      'You have uploaded 1.9 GB in the last 24 hours, and one person may upload 2 GB. This file has 300 MB. ' +
        'Try again later, or ask an admin, who can raise the limit under Settings.',
    )
  // Waiting would not help.
  expect(await saying(ada, 3_000_000_000)).toBe(
    'This file has 3 GB, and one person may upload 2 GB in 24 hours. Ask an admin, who can raise the limit under Settings.',
  )
  expect(await saying(admin, 300_000_000)).toBe('')
  expect(await saying(ada, 300_000_000, now + day)).toBe('')
})

test('what somebody has here in all can be limited as well', async () => {
  const [ada, admin] = [await someone('contributor'), await someone('admin')]
  got(await changeUploadQuota(admin, { daily: '', total: '1,5 GB' }, now))
  expect(await uploadQuota()).toEqual({ daily: null, total: 1_500_000_000 })
  await uploads(ada, [{ bytes: 1_500_000_000, at: 0 }])
  expect(await saying(ada, 0)).toContain('takes 1.5 GB, and one person may keep 1.5 GB here. Ask an admin')
  expect((await read().select().from(audit)).at(-1)).toMatchObject({
    verb: 'changed the upload limits',
    detail: { daily: null, total: 1_500_000_000 },
  })
})

test.each<[string, string, string[]]>([
  ['', '', []],
  ['0', '0.0', []],
  [' 2 ', '10', []],
  ['2', '2', []],
  ['much', '', ['daily']],
  ['-1', '1e9', ['daily', 'total']],
  ['1.000.000', 'NaN', ['daily', 'total']],
  ['0.0001', '', ['daily']],
  ['999999', '', ['daily']],
  ['3', '2', ['total']],
])('limits of “%s” and “%s” have problems in %j', async (daily, total, fields) => {
  const changed = await changeUploadQuota(await someone('admin'), { daily, total }, now)
  expect(changed.ok ? [] : changed.problems.map(({ field }) => field)).toEqual(fields)
  if (fields.length > 0) expect(await uploadQuota()).toEqual(defaultQuota)
})

test('only an admin sets them', async () => {
  const change = changeUploadQuota(await someone('editor'), { daily: '100', total: '' }, now)
  await expect(change).rejects.toMatchObject({ name: 'NotPermitted' })
})

test('an upload, a next version and a crop that would be too much are refused, and nothing of them is kept', async () => {
  const [ada, admin] = [await someone('editor'), await someone('admin')]
  const first = await picture(ada, 'a.png', { width: 200, height: 200, now })
  got(await changeUploadQuota(admin, { daily: '0.001', total: '' }, now))
  await uploads(ada, [{ bytes: 1_000_000 - first.bytes - 1, at: now }])
  const before = await read().$count(media)
  const source = await pictureBytes()
  const part = { left: 0, top: 0, width: 50, height: 50 }
  for (const refusal of [
    await storeUpload(ada, { source, name: 'b.png' }, now),
    await storeUpload(ada, { source, name: 'b.png', replaces: first.id }, now),
    await cropPicture(ada, { id: first.id, part }, now),
  ])
    expect(refusal).toMatchObject({ problems: [{ message: expect.stringContaining('in the last 24 hours') }] })
  expect(await read().$count(media)).toBe(before)
  expect(existsSync(mediaRoot()) && readdirSync(mediaRoot())).toEqual([first.id])
  got(await storeUpload(ada, { source, name: 'b.png' }, now + day + 1))
})

test('of uploads that come at the same moment no more are kept than there is room for', async () => {
  const [ada, admin] = [await someone('contributor'), await someone('admin')]
  const sources = await Promise.all(Array.from({ length: 4 }, () => pictureBytes({ width: 300, height: 200 })))
  const { bytes } = got(await storeUpload(admin, { source: sources[0]!, name: 'a.png' }, now))
  got(await changeUploadQuota(admin, { daily: '0.001', total: '' }, now))
  await uploads(ada, [{ bytes: 1_000_000 - Math.ceil(bytes * 2.5), at: now }])
  const results = await Promise.all(
    sources.map((source) => storeUpload(ada, { source, name: 'a.png', keepBoth: true }, now)),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(2)
})

testOfSqlite(
  'adding up what one person uploaded reads an index alone, and is quick among a hundred thousand',
  async () => {
    const ada = await someone('editor')
    rawWriter().exec(`with recursive counted (n) as (select 0 union all select n + 1 from counted where n < 99999)
      insert into media (id, lineage, name, type, bytes, sha256, uploaded_by, uploaded_at, properties)
      select printf('%012d', n), printf('%012d', n), 'a.pdf', 'application/pdf', 1000, printf('%012d', n), ${ada.id}, n, '{}' from counted`)
    const plan = rawWriter()
      .prepare('explain query plan select coalesce(sum(bytes), 0) from media where uploaded_by = 1 and uploaded_at > 5')
      .all() as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join()).toContain('USING COVERING INDEX media_uploader')
    const { user } = process.cpuUsage()
    expect(await uploadedBy(read(), ada.id!)).toBe(100_000_000)
    expect(await uploadedBy(read(), ada.id!, 90_000)).toBe(9_999_000)
    const took = (process.cpuUsage().user - user) / 1_000
    console.log(`Both took ${took.toFixed(1)} ms.`)
    expect(took).toBeLessThan(200)
  },
)
