import { expect, test } from 'vitest'
import { databaseAwayCode } from '@/lib/files/storage-fault'
import { openDoor, page, still } from '../test-door'

test('while the database does not answer, kept pages are sent as long as that is permitted; others and later ones say so', async () => {
  const away = Object.assign(new Error('refused'), { code: databaseAwayCode })
  const database = { isAway: false, mayBeStale: true }
  const { ask, requests } = await openDoor({
    handle: (_, res) => still(res, page('kept')),
    version: async () => {
      if (database.isAway) throw away
      return 1
    },
    mayBeStale: () => database.mayBeStale,
    isAway: () => database.isAway,
  })
  await ask('/news')
  database.isAway = true
  expect((await ask('/news')).text).toBe(page('kept'))
  const isToldToComeBack = async (path: string) => {
    const { status, headers, text } = await ask(path)
    expect([path, status, headers['retry-after']]).toEqual([path, 503, '10'])
    expect(text).toContain('The archive does not answer just now')
  }
  await isToldToComeBack('/another')
  await isToldToComeBack('/admin')
  database.mayBeStale = false
  await isToldToComeBack('/news')
  expect((await ask('/api/health')).status).toBe(200)
  database.isAway = false
  expect((await ask('/news')).text).toBe(page('kept'))
  expect(requests).toHaveLength(1)
})

test('a page that fails since the database went away while it was made is no failure of the page', async () => {
  const database = { isAway: false }
  const { ask } = await openDoor({
    handle: (_, res) => {
      database.isAway = true
      res.writeHead(500).end('failed')
    },
    version: async () => {
      if (database.isAway) throw Object.assign(new Error('refused'), { code: databaseAwayCode })
      return 1
    },
  })
  expect((await ask('/news')).status).toBe(503)
})
