// @ts-check
import sharp from 'sharp'
import { blurAreas, withMargin } from '../../../lib/files/picture-areas.mjs'
import { encodeAs, open, filesForReaders } from './prepare.mjs'

/**
 * @param {Buffer} bytes of its master
 * @param {import('./prepare.mjs').Format} format
 * @param {import('../../../lib/files/picture-areas.mjs').PictureArea[]} areas
 * @returns {Promise<import('./prepare.mjs').Made>}
 */
export async function blurPicture(bytes, format, areas) {
  const master = await coveredMaster(bytes, format, areas)
  const facts = await open(master).metadata()
  const { width, height } = facts
  const { files, tone } = await filesForReaders(master, facts, width)
  return { ok: true, contents: { [`master.${format}`]: master, ...files }, facts: { width, height, tone, credit: '' } }
}

/**
 * @param {Buffer} bytes
 * @param {import('./prepare.mjs').Format} format
 * @param {import('../../../lib/files/picture-areas.mjs').PictureArea[]} areas
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
