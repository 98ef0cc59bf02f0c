import { createRequire } from 'node:module'
import {
  geoCentroid,
  geoPath,
  type GeoProjection,
  geoArea,
  geoAzimuthalEqualArea,
  geoBounds,
  geoDistance,
  geoEqualEarth,
} from 'd3-geo'
import { LRUCache } from 'lru-cache'
import { feature } from 'topojson-client'
import { filter, presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon, Topology } from 'topojson-specification'
import { currentCode } from '@/lib/languages/languages'
import { areaOf, pathOf, ringCollector, type Point } from './path'
import type { Feature, MultiPolygon as GeoMultiPolygon, Polygon } from 'geojson'

/** A small country is a dot. */
export type CountryShape = { code: string; path?: string; dot?: Point; label: Point }
export type MapDrawing = { width: number; height: number; shapes: CountryShape[] }

type SizedMap = { bytes: number; shapes: CountryShape[] }

type CountryGeometries = GeometryCollection<{ name?: string }>

type WorldAtlas = Topology<{ countries: CountryGeometries }>

let worldAtlas: WorldAtlas | undefined

export function drawMap(codes: string[]): MapDrawing | undefined {
  const atlas = outlinesOf(codes)
  if (atlas.objects.countries.geometries.length === 0) return undefined
  const detailed = presimplify(filter(atlas, () => true) as WorldAtlas, sphericalTriangleArea)
  const { projection, height } = viewOf(countriesIn(detailed))
  const perUnit = projection.scale() ** 2
  // A map of six countries takes two kilobytes with names and links.
  const maxBytes = 900 + 90 * codes.length
  let drawing: SizedMap
  // Shared borders are simplified once, so that neighbours still touch.
  for (let area = 1; ; area *= 1.5) {
    const shapes = countriesIn(simplify(detailed, area / perUnit)).flatMap((one) => shapeOf(one, projection, height))
    drawing = { shapes, bytes: shapes.reduce((sum, { path = '' }) => sum + path.length, 0) }
    if (drawing.bytes <= maxBytes || area > 1_000) break
  }
  return { width: mapWidth, height, shapes: drawing.shapes }
}

/** Natural Earth, public domain, 1 : 50 million. Unknown countries are left out. */
function outlinesOf(codes: string[]): WorldAtlas {
  // 750 kB, read only when a map is drawn.
  worldAtlas ??= createRequire(import.meta.url)(
    /* turbopackIgnore: true */ 'world-atlas/countries-50m.json',
  ) as WorldAtlas
  const byCode = Map.groupBy(worldAtlas.objects.countries.geometries, codeOf)
  const geometries = codes.flatMap((code) => {
    const arcs = (byCode.get(code) ?? []).flatMap(polygonsOf)
    return arcs.length > 0 ? [{ type: 'MultiPolygon' as const, id: code, arcs }] : []
  })
  return { ...worldAtlas, objects: { countries: { type: 'GeometryCollection', geometries } } }
}

/** The atlas uses UN M49 numbers. Kosovo has no number, but a code in use. */
function codeOf({ id, properties }: CountryGeometries['geometries'][number]) {
  if (id === undefined) return properties && 'name' in properties && properties.name === 'Kosovo' ? 'XK' : undefined
  return currentCode(String(id))
}

/** Islands may be geometries of their own. */
function polygonsOf(geometry: CountryGeometries['geometries'][number]): MultiPolygon['arcs'] {
  if (geometry.type === 'MultiPolygon') return geometry.arcs
  return geometry.type === 'Polygon' ? [geometry.arcs] : []
}

