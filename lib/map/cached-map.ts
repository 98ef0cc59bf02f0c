import { LRUCache } from 'lru-cache'
import { drawMap, type MapDrawing } from './draw-map'

// A drawing takes a tenth of a second, and a site has one or two sets of countries: those with texts in each language.
const drawings = new LRUCache<string, { drawing?: MapDrawing }>({ max: 32 })

/** The map of some countries, by their two letters; undefined where none of them has an outline. */
export function mapOf(codes: string[]): MapDrawing | undefined {
  const sorted = [...new Set(codes)].sort()
  const key = sorted.join(' ')
  const known = drawings.get(key)
  if (known) return known.drawing
  const drawing = drawMap(sorted)
  drawings.set(key, { drawing })
  return drawing
}
