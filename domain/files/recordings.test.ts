import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/store/media'
import { got, someone } from '@/domain/testing/newsroom'
import { recordingBytes, waveBytes, type RecordingName } from '@/domain/testing/recordings'
import { storeUpload } from './intake'

beforeEach(() => {
  testDatabase()
})

async function upload(source: Buffer, name: string) {
  return storeUpload(await someone(), { source, name }, 5)
}

async function problemOf(source: Buffer, name: string) {
  const answer = await upload(source, name)
  return answer.ok ? 'none' : answer.problems.map(({ message }) => message).join(' ')
}

test.each<[RecordingName, string, object]>([
  ['sound.mp3', 'audio/mpeg', { seconds: expect.closeTo(2, 0) as number }],
  ['sound.m4a', 'audio/mp4', { seconds: expect.closeTo(2, 0) as number }],
  ['sound.ogg', 'audio/ogg', { seconds: expect.closeTo(2, 0) as number }],
  ['film.mp4', 'video/mp4', { seconds: expect.closeTo(2, 0) as number, width: 96, height: 54 }],
  ['film.webm', 'video/webm', { seconds: expect.closeTo(2, 0) as number, width: 96, height: 54 }],
])('%s is kept without names and places, and known by its length', async (name, type, recording) => {
  const bytes = recordingBytes(name)
  const telling = /Sokha Chan|Phnom Penh|11\.5564/
  expect(bytes.toString('latin1')).toMatch(telling)
  const stored = got(await upload(bytes, name))
  expect(stored).toMatchObject({ type, recording, name, width: null, height: null, properties: {} })
  const [file] = readdirSync(join(mediaRoot(), stored.id))
  const kept = readFileSync(join(mediaRoot(), stored.id, file!))
  expect(file).toBe(`document${name.slice(name.indexOf('.'))}`)
  expect(kept.length).toBe(stored.bytes)
  expect(kept.length).toBeGreaterThan(bytes.length * 0.8)
  expect(kept.toString('latin1')).not.toMatch(telling)
  expect(readdirSync(mediaRoot()).filter((entry) => entry.endsWith('.partial'))).toEqual([])
})

test('the same recording is not kept twice', async () => {
  const who = await someone()
  const send = () => storeUpload(who, { source: recordingBytes('film.mp4'), name: 'film.mp4' }, 5)
  const first = got(await send())
  expect(await send()).toMatchObject({ ok: false, existing: { id: first.id } })
  expect(readdirSync(mediaRoot())).toEqual([first.id])
})

test('what not every browser plays is refused with what to do, and nothing is kept', async () => {
  expect(await problemOf(recordingBytes('hevc.mp4'), 'film.mp4')).toContain('MP4 with H.264 and AAC')
  expect(await problemOf(waveBytes(), 'voice.wav')).toContain('For sound save it as MP3')
  expect(await problemOf(recordingBytes('sound.mp3'), 'sound.mp4')).toContain('is not what its name says')
  expect(await read().select().from(media)).toEqual([])
  expect(readdirSync(mediaRoot())).toEqual([])
})

test('a damaged recording is refused in bounded time', async () => {
  const film = recordingBytes('film.mp4')
  const lies = Buffer.from(film)
  // The number of samples that a table says it has: four thousand million.
  const table = lies.indexOf('stsz')
  lies.writeUInt32BE(0xffffffff, table + 12)
  expect(await problemOf(Buffer.from(film.subarray(0, film.length / 2)), 'film.mp4')).toContain('its end is missing')
  expect(await problemOf(lies, 'film.mp4')).toMatch(/damaged|takes too long/)
  const noise = Buffer.concat([recordingBytes('sound.mp3').subarray(0, 600), Buffer.alloc(200_000, 7)])
  expect(await problemOf(noise, 'sound.mp3')).toMatch(/none|damaged/)
})
