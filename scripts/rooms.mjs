// node scripts/rooms.mjs draws docs/rooms.svg: which room imports which.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importGraph } from './lint/import-graph.mjs'
import { rooms } from './lint/imports.mjs'
import { root } from './run.mjs'

const roomNames = [
  'lib',
  'db',
  ...rooms.map((room) => `domain/${room}`),
  'demonstration',
  'auth',
  'components/ui',
  'components/site',
  'components/admin',
  'app/(site)',
  'app/(desk)',
  'app/api',
  'server',
  'cli',
]
const cell = 26
const labelWidth = 190
const topHeight = 132
const [pictureWidth, pictureHeight] = [
  labelWidth + roomNames.length * cell + 20,
  topHeight + roomNames.length * cell + 20,
]

export function roomsPicture() {
  const arrows = arrowsBetween(importGraph())
  const body = roomNames.flatMap((from, row) => [
    `<text x="${labelWidth - 10}" y="${topHeight + row * cell + 17}" text-anchor="end">${from}</text>`,
    `<text transform="translate(${labelWidth + row * cell + 17} ${topHeight - 8}) rotate(-60)">${from}</text>`,
    `<rect x="${labelWidth}" y="${topHeight + row * cell}" width="${roomNames.length * cell}" height="${cell}" class="${row % 2 ? 'odd' : 'even'}"/>`,
    ...roomNames.flatMap((to, column) => dotElement(from, to, { row, column, arrows })),
  ])
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pictureWidth} ${pictureHeight}" role="img" aria-labelledby="title">
<title id="title">Which room imports which: each row has a dot under the rooms that it imports from</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2937 }
rect.odd { fill: #f3f4f6 } rect.even { fill: #fff } rect.self { fill: #d1d5db }
circle { fill: #0f766e }
@media (prefers-color-scheme: dark) {
  text { fill: #e5e7eb } rect.odd { fill: #1f2937 } rect.even { fill: #111827 } rect.self { fill: #4b5563 } circle { fill: #5eead4 }
}
</style>
${body.join('\n')}
</svg>
`
}

function dotElement(from, to, { row, column, arrows }) {
  const [x, y] = [labelWidth + column * cell, topHeight + row * cell]
  if (from === to) return [`<rect x="${x + 8}" y="${y + 8}" width="10" height="10" class="self"/>`]
  if (!arrows.has(`${from} ${to}`)) return []
  return [`<circle cx="${x + cell / 2}" cy="${y + cell / 2}" r="5"><title>${from} imports ${to}</title></circle>`]
}

function arrowsBetween(graph) {
  const arrows = new Set()
  for (const [file, targets] of graph) {
    const from = isTest(file) ? undefined : roomOf(file)
    for (const target of from ? targets : []) {
      const to = roomOf(target)
      if (to && to !== from) arrows.add(`${from} ${to}`)
    }
  }
  return arrows
}

function isTest(file) {
  return /\.test\.tsx?$|(^|\/)test-[^/]+$|^domain\/testing\//.test(file)
}

function roomOf(file) {
  return roomNames.find((place) => file.startsWith(`${place}/`))
}

if (import.meta.filename === process.argv[1]) writeFileSync(join(root, 'docs/rooms.svg'), roomsPicture())
