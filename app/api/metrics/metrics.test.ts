import { expect, test, vi } from 'vitest'
import { write } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { recordMade } from '@/domain/backups/backups'
import { env } from '@/lib/process/env'
import { metrics } from '@/lib/process/metrics'
import { GET } from './route'

Object.assign(env(), { monitorToken: 'a-token-of-the-operator' })
const headers = { authorization: 'Bearer a-token-of-the-operator' }

async function collected() {
  const response = await GET(new Request('http://localhost:3000/api/metrics', { headers }))
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  return response.text()
}

test('Prometheus gets what was counted and what was found', async () => {
  testDatabase()
  const madeAt = Date.UTC(2026, 10, 24)
  await recordMade({ madeAt, place: '/secret/place', bytes: 5_000, files: 3, encrypted: false }, madeAt)
  metrics().requests.inc({ kind: 'kept', answer: '2xx' })
  const text = await collected()
  const value = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]
  expect(value('gazette_backup_last_timestamp_seconds')).toBe(String(madeAt / 1000))
  expect(value('gazette_database_writable')).toBe('1')
  expect(Number(value('gazette_disk_free_bytes'))).toBeGreaterThan(0)
  expect(value('gazette_http_requests_total\\{kind="kept",answer="2xx"\\}')).toBe('1')
  expect(value('gazette_backup_proved_timestamp_seconds')).toBeUndefined()
  expect(text).toMatch(/^# TYPE gazette_backup_proved_timestamp_seconds gauge$/m)
  expect(text).not.toContain('secret')
})

test('the queue of writes is measured', async () => {
  testDatabase()
  metrics().registry.resetMetrics()
  let end!: () => void
  const held = new Promise<void>((resolve) => (end = resolve))
  const writing = [write(async () => held), write(async () => Promise.reject(new Error('no'))), write(async () => {})]
  const waiting = async () => (await metrics().writesWaiting.get()).values[0]!.value
  expect(await waiting()).toBe(3)
  await new Promise((over) => setTimeout(over, 30))
  end()
  expect((await Promise.allSettled(writing)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  await vi.waitFor(async () => expect(await waiting()).toBe(0))
  const { values } = await metrics().writeWait.get()
  const valueOf = (name: string) =>
    values.find(({ metricName }) => metricName === `gazette_write_wait_seconds_${name}`)!
  expect(valueOf('count').value).toBe(3)
  expect(valueOf('sum').value).toBeGreaterThan(0.05)
})

test('nobody else learns that it is there', async () => {
  const response = await GET(new Request('http://localhost:3000/api/metrics'))
  expect([response.status, await response.text()]).toEqual([404, ''])
})
