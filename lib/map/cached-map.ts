import { LRUCache } from 'lru-cache'
import { drawMap, type MapDrawing } from './draw-map'

// A drawing takes 100 ms, and a site has one or two sets of countries.
const mapCache = new LRUCache<string, { drawing?: MapDrawing }>({ max: 32 })

export function mapOf(codes: string[]): MapDrawing | undefined {
  const sorted = [...new Set(codes)].sort()
  const key = sorted.join(' ')
  const known = mapCache.get(key)
  if (known) return known.drawing
  const drawing = drawMap(sorted)
  mapCache.set(key, { drawing })
  return drawing
}
