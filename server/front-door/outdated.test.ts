import { expect, test } from 'vitest'
import { forgetFaults, noteOutdated } from '@/db/faults'
import { listen } from '@/lib/process/test-log'
import { stopWhenOutdated } from './outdated'
import { openDoor, page, still } from '../test-door'

const outdated = Object.assign(new Error('expected by this test'), { code: 'GAZETTE_OUTDATED' })

/** Opens the door of an instance that a later version can replace; it has kept pages by then. */
async function door({ isKnown = true } = {}) {
  const state = { isOutdated: false }
  const opened = await openDoor({
    handle: (_, res) => still(res, page('kept')),
    version: async () => {
      if (state.isOutdated) throw outdated
      return 1
    },
    // Stale pages are allowed, as while the database does not answer.
    mayBeStale: () => true,
    isOutdated: () => isKnown && state.isOutdated,
  })
  await opened.ask('/news')
  return { ...opened, state }
}

test('an instance that a later version does not admit refuses every request in words, kept pages too', async () => {
  const { ask, state, requests } = await door()
  expect((await ask('/api/health')).status).toBe(200)
  state.isOutdated = true
  for (const path of ['/news', '/another', '/admin', '/files/a/b.pdf', '/api/v1/entries']) {
    const { status, headers, text } = await ask(path)
    expect([path, status, headers['retry-after']]).toEqual([path, 503, '10'])
    expect(text).toContain('This site is being updated')
  }
  for (const path of ['/api/health', '/api/health/ready?strict=yes']) {
    const { status, text } = await ask(path)
    expect([path, status, JSON.parse(text)]).toEqual([path, 503, { ok: false, outdated: true }])
  }
  expect(requests).toHaveLength(1)
})

test('what is sent to the desk is refused so that the editor keeps it', async () => {
  const { ask, state } = await door()
  state.isOutdated = true
  const headers = { origin: 'https://gazette.example', 'content-type': 'application/json' }
  const { status, text } = await ask('/api/desk/entries/1/draft', { method: 'PUT', headers, body: '{}' })
  expect([status, JSON.parse(text)]).toEqual([503, { problems: [{ message: expect.stringMatching(/^Not saved: /) }] }])
})

test('a page is refused already where the question for the version says so first', async () => {
  const { ask, state } = await door({ isKnown: false })
  state.isOutdated = true
  expect((await ask('/news')).status).toBe(503)
  expect((await ask('/another')).status).toBe(503)
  state.isOutdated = false
  expect((await ask('/news')).text).toBe(page('kept'))
})

test('it says why in the log, and ends as one that failed', async () => {
  forgetFaults()
  const heard = listen()
  const stopped = Promise.withResolvers<number>()
  stopWhenOutdated(stopped.resolve, 1)
  expect(heard()).toEqual([])
  noteOutdated()
  expect(await stopped.promise).toBe(1)
  expect(heard()).toEqual([expect.objectContaining({ level: 'error', msg: expect.stringContaining('may not go on') })])
  forgetFaults()
})
