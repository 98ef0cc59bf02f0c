import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

/** `ranges`: code points, both ends included. */
type Face = { family: string; file: string; ranges: [number, number][] }

// Made by scripts/letters.mjs.
const folder = join(/* turbopackIgnore: true */ process.cwd(), '.letters')
let faces: Face[] | undefined
const loadedFaces = new Set<Face>()

export async function lettersFor(texts: string[]) {
  faces ??= JSON.parse(readFileSync(join(folder, 'faces.json'), 'utf8')) as Face[]
  for (const letter of new Set(texts.join(''))) {
    const point = letter.codePointAt(0)!
    const face = faces.find(({ ranges }) => ranges.some(([from, to]) => point >= from && point <= to))
    if (face && !loadedFaces.has(face)) await load(face)
  }
  return [...new Set(faces.map(({ family }) => family))].join(', ')
}

/** Draws once with a face, so that the process loads it. */
async function load(face: Face) {
  const { family: font, file } = face
  await sharp({ text: { text: '.', font, fontfile: join(folder, file) } })
    .raw()
    .toBuffer()
  loadedFaces.add(face)
}
