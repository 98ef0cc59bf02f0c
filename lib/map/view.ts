import { geoArea, geoAzimuthalEqualArea, geoBounds, geoCentroid, geoDistance, geoEqualEarth, geoPath } from 'd3-geo'
import type { GeoProjection } from 'd3-geo'
import type { Feature, MultiPolygon, Polygon } from 'geojson'

export type Country = Feature<Polygon | MultiPolygon>

export const mapWidth = 360
const maxHeight = 400
const margin = 8

type View = { projection: GeoProjection; height: number }

/** Returns the projection and the height. A country much larger than others is shown in part, or they would be tiny. */
export function viewOf(countries: Country[]): View {
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

function fittedTo(parts: Feature<MultiPolygon>[]): View {
  const coordinates = parts.flatMap(({ geometry }) => geometry.coordinates)
  const inside: Feature<MultiPolygon> = {
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

function mainParts({ geometry }: Country): Feature<MultiPolygon> {
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
function projectionFor(inside: Feature<MultiPolygon>): GeoProjection {
  const [[west, south], [east, north]] = geoBounds(inside)
  const span = (east - west + 360) % 360
  const [longitude, latitude] = [west + span / 2, (south + north) / 2]
  const isRegion = span < 150 && north - south < 110
  const projection = isRegion
    ? geoAzimuthalEqualArea().rotate([-longitude, -latitude])
    : geoEqualEarth().rotate([-longitude, 0])
  return projection.scale(1_000).precision(0)
}
