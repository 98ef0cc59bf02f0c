// @ts-check
// Runs in a child process with limits. Reads a recording from standard input; writes its sound and pictures, unchanged,
// into a new file on the fourth channel. Drops everything else in it: names, places, covers. One JSON line describes
// it, or gives the reason of a refusal.
import { fstatSync, readSync, writeSync } from 'node:fs'
import { WritableStream } from 'node:stream/web'
import {
  Conversion,
  CustomSource,
  Input,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  StreamTarget,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny'
/** @import { InputFormat, OutputFormat, StreamTargetChunk } from 'mediabunny' */

/** @type {Record<string, { reads: InputFormat, writes: () => OutputFormat, plays: string[] }>} */
const recordingForms = {
  'audio/mpeg': { reads: MP3, writes: () => new Mp3OutputFormat(), plays: ['mp3'] },
  'audio/mp4': { reads: MP4, writes: () => new Mp4OutputFormat({ fastStart: false }), plays: ['aac'] },
  'audio/ogg': { reads: OGG, writes: () => new OggOutputFormat(), plays: ['opus', 'vorbis'] },
  'video/mp4': {
    reads: MP4,
    writes: () => new Mp4OutputFormat({ fastStart: false }),
    plays: ['avc', 'av1', 'vp9', 'aac', 'mp3', 'opus'],
  },
  'video/webm': {
    reads: WEBM,
    writes: () => new WebMOutputFormat(),
    plays: ['vp8', 'vp9', 'av1', 'opus', 'vorbis'],
  },
}

/** A week: a longer duration is an error in the file. */
const maxSeconds = 7 * 24 * 3600

class Refusal extends Error {
  /** @param {'codec' | 'empty'} why */
  constructor(why) {
    super(why)
    this.why = why
  }
}

// A timestamp in the file would make two copies of one recording differ.
Date.now = () => 0
Math.random = () => 0

const [, , recordingType = ''] = process.argv
try {
  writeLine({ is: 'read', ...(await copyTracks(recordingType)) })
} catch (error) {
  writeLine({ is: 'refused', why: error instanceof Refusal ? error.why : 'damaged' })
}

/** @param {string} type */
async function copyTracks(type) {
  const form = recordingForms[type]
  if (!form) throw new Error('no form')
  const source = new CustomSource({ getSize: () => fstatSync(0).size, read: readBetween, prefetchProfile: 'network' })
  const input = new Input({ formats: [form.reads], source })
  const hasPictures = type.startsWith('video/')
  const [film, sound] = [hasPictures ? await input.getPrimaryVideoTrack() : null, await input.getPrimaryAudioTrack()]
  // A film without pictures is a sound file with the wrong name, which can be played.
  const tracks = [film, sound].filter((track) => track !== null)
  if (tracks.length === 0) throw new Refusal('empty')
  for (const track of tracks) if (!form.plays.includes((await track.getCodec()) ?? '')) throw new Refusal('codec')
  const target = new StreamTarget(
    new WritableStream({ write: (/** @type {StreamTargetChunk} */ chunk) => writeAt(chunk) }),
  )
  const output = new Output({ format: form.writes(), target })
  const conversion = await Conversion.init({
    input,
    output,
    tracks: 'primary',
    video: { discard: !hasPictures },
    tags: {},
    showWarnings: false,
  })
  if (!conversion.isValid || conversion.utilizedTracks.length !== tracks.length) throw new Refusal('codec')
  await conversion.execute()
  const seconds = await input.computeDuration()
  if (!(seconds > 0 && seconds < maxSeconds)) throw new Error('no duration')
  return { seconds, ...(film && { width: await film.getDisplayWidth(), height: await film.getDisplayHeight() }) }
}

/** @param {number} start @param {number} end */
function readBetween(start, end) {
  const bytes = new Uint8Array(end - start)
  for (let at = 0; at < bytes.length;) {
    const read = readSync(0, bytes, at, bytes.length - at, start + at)
    if (read === 0) throw new Error('cut short')
    at += read
  }
  return bytes
}

/** @param {{ data: Uint8Array, position: number }} chunk */
function writeAt({ data, position }) {
  for (let at = 0; at < data.length;) at += writeSync(3, data, at, data.length - at, position + at)
}

/** @param {object} line */
function writeLine(line) {
  writeSync(1, JSON.stringify(line) + '\n')
}
