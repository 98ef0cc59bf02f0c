import { expect, test } from 'vitest'
import { log, plainLine } from './log'
import { runInRequest, referenceNumber } from '../web/request-id'
import { listen } from './test-log'

test('a line has its time, its level, a sentence of ours, facts, and the request it belongs to', async () => {
  const heard = listen()
  log.info('Something was done', { entry: 12 })
  await runInRequest('abc', async () => log.warn('Something else was not'))
  expect(heard()).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), msg: 'Something was done', entry: 12 },
    { level: 'warn', time: expect.any(String), msg: 'Something else was not', request: 'abc' },
  ])
})

test('an error is logged without its own words, unless they are asked for', () => {
  const heard = listen()
  log.error('It failed', { error: new Error('Witness') })
  expect(JSON.stringify(heard())).not.toContain('Witness')
  const all = listen({ messages: true })
  log.error('It failed', { error: new Error('Witness') })
  expect(all()[0]).toMatchObject({ msg: 'It failed', error: { type: 'Error', message: 'Witness' } })
})

test('what is less grave than asked for is not written', () => {
  const heard = listen({ level: 'error' })
  log.warn('Nobody reads this')
  log.error('Somebody reads this')
  expect(heard().map(({ msg }) => msg)).toEqual(['Somebody reads this'])
})

test('a failure is found under the id of its request, or under one of its own', () => {
  expect(runInRequest('abc', referenceNumber)).toBe('abc')
  expect(referenceNumber()).toMatch(/^\w{12}$/)
})

test('at a terminal a line is for people', () => {
  const json = { level: 'error', time: '2026-11-25T10:20:30.400Z', request: 'abc', msg: 'It failed' }
  const error = { type: 'SqliteError', code: 'SQLITE_FULL', at: '    at save (/a.ts:1:1)', cause: { type: 'Error' } }
  expect(plainLine(JSON.stringify({ ...json, error }))).toBe(
    '10:20:30  error  It failed  request=abc\n  SqliteError · SQLITE_FULL\n    at save (/a.ts:1:1)\n  because of\n  Error\n',
  )
  expect(plainLine(JSON.stringify(json))).toBe('10:20:30  error  It failed  request=abc\n')
})
