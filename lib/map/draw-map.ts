import { createRequire } from 'node:module'
import { geoCentroid, geoPath, type GeoProjection } from 'd3-geo'
import { feature } from 'topojson-client'
import { filter, presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon, Topology } from 'topojson-specification'
import { currentCode } from '@/lib/languages/region-codes'
import { labelPlace } from './label-place'
import { areaOf, pathOf, ringCollector, type Point } from './path'
import { mapWidth, viewOf, type Country } from './view'

/** A small country is a dot. */
export type CountryShape = { code: string; path?: string; dot?: Point; label: Point }
export type MapDrawing = { width: number; height: number; shapes: CountryShape[] }

type Sized = { bytes: number; shapes: CountryShape[] }

type Countries = GeometryCollection<{ name?: string }>

type Atlas = Topology<{ countries: Countries }>

let atlas: Atlas | undefined

export function drawMap(codes: string[]): MapDrawing | undefined {
  const atlas = outlinesOf(codes)
  if (atlas.objects.countries.geometries.length === 0) return undefined
  const detailed = presimplify(filter(atlas, () => true) as Atlas, sphericalTriangleArea)
  const { projection, height } = viewOf(countriesIn(detailed))
  const perUnit = projection.scale() ** 2
  // A map of six countries takes two kilobytes with names and links.
  const maxBytes = 900 + 90 * codes.length
  let drawing: Sized
  // Shared borders are simplified once, so that neighbours still touch.
  for (let area = 1; ; area *= 1.5) {
    const shapes = countriesIn(simplify(detailed, area / perUnit)).flatMap((one) => shapeOf(one, projection, height))
    drawing = { shapes, bytes: shapes.reduce((sum, { path = '' }) => sum + path.length, 0) }
    if (drawing.bytes <= maxBytes || area > 1_000) break
  }
  return { width: mapWidth, height, shapes: drawing.shapes }
}

/** Natural Earth, public domain, 1 : 50 million. Unknown countries are left out. */
function outlinesOf(codes: string[]): Atlas {
  // 750 kB, read only when a map is drawn.
  atlas ??= createRequire(import.meta.url)(/* turbopackIgnore: true */ 'world-atlas/countries-50m.json') as Atlas
  const byCode = Map.groupBy(atlas.objects.countries.geometries, codeOf)
  const geometries = codes.flatMap((code) => {
    const arcs = (byCode.get(code) ?? []).flatMap(polygonsOf)
    return arcs.length > 0 ? [{ type: 'MultiPolygon' as const, id: code, arcs }] : []
  })
  return { ...atlas, objects: { countries: { type: 'GeometryCollection', geometries } } }
}

/** The atlas uses UN M49 numbers. Kosovo has no number, but a code in use. */
function codeOf({ id, properties }: Countries['geometries'][number]) {
  if (id === undefined) return properties && 'name' in properties && properties.name === 'Kosovo' ? 'XK' : undefined
  return currentCode(String(id))
}

/** Islands may be geometries of their own. */
function polygonsOf(geometry: Countries['geometries'][number]): MultiPolygon['arcs'] {
  if (geometry.type === 'MultiPolygon') return geometry.arcs
  return geometry.type === 'Polygon' ? [geometry.arcs] : []
}

function countriesIn(topology: Atlas): Country[] {
  return feature(topology, topology.objects.countries).features as Country[]
}

/** Square units below which an island or a country is left out. */
const [minIsland, minCountry] = [9, 20]

function shapeOf(country: Country, projection: GeoProjection, height: number): CountryShape[] {
  const code = String(country.id)
  const collector = ringCollector()
  geoPath(projection, collector)(country)
  const rings = collector.rings
    .filter((ring) => ring.length > 2)
    .map((ring) => ({ ring, area: areaOf(ring) }))
    .toSorted((a, b) => b.area - a.area)
  if ((rings[0]?.area ?? 0) < minCountry) return dotOf(country, projection, height)
  const shown = rings.filter(({ area }, n) => n === 0 || area >= minIsland).map(({ ring }) => withoutEnd(ring))
  const label = labelPlace(shown, { width: mapWidth, height })
  return label ? [{ code, path: pathOf(shown), label }] : []
}

function withoutEnd(ring: Point[]) {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring
}

function dotOf(country: Country, projection: GeoProjection, height: number): CountryShape[] {
  const [x, y] = (projection(geoCentroid(country)) ?? []).map(Math.round)
  if (x === undefined || y === undefined || x < 0 || y < 0 || x > mapWidth || y > height) return []
  return [{ code: String(country.id), dot: [x, y], label: [x, y + 16] }]
}
