// @ts-check
import sharp from 'sharp'
import { fallbackWidth, smallWidthsOf, widthsOf } from '../../../lib/files/picture-widths.mjs'
import { creditIn } from './credit.mjs'
import { toneOf } from './tone.mjs'
/** @import { Metadata, Sharp } from 'sharp' */

// Only these decoders of libvips get uploaded bytes.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((format) => `VipsForeignLoad${format}Buffer`),
})
sharp.cache(false)
sharp.concurrency(1)

const maxPixels = 50_000_000
const maxBytesInMemory = 120_000_000
const maxSide = 16_000
const maxKeptSide = 4096

/** @typedef {'jpeg' | 'png' | 'webp'} Format */
/** @typedef {{ width: number, height: number, tone: string | null, credit: string }} Facts */
/** @typedef {{ ok: true, contents: Record<string, Buffer>, facts: Facts } | { ok: false, problem: string }} Made */

const damagedPicture = 'The picture is damaged and cannot be read.'

/**
 * Encodes all files from the pixels: without metadata, the uploaded profile, or bytes after the end.
 * @param {Buffer} bytes
 * @param {Format} format of the master
 * @returns {Promise<Made>}
 */
export async function preparePicture(bytes, format) {
  try {
    const facts = await open(bytes).metadata()
    const problem = tooLarge(facts)
    if (problem) return { ok: false, problem }
    return { ok: true, ...(await renditionsOf(bytes, format, facts)) }
  } catch (error) {
    return { ok: false, problem: String(error).includes('pixel limit') ? tooManyPixels : damagedPicture }
  }
}

/** @param {Buffer} bytes */
export function open(bytes) {
  return sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
}

const tooManyPixels = 'The picture has more than 50 million pixels, the most that can be kept.'

/** @param {Metadata} facts */
function tooLarge(facts) {
  const { width, height } = facts
  if (Math.max(width, height) > maxSide) return 'The picture is longer than 16,000 pixels, the most that can be kept.'
  if (width * height * bytesAtOnce(facts) > maxBytesInMemory)
    return 'The picture is too large to be opened safely as it is. Save it as an ordinary JPEG, not a progressive one, and try again.'
}

/** @param {Metadata} facts */
function bytesAtOnce({ format, isProgressive, channels, depth, chromaSubsampling }) {
  if (format === 'gif') return 7.5
  if (format === 'webp') return 17 // writing the master as WebP takes more than reading
  if (!isProgressive) return 0
  if (format === 'jpeg') return chromaSubsampling?.startsWith('4:2:0') ? 3 : 2 * channels
  return channels * (depth === 'ushort' ? 2 : 1)
}

/** @param {Buffer} bytes @param {Format} format @param {Metadata} facts */
async function renditionsOf(bytes, format, facts) {
  const credit = await creditIn(bytes)
  const master = await masterOf(bytes, format, facts)
  const { width, height } = master.info
  const { files, tone } = await filesForReaders(bytes, facts, width)
  return { contents: { [`master.${format}`]: master.data, ...files }, facts: { width, height, tone, credit } }
}

/** @param {Buffer} bytes @param {Metadata} facts @param {number} width of the master */
export async function filesForReaders(bytes, facts, width) {
  const base = await widestOf(bytes, facts, width)
  const from = () => sharp(base.data, { raw: base.info })
  /** @type {Record<string, Buffer>} */
  const files = {}
  for (const target of [...smallWidthsOf(width), ...widthsOf(width)])
    files[`${target}.webp`] = await narrowTo(from(), target)
  const fallback = Math.min(fallbackWidth, width)
  files[`${fallback}.jpg`] = await from()
    .resize({ width: fallback })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer()
  return { files, tone: await toneOf(from()) }
}

/** @param {Sharp} picture @param {number} width */
function narrowTo(picture, width) {
  return picture.resize({ width }).webp({ quality: 80, smartSubsample: true }).toBuffer()
}

/** @param {Buffer} bytes @returns {Promise<Made>} */
export async function smallFiles(bytes) {
  const { width, height } = await open(bytes).metadata()
  /** @type {Record<string, Buffer>} */
  const contents = {}
  for (const target of smallWidthsOf(width)) contents[`${target}.webp`] = await narrowTo(open(bytes), target)
  return { ok: true, contents, facts: { width, height, tone: null, credit: '' } }
}

/**
 * Uses sRGB without a profile, or Display P3 with the profile of libvips: an uploaded profile may contain other data.
 * @param {Buffer} bytes
 * @param {Format} format
 * @param {Metadata} facts
 */
function masterOf(bytes, format, facts) {
  const small = open(bytes).resize({ width: maxKeptSide, height: maxKeptSide, fit: 'inside', withoutEnlargement: true })
  const uprightPicture = turnUpright(small, facts.orientation)
  // With 16 bits sharp works in P3; otherwise it would first reduce the colours to sRGB.
  const picture = isWide(facts)
    ? uprightPicture.pipelineColourspace('rgb16').withIccProfile('p3')
    : convertToSrgb(uprightPicture, facts)
  return encodeAs(picture, format).toBuffer({ resolveWithObject: true })
}

/** @param {Buffer} bytes @param {Metadata} facts @param {number} width of the master */
function widestOf(bytes, facts, width) {
  const { orientation = 1 } = facts
  const widest = Math.max(...widthsOf(width))
  const small = open(bytes).resize(orientation > 4 ? { height: widest } : { width: widest })
  return convertToSrgb(turnUpright(small, orientation), facts).raw().toBuffer({ resolveWithObject: true })
}

/** @param {Sharp} picture @param {Metadata} facts */
function convertToSrgb(picture, { space }) {
  return (space === 'rgb16' ? picture.pipelineColourspace('srgb') : picture).toColourspace('srgb')
}

/** @param {Metadata} facts */
function isWide({ icc, space }) {
  return icc !== undefined && (space === 'srgb' || space === 'rgb16') && !namesSrgb(icc)
}

/** @param {Buffer} icc */
function namesSrgb(icc) {
  return icc.includes('sRGB') || icc.includes(Buffer.from('sRGB', 'utf16le').swap16())
}

/**
 * Turns a picture by EXIF 2.32, 4.6.4 A. It is made smaller first, since turning needs all of it in memory.
 * @param {Sharp} picture
 * @param {number} orientation
 */
function turnUpright(picture, orientation = 1) {
  const angle = [0, 0, 0, 180, 180, 90, 90, 270, 270][orientation] ?? 0
  return picture.rotate(angle).flop([2, 4, 5, 7].includes(orientation))
}

/** @param {Sharp} picture @param {Format} format */
export function encodeAs(picture, format) {
  if (format === 'png') return picture.png()
  if (format === 'webp') return picture.webp({ quality: 92, effort: 2, smartSubsample: true })
  // Optimised coding would save a few bytes and hold the picture in memory twice.
  return picture
    .flatten({ background: '#fff' })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4', optimiseCoding: false })
}