function countriesIn(topology: WorldAtlas): Country[] {
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

type Country = Feature<Polygon | GeoMultiPolygon>

const mapWidth = 360
const maxHeight = 400
const margin = 8

type View = { projection: GeoProjection; height: number }

/** Returns the projection and the height. A country much larger than others is shown in part, or they would be tiny. */
function viewOf(countries: Country[]): View {
  const sized = countries.map((country) => ({ country, seen: mainParts(country) }))
  const [largest, ...others] = sized
    .map((one) => ({ ...one, area: geoArea(one.seen) }))
    .toSorted((a, b) => b.area - a.area)
  const isOverwhelming = others.length >= 3 && largest!.area > 3 * others.reduce((sum, { area }) => sum + area, 0)
  if (isOverwhelming) {
    const view = fittedTo(others.map(({ seen }) => seen))
    if (geoPath(view.projection).area(largest!.country) > mapWidth * view.height * 0.05) return view
  }
  return fittedTo(sized.map(({ seen }) => seen))
}

function fittedTo(parts: Feature<GeoMultiPolygon>[]): View {
  const coordinates = parts.flatMap(({ geometry }) => geometry.coordinates)
  const inside: Feature<GeoMultiPolygon> = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates },
  }
  const projection = projectionFor(inside)
  const [[left, top], [right, bottom]] = geoPath(projection.translate([0, 0])).bounds(inside)
  const room = mapWidth - 2 * margin
  const scale = Math.min(room / Math.max(right - left, 1e-6), (maxHeight - 2 * margin) / Math.max(bottom - top, 1e-6))
  const height = Math.ceil((bottom - top) * scale + 2 * margin)
  projection.scale(projection.scale() * scale)
  projection.translate([mapWidth / 2 - ((left + right) / 2) * scale, height / 2 - ((top + bottom) / 2) * scale])
  // Land far outside is not drawn; the cut is just outside the view.
  const beyond = 2
  projection.clipExtent([
    [-beyond, -beyond],
    [mapWidth + beyond, height + beyond],
  ])
  return { projection, height }
}

/** A part is shown within this distance (radians) of the largest part, and above this share of its area. */
const [near, considerable] = [0.52, 0.03]

function mainParts({ geometry }: Country): Feature<GeoMultiPolygon> {
  const parts = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((coordinates) => {
    const polygon: Polygon = { type: 'Polygon', coordinates }
    return { coordinates, area: geoArea(polygon), centre: geoCentroid(polygon) }
  })
  const main = parts.toSorted((a, b) => b.area - a.area)[0]!
  const coordinates = parts
    .filter(({ centre, area }) => area >= considerable * main.area && geoDistance(centre, main.centre) < near)
    .map((part) => part.coordinates)
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } }
}

/** Equal areas, centred. More than a continent is the whole Earth, turned so that no date line cuts it. */
function projectionFor(inside: Feature<GeoMultiPolygon>): GeoProjection {
  const [[west, south], [east, north]] = geoBounds(inside)
  const span = (east - west + 360) % 360
  const [longitude, latitude] = [west + span / 2, (south + north) / 2]
  const isRegion = span < 150 && north - south < 110
  const projection = isRegion
    ? geoAzimuthalEqualArea().rotate([-longitude, -latitude])
    : geoEqualEarth().rotate([-longitude, 0])
  return projection.scale(1_000).precision(0)
}

const labelAspect = 3

/** Returns the point of a grid farthest from the edges, above all horizontally: names are wide. */
function labelPlace(rings: Point[][], box: { width: number; height: number }): Point | undefined {
  const ring = rings.toSorted((a, b) => areaOf(b) - areaOf(a))[0]
  if (!ring) return undefined
  const inView = (n: number, max: number) => Math.min(max, Math.max(0, n))
  const xs = ring.map(([x]) => inView(x, box.width))
  const ys = ring.map(([, y]) => inView(y, box.height))
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  let best: { point: Point; room: number } | undefined
  for (let row = 1; row < gridSteps; row++)
    for (let column = 1; column < gridSteps; column++) {
      const point: Point = [left + ((right - left) * column) / gridSteps, top + ((bottom - top) * row) / gridSteps]
      if (!isInside(point, ring)) continue
      const room = Math.min(distanceToEdges(point, ring), ...edges(point, box))
      if (!best || room > best.room) best = { point, room }
    }
  return best && [Math.round(best.point[0]), Math.round(best.point[1])]
}

const gridSteps = 16

function edges([x, y]: Point, { width, height }: { width: number; height: number }) {
  return [x / labelAspect, (width - x) / labelAspect, y, height - y]
}

function distanceToEdges([x, y]: Point, ring: Point[]) {
  let min = Infinity
  ring.forEach(([ax, ay], n) => {
    const [bx, by] = ring[(n + 1) % ring.length]!
    const [dx, dy] = [(bx - ax) / labelAspect, by - ay]
    const [px, py] = [(x - ax) / labelAspect, y - ay]
    const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)))
    min = Math.min(min, Math.hypot(px - along * dx, py - along * dy))
  })
  return min
}

function isInside([x, y]: Point, ring: Point[]) {
  let inside = false
  ring.forEach(([ax, ay], n) => {
    const [bx, by] = ring[(n + 1) % ring.length]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  })
  return inside
}

/** A drawing takes 100 ms, and a site has one or two sets of countries. */
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
