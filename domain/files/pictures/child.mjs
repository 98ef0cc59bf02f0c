// @ts-check
// Runs in a child process. Reads a picture from standard input; writes the files to store, or the reason of a refusal.
// With areas, the picture is a master, and the areas are blurred. With `small`, it is a picture that readers get, and
// only its small files are made. Ends after too much time or memory, so that a hostile file brings down nothing else.
import { setInterval } from 'node:timers'
import sharp from 'sharp'
import { blurAreas, withMargin } from '../../../lib/files/picture-areas.mjs'
import { encodeAs, filesForReaders, open, preparePicture, smallFiles } from './prepare.mjs'
/** @import { PictureArea } from '../../../lib/files/picture-areas.mjs' */
/** @import { Format, Made } from './prepare.mjs' */

// Less than the limit of a child process: a decoder can fill 20 MB between two checks.
const maxMemory = 275_000_000

const [, , formatArgument, lengthArgument, orderArgument] = process.argv
const maxSeconds = orderArgument === undefined ? 5 : 10

// SIGKILL, because an ordinary exit would wait for the decoder's threads.
setInterval(() => {
  const { user, system } = process.cpuUsage()
  if (process.memoryUsage.rss() > maxMemory || user + system > maxSeconds * 1e6) process.kill(process.pid, 'SIGKILL')
}, 5).unref()

const bytes = await readInput(Number(lengthArgument))
const pictureFormat = /** @type {Format} */ (formatArgument)
const result = await makePicture()
if (result.ok) {
  const files = Object.entries(result.contents).map(([name, bytes]) => ({ name, bytes: bytes.length }))
  process.stdout.write(JSON.stringify({ facts: result.facts, files }) + '\n')
  for (const bytes of Object.values(result.contents)) process.stdout.write(bytes)
} else {
  process.stdout.write(JSON.stringify({ problem: result.problem }) + '\n')
}

function makePicture() {
  if (orderArgument === undefined) return preparePicture(bytes, pictureFormat)
  return orderArgument === 'small' ? smallFiles(bytes) : blurPicture(bytes, pictureFormat, JSON.parse(orderArgument))
}

/** Reads into one buffer of known length: joining pieces would need twice the memory. @param {number} length bytes */
async function readInput(length) {
  const bytes = Buffer.alloc(length)
  let at = 0
  for await (const piece of process.stdin) at += piece.copy(bytes, at)
  return bytes.subarray(0, at)
}

/**
 * @param {Buffer} bytes of its master
 * @param {Format} format
 * @param {PictureArea[]} areas
 * @returns {Promise<Made>}
 */
async function blurPicture(bytes, format, areas) {
  const master = await coveredMaster(bytes, format, areas)
  const facts = await open(master).metadata()
  const { width, height } = facts
  const { files, tone } = await filesForReaders(master, facts, width)
  return { ok: true, contents: { [`master.${format}`]: master, ...files }, facts: { width, height, tone, credit: '' } }
}

/**
 * @param {Buffer} bytes
 * @param {Format} format
 * @param {PictureArea[]} areas
 */
async function coveredMaster(bytes, format, areas) {
  const { data, info } = await open(bytes).keepIccProfile().raw().toBuffer({ resolveWithObject: true })
  blurAreas(
    data,
    info,
    areas.map((area) => withMargin(area, info)),
  )
  const { icc } = await open(bytes).metadata()
  if (!icc) return encodeAs(sharp(data, { raw: info }), format).toBuffer()
  const input = { input: data, raw: info, blend: /** @type {const} */ ('source') }
  const covered = open(bytes).keepIccProfile().composite([input])
  return encodeAs(info.channels % 2 ? covered.removeAlpha() : covered, format).toBuffer()
}
