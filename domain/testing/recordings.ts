import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// Small recordings of two seconds, with the name of a person and a place in their metadata. ffmpeg made them of a tone and of the
// pictures of a test: `-f lavfi -i sine=frequency=330:duration=2`, `-f lavfi -i testsrc=size=96x54:rate=3:duration=2`.

export type RecordingName = 'sound.mp3' | 'sound.m4a' | 'sound.ogg' | 'film.mp4' | 'film.webm' | 'hevc.mp4'

export function recordingBytes(name: RecordingName): Buffer {
  return readFileSync(join(import.meta.dirname, 'recordings', name))
}

/** A sound in a format that is not accepted: one second of silence as WAV. */
export function waveBytes(): Buffer {
  const samples = 8_000
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(8_000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples, 40)
  return Buffer.concat([head, Buffer.alloc(samples, 128)])
}
